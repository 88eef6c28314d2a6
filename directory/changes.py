"""Changing the directory, one thing at a time. Each change is kept in the audit with who made it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

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
from .parts import PARTS, replace
from .plain import Values
from .recording import Recorder, touched
from .slugs import id_for

__all__ = ["add", "change", "change_part", "history", "remove", "touched", "translate"]

Slugged = Organisation | Team | Person | Role | Service | Location | TaxonomyTerm | Contact
Translatable = Organisation | Team | Role | Service | Location | TaxonomyTerm


def add(session: Session, thing: Slugged, who: str) -> None:
    """Add something new."""
    session.add(thing)
    session.flush()
    Recorder(session, who).note(type(thing), _columns(thing), None, _columns(thing))


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
    session.flush()
    was = {name: before[name] for name in changed}
    Recorder(session, who).note(type(thing), _columns(thing), was, changed)
    return True


def change_part(session: Session, thing: Slugged, part: str, rows: Sequence[Values], who: str) -> bool:
    """Make one of `parts.PARTS` of something what these rows say, and no more; whether any was different.

    A row is plain JSON as `parts.rows_of` gives it; one without an "id" that is there is new.
    """
    session.flush()
    changed = replace(Recorder(session, who), PARTS[thing.kind][part], thing.id, thing.slug, rows)
    session.expire_all()
    return changed


def remove(session: Session, thing: Slugged, who: str) -> None:
    """Remove something nothing refers to any more, with all its parts and translations; a service that
    ended is better made inactive.
    """
    for part in PARTS.get(thing.kind, {}):
        change_part(session, thing, part, [], who)
    recorder = Recorder(session, who)
    translations = select(Translation).where(Translation.kind == thing.kind, Translation.slug == thing.slug)
    for translation in session.scalars(translations).all():
        recorder.remove(Translation, _columns(translation))
    model, before = type(thing), _columns(thing)
    session.expunge(thing)
    recorder.remove(model, before)


def translate(
    session: Session,
    thing: Translatable,
    field: str,
    language: str,
    text: str | None,
    who: str,
    *,
    reviewed_by: str | None = None,
) -> bool:
    """Set the words of one field in a language, or take them away with None; whether anything was different.
    Without `reviewed_by` they await a speaker's review.
    """
    key = id_for("translation", thing.kind, thing.slug, field, language)
    of_it = select(Translation).where(Translation.kind == thing.kind, Translation.slug == thing.slug)
    found = session.scalar(of_it.where(Translation.field == field, Translation.language == language))
    recorder = Recorder(session, who)
    values = {"text": text, "reviewed_by": reviewed_by}
    if text and found:
        changed = recorder.change(Translation, _columns(found), values)
    elif text:
        names = {"id": key, "kind": thing.kind, "slug": thing.slug, "field": field, "language": language}
        recorder.add(Translation, names | values)
        changed = True
    elif changed := found is not None:
        recorder.remove(Translation, _columns(found))
    session.expire_all()
    return changed


def history(session: Session, slug: str, limit: int = 50) -> Sequence[AuditEntry]:
    """What changed under a slug, the latest first."""
    found = select(AuditEntry).where(AuditEntry.slug == slug).order_by(AuditEntry.id.desc()).limit(limit)
    return session.scalars(found).all()


def _columns(thing: Base) -> Values:
    return {one.key: getattr(thing, one.key) for one in inspect(type(thing)).column_attrs}
