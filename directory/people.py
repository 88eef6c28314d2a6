"""Reading about people who work here: who they are, their posts, when they are away and on duty."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from .models import Absence, DutyShift, Person, Role, Team
from .slugs import SLUG

WITH_TEAM = (
    selectinload(Role.translations),
    joinedload(Role.person),
    joinedload(Role.covered_by),
    joinedload(Role.team).selectinload(Team.translations),
)


def find_person(session: Session, slug: str) -> Person | None:
    if not SLUG.fullmatch(slug):
        return None
    return session.scalars(select(Person).where(Person.slug == slug)).one_or_none()


def staff(session: Session, day: date) -> Sequence[Person]:
    """Everybody who works here on this day, by name."""
    stays = Person.left_on.is_(None) | (Person.left_on >= day)
    return session.scalars(select(Person).where(stays).order_by(Person.name, Person.slug)).all()


def named(session: Session, slugs: Collection[str]) -> dict[str, Person]:
    """Those with these slugs, by slug."""
    return {one.slug: one for one in session.scalars(select(Person).where(Person.slug.in_(slugs)))}


def roles_of(session: Session, people: Collection[Person]) -> Sequence[Role]:
    """The posts that they fill or cover, by name, with their teams."""
    ids = [person.id for person in people]
    theirs = Role.person_id.in_(ids) | Role.covered_by_id.in_(ids)
    return session.scalars(select(Role).where(theirs).options(*WITH_TEAM).order_by(Role.name)).all()


def posts(session: Session) -> Sequence[Role]:
    """Every post by name, with its team and who fills or covers it."""
    return session.scalars(select(Role).options(*WITH_TEAM).order_by(Role.name)).all()


def colleagues(session: Session, teams: Collection[str]) -> Sequence[Person]:
    """Who fills or covers a post in these teams (their slugs), by name."""
    theirs = select(Role.person_id).where(Role.team.has(Team.slug.in_(teams)))
    covering = select(Role.covered_by_id).where(Role.team.has(Team.slug.in_(teams)))
    there = Person.id.in_(theirs) | Person.id.in_(covering)
    return session.scalars(select(Person).where(there).order_by(Person.name, Person.slug)).all()


def absences(
    session: Session, first: date, last: date | None = None, people: Collection[str] | None = None
) -> Sequence[Absence]:
    """Those that have a day from the first to the last (for ever), by when they start, with their people.

    `people` are ids; None is everybody.
    """
    query = _absences().where(Absence.ends >= first)
    if last is not None:
        query = query.where(Absence.starts <= last)
    if people is not None:
        query = query.where(Absence.person_id.in_(people))
    return session.scalars(query).all()


def covering(session: Session, person: Person, first: date) -> Sequence[Absence]:
    """The absences of others that somebody covers from this day on."""
    theirs = _absences().where(Absence.covered_by_id == person.id, Absence.ends >= first)
    return session.scalars(theirs).all()


def find_absence(session: Session, key: str) -> Absence | None:
    return session.scalars(_absences().where(Absence.id == key)).one_or_none()


def find_shift(session: Session, key: str) -> DutyShift | None:
    """With its person."""
    return session.get(DutyShift, key, options=[joinedload(DutyShift.person)])


def shifts(session: Session, first: datetime, last: datetime | None = None, **of: Any) -> Sequence[DutyShift]:
    """Those not over at the first moment that start before the last, in order, with team and person.

    `of` narrows them to one `team_id` or `person_id`.
    """
    query = select(DutyShift).where(DutyShift.ends_at > first).filter_by(**of)
    if last is not None:
        query = query.where(DutyShift.starts_at < last)
    team = joinedload(DutyShift.team).selectinload(Team.translations)
    query = query.options(joinedload(DutyShift.person), team)
    return session.scalars(query.order_by(DutyShift.starts_at, DutyShift.shift, DutyShift.id)).all()


def teams(session: Session) -> Sequence[Team]:
    """Every team by name, with its posts and who fills or covers them."""
    roles = selectinload(Team.roles).options(
        joinedload(Role.person), joinedload(Role.covered_by), selectinload(Role.translations)
    )
    query = select(Team).options(selectinload(Team.translations), roles).order_by(Team.name)
    return session.scalars(query).all()


def as_tree(teams: Sequence[Team]) -> Iterator[tuple[int, Team]]:
    """The teams as an organisation chart is read: each after the one it is within, with how deep it is."""
    ids = {team.id for team in teams}
    within: dict[str | None, list[Team]] = {}
    for team in teams:
        within.setdefault(team.parent_id if team.parent_id in ids else None, []).append(team)

    def below(parent: str | None, depth: int) -> Iterator[tuple[int, Team]]:
        for team in within.get(parent, ()):
            yield depth, team
            yield from below(team.id, depth + 1)

    return below(None, 0)


def _absences() -> Select[Absence]:
    loaded = joinedload(Absence.person), joinedload(Absence.covered_by)
    return select(Absence).options(*loaded).order_by(Absence.starts, Absence.ends, Absence.id)
