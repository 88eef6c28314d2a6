"""Signing in and out. A wrong name and a wrong password get the same words, after the same time."""

from __future__ import annotations

from flask import make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from app import limits
from app.database import reading
from app.models import StaffAccount
from app.settings import RateLimit
from app.staff import accounts, sessions
from app.staff.views import staff
from app.staff.way_in import back_again
from forms import written
from forms.answers import one_line, presentable
from forms.text import Text, _, n_

A_CLIENT = [RateLimit(100, 3600)]  # an office full of people is one client
A_NAME = [RateLimit(10, 900)]

Problems = list[tuple[str, Text]]
"""Each with the field to put right."""


@staff.route("/staff/sign-in", methods=["GET", "POST"])
def sign_in() -> Response | str:
    if request.method != "POST":
        return _page([])
    name, password = request.form.get("name", ""), request.form.get("password", "")
    problems = _missing(name, password)
    if problems:
        return make_response(_page(problems), 422)
    try:
        account = _known(name, password)
    except TooManyRequests as too_many:
        return _come_back(too_many.retry_after)
    if account is None:
        return make_response(_page([("name", _("Enter the name and the password of your account"))]), 422)
    sessions.sign_in(account)
    return redirect(back_again(), 303)


@staff.post("/staff/sign-out")
def sign_out() -> Response:
    sessions.sign_out()
    return redirect(url_for("staff.sign_in"), 303)


def _page(problems: Problems) -> str:
    typed = presentable(request.form.get("name", ""))
    return render_template("staff/sign_in.html", problems=problems, messages=dict(problems), name=typed)


def _missing(name: str, password: str) -> Problems:
    asked = [
        ("name", one_line(name), _("Enter your name")),
        ("password", password, _("Enter your password")),
    ]
    return [(field, message) for field, typed, message in asked if not typed]


def _known(name: str, password: str) -> StaffAccount | None:
    """Raises TooManyRequests when somebody there, or somebody by this name, has tried too often."""
    limits.limit("signing in from", limits.client(), A_CLIENT)
    limits.limit("signing in as", one_line(name).casefold(), A_NAME)
    with reading() as session:
        return accounts.known(session, name, password)


def _come_back(after: object) -> Response:
    """`after` is in seconds."""
    assert isinstance(after, int)
    minutes = after // 60 + 1
    wait = n_(
        "You have tried too often. Wait %(count)s minute, then try again",
        "You have tried too often. Wait %(count)s minutes, then try again",
        minutes,
        count=written.number(minutes),
    )
    answer = make_response(_page([("name", wait)]), 429)
    answer.headers["Retry-After"] = str(after)
    return answer
