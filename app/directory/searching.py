"""Searching the directory, and its front page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import tally
from app.council import Line, council
from app.database import reading
from app.directory.forms_of import forms_of
from app.directory.views import views
from app.languages import current
from app.search_index import engine
from directory.a_to_z import a_to_z
from directory.catalogue import topics
from directory.listing import Listed, listed, urgent_services
from directory.models import Service
from directory.search import KINDS, Hit, Query, Results, search
from directory.search.urgent import urgent_services as services_meant
from directory.telephone import as_number
from forms.journey import Journey

BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")
LONGEST_SHOWN = 80
MOST_PAGES = 10_000
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
    """One thing found, as the page shows it. `why` is said where fewer words led to it than elsewhere."""

    listed: Listed
    forms: list[Journey]
    why: tuple[str, ...]


@dataclass(frozen=True)
class Urgent:
    """What cannot wait: telephone lines of the council, and services."""

    lines: list[Line]
    services: list[Service]


@views.get("/directory")
def home() -> str | Response:
    typed = cleaned(request.args.get("q", ""))
    if typed:
        return results(typed)
    if "q" in request.args:
        return redirect(url_for("directory.home"))
    with reading() as session:
        letters = list(a_to_z(session, current().shown.code))
        return render_template("directory/home.html", topics=topics(session), letters=letters)


def results(typed: str) -> str:
    """The page of results for what somebody typed."""
    kind = request.args.get("kind", "")
    page = request.args.get("page", 1, type=int)
    found = ask(typed, kind, page)
    if page == 1:
        tally.count_search(typed, current().shown.code, found.total)
    with reading() as session:
        return render_template(
            "directory/results.html",
            typed=typed,
            shown=shortened(typed),
            kind=kind if kind in KINDS else "",
            found=found,
            results=results_of(session, found.hits),
            urgent_help=urgent_help(session, typed, found),
            emergency=line_of(EMERGENCY),
        )


def ask(typed: str, kind: str = "", page: int = 1) -> Results:
    """Search in the language of the page, for a telephone number by its digits; beyond the last page is the
    last page.
    """
    kinds = frozenset({kind}) if kind in KINDS else KINDS
    query = Query(as_number(typed) or typed, current().shown.code, kinds, min(max(page, 1), MOST_PAGES))
    found = search(engine(), query)
    if found.total and not found.hits:
        found = search(engine(), replace(query, page=found.pages))
    return found


def results_of(session: Session, hits: tuple[Hit, ...]) -> list[Result]:
    """What was found, in order. What is gone since it was indexed is left out."""
    things = listed(session, [(hit.kind, hit.slug) for hit in hits], current().shown.code)
    most = max((len(hit.why) for hit in hits), default=0)
    return [
        Result(
            things[hit.kind, hit.slug],
            forms_of(hit.slug) if hit.kind == "service" else [],
            hit.why if len(hit.why) < most else (),
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
