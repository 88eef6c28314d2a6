"""Finding people who work here, by name, nickname, job, what they answer for, skill or language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flask import render_template, request
from sqlalchemy.orm import Session

from app.clock import now, today
from app.database import reading
from app.directory.posts import away_today
from app.directory.reasons import why
from app.languages import current
from app.search_index import engine
from app.staff.people.saying import whereabouts
from app.staff.views import staff
from directory import people
from directory.models import Person, Role
from directory.search import Query, search
from forms.answers import one_line
from forms.text import Text

MOST_FOUND = 30
TELLING = {"responsibility", "nickname", "skill", "telephone", "spelling", "meaning"}
"""Reasons that the list itself does not show: it has names and jobs."""


@dataclass(frozen=True)
class Entry:
    """One person in a list, with the posts that they fill."""

    person: Person
    roles: Sequence[Role]
    whereabouts: Text
    found_by: Text | None = None


@staff.get("/staff/people")
def find_people() -> str:
    typed = one_line(request.args.get("q", ""))
    with reading() as session:
        if typed:
            found = with_reasons(session, matches(session, typed))
            return render_template("staff/people/find.html", typed=typed, found=found)
        everybody = entries(session, people.staff(session, today()))
        return render_template("staff/people/find.html", typed="", letters=by_letter(everybody))


def looked_up(session: Session, typed: str) -> list[Person]:
    """The people that fit, best first; for a post, who fills it or covers it."""
    return [person for person, _reason in matches(session, typed)]


def matches(session: Session, typed: str) -> list[tuple[Person, Text | None]]:
    """The same, each with why they were found."""
    kinds = frozenset({"person", "role"})
    query = Query(typed, current().shown.code, kinds, per_page=MOST_FOUND, moment=now(), staff=True)
    hits = search(engine(), query).hits
    persons = people.named(session, [hit.slug for hit in hits if hit.kind == "person"])
    roles = {role.slug: role for role in people.posts(session)} if hits else {}
    found: dict[str, tuple[Person, Text | None]] = {}
    for hit in hits:
        role = roles.get(hit.slug) if hit.kind == "role" else None
        theirs = [role.person, role.covered_by] if role else [persons.get(hit.slug)]
        for one in theirs:
            if one is not None:
                telling = tuple(reason for reason in hit.reasons if reason.code in TELLING)
                found.setdefault(one.id, (one, why(telling, {})))
    return list(found.values())


def with_reasons(session: Session, pairs: Sequence[tuple[Person, Text | None]]) -> list[Entry]:
    listed = entries(session, [person for person, _reason in pairs])
    return [replace(entry, found_by=reason) for entry, (_, reason) in zip(listed, pairs, strict=True)]


def entries(session: Session, persons: Sequence[Person]) -> list[Entry]:
    away = away_today()
    roles: dict[str | None, list[Role]] = {}
    for role in people.roles_of(session, persons):
        roles.setdefault(role.person_id, []).append(role)
    return [Entry(one, roles.get(one.id, []), whereabouts(one, away)) for one in persons]


def by_letter(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.person.name[:1].upper(), []).append(entry)
    return found
