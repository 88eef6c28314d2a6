"""What can be chosen on the pages of editing: teams, people, places, topics, languages. Looked up once a
request.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from flask import g
from sqlalchemy import Select, select

from app.database import reading
from app.directory.wording import spoken
from app.languages import LANGUAGES
from app.staff.levels import Level
from app.staff.sessions import member
from directory.models import AuditEntry, Location, Organisation, Person, Service, TaxonomyTerm, Team
from forms.text import Text

SPOKEN = re.findall(
    r"\w+",
    "am ar bfi bg bn cs cy de el en es fa fr gu hi hu it ja ku lt lv ml ne pa pl ps pt ro ru sk so sq sw ta "
    "te ti tl tr uk ur vi yi yo zh",
)
"""The languages most spoken in the United Kingdom."""

Offer = dict[str, Text]


def named(name: str) -> Text:
    """A name, which is the same in every language."""
    return Text(name, lambda _translator: name, {})


def teams() -> Offer:
    """Every team; for somebody who edits only their own teams' entries, those."""
    who = member()
    own = who.teams if who and who.level < Level.EDITOR else None
    found = _once("teams", select(Team.id, Team.name, Team.slug).order_by(Team.name))
    return {key: named(name) for key, name, slug in found if own is None or slug in own}


def team_slugs() -> Offer:
    """As `teams`, by slug."""
    offered = teams()
    found = _once("teams", select(Team.id, Team.name, Team.slug).order_by(Team.name))
    return {slug: offered[key] for key, _name, slug in found if key in offered}


def topic_slugs() -> Offer:
    return {
        slug: named(name)
        for slug, name in _once(
            "topic slugs", select(TaxonomyTerm.slug, TaxonomyTerm.name).order_by(TaxonomyTerm.name)
        )
    }


def every_team() -> Offer:
    return _names(Team)


def other_teams() -> Offer:
    """Teams that the team being edited can be part of: not itself, nor one within it."""
    return _not_within(Team)


def other_topics() -> Offer:
    """As `other_teams`, of topics."""
    return _not_within(TaxonomyTerm)


def _not_within(model: type[Team | TaxonomyTerm]) -> Offer:
    query = select(model.id, model.name, model.parent_id).order_by(model.name)
    found = _once(f"each {model.kind} above", query)
    parents = {key: parent for key, _name, parent in found}

    def within(key: str | None) -> bool:
        seen: set[str] = set()
        while key is not None and key not in seen:
            if key == g.get("edited"):
                return True
            seen.add(key)
            key = parents.get(key)
        return False

    return {key: named(name) for key, name, _parent in found if not within(key)}


def organisations() -> Offer:
    return _names(Organisation)


def people() -> Offer:
    """Those who work here now."""
    query = select(Person.id, Person.name).where(Person.left_on.is_(None)).order_by(Person.name)
    return {key: named(name) for key, name in _once("people", query)}


def every_person() -> Offer:
    return _names(Person)


def places() -> Offer:
    return _names(Location)


def topics() -> Offer:
    """Each after the wider one it is within."""
    query = select(TaxonomyTerm.id, TaxonomyTerm.name, TaxonomyTerm.parent_id).order_by(TaxonomyTerm.name)
    found = {key: (name, parent) for key, name, parent in _once("topics", query)}
    names = {
        key: f"{found[parent][0]} › {name}" if parent in found else name
        for key, (name, parent) in found.items()
    }
    return {key: named(name) for key, name in sorted(names.items(), key=lambda pair: pair[1].casefold())}


def who_changed() -> Offer:
    """Everybody who ever changed something."""
    query = select(AuditEntry.who).distinct().order_by(AuditEntry.who)
    return {name: named(name) for (name,) in _once("who changed", query)}


def partners() -> Offer:
    """Services and organisations, by "service:slug" and "organisation:slug"."""
    found: Offer = {}
    for model in (Organisation, Service):
        query = select(model.slug, model.name).order_by(model.name)
        for slug, name in _once(f"partners {model.kind}", query):
            found[f"{model.kind}:{slug}"] = named(name)
    return dict(sorted(found.items(), key=lambda pair: str(pair[1]).casefold()))


def languages() -> Offer:
    """Languages that a service may be given in or somebody may speak, by name; all those in use already."""
    used = {
        code
        for model in (Person, Service)
        for (codes,) in _once(f"languages of each {model.kind}", select(model.languages).distinct())
        for code in codes
    }
    names = {code: spoken([code]) for code in {*SPOKEN, *LANGUAGES, *used}}
    return {code: named(name) for code, name in sorted(names.items(), key=lambda pair: pair[1].casefold())}


def _names(model: type[Organisation | Location | Person | Team]) -> Offer:
    found = _once(f"every {model.kind}", select(model.id, model.name).order_by(model.name))
    return {key: named(name) for key, name in found}


def _once(what: str, query: Select[*tuple[Any, ...]]) -> Sequence[tuple[Any, ...]]:
    kept: dict[str, list[tuple[Any, ...]]] = g.setdefault("offered", {})
    if what not in kept:
        with reading() as session:
            kept[what] = [tuple(row) for row in session.execute(query)]
    return kept[what]
