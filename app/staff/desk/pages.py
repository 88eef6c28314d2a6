"""The desk on a page: a search, its answers, the one that is open, and the list of what the caller needs."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.datastructures import MultiDict
from werkzeug.wrappers import Response

from app.database import reading, writing
from app.directory.asked import Asked
from app.directory.searching import cleaned, find, results_of, urgent_help
from app.languages import current
from app.staff import calling
from app.staff.desk import callers, signposts
from app.staff.desk.answers import Answer, find_answer
from app.staff.people.finding import matches, with_reasons
from app.staff.people.saying import why
from app.staff.views import staff
from directory.catalogue import find_service
from directory.listing import Listed, listed
from directory.models import Service
from directory.search import Results
from directory.slugs import SLUG
from forms.journeys import forms_for

MOST_COLLEAGUES = 4

staff.add_app_template_filter(why, "why_now")


@staff.get("/staff")
def desk() -> str:
    """`q` is what the caller needs, in their words; `open` the answer to look at, at first the best."""
    typed = cleaned(request.args.get("q", ""))
    asked = Asked.in_address(typed, MultiDict({"as_typed": request.args.get("as_typed", "")}))
    found = find(asked) if typed else None
    with reading() as session:
        return render_template(
            "staff/desk/desk.html",
            typed=typed,
            asked=asked,
            found=found,
            results=results_of(session, found.hits) if found else [],
            urgent_help=urgent_help(session, typed, found) if found else None,
            colleagues=with_reasons(session, matches(session, typed)[:MOST_COLLEAGUES]) if typed else [],
            answer=_opened(session, found),
            needs=callers.needs(),
            names=names(session),
        )


@staff.get("/staff/forms")
def forms() -> str:
    """Every form, to fill in for a caller, to read out or to print."""
    every = forms_for("residents")
    open_calls = {journey.slug for journey in every if calling.find_open(journey.slug)}
    return render_template("staff/forms.html", callers=every, open_calls=open_calls, ours=forms_for("staff"))


@staff.post("/staff/caller/add")
def add_need() -> Response:
    """Put a service on the caller's list."""
    slug = _known(request.form.get("service", ""))
    return _back(slug, full=not callers.add(slug))


@staff.post("/staff/caller/remove")
def remove_need() -> Response:
    callers.remove(request.form.get("service", ""))
    return _back(request.form.get("open", ""))


@staff.post("/staff/caller/record")
def record_need() -> Response:
    """Record what came of a need, in one press; pressed again, it is put right."""
    slug = _known(request.form.get("service", ""))
    how, to = request.form.get("how", ""), request.form.get("to", "")
    if how not in signposts.HOW or not callers.add(slug):
        abort(400)
    recorded(slug, to, how, request.form.get("resolved") == "yes")
    return _back(slug)


@staff.post("/staff/caller/end")
def end_caller() -> Response:
    callers.end()
    return redirect(url_for("staff.desk"), 303)


def recorded(slug: str, to: str, how: str, resolved: bool) -> None:
    """Record a need of this caller's, to the team that runs the service unless `to` names somebody else."""
    need = callers.find_need(slug)
    with writing() as session:
        service = find_service(session, slug)
        if need is None or service is None:
            return
        kind, _colon, name = to.partition(":")
        own = service.team or service.organisation or service
        if kind not in signposts.KINDS or len(to) > signposts.LONGEST_TO or not SLUG.fullmatch(name):
            to = f"{own.kind}:{own.slug}"
        again, language = need.signpost, callers.language()
        made = signposts.record(session, service, to, how, resolved, language, again)
    callers.record(slug, made, to, how, resolved)


def names(session: Session) -> dict[str, Listed]:
    """The names of what is on the caller's list and whom it was passed on to, by "kind:slug"."""
    keys = {(Service.kind, need.slug) for need in callers.needs()}
    keys |= {
        (kind, slug) for need in callers.needs() for kind, _colon, slug in [need.to.partition(":")] if slug
    }
    found = listed(session, keys, current().shown.code)
    return {f"{kind}:{slug}": one for (kind, slug), one in found.items()}


def _opened(session: Session, found: Results | None) -> Answer | None:
    """The answer asked for; otherwise the best of what was found, if that is a service."""
    slug = request.args.get("open", "")
    if not slug and found:
        slug = next((hit.slug for hit in found.hits if hit.kind == Service.kind), "")
    return find_answer(session, slug) if slug else None


def _known(slug: str) -> str:
    with reading() as session:
        return slug if find_answer(session, slug) else abort(404)


def _back(slug: str, full: bool = False) -> Response:
    """To where the desk was, with this answer open."""
    typed = cleaned(request.form.get("q", ""))
    told, part = ("yes", "full") if full else (None, "needs")
    return redirect(url_for("staff.desk", q=typed or None, open=slug or None, full=told, _anchor=part), 303)
