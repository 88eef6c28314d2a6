"""Changing when people are away and who is on duty. Each change is in the audit, under the person or team."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from .hours import LONDON
from .models import Absence, DutyShift, Person, Team
from .recording import Recorder

A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Days:
    """Days away, the last one included, and the id of who covers them, if anybody does."""

    starts: date
    ends: date
    covered_by_id: str | None = None


def overlapping(session: Session, person: Person, days: Days, but: str = "") -> Absence | None:
    """An absence of theirs, other than the one with this id, that has some of these days."""
    query = select(Absence).where(
        Absence.person_id == person.id,
        Absence.starts <= days.ends,
        Absence.ends >= days.starts,
        Absence.id != but,
    )
    return session.scalars(query.limit(1)).one_or_none()


def add_absence(session: Session, person: Person, days: Days, who: str) -> None:
    Recorder(session, who).add(Absence, {"id": str(uuid4()), "person_id": person.id, **vars(days)})


def change_absence(session: Session, absence: Absence, days: Days, who: str) -> bool:
    """Whether anything was different."""
    return change_row(Recorder(session, who), absence, **vars(days))


def remove_row(session: Session, row: Absence | DutyShift, who: str) -> None:
    """Take an absence or a shift away."""
    Recorder(session, who).remove(type(row), _columns(row))


def change_row(recorder: Recorder, row: Absence | DutyShift, **fields: object) -> bool:
    """Set these columns of an absence or a shift; whether any was different."""
    return recorder.change(type(row), _columns(row), fields)


@dataclass(frozen=True)
class Shift:
    """A shift to be added, between two moments told in London's time. `shift` is "duty" or "out-of-hours"."""

    person_id: str
    shift: str
    first_day: date
    starts_at: time
    last_day: date
    ends_at: time
    phone: str | None = None

    @property
    def is_backwards(self) -> bool:
        return (self.last_day, self.ends_at) <= (self.first_day, self.starts_at)

    def overlaps_itself(self, weeks: int) -> bool:
        """Whether it would not be over when it begins again a week later."""
        return weeks > 1 and (self.last_day, self.ends_at) > (self.first_day + A_WEEK, self.starts_at)

    def weekly(self, weeks: int) -> Iterator[tuple[datetime, datetime]]:
        """Its two moments, the same every week: by the clock on the wall, summer or winter."""
        for number in range(weeks):
            first, last = self.first_day + number * A_WEEK, self.last_day + number * A_WEEK
            yield (
                datetime.combine(first, self.starts_at, LONDON),
                datetime.combine(last, self.ends_at, LONDON),
            )


def add_shifts(session: Session, team: Team, shift: Shift, weeks: int, who: str) -> int:
    """Add a shift for so many weeks, leaving out those that are there already; how many were added."""
    there = _there(session, team, shift)
    recorder = Recorder(session, who)
    added = 0
    for starts_at, ends_at in shift.weekly(weeks):
        if (starts_at.astimezone(UTC), ends_at.astimezone(UTC)) in there:
            continue
        values = {"person_id": shift.person_id, "shift": shift.shift, "phone": shift.phone}
        moments = {"starts_at": starts_at, "ends_at": ends_at}
        recorder.add(DutyShift, {"id": str(uuid4()), "team_id": team.id, **values, **moments})
        added += 1
    return added


def in_the_way(session: Session, team: Team, shift: Shift, weeks: int) -> DutyShift | None:
    """The first shift of the same person for this team that is on at the same time, with who that is; but
    none that is there already just as it would be added.
    """
    spans = [(starts.astimezone(UTC), ends.astimezone(UTC)) for starts, ends in shift.weekly(weeks)]
    query = (
        select(DutyShift)
        .where(
            DutyShift.team_id == team.id,
            DutyShift.person_id == shift.person_id,
            DutyShift.starts_at < spans[-1][1],
            DutyShift.ends_at > spans[0][0],
        )
        .options(joinedload(DutyShift.person))
        .order_by(DutyShift.starts_at, DutyShift.id)
    )
    for one in session.scalars(query):
        is_the_same = one.shift == shift.shift and (one.starts_at, one.ends_at) in spans
        if not is_the_same and any(one.starts_at < ends and starts < one.ends_at for starts, ends in spans):
            return one
    return None


def _there(session: Session, team: Team, shift: Shift) -> set[tuple[datetime, datetime]]:
    theirs = select(DutyShift.starts_at, DutyShift.ends_at).where(
        DutyShift.team_id == team.id, DutyShift.person_id == shift.person_id, DutyShift.shift == shift.shift
    )
    return {(starts_at, ends_at) for starts_at, ends_at in session.execute(theirs)}


def _columns(row: Absence | DutyShift) -> dict[str, object]:
    return {column.name: getattr(row, column.name) for column in type(row).__table__.columns}
