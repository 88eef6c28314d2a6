"""Signing in with the council's own sign-in: there, and back again to the page that was wanted."""

from __future__ import annotations

from flask import abort, current_app, redirect, url_for
from sqlalchemy.exc import IntegrityError
from werkzeug.wrappers import Response

from app import limits
from app.database import writing
from app.languages import ENGLISH, current
from app.models import StaffAccount
from app.settings import Settings
from app.staff import sessions
from app.staff.admitting import admit, arrival
from app.staff.provider import CannotSignIn, Provider, provider
from app.staff.signing_in import A_CLIENT
from app.staff.views import staff
from app.staff.way_in import back_again, whole_address


@staff.get("/staff/sign-in/council")
def to_council() -> Response:
    there = provider() or abort(404)
    back = whole_address("staff.back_from_council")
    wanted = back_again()
    try:
        way = there.way_there(back, afresh=sessions.was_left(), to=wanted, language=current().code)
    except CannotSignIn as cannot:
        return _not_signed_in(cannot, current().code, wanted)
    return redirect(way, 303)


@staff.get("/staff/sign-in/back")
def back_from_council() -> Response:
    """It changes what no other GET may: the account is made, or brought up to date. Nobody gets here by
    following a link, for the address holds what only the provider and this browser know.
    """
    there = provider() or abort(404)
    limits.limit("signing in from", limits.client(), A_CLIENT)
    begun = there.begun()
    try:
        account = _account(there)
        if not sessions.sign_in(account):
            raise CannotSignIn("not-allowed", "HasLeft")
    except CannotSignIn as cannot:
        return _not_signed_in(cannot, begun.get("language", ENGLISH), begun.get("to"))
    return redirect(begun["to"], 303)


def _account(there: Provider) -> StaffAccount:
    settings: Settings = current_app.extensions["settings"]
    who = arrival(there.claims(), settings)
    try:
        with writing() as session:
            return admit(session, who)
    except IntegrityError:  # they came twice at the same moment
        raise CannotSignIn("again", "Twice") from None


def _not_signed_in(cannot: CannotSignIn, language: str, wanted: str | None) -> Response:
    return redirect(url_for("staff.sign_in", language=language, problem=cannot.problem, to=wanted), 303)
