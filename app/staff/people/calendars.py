"""Absences for people's calendar programs, at an address that only its owner knows.

It is made from what the account signs in with, so that a new password, or another account, changes it.
"""

from __future__ import annotations

import hmac
from datetime import timedelta

from flask import Response, abort, request, url_for
from sqlalchemy import select

from app.clock import now, today
from app.database import reading
from app.languages import public
from app.limits import client, limit
from app.models import StaffAccount
from app.security import keys
from app.settings import RateLimit
from app.staff.people.rights import me
from app.staff.sessions import may_use
from app.staff.views import OPEN, staff
from directory import icalendar, people
from forms.text import _

PURPOSE = "calendar of absences"
BACK = timedelta(days=31)
AHEAD = timedelta(days=400)
A_CLIENT = [RateLimit(600, 3600)]

OPEN.add("staff.absences_calendar")  # a calendar program cannot sign in


def token_of(account: StaffAccount) -> str:
    secret = f"{account.name}\0{account.password or ''}\0{account.subject or ''}"
    return keys().scramble(secret, PURPOSE)[:40]


def address() -> str:
    """Where a calendar program finds the absences, for whoever is signed in."""
    with reading() as session:
        account = session.get(StaffAccount, me().name) or abort(403)
    return public(url_for("staff.absences_calendar", token=token_of(account)))


@staff.get("/staff/absences.ics")
def absences_calendar() -> Response:
    limit("calendars", client(), A_CLIENT)
    if not is_known(request.args.get("token", "")):
        abort(403)
    with reading() as session:
        found = people.absences(session, today() - BACK, today() + AHEAD)
        text = icalendar.write(str(_("Who is away")), found, now())
    return Response(text, mimetype="text/calendar")


def is_known(token: str) -> bool:
    if len(token) != 40 or not token.isascii():
        return False
    with reading() as session:
        accounts = session.scalars(select(StaffAccount)).all()
        theirs = [one for one in accounts if hmac.compare_digest(token_of(one), token)]
        return any(may_use(session, one) for one in theirs)
