"""“This person has left”: what will happen, said first, then done."""

from __future__ import annotations

from collections.abc import Sequence

from flask import current_app, redirect, render_template, request, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.changing import changing
from app.clock import today
from app.database import reading
from app.models import StaffAccount
from app.staff.accounts import remove
from app.staff.levels import LEVELS, Level, needs
from app.staff.people import portraits
from app.staff.people.rights import get_person, me
from app.staff.views import staff
from directory.leaving import leave, left_behind


@staff.route("/staff/people/<slug>/left", methods=["GET", "POST"])
@needs(Level.EDITOR)
def person_left(slug: str) -> Response | str:
    if request.method == "POST":
        with changing() as session:
            person = get_person(session, slug)
            if person.left_on is None:
                leave(session, person, today(), me().name)
            portraits.forget(session, slug)
            for account in closable(accounts_of(session, slug)):
                remove(session, account.name, me().name)
        return redirect(url_for("staff.person", slug=slug), 303)
    with reading() as session:
        person = get_person(session, slug)
        if person.left_on is not None:
            return redirect(url_for("staff.person", slug=slug), 303)
        accounts = accounts_of(session, slug)
        return render_template(
            "staff/people/left.html",
            person=person,
            behind=left_behind(session, person, today()),
            left_days=current_app.extensions["settings"].left_kept_days,
            closed=closable(accounts),
            stays=[one for one in accounts if one not in closable(accounts)],
        )


def accounts_of(session: Session, slug: str) -> Sequence[StaffAccount]:
    return session.scalars(select(StaffAccount).where(StaffAccount.person == slug)).all()


def closable(accounts: Sequence[StaffAccount]) -> list[StaffAccount]:
    """Those that whoever is signed in may close: not their own, and none that may do more than theirs."""
    return [one for one in accounts if one.name != me().name and LEVELS[one.level] <= me().level]
