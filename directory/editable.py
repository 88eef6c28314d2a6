"""Entries as those who edit them look for them: by name, whatever their state, with the team they are of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, literal, null, or_, select
from sqlalchemy.orm import Session

from .models import Role, Service, ServiceTopic, TaxonomyTerm, Team
from .models.keeping import A_YEAR, due_on
from .whole import KEPT, MODELS

MOST = 500


@dataclass(frozen=True)
class Line:
    """One entry. `team` is the slug of its team, a team's own for a team. Nobody answers for a topic."""

    kind: str
    slug: str
    name: str
    team: str | None
    status: str
    owner_email: str | None
    assured_date: date | None
    check_every: int

    def is_due(self, day: date) -> bool:
        """Whether it is to be checked again by this day."""
        return self.assured_date is None or due_on(self.assured_date, self.check_every) <= day


@dataclass(frozen=True)
class Narrowed:
    """What to look for: all that is given must hold. `teams` are slugs, `topic` a slug."""

    kinds: Collection[str] = tuple(MODELS)
    words: str = ""
    teams: frozenset[str] = frozenset()
    topic: str = ""
    owner: str = ""
    keys: frozenset[tuple[str, str]] | None = None


def lines(session: Session, narrowed: Narrowed, limit: int = MOST) -> list[Line]:
    """By kind and name, up to `limit` of each kind."""
    return [line for kind in narrowed.kinds for line in _lines(session, kind, narrowed, limit)]


def names_of(session: Session, keys: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """The names of those of these entries that there are, by kind and slug."""
    wanted: dict[str, list[str]] = {}
    for kind, slug in keys:
        wanted.setdefault(kind, []).append(slug)
    return {
        (kind, slug): name
        for kind, slugs in wanted.items()
        if kind in MODELS
        for slug, name in _names(session, MODELS[kind], slugs)
    }


def _names(session: Session, model: Any, slugs: Sequence[str]) -> Sequence[Any]:
    return session.execute(select(model.slug, model.name).where(model.slug.in_(slugs))).all()


def _lines(session: Session, kind: str, narrowed: Narrowed, limit: int) -> list[Line]:
    model: Any = MODELS[kind]
    query = _of(model)
    if narrowed.keys is not None:
        query = query.where(model.slug.in_(slug for of, slug in narrowed.keys if of == kind))
    for word in narrowed.words.split():
        query = query.where(or_(model.name.icontains(word, autoescape=True), model.slug == word))
    if narrowed.teams:
        if kind not in ("service", "team", "role"):
            return []
        query = query.where(Team.slug.in_(narrowed.teams))
    if narrowed.topic:
        if kind != "service":
            return []
        about = select(ServiceTopic.service_id).join(TaxonomyTerm).where(TaxonomyTerm.slug == narrowed.topic)
        query = query.where(Service.id.in_(about))
    if narrowed.owner:
        if kind not in KEPT:
            return []
        query = query.where(model.owner_email == narrowed.owner)
    return [Line(kind, *row) for row in session.execute(query.order_by(model.name, model.slug).limit(limit))]


def _of(model: Any) -> Select[Any]:
    team: Any = Team.slug if model in (Service, Role, Team) else null()
    status: Any = Service.status if model is Service else literal("active")
    kept = (
        (model.owner_email, model.assured_date, model.check_every)
        if model.kind in KEPT
        else (null(), null(), literal(A_YEAR))
    )
    query: Select[Any] = select(model.slug, model.name, team, status, *kept)
    if model in (Service, Role):
        query = query.outerjoin(Team, model.team_id == Team.id)
    return query
