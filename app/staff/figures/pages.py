"""The figures on a page, each table as CSV, and a lay word added where people looked in vain."""

from __future__ import annotations

from collections.abc import Iterator

from flask import abort, make_response, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.changing import changing
from app.clock import today
from app.database import reading
from app.directory.searching import ask, cleaned
from app.security import keys
from app.staff.figures.entries import by_language, freshness
from app.staff.figures.periods import CHOICES, Period
from app.staff.figures.searches import Words, find_words, searches, words_table, words_that_led_nowhere
from app.staff.figures.signposts import by_topic, first_contact
from app.staff.figures.tables import Table, as_csv
from app.staff.levels import Level, may_edit, needs
from app.staff.sessions import member
from app.staff.views import staff
from directory.catalogue import find_service, get_service
from directory.changes import change
from directory.models import Service
from directory.slugs import SLUG

BEST = 5


@staff.get("/staff/figures")
def figures() -> str:
    period = _period()
    with reading() as session:
        words = _words(session, period)
        return render_template(
            "staff/figures/figures.html",
            tables=list(_tables(session, period, words)),
            period=period,
            choices=CHOICES,
            may_add=_sees_words(),
        )


@staff.get("/staff/figures/<slug>.csv")
def figures_csv(slug: str) -> Response:
    period = _period()
    with reading() as session:
        table = next(
            (one for one in _tables(session, period, _words(session, period)) if one.slug == slug), None
        )
        response = make_response(as_csv(table or abort(404)))
    response.headers["Content-Type"] = "text/csv; charset=utf-8"
    response.headers["Content-Disposition"] = f"attachment; filename={slug}.csv"
    return response


@staff.get("/staff/figures/words/<digest>")
@needs(Level.TEAM_EDITOR)
def lay_word(digest: str) -> str | Response:
    """Which service do people mean by these words? The best guesses, or what is searched for instead."""
    typed = cleaned(request.args.get("q", ""))
    with reading() as session:
        words = find_words(session, digest, keys())
        if words is None:
            return redirect(url_for("staff.figures"))
        added = _find_service(session, request.args.get("added", ""))
        guesses = [get_service(session, hit.slug) for hit in ask(typed or words, Service.kind).hits[:BEST]]
        return render_template(
            "staff/figures/lay_word.html",
            words=words,
            digest=digest,
            typed=typed,
            added=added,
            guesses=[one for one in guesses if may_edit(member() or abort(403), one)],
        )


@staff.post("/staff/figures/words/<digest>")
@needs(Level.TEAM_EDITOR)
def add_lay_word(digest: str) -> Response:
    who = member() or abort(403)
    with changing() as session:
        words = find_words(session, digest, keys())
        if words is None:
            return redirect(url_for("staff.figures"), 303)
        service = _service(session, request.form.get("service", ""))
        if not may_edit(who, service):
            abort(403)
        if words not in service.lay_words:
            change(session, service, who.name, lay_words=[*service.lay_words, words])
    return redirect(url_for("staff.lay_word", digest=digest, added=service.slug), 303)


def _service(session: Session, slug: str) -> Service:
    return _find_service(session, slug) or abort(404)


def _find_service(session: Session, slug: str) -> Service | None:
    return find_service(session, slug) if SLUG.fullmatch(slug) else None


def _period() -> Period:
    months = request.args.get("months", 1, type=int)
    return Period(months if months in CHOICES else 1, today())


def _sees_words() -> bool:
    return (member() or abort(403)).level >= Level.TEAM_EDITOR


def _words(session: Session, period: Period) -> list[Words]:
    return words_that_led_nowhere(session, period, keys()) if _sees_words() else []


def _tables(session: Session, period: Period, words: list[Words]) -> Iterator[Table]:
    yield searches(session, period)
    if _sees_words():
        yield words_table(words)
    yield by_topic(session, period)
    yield first_contact(session, period)
    yield freshness(session, today())
    yield by_language(session)
