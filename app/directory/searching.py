"""Searching the directory, and its front page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app import tally
from app.council import Line, council
from app.database import reading
from app.directory.asked import Asked
from app.directory.filters import groups
from app.directory.forms_of import forms_about
from app.directory.near import miles
from app.directory.reasons import Why, why
from app.directory.views import views
from app.languages import current
from app.search_index import engine
from directory.a_to_z import a_to_z
from directory.catalogue import topics
from directory.listing import Listed, listed, topic_names, urgent_services
from directory.models import Service
from directory.search import Hit, Results, search
from directory.search.urgent import urgent_services as services_meant
from forms.journey import Journey

BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
LONGEST_SHOWN = 80
BEST = 3
EMERGENCY = "emergency"
# Which line of the council's file is for which kind of urgent help; an emergency is for all of them.
LINES = {
    "emergency": EMERGENCY,
    "danger": EMERGENCY,
    "homeless": "homeless",
    "safeguarding": "safeguarding",
}


@dataclass(frozen=True)
class Result:
    """One thing found, as the page shows it. `miles` are in a straight line, from where somebody is."""

    listed: Listed
    forms: list[Journey]
    why: Why | None
    miles: Decimal | None = None


@dataclass(frozen=True)
class Urgent:
    """What cannot wait: telephone lines of the council, and services."""

    lines: list[Line]
    services: list[Service]


@views.get("/directory")
def home() -> str | Response | tuple[str, int]:
    with reading() as session:
        names = topic_names(session, current().shown.code) if request.args else {}
    asked = Asked.in_address(cleaned(request.args.get("q", "")), request.args, names)
    if asked.typed or asked.narrows or asked.near_typed:
        return results(asked, names)
    if "q" in request.args:
        return redirect(url_for("directory.home"))
    with reading() as session:
        letters = list(a_to_z(session, current().shown.code))
        return render_template("directory/home.html", topics=topics(session), letters=letters)


def results(asked: Asked, names: Mapping[str, str]) -> str | tuple[str, int]:
    """The page of results; a postcode that nobody knows is told of beside its box. `names` are of topics."""
    found = find(asked)
    if asked.page == 1 and asked.typed:
        tally.count_search(asked.typed, current().shown.code, found.total)
    with reading() as session:
        page = render_template(
            "directory/results.html",
            asked=asked,
            typed=asked.typed,
            shown=shortened(asked.typed),
            kind=asked.kind,
            found=found,
            groups=groups(asked, found, names),
            results=results_of(session, found.hits, names),
            urgent_help=urgent_help(session, asked.typed, found),
            emergency=line_of(EMERGENCY),
            near_problem=asked.near_problem,
        )
    return (page, 422) if asked.near_problem else page


def find(asked: Asked) -> Results:
    """Beyond the last page is the last page."""
    found = search(engine(), asked.query())
    if found.total and not found.hits:
        found = search(engine(), asked.query(page=found.pages))
    return found


def ask(typed: str, kind: str = "") -> Results:
    """Search for words alone, in the language of the page."""
    return find(Asked.in_address(typed, MultiDict({"kind": kind})))


def results_of(
    session: Session, hits: tuple[Hit, ...], names: Mapping[str, str] | None = None
) -> list[Result]:
    """What was found, in order, without what is gone since it was indexed. `names` are those of topics."""
    names = topic_names(session, current().shown.code) if names is None else names
    things = listed(session, [(hit.kind, hit.slug) for hit in hits], current().shown.code)
    return [
        Result(
            things[hit.kind, hit.slug],
            forms_about(hit.slug) if hit.kind == "service" else [],
            why(hit.reasons, names),
            None if hit.distance_km is None else miles(hit.distance_km),
        )
        for hit in hits
        if (hit.kind, hit.slug) in things
    ]


def urgent_help(session: Session, typed: str, found: Results) -> Urgent | None:
    """What stands above the results when the words suggest that it cannot wait.

    The services are those for the very trouble that was heard; where the directory has none of them, what it
    marks as urgent among the best results. Never all that is urgent: the council's lines stand alone then.
    """
    if not found.urgent:
        return None
    wanted = {EMERGENCY, *(LINES[kind] for kind in found.urgent)}
    lines = [line for line in council().urgent if line.slug in wanted]
    services = urgent_services(session, services_meant(typed))
    if not services:
        best = [hit.slug for hit in found.hits[:BEST] if hit.kind == Service.kind]
        services = [one for one in urgent_services(session, best) if one.urgent in found.urgent]
    return Urgent(lines or list(council().urgent), services)


def line_of(slug: str) -> Line | None:
    """An urgent line of the council's, if its file has it."""
    return next((line for line in council().urgent if line.slug == slug), None)


def cleaned(typed: str) -> str:
    """What was typed, on one line, without what cannot be seen or turns the direction of a page."""
    visible = (
        " " if unicodedata.category(character) in ("Cc", "Cs", "Co", "Cn") else character
        for character in BIDI_CONTROLS.sub("", typed)
    )
    return " ".join("".join(visible).split())


def shortened(typed: str) -> str:
    return typed if len(typed) <= LONGEST_SHOWN else f"{typed[:LONGEST_SHOWN].rstrip()}…"
