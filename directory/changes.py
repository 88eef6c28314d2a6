"""Changing the directory, one thing at a time. Each change is kept in the audit with who made it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import inspect, select
from sqlalchemy.orm import Session

from .models import (
    AuditEntry,
    Base,
    Contact,
    Location,
    Organisation,
    Person,
    Role,
    Service,
    TaxonomyTerm,
    Team,
    Translation,
)
from .slugs import id_for
from .storing import as_json

Slugged = Organisation | Team | Person | Role | Service | Location | TaxonomyTerm | Contact
Translatable = Organisation | Team | Role | Service | Location | TaxonomyTerm


def add(session: Session, thing: Slugged, who: str) -> None:
    """Add something new."""
    session.add(thing)
    session.flush()
    _audit(session, who, thing.kind, thing.slug, None, _columns(thing))
    _touch(session, thing)


def change(session: Session, thing: Slugged, who: str, **fields: Any) -> bool:
    """Set these fields; whether anything was different. The slug is for ever, for others link to it."""
    if "slug" in fields or "id" in fields:
        raise ValueError("A slug and an id never change, for others link to them.")
    before = {name: getattr(thing, name) for name in fields}
    changed = {name: value for name, value in fields.items() if before[name] != value}
    if not changed:
        return False
    for name, value in changed.items():
        setattr(thing, name, value)
    if isinstance(thing, Service):
        thing.last_modified = datetime.now(UTC)
    session.flush()
    was = {name: before[name] for name in changed}
    _audit(session, who, thing.kind, thing.slug, as_json(was), as_json(changed))
    _touch(session, thing)
    return True


def remove(session: Session, thing: Slugged, who: str) -> None:
    """Remove something nothing refers to any more; a service that ended is better made inactive."""
    kind, slug, before = thing.kind, thing.slug, _columns(thing)
    _touch(session, thing)
    session.delete(thing)
    session.flush()
    _audit(session, who, kind, slug, before, None)


def translate(
    session: Session,
    thing: Translatable,
    field: str,
    language: str,
    text: str,
    who: str,
    *,
    reviewed_by: str | None = None,
) -> None:
    """Set the words of one field in a language; without `reviewed_by` they await a speaker's review."""
    key = id_for("translation", thing.kind, thing.slug, field, language)
    found = session.get(Translation, key)
    before = _columns(found) if found else None
    if found is None:
        found = Translation(id=key, kind=thing.kind, slug=thing.slug, field=field, language=language)
        session.add(found)
    found.text, found.reviewed_by = text, reviewed_by
    session.flush()
    session.expire(thing, ["translations"])
    after = _columns(found)
    if after != before:
        _audit(session, who, "translation", thing.slug, before, after)
        _touch(session, thing)


def history(session: Session, slug: str, limit: int = 50) -> Sequence[AuditEntry]:
    """What changed under a slug, the latest first."""
    found = select(AuditEntry).where(AuditEntry.slug == slug).order_by(AuditEntry.id.desc()).limit(limit)
    return session.scalars(found).all()


def touched(session: Session) -> list[tuple[str, str]]:
    """The kinds and slugs of the entries whose words to find them by may have changed in this session."""
    return list(session.info.get("touched", {}))


def _columns(thing: Base) -> dict[str, Any]:
    return as_json({one.key: getattr(thing, one.key) for one in inspect(type(thing)).column_attrs})


def _audit(
    session: Session,
    who: str,
    kind: str,
    slug: str,
    before: dict[str, Any] | None,
    after: dict[str, Any] | None,
) -> None:
    together = session.info.setdefault("together", str(uuid4()))
    entry = AuditEntry(
        when=datetime.now(UTC), who=who, kind=kind, slug=slug, before=before, after=after, together=together
    )
    session.add(entry)
    session.flush()


def _touch(session: Session, thing: Slugged) -> None:
    session.info.setdefault("touched", {}).update(dict.fromkeys(_entries_of(session, thing), True))


def _entries_of(session: Session, thing: Slugged) -> Iterator[tuple[str, str]]:
    """What is found by the words of this thing: itself; of a contact whose it is; of a person their roles."""
    if isinstance(thing, Contact):
        for model in (Organisation, Team, Role, Service, Location):
            owner = getattr(thing, f"{model.kind}_id")
            if slug := owner and session.scalar(select(model.slug).where(model.id == owner)):
                yield model.kind, slug
        return
    if isinstance(thing, Person):
        fills = (Role.person_id == thing.id) | (Role.covered_by_id == thing.id)
        for slug in session.scalars(select(Role.slug).where(fills)):
            yield Role.kind, slug
    if not isinstance(thing, TaxonomyTerm):
        yield thing.kind, thing.slug
