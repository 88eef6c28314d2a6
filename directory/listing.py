"""Things as a list shows them, however many and of whatever kinds: one query for all of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, literal, select, union_all
from sqlalchemy.orm import Session, aliased, selectinload

from .entry import summary
from .models import Location, Organisation, Role, Service, TaxonomyTerm, Team, Translation
from .translations import SOURCE, InLanguage

Key = tuple[str, str]
"""Kind and slug."""


@dataclass(frozen=True)
class Listed:
    """One line of a list, in the language asked for where it is translated. A role sums up as its team."""

    kind: str
    slug: str
    name: InLanguage
    summary: InLanguage


def listed(session: Session, keys: Iterable[Key], language: str = SOURCE) -> dict[Key, Listed]:
    """Those of these that the public may see, by kind and slug. What is gone is left out."""
    slugs: dict[str, list[str]] = {}
    for kind, slug in keys:
        slugs.setdefault(kind, []).append(slug)
    parts = [PARTS[kind](of_kind) for kind, of_kind in slugs.items() if kind in PARTS]
    if not parts:
        return {}
    things = union_all(*parts).subquery()
    name, words = aliased(Translation), aliased(Translation)
    of_name = and_(name.kind == things.c.kind, name.slug == things.c.slug, name.field == "name")
    of_words = and_(
        words.kind == things.c.of_kind, words.slug == things.c.of_slug, words.field == things.c.of_field
    )
    query = (
        select(things, name.text, name.reviewed_by, words.text, words.reviewed_by)
        .outerjoin(name, and_(of_name, name.language == language))
        .outerjoin(words, and_(of_words, words.language == language))
    )
    return {
        (row.kind, row.slug): Listed(
            row.kind,
            row.slug,
            _in_language(row.name, row[-4], row[-3], language),
            _in_language(row.words, row[-2], row[-1], language),
        )
        for row in session.execute(query)
    }


def pages_of(session: Session) -> Iterator[tuple[str, str, datetime | None]]:
    """Kind, slug and when it was last modified, where that is known, of everything that has a public page."""
    services = select(Service.slug, Service.last_modified).where(Service.status == "active")
    for slug, modified in session.execute(services.order_by(Service.slug)):
        yield Service.kind, slug, modified
    for model in (TaxonomyTerm, Team, Role, Location, Organisation):
        for slug in session.scalars(select(model.slug).order_by(model.slug)):
            yield model.kind, slug, None


def urgent_services(session: Session, slugs: Sequence[str]) -> list[Service]:
    """Those of these services that there are and that are active, in this order, with translations and
    contacts.
    """
    query = select(Service).where(Service.status == "active", Service.slug.in_(slugs))
    loaded = query.options(selectinload(Service.translations), selectinload(Service.contacts))
    return sorted(session.scalars(loaded), key=lambda service: slugs.index(service.slug))


def topic_names(session: Session, language: str = SOURCE) -> dict[str, str]:
    """The names of all topics by slug, in this language where they are translated."""
    translated = and_(
        Translation.kind == TaxonomyTerm.kind,
        Translation.slug == TaxonomyTerm.slug,
        Translation.field == "name",
        Translation.language == language,
    )
    query = select(TaxonomyTerm.slug, TaxonomyTerm.name, Translation.text).outerjoin(Translation, translated)
    return {slug: text or name for slug, name, text in session.execute(query)}


def awaits_review(session: Session, language: str) -> bool:
    """Whether any words of the directory in this language have not yet been read over by a speaker."""
    waiting = select(Translation.id).where(
        Translation.language == language, Translation.reviewed_by.is_(None)
    )
    return session.scalar(waiting.limit(1)) is not None


def _in_language(source: str | None, text: str | None, reviewed_by: str | None, language: str) -> InLanguage:
    if text:
        return InLanguage(summary(text), language, bool(reviewed_by))
    return InLanguage(summary(source), SOURCE, True)


def _described(model: Any, slugs: list[str]) -> Select[Any]:
    return select(
        literal(model.kind).label("kind"),
        model.slug,
        model.name,
        model.description.label("words"),
        literal(model.kind).label("of_kind"),
        model.slug.label("of_slug"),
        literal("description").label("of_field"),
    ).where(model.slug.in_(slugs))


def _roles(slugs: list[str]) -> Select[Any]:
    columns: list[Any] = [
        literal(Role.kind).label("kind"),
        Role.slug,
        Role.name,
        Team.name.label("words"),
        literal(Team.kind).label("of_kind"),
        Team.slug.label("of_slug"),
        literal("name").label("of_field"),
    ]
    return select(*columns).join(Team, Role.team_id == Team.id).where(Role.slug.in_(slugs))


PARTS: dict[str, Callable[[list[str]], Select[Any]]] = {
    "service": lambda slugs: _described(Service, slugs).where(Service.status == "active"),
    "team": lambda slugs: _described(Team, slugs),
    "role": _roles,
    "location": lambda slugs: _described(Location, slugs),
    "organisation": lambda slugs: _described(Organisation, slugs),
}
