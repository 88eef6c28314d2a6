"""Drafts: the answers of a form somebody is filling in, kept encrypted until it is sent or expires.

The signed cookie holds a random id for each form begun, oldest first; a form's last is being filled in.
A draft whose submission exists has been sent: it is never filled in again, so Back and a second tab lead
to the confirmation and not to a half-empty second submission.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from flask import current_app, session
from sqlalchemy import delete, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app.database import reading, writing
from app.models import Draft, Submission
from app.security import CannotOpenError, keys
from app.staff.sessions import signed_in
from forms.answers import Json

REMEMBERED = 30  # of all forms together: a cookie over 4,096 bytes is dropped, and every draft with it
CALLERS = "call-"  # begins the id of a draft that staff fill in for a caller
MOST_TYPED = 200_000  # bytes of what is left typed, the newest: more than any person, less than a flood


@dataclass
class Filling:
    """What somebody has told us so far.

    `answers` is what `Journey.path` walks; `typed` what was typed on pages left without continuing, by
    page address; `sent` the reference once it has been sent. `channel` is "web", or "telephone" where staff
    fill it in for a caller: `entered_by` is then the name of their account.
    """

    token: str
    answers: dict[str, Json] = field(default_factory=dict)
    typed: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    sent: str | None = None
    channel: str = "web"
    entered_by: str | None = None

    @property
    def begun(self) -> bool:
        return bool(self.answers or self.typed)

    @property
    def digest(self) -> str:
        """Changes whenever an answer does, so that nobody sends answers they did not see."""
        whole = json.dumps([self.token, self.answers], sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()[:32]


def _begun(journey: str) -> list[str]:
    return [draft_id for form, draft_id in session.get("begun", []) if form == journey]


def _ids(journey: str) -> list[str]:
    """Those that may be seen: a caller's only by somebody who works here."""
    return [each for each in _begun(journey) if not each.startswith(CALLERS) or signed_in()]


def is_callers(journey: str) -> bool:
    """Whether the last of this form begun in this browser is for a caller, even when nobody is signed in."""
    return any(each.startswith(CALLERS) for each in _begun(journey)[-1:])


def tokens(journey: str) -> list[str]:
    """The tokens of every draft of this form this browser began, sent ones included."""
    return [_token(draft_id) for draft_id in _ids(journey)]


def _token(draft_id: str) -> str:
    return hashlib.sha256(draft_id.encode()).hexdigest()


def begin(journey: str, answers: dict[str, Json] | None = None, *, caller_of: str | None = None) -> None:
    """Start afresh, perhaps with answers that are known already, or for the caller of this staff account.
    The draft before, sent or not, stays as it is.
    """
    begun: list[tuple[str, str]] = session.get("begun", [])
    draft_id = f"{CALLERS if caller_of else ''}{secrets.token_urlsafe(16)}"
    session["begun"] = [*begun, (journey, draft_id)][-REMEMBERED:]
    session.permanent = True
    if answers or caller_of:
        channel = "telephone" if caller_of else "web"
        filling = Filling(tokens(journey)[-1], answers or {}, channel=channel, entered_by=caller_of)
        with writing() as database:
            database.merge(_row(journey, filling))


def current(journey: str) -> Filling:
    """The draft this browser is filling in; an empty one when there is none yet."""
    if not _ids(journey):
        return Filling("")
    with reading() as database:
        return _load(database, _ids(journey)[-1])


def _load(database: Session, draft_id: str, *, to_change: bool = False) -> Filling:
    token = _token(draft_id)
    nothing = Filling(token)
    if draft_id.startswith(CALLERS):
        nothing = Filling(token, channel="telephone", entered_by=signed_in())
    query = select(Draft).where(Draft.token == token, Draft.expires_at > datetime.now(UTC))
    row = database.scalar(query.with_for_update() if to_change else query)
    if row is None:
        sent = select(Submission.reference).where(Submission.token == token)
        return replace(nothing, sent=database.scalar(sent))
    try:
        kept = json.loads(keys().open(row.sealed))
    except CannotOpenError:
        return nothing
    return Filling(
        token, kept["answers"], kept["typed"], None, kept.get("channel", "web"), kept.get("entered_by")
    )


def change(journey: str, address: str, page: str, answers: Json) -> Filling:
    """Store the answers of one page, and forget what was left typed at its address."""

    def put(filling: Filling) -> None:
        filling.answers[page] = answers
        filling.typed.pop(address, None)

    return _change(journey, put)


def change_item(
    journey: str, address: str, page: str, item: str, answers: Mapping[str, Json] | None
) -> Filling:
    """Store one item of an add another under its id, or remove it when `answers` is None."""

    def put(filling: Filling) -> None:
        before = filling.answers.get(page)
        items = [each for each in before if isinstance(each, dict)] if isinstance(before, list) else []
        at = next((n for n, each in enumerate(items) if each.get("id") == item), len(items))
        items[at : at + 1] = [] if answers is None else [{"id": item, **answers}]
        filling.answers[page] = [*items]
        filling.typed.pop(address, None)

    return _change(journey, put)


def keep_typed(journey: str, address: str, typed: dict[str, list[str]]) -> None:
    """Keep what is typed on a page that is being left without continuing, as when the language changes."""

    def put(filling: Filling) -> None:
        filling.typed.pop(address, None)
        filling.typed[address] = typed
        while len(json.dumps(filling.typed)) > MOST_TYPED:
            filling.typed.pop(next(iter(filling.typed)))

    _change(journey, put)


def _change(journey: str, put: Callable[[Filling], None]) -> Filling:
    if not _begun(journey):
        begin(journey)
    try:
        return _changed(journey, put)
    except IntegrityError:  # another tab stored the first answers between our look and our insert
        return _changed(journey, put)


def _changed(journey: str, put: Callable[[Filling], None]) -> Filling:
    """Change the last one begun. Of a caller's, what was typed is kept even when nobody is signed in now:
    whoever typed it was, and nothing of it is shown until somebody is.
    """
    with writing() as database:
        filling = _load(database, _begun(journey)[-1], to_change=True)
        if filling.sent is None:
            put(filling)
            database.merge(_row(journey, filling))
    return filling


def _row(journey: str, filling: Filling) -> Draft:
    kept = {
        "answers": filling.answers,
        "typed": filling.typed,
        "channel": filling.channel,
        "entered_by": filling.entered_by,
    }
    hours = current_app.extensions["settings"].draft_hours
    return Draft(
        token=filling.token,
        journey=journey,
        sealed=keys().seal(json.dumps(kept).encode()),
        expires_at=datetime.now(UTC) + timedelta(hours=hours),
    )


def discard(journey: str) -> None:
    """Delete the answers being filled in."""
    with writing() as database:
        database.execute(delete(Draft).where(Draft.token.in_(tokens(journey)[-1:])))


def open_call(journey: str) -> bool:
    """Whether a caller's draft of this form is being filled in here, by whoever is signed in."""
    calls = [each for each in _ids(journey) if each.startswith(CALLERS)]
    if not calls:
        return False
    with reading() as database:
        sent = _load(database, calls[-1]).sent
    return sent is None


def resume_call(journey: str) -> None:
    """Make the last caller's draft of this form the current one, whatever was begun since."""
    last = next(each for each in reversed(_ids(journey)) if each.startswith(CALLERS))
    _leave(last)
    session["begun"] = [*session["begun"], (journey, last)]


def end_call(journey: str) -> None:
    """Delete what the caller told us, and forget that there was a call."""
    discard(journey)
    _leave(_ids(journey)[-1])


def _leave(draft_id: str) -> None:
    session["begun"] = [(form, each) for form, each in session["begun"] if each != draft_id]


def delete_expired(database: Session) -> None:
    database.execute(delete(Draft).where(Draft.expires_at <= datetime.now(UTC)))
