"""Finding people who work here, by name, nickname, job, what they answer for, skill or language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from flask import render_template, request
from sqlalchemy.orm import Session

from app.clock import now, today
from app.database import reading
from app.directory.posts import away_today
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


@dataclass(frozen=True)
class Entry:
    """One person in a list, with the posts that they fill."""

    person: Person
    roles: Sequence[Role]
    whereabouts: Text


@staff.get("/staff/people")
def find_people() -> str:
    typed = one_line(request.args.get("q", ""))
    with reading() as session:
        if typed:
            found = entries(session, looked_up(session, typed))
            return render_template("staff/people/find.html", typed=typed, found=found)
        everybody = entries(session, people.staff(session, today()))
        return render_template("staff/people/find.html", typed="", letters=by_letter(everybody))


def looked_up(session: Session, typed: str) -> list[Person]:
    """The people that fit, best first; for a post, who fills it or covers it."""
    kinds = frozenset({"person", "role"})
    query = Query(typed, current().shown.code, kinds, per_page=MOST_FOUND, moment=now(), staff=True)
    hits = search(engine(), query).hits
    persons = people.named(session, [hit.slug for hit in hits if hit.kind == "person"])
    roles = {role.slug: role for role in people.posts(session)} if hits else {}
    found: dict[str, Person] = {}
    for hit in hits:
        role = roles.get(hit.slug) if hit.kind == "role" else None
        theirs = [role.person, role.covered_by] if role else [persons.get(hit.slug)]
        found |= {one.id: one for one in theirs if one is not None and one.id not in found}
    return list(found.values())


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
