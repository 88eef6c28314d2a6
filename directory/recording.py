"""Writing rows one by one, each change of a row in the audit with who made it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from .models import AuditEntry, Base, Person, Role, Service, TaxonomyTerm
from .modified import mark_modified
from .owning import Owners, kind_of
from .plain import Values, as_json


class Recorder:
    """What one person changes in one session. Values are as the columns hold them."""

    def __init__(self, session: Session, who: str) -> None:
        self.session = session
        self.who = who
        self._owners = Owners(session)

    def add(self, model: type[Base], values: Mapping[str, Any]) -> None:
        self.session.execute(insert(model).values(**values))
        self.note(model, values, None, dict(values))

    def change(self, model: type[Base], row: Mapping[str, Any], values: Mapping[str, Any]) -> bool:
        """Set these columns of a whole row as it is now; whether anything was different."""
        changed = {name: value for name, value in values.items() if row[name] != value}
        if changed:
            table = model.__table__
            self.session.execute(update(model).where(table.c.id == row["id"]).values(**changed))
            self.note(model, row, {name: row[name] for name in changed}, changed)
        return bool(changed)

    def remove(self, model: type[Base], row: Mapping[str, Any]) -> None:
        table = model.__table__
        self.session.execute(delete(model).where(table.c.id == row["id"]))
        self.note(model, row, dict(row), None)

    def note(
        self, model: type[Base], row: Mapping[str, Any], before: Values | None, after: Values | None
    ) -> None:
        """Write down a change of a row, given whole, that has been made."""
        of = self._owners.of(model, row)
        entry = AuditEntry(
            when=datetime.now(UTC),
            who=self.who,
            kind=kind_of(model),
            slug=row.get("slug") or (of or "").partition(":")[2],
            before=as_json(before) if before is not None else None,
            after=as_json(after) if after is not None else None,
            together=self.session.info.setdefault("together", str(uuid4())),
            row=row["id"],
            of=of,
        )
        self.session.add(entry)
        self.session.flush()
        touch(self.session, of)


def touch(session: Session, entry: str | None) -> None:
    """Remember that the words to find an entry by may have changed; of a person, those of their roles, and
    of a topic those of its services.
    """
    kind, _, slug = (entry or "").partition(":")
    found = session.info.setdefault("touched", {})
    if kind == Person.kind:
        found.update((("role", role), True) for role in _roles_of(session, slug))
    if kind == TaxonomyTerm.kind:
        about = select(Service.slug).where(Service.topics.any(TaxonomyTerm.slug == slug))
        found.update(((Service.kind, service), True) for service in session.scalars(about))
    if entry:
        found[kind, slug] = True
        mark_modified(session, [entry], datetime.now(UTC))


def touched(session: Session) -> list[tuple[str, str]]:
    """The kinds and slugs of the entries whose words to find them by may have changed in this session."""
    return list(session.info.get("touched", {}))


def _roles_of(session: Session, person: str) -> Iterator[str]:
    key = select(Person.id).where(Person.slug == person).scalar_subquery()
    return iter(
        session.scalars(select(Role.slug).where((Role.person_id == key) | (Role.covered_by_id == key)))
    )
