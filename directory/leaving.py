"""Somebody leaves: what they did here is given back, and what others have to take over is listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from . import people
from .changes import change
from .hours import LONDON
from .models import Absence, DutyShift, Person, Role
from .people import WITH_TEAM
from .recording import Recorder
from .rota import change_row


@dataclass(frozen=True)
class Leaving:
    """What somebody leaves behind: the posts they fill, those they cover, the absences of others that they
    were to cover, and the shifts they have from now on. The last two are for others to take on.
    """

    fills: Sequence[Role]
    covers: Sequence[Role]
    absences: Sequence[Absence]
    shifts: Sequence[DutyShift]

    @property
    def to_give_on(self) -> bool:
        return bool(self.absences or self.shifts)


def left_behind(session: Session, person: Person, day: date) -> Leaving:
    """What would be left behind by somebody whose last day this is."""
    theirs = select(Role).options(*WITH_TEAM).order_by(Role.name)
    return Leaving(
        fills=session.scalars(theirs.where(Role.person_id == person.id)).all(),
        covers=session.scalars(theirs.where(Role.covered_by_id == person.id)).all(),
        absences=people.covering(session, person, day),
        shifts=people.shifts(session, datetime.combine(day, time(), LONDON), person_id=person.id),
    )


def leave(session: Session, person: Person, day: date, who: str) -> None:
    """This was their last day: their posts become vacant, and they cover nobody any more.

    Shifts stay as they are until somebody else takes them, so that nobody forgets that they are to be given
    on; a caller is never put through to somebody who has left.
    """
    behind = left_behind(session, person, day)
    for role in behind.fills:
        change(session, role, who, person_id=None)
    for role in behind.covers:
        change(session, role, who, covered_by_id=None)
    recorder = Recorder(session, who)
    for absence in behind.absences:
        change_row(recorder, absence, covered_by_id=None)
    change(session, person, who, left_on=day)
