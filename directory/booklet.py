"""What a printed directory holds: services with all that an entry on paper shows, in chapters by topic."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from .a_to_z import in_order
from .catalogue import ACTIVE, topics
from .loading import PRINTED
from .models import Service, TaxonomyTerm
from .translations import SOURCE, in_language


@dataclass(frozen=True)
class Chapter:
    """Services under a topic, in the order of their names; without a topic, those that are about none."""

    topic: TaxonomyTerm | None
    services: Sequence[Service]


def active(session: Session, slugs: Sequence[str]) -> tuple[str, ...]:
    """Those of these slugs that are of active services, in this order."""
    found = session.scalars(select(Service.slug).where(Service.status == ACTIVE, Service.slug.in_(slugs)))
    return tuple(sorted(found, key=slugs.index))


def chosen(session: Session, slugs: Sequence[str]) -> list[Service]:
    """Those of these services that are active, in this order, loaded with what is printed of them."""
    found = select(Service).where(Service.status == ACTIVE, Service.slug.in_(slugs)).options(*PRINTED)
    return sorted(session.scalars(found), key=lambda service: slugs.index(service.slug))


def chapters(session: Session, language: str = SOURCE, within: TaxonomyTerm | None = None) -> list[Chapter]:
    """Every active service once, under the widest topic of the first it is about; within a topic, under the
    topics next to it, and those about the topic itself first.
    """
    every = {topic.id: topic for topic in topics(session)}
    services: dict[str | None, list[Service]] = {}
    for service in session.scalars(select(Service).where(Service.status == ACTIVE).options(*PRINTED)):
        ways = [_way_down(topic, every) for topic in service.topics] or [[]]
        if within is None:
            services.setdefault(ways[0][0].id if ways[0] else None, []).append(service)
        elif way := next((way for way in ways if within in way), None):
            next_to_it = way[way.index(within) :][:2][-1]
            services.setdefault(next_to_it.id, []).append(service)
    first = within.id if within else ""
    named = sorted(
        ((every[key] if key else None, of_topic) for key, of_topic in services.items()),
        key=lambda one: (one[0] is None, one[0] is not None and one[0].id != first, _order(one[0], language)),
    )
    return [Chapter(topic, sorted(some, key=lambda each: _order(each, language))) for topic, some in named]


def _way_down(topic: TaxonomyTerm, every: Mapping[str, TaxonomyTerm]) -> list[TaxonomyTerm]:
    """From the widest topic to this one."""
    way = [topic]
    while (wider := every.get(way[0].parent_id or "")) and wider not in way:
        way.insert(0, wider)
    return way


def _order(thing: Service | TaxonomyTerm | None, language: str) -> list[str]:
    return in_order(in_language(thing, "name", language).text) if thing else []


def topics_in_order(found: Iterable[TaxonomyTerm], language: str) -> list[TaxonomyTerm]:
    """Topics by their names in this language."""
    return sorted(found, key=lambda topic: _order(topic, language))
