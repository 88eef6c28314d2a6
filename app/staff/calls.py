"""Filling in a form for a caller: the same pages as everybody's, from taking the call to ending it."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app import drafts
from app.staff import calling
from app.staff.sessions import signed_in
from app.staff.views import staff
from app.visits import furthest, get_journey
from forms.journey import Journey


def callers_form(slug: str) -> Journey:
    """A form that somebody can ring us about."""
    journey = get_journey(slug)
    return journey if journey.audience == "residents" else abort(404)


@staff.post("/staff/forms/<slug>/call")
def take_call(slug: str) -> Response:
    journey = callers_form(slug)
    calling.take(slug, signed_in() or abort(403))
    return redirect(furthest(journey, journey.path(drafts.current(slug).answers)), 303)


@staff.route("/staff/forms/<slug>/end", methods=["GET", "POST"])
def end_call(slug: str) -> str | Response:
    """End the call without sending, for those who are sure."""
    journey = callers_form(slug)
    if request.method == "POST" or not calling.find_open(slug):
        calling.end(slug)
        return redirect(url_for("staff.forms"), 303)
    return render_template("staff/end_call.html", journey=journey)
