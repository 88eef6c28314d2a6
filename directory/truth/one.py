"""One entry of any kind, and who answers for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload, selectinload

from ..catalogue import NotInDirectory
from ..models import Organisation, Role, Service, Team
from .ownership import ENTRIES, Entry, Ownership

Key = tuple[str, str]
"""A kind and a slug."""


def find_entries(session: Session, keys: Iterable[Key]) -> dict[Key, Entry]:
    """Those there are of these kinds and slugs, with their translations and teams."""
    by_kind: dict[str, set[str]] = defaultdict(set)
    for kind, slug in keys:
        by_kind[kind].add(slug)
    found: dict[Key, Entry] = {}
    for model in ENTRIES:
        wanted: Any = model
        query = select(wanted).where(wanted.slug.in_(by_kind[model.kind]))
        query = query.options(selectinload(wanted.translations))
        if model in (Service, Role):
            query = query.options(joinedload(wanted.team))
        if by_kind[model.kind]:
            found.update(((model.kind, one.slug), one) for one in session.scalars(query))
    return found


def find_entry(session: Session, kind: str, slug: str) -> Entry | None:
    """With its translations and its team."""
    return find_entries(session, [(kind, slug)]).get((kind, slug))


def get_entry(session: Session, kind: str, slug: str) -> Entry:
    found = find_entry(session, kind, slug)
    if found is None:
        raise NotInDirectory(kind, slug)
    return found


def ownership(session: Session) -> Ownership:
    """Who answers for what, by the teams and organisations there are."""
    teams = {one.id: one for one in session.scalars(select(Team))}
    organisations = {one.id: one for one in session.scalars(select(Organisation))}
    return Ownership(teams, organisations)
