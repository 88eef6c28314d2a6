"""Who is away on a day, and who does their work meanwhile."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from .hours import DAYS
from .models import Absence, Person


@dataclass(frozen=True)
class Away:
    """Of the people who were asked about, and those who cover them, who is away on one day.

    `absences` is by the person's id: the one that ends last, with who covers loaded.
    """

    day: date
    absences: Mapping[str, Absence] = field(default_factory=dict)

    def absence_of(self, person: Person) -> Absence | None:
        return self.absences.get(person.id)

    def has_left(self, person: Person) -> bool:
        return person.left_on is not None and person.left_on < self.day

    def works_today(self, person: Person) -> bool:
        """Whether they are at work: not away, not gone, and this is a day they work on, so far as we know."""
        days = person.working_days.split(",") if person.working_days else DAYS
        free = self.absence_of(person) is not None or self.has_left(person)
        return not free and DAYS[self.day.weekday()] in days

    def instead_of(self, person: Person) -> Person | None:
        """Who does somebody's work on this day: themselves while they are here; while they are away whoever
        covers them and is here, or is covered in turn; None when that leads to nobody.
        """
        seen: set[str] = set()
        found: Person | None = person
        while found is not None and found.id not in seen:
            seen.add(found.id)
            absence = self.absence_of(found)
            if absence is None:
                return None if self.has_left(found) else found
            found = absence.covered_by
        return None


def away_on(session: Session, day: date, people: Iterable[Person | None]) -> Away:
    """Whether these people are away, and those who cover them, and so on: a query for each step of that."""
    absences: dict[str, Absence] = {}
    asked: set[str] = set()
    wanted = {person.id for person in people if person is not None}
    while wanted:
        asked |= wanted
        found = session.scalars(_absences(day).where(Absence.person_id.in_(wanted))).all()
        absences |= {one.person_id: one for one in found}
        wanted = {one.covered_by_id for one in found if one.covered_by_id} - asked
    return Away(day, absences)


def everybody_away(session: Session, day: date) -> Away:
    """All who are away, in one query."""
    return Away(day, {one.person_id: one for one in session.scalars(_absences(day))})


def _absences(day: date) -> Select[Absence]:
    """Of two of one person, the one that ends last comes last."""
    there = select(Absence).where(Absence.starts <= day, Absence.ends >= day)
    return there.options(joinedload(Absence.covered_by)).order_by(Absence.ends)
