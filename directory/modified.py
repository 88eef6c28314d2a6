"""When services were last modified, as others who keep a copy of them ask.

A service is modified when it is changed itself, or anything that is shown as part of it: its prices, hours,
contacts and places, its team and organisation, its topics.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from .models import Location, Organisation, Service, ServiceAtLocation, ServiceTopic, TaxonomyTerm, Team

AT_ONCE = 400
Showing = Callable[[Sequence[str]], ColumnElement[bool]]


def mark_modified(session: Session, entries: Iterable[str], when: datetime) -> None:
    """Services that show any of these entries, each like "team:waste", were modified at this moment."""
    slugs: dict[str, list[str]] = {}
    for entry in sorted(entries):
        kind, _, slug = entry.partition(":")
        slugs.setdefault(kind, []).append(slug)
    for kind in slugs.keys() & SHOWING.keys():
        for first in range(0, len(slugs[kind]), AT_ONCE):
            showing = SHOWING[kind](slugs[kind][first : first + AT_ONCE])
            session.execute(update(Service).where(showing).values(last_modified=when))


def _at(places: Sequence[str]) -> ColumnElement[bool]:
    at = select(ServiceAtLocation.service_id).join(ServiceAtLocation.location)
    return Service.id.in_(at.where(Location.slug.in_(places)))


def _about(topics: Sequence[str]) -> ColumnElement[bool]:
    about = select(ServiceTopic.service_id).join(
        TaxonomyTerm, ServiceTopic.taxonomy_term_id == TaxonomyTerm.id
    )
    return Service.id.in_(about.where(TaxonomyTerm.slug.in_(topics)))


SHOWING: dict[str, Showing] = {
    Service.kind: Service.slug.in_,
    Team.kind: lambda slugs: Service.team_id.in_(select(Team.id).where(Team.slug.in_(slugs))),
    Organisation.kind: lambda slugs: Service.organisation_id.in_(
        select(Organisation.id).where(Organisation.slug.in_(slugs))
    ),
    Location.kind: _at,
    TaxonomyTerm.kind: _about,
}
