"""The trail of changes, as people read it: what was changed together is one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import ColumnElement, String, cast, func, or_, select
from sqlalchemy.orm import Session

from .models import AuditEntry, Role, Service, Team

OF_ENTRIES = AuditEntry.kind != "account"
"""The audit keeps what becomes of accounts of staff as well, which are nobody's entries."""
SHOWN = 40
"""How many of the rows of one change a page shows."""


@dataclass(frozen=True)
class Change:
    """What somebody did at once: the first rows of it, and how many there are in all."""

    together: str | None
    who: str
    when: datetime
    entries: Sequence[AuditEntry]
    rows: int

    @property
    def is_forgotten(self) -> bool:
        """Whether all that it said is deleted: then there is nothing to undo."""
        return all(one.is_forgotten for one in self.entries)

    @property
    def last(self) -> int:
        return self.entries[-1].id

    @property
    def of(self) -> list[str]:
        """The entries that were changed, as "service:bins", each once."""
        return list(dict.fromkeys(one.of or f"{one.kind}:{one.slug}" for one in self.entries))


@dataclass(frozen=True)
class Wanted:
    """What to show: of one entry, as "service:bins"; of a team (its id) and what it runs; of a kind; by
    somebody; from a moment until another.
    """

    of: str | None = None
    team: str | None = None
    kind: str | None = None
    who: str | None = None
    first: datetime | None = None
    last: datetime | None = None


def changes(session: Session, wanted: Wanted, page: int = 1, per_page: int = 20) -> tuple[list[Change], bool]:
    """One page of changes, the latest first, and whether there are more."""
    one = func.coalesce(AuditEntry.together, cast(AuditEntry.id, String))
    found = (
        select(one.label("one"), func.max(AuditEntry.id).label("newest"), func.count().label("rows"))
        .where(*_conditions(session, wanted))
        .group_by(one)
        .order_by(func.max(AuditEntry.id).desc())
        .offset((page - 1) * per_page)
        .limit(per_page + 1)
    )
    groups = session.execute(found).all()
    shown = [_change(session, group.one, wanted, group.rows) for group in groups[:per_page]]
    return shown, len(groups) > per_page


def change_of(session: Session, together: str) -> Change | None:
    """One change, whole as far as a page shows it."""
    rows = session.scalar(select(func.count()).where(AuditEntry.together == together, OF_ENTRIES))
    return _change(session, together, Wanted(), rows or 0) if rows else None


def _change(session: Session, one: str, wanted: Wanted, rows: int) -> Change:
    query = select(AuditEntry).where(*_conditions(session, wanted)).order_by(AuditEntry.id)
    same = AuditEntry.together == one
    if one.isdecimal():
        same = or_(same, AuditEntry.id == int(one))
    entries = session.scalars(query.where(same).limit(SHOWN)).all()
    return Change(entries[0].together, entries[0].who, entries[0].when, entries, rows)


def _conditions(session: Session, wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [OF_ENTRIES]
    if wanted.of:
        found.append(AuditEntry.of == wanted.of)
    if wanted.team:
        found.append(AuditEntry.of.in_(_of_team(session, wanted.team)))
    if wanted.kind:
        found.append(AuditEntry.of.startswith(f"{wanted.kind}:"))
    if wanted.who:
        found.append(AuditEntry.who == wanted.who)
    if wanted.first:
        found.append(AuditEntry.when >= wanted.first.astimezone(UTC))
    if wanted.last:
        found.append(AuditEntry.when < wanted.last.astimezone(UTC))
    return found


def _of_team(session: Session, key: str) -> list[str]:
    found = [f"team:{slug}" for slug in session.scalars(select(Team.slug).where(Team.id == key))]
    for model in (Service, Role):
        found += [
            f"{model.kind}:{one}" for one in session.scalars(select(model.slug).where(model.team_id == key))
        ]
    return found
