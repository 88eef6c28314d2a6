"""People who left long ago are forgotten: their entry, what was kept of it in the trail, and in drafts.

Who changed which kind of thing, and when, stays in the trail. What was said of somebody is taken out of it
for good, so it cannot be undone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from sqlalchemy import ColumnElement, String, cast, func, or_, select
from sqlalchemy.orm import Session

from .hours import LONDON
from .models import AuditEntry, Person, Proposal, Role
from .owning import kind_of
from .plain import Values
from .proposals import leave_out
from .recording import Recorder
from .referring import referring
from .slugs import id_for

ALL_OF_THEM = f"{Person.kind}:"
"""The entry that changes of forgotten people are filed under: none of them has a name any more."""
NAMING = {(kind_of(model), column.name): column for model, column in referring(Person)}
"""The columns that say who somebody is, by kind and name."""


def long_gone(session: Session, day: date) -> Sequence[str]:
    """The slugs of those who worked here for the last time before this day, and of those whom the trail alone
    still knows, and has nothing newer about.
    """
    left = select(Person.slug).where(Person.left_on < day)
    removed = (
        select(AuditEntry.slug)
        .where(AuditEntry.kind == Person.kind, AuditEntry.slug != "")
        .where(AuditEntry.slug.not_in(select(Person.slug)))
        .group_by(AuditEntry.slug)
        .having(func.max(AuditEntry.when) < datetime.combine(day, time(), LONDON))
    )
    return sorted({*session.scalars(left), *session.scalars(removed)})


def forget(session: Session, slug: str, day: date, who: str) -> bool:
    """Forget somebody, unless they work here on this day after all; whether they are forgotten."""
    table = Person.__table__
    query = select(table).where(table.c.slug == slug).with_for_update()
    person = session.execute(query).mappings().one_or_none()
    if person is not None:
        if person["left_on"] is None or person["left_on"] >= day:
            return False
        _remove(Recorder(session, who), dict(person))
    key = person["id"] if person is not None else id_for(Person.kind, slug)
    _leave_out_of_drafts(session, key)
    _blank(session, slug, key)
    session.flush()
    session.expire_all()
    return True


def _remove(recorder: Recorder, person: Values) -> None:
    """Take away what names them: a post becomes vacant, an absence or a shift is nothing without them."""
    for model, column in referring(Person):
        found = select(model.__table__).where(column == person["id"])
        for row in map(dict, recorder.session.execute(found).mappings().all()):
            if column.nullable:
                recorder.change(model, row, {column.name: None})
            else:
                recorder.remove(model, row)
    recorder.remove(Person, person)


def _leave_out_of_drafts(session: Session, key: str) -> None:
    """A draft that was to give them a post does so no more."""
    names = {name for kind, name in NAMING if kind == Role.kind}
    drafts = select(Proposal).where(Proposal.kind == Role.kind, cast(Proposal.changes, String).contains(key))
    for draft in session.scalars(drafts).all():
        to_them = {name for name in names & draft.changes.keys() if draft.changes[name]["is"] == key}
        draft.changes = {
            name: _without(change, ("was", "is"), key) if name in names else change
            for name, change in draft.changes.items()
        }
        if not draft.is_new:
            leave_out(session, draft, to_them)


def _blank(session: Session, slug: str, key: str) -> None:
    """Take out of the trail what was said of them, and their name."""
    theirs = f"{Person.kind}:{slug}"
    own = (AuditEntry.kind == Person.kind) & (AuditEntry.slug == slug)
    found = session.scalars(select(AuditEntry).where(or_(own, AuditEntry.of == theirs, _names(key)))).all()
    about = {entry for entry in found if _is_about(entry, theirs, key)}
    about.update(_of_rows(session, {entry.row for entry in about if entry.row}))
    for entry in about:
        if theirs in (entry.of, f"{entry.kind}:{entry.slug}"):
            entry.slug, entry.of = "", ALL_OF_THEM
        entry.row = None  # it is made from their name
        _say(entry, {}, {})
    for entry in found:
        if entry not in about:
            names = _naming(entry)
            before, after = (_without(side or {}, names, key) for side in (entry.before, entry.after))
            # a change that was about them alone says nothing any more
            _say(entry, *(({}, {}) if before == after else (before, after)))


def _is_about(entry: AuditEntry, theirs: str, key: str) -> bool:
    """Whether a change is of them, or of something that is nothing without them."""
    if theirs in (entry.of, f"{entry.kind}:{entry.slug}"):
        return True
    sides = [entry.before or {}, entry.after or {}]
    needs = [name for name in _naming(entry) if not NAMING[entry.kind, name].nullable]
    return any(side.get(name) == key for side in sides for name in needs)


def _of_rows(session: Session, rows: Iterable[str]) -> Iterator[AuditEntry]:
    """What else was changed in these rows, such as the telephone of a shift."""
    for row in rows:
        yield from session.scalars(select(AuditEntry).where(AuditEntry.row == row))


def _say(entry: AuditEntry, before: Values, after: Values) -> None:
    """What was added stays added, and what was removed stays removed."""
    entry.before = before if entry.before is not None else None
    entry.after = after if entry.after is not None else None


def _names(key: str) -> ColumnElement[bool]:
    sides = (cast(side, String).contains(key) for side in (AuditEntry.before, AuditEntry.after))
    return AuditEntry.kind.in_({kind for kind, _name in NAMING}) & or_(*sides)


def _naming(entry: AuditEntry) -> list[str]:
    return [name for kind, name in NAMING if kind == entry.kind]


def _without(values: Mapping[str, Any], names: Iterable[str], key: str) -> Values:
    """The same, with nobody where these say that it is them."""
    return {**values, **{name: None for name in names if values.get(name) == key}}
