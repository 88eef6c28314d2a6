"""Signing in and out. A wrong name and a wrong password get the same words, after the same time."""

from __future__ import annotations

from flask import abort, current_app, make_response, redirect, render_template, request, url_for
from werkzeug.exceptions import TooManyRequests
from werkzeug.wrappers import Response

from app import limits
from app.database import reading
from app.models import StaffAccount
from app.settings import RateLimit, Settings
from app.staff import accounts, sessions
from app.staff.provider import provider
from app.staff.views import staff
from app.staff.way_in import back_again, whole_address
from forms import written
from forms.answers import one_line, presentable
from forms.text import Text, _, n_

A_CLIENT = [RateLimit(100, 3600)]  # an office full of people is one client
A_NAME = [RateLimit(10, 900)]

NOT_LET_IN = {
    "away": _("We cannot reach your council’s sign-in. Wait a few minutes, then try again."),
    "refused": _("You stopped, or your council’s sign-in did not let you in. You can try again."),
    "not-allowed": _("Your work account may not use these pages. Ask whoever looks after accounts."),
    "no-email": _(
        "Your work account has no email address that was checked. Ask whoever looks after accounts."
    ),
    "again": _("It took too long, or it was begun in another window. Sign in again."),
}
"""Why the council’s own sign-in did not let somebody in, when it sends them back here."""
HAS_LEFT = _(
    "The directory says that you have left, so this account cannot be used. "
    "If that is wrong, ask whoever looks after accounts"
)

Problems = list[tuple[str, Text]]
"""Each with the field to put right."""


@staff.route("/staff/sign-in", methods=["GET", "POST"])
def sign_in() -> Response | str:
    if request.method != "POST":
        return _page([])
    if not _settings().local_accounts:
        abort(404)
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
    if not sessions.sign_in(account):
        return make_response(_page([("name", HAS_LEFT)]), 422)
    return redirect(back_again(), 303)


@staff.post("/staff/sign-out")
def sign_out() -> Response:
    council = provider() if sessions.sign_out() else None
    there = council.way_out(whole_address("staff.sign_in")) if council else None
    if there is None:
        return redirect(url_for("staff.sign_in"), 303)
    answer = make_response(render_template("staff/signed_out.html", there=there))
    answer.headers["Refresh"] = f"0; url={there}"  # for a form of ours may lead nowhere else itself
    return answer


def _page(problems: Problems) -> str:
    typed = presentable(request.form.get("name", ""))
    return render_template(
        "staff/sign_in.html",
        problems=problems,
        messages=dict(problems),
        name=typed,
        not_let_in=NOT_LET_IN.get(request.args.get("problem", "")) if _settings().oidc_url else None,
        by_council=url_for("staff.to_council", to=request.args.get("to")) if _settings().oidc_url else None,
        by_name=_settings().local_accounts,
    )


def _settings() -> Settings:
    found: Settings = current_app.extensions["settings"]
    return found


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
