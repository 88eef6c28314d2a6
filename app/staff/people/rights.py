"""Who may change what is known of people: themselves, who edits their team, who edits everything."""

from __future__ import annotations

from collections.abc import Iterable

from flask import abort
from sqlalchemy.orm import Session

from app.staff.levels import Level, Member, may_edit
from app.staff.sessions import member
from directory import catalogue, people
from directory.models import Person, Role, Team
from directory.slugs import SLUG


def me() -> Member:
    """Who is signed in."""
    return member() or abort(403)


def is_me(person: Person) -> bool:
    return me().person == person.slug


def may_change(person: Person) -> bool:
    """Whether whoever is signed in may change somebody's profile."""
    return is_me(person) or me().level >= Level.EDITOR


def may_plan(person: Person, roles: Iterable[Role]) -> bool:
    """Whether they may say when somebody, who has these posts, is away."""
    return may_change(person) or any(may_edit(me(), role) for role in roles)


def get_person(session: Session, slug: str) -> Person:
    return people.find_person(session, slug) or abort(404)


def get_planned(session: Session, slug: str) -> Person:
    """Somebody whose absences whoever is signed in may change."""
    found = get_person(session, slug)
    return found if may_plan(found, people.roles_of(session, [found])) else abort(403)


def get_team(session: Session, slug: str) -> Team:
    found = catalogue.find_team(session, slug) if SLUG.fullmatch(slug) else None
    return found or abort(404)
