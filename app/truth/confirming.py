"""The page that the owner of an entry comes to from a letter: one button says that it is still right.

A program that looks at the links of letters opens this page and changes nothing.
"""

from __future__ import annotations

from datetime import date

from flask import redirect, render_template, request
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app import limits
from app.changing import changing
from app.clock import today
from app.database import reading
from app.directory.views import views
from app.settings import RateLimit
from app.truth.asking import Question, State, state_of
from app.truth.entries import ADDRESS, entry_at, is_ours
from directory.changes import change
from directory.nobody import OWNER
from directory.truth.one import ownership
from directory.truth.ownership import Entry

A_CLIENT = [RateLimit(200, 3600)]


@views.get(f"{ADDRESS}/still-right/<asked_on>/<signature>")
def ask_owner(kinds: str, slug: str, asked_on: str, signature: str) -> tuple[str, int]:
    with reading() as session:
        entry = entry_at(session, kinds, slug)
        owner = ownership(session).owner_of(entry) or ""
        state = _state(entry, owner, asked_on, signature)
        page = render_template(
            "truth/still_right.html", entry=entry, state=state, may_sign_in=is_ours(owner), day=today()
        )
        return page, 404 if state == "over" else 200


@views.post(f"{ADDRESS}/still-right/<asked_on>/<signature>")
def owner_says(kinds: str, slug: str, asked_on: str, signature: str) -> Response:
    limits.limit("saying that entries are right", limits.client(), A_CLIENT)
    with changing() as session:
        _answer(session, entry_at(session, kinds, slug), asked_on, signature)
    return redirect(request.path, 303)


def _answer(session: Session, entry: Entry, asked_on: str, signature: str) -> None:
    owner = ownership(session).owner_of(entry) or ""
    if _state(entry, owner, asked_on, signature) == "open":
        change(session, entry, OWNER, assured_date=today())


def _state(entry: Entry, owner: str, asked_on: str, signature: str) -> State:
    try:
        day = date.fromisoformat(asked_on)
    except ValueError:
        return "over"
    return state_of(Question(entry.kind, entry.slug, day, owner), signature, entry, today())
