"""What changed lately in the services, as anyone may know it: which of their parts, and when. Never who."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from .catalogue import ACTIVE
from .hours import LONDON
from .models import AuditEntry, Contact, Service
from .visibility import for_everyone

LOOKED_AT = 1_000
"""So many changes are looked through for those that anyone may know."""

OF_A_SERVICE = {
    "name": "name",
    "description": "description",
    "status": "status",
    "fees": "cost",
    "eligibility": "eligibility",
    "minimum_age": "eligibility",
    "maximum_age": "eligibility",
    "application_process": "process",
    "alert": "alert",
    "url": "website",
    "languages": "languages",
    "if_we_cannot_help": "partners",
    "team_id": "team",
    "organisation_id": "team",
}
"""Columns that the page of a service shows, and the part of the page each belongs to."""

OF_OTHERS = {
    "cost_option": "cost",
    "schedule": "hours",
    "contact": "contact",
    "service_area": "area",
    "service_at_location": "places",
    "service_topic": "topics",
}


@dataclass(frozen=True)
class Change:
    """What became of one service on one day: the parts that changed, or that it is new. `when` is the moment
    of the last.
    """

    service: Service
    day: date
    when: datetime
    parts: tuple[str, ...]
    new: bool


def lately(session: Session, most: int) -> list[Change]:
    """The latest changes of services that are active, with their translations, the newest first."""
    rows = session.scalars(
        select(AuditEntry)
        .where(AuditEntry.of.startswith("service:", autoescape=True))
        .order_by(AuditEntry.id.desc())
        .limit(LOOKED_AT)
    ).all()
    shown = _public_contacts(session, rows)
    days: dict[tuple[str, date], list[AuditEntry]] = {}
    for row in rows:
        if _is_new(row) or _part(row, shown):
            slug, day = (row.of or "").partition(":")[2], row.when.astimezone(LONDON).date()
            days.setdefault((slug, day), []).append(row)
    services = _services(session, {slug for slug, _day in days})
    found = [
        Change(
            services[slug],
            day,
            max(row.when for row in together),
            tuple(dict.fromkeys(part for row in reversed(together) for part in _part(row, shown))),
            any(map(_is_new, together)),
        )
        for (slug, day), together in days.items()
        if slug in services
    ]
    return sorted(found, key=lambda change: change.when, reverse=True)[:most]


def latest_change(session: Session) -> tuple[int, datetime] | None:
    """The number and the moment of the last change of anything: another one after each change."""
    last = select(AuditEntry.id, AuditEntry.when).order_by(AuditEntry.id.desc()).limit(1)
    found = session.execute(last).one_or_none()
    return (found[0], found[1]) if found else None


def _is_new(row: AuditEntry) -> bool:
    return row.kind == Service.kind and row.before is None


def _part(row: AuditEntry, shown: frozenset[str]) -> list[str]:
    """The parts of a service's page that this changed; none where nobody outside can see it."""
    columns = {**(row.before or {}), **(row.after or {})}
    if row.kind == Service.kind:
        return [OF_A_SERVICE[name] for name in columns if name in OF_A_SERVICE]
    if row.kind == Contact.kind and not (row.row in shown or _was_public(row)):
        return []
    return [OF_OTHERS[row.kind]] if row.kind in OF_OTHERS else []


def _was_public(row: AuditEntry) -> bool:
    return any((values or {}).get("public") for values in (row.before, row.after))


def _public_contacts(session: Session, rows: Sequence[AuditEntry]) -> frozenset[str]:
    """The ids of those that everyone may see now, of the contacts that changed."""
    changed = {row.row for row in rows if row.kind == Contact.kind}
    found = session.scalars(select(Contact).where(Contact.id.in_(changed))) if changed else ()
    return frozenset(contact.id for contact in found if for_everyone(contact))


def _services(session: Session, slugs: set[str]) -> dict[str, Service]:
    found = select(Service).where(Service.status == ACTIVE, Service.slug.in_(slugs))
    loaded = found.options(selectinload(Service.translations))
    return {service.slug: service for service in session.scalars(loaded)}
