"""Finding people who work here, by name, nickname, job, what they answer for, skill or language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from flask import render_template, request
from sqlalchemy.orm import Session

from app.clock import now, today
from app.database import reading
from app.directory.posts import away_today
from app.directory.reaching import spaced
from app.directory.reasons import SENTENCES, Say, Why, marked, why
from app.directory.wording import words
from app.languages import current
from app.search_index import engine
from app.staff.people.saying import whereabouts
from app.staff.views import staff
from directory import people
from directory.listing import topic_names
from directory.models import Person, Role
from directory.search import Hit, Query, search
from forms.answers import one_line
from forms.text import Text, _

MOST_FOUND = 30
OF_PEOPLE: dict[str, Say] = SENTENCES | {
    "name": lambda _typed, found: _("“%(words)s” is in their name.", words=found),
    "telephone": lambda _typed, found: _("Their number is %(number)s.", number=spaced(found)),
    # Translators: %(address)s is an e-mail address
    "address": lambda _typed, found: _("You can reach them at %(address)s.", address=found),
    "description": lambda typed, _found: _("Their page says “%(words)s”.", words=typed),
}
OF_THE_POST = ("name", "person", "description")
"""Reasons that lead to somebody only by the post they fill."""


@dataclass(frozen=True)
class Entry:
    """One person in a list, with the posts that they fill."""

    person: Person
    roles: Sequence[Role]
    whereabouts: Text
    found_by: Why | None = None


@staff.get("/staff/people")
def find_people() -> str:
    typed = one_line(request.args.get("q", ""))
    with reading() as session:
        if typed:
            found = with_reasons(session, matches(session, typed))
            return render_template("staff/people/find.html", typed=typed, found=found)
        everybody = entries(session, people.staff(session, today()))
        return render_template("staff/people/find.html", typed="", letters=by_letter(everybody))


def matches(session: Session, typed: str) -> list[tuple[Person, Why | None]]:
    """The people that fit, best first, each with why they do; for a post, who fills it or covers it."""
    kinds = frozenset({"person", "role"})
    query = Query(typed, current().shown.code, kinds, per_page=MOST_FOUND, moment=now(), staff=True)
    hits = search(engine(), query).hits
    persons = people.named(session, [hit.slug for hit in hits if hit.kind == "person"])
    roles = {role.slug: role for role in people.posts(session)} if hits else {}
    topics = topic_names(session, current().shown.code)
    found: dict[str, tuple[Person, Why | None]] = {}
    for hit in hits:
        role = roles.get(hit.slug) if hit.kind == "role" else None
        theirs = [role.person, role.covered_by] if role else [persons.get(hit.slug)]
        for one in theirs:
            if one is not None:
                found.setdefault(one.id, (one, _why(hit, role, topics)))
    return list(found.values())


def _why(hit: Hit, role: Role | None, topics: Mapping[str, str]) -> Why | None:
    if role and hit.reasons and hit.reasons[0].code in OF_THE_POST:
        return marked(lambda name: _("Job: %(name)s.", name=name), words(role, "name"))
    return why(hit.reasons, topics, SENTENCES if role else OF_PEOPLE)


def with_reasons(session: Session, pairs: Sequence[tuple[Person, Why | None]]) -> list[Entry]:
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
