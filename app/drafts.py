"""Drafts: the answers of a form somebody is filling in, kept encrypted until it is sent or expires.

The signed cookie holds a random id for each form begun, oldest first, and once anything is kept, for how
many hours that was promised; a form's last is being filled in.
A draft whose submission exists has been sent: it is never filled in again, so Back and a second tab lead
to the confirmation and not to a half-empty second submission.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from flask import session
from sqlalchemy import Select, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import files
from app.database import reading, writing
from app.filling import Filling
from app.models import Draft, SavedForm, Submission, Upload
from app.security import CannotOpenError, keys
from app.staff.sessions import signed_in
from forms.answers import Json

REMEMBERED = 30  # of all forms together: a cookie over 4,096 bytes is dropped, and every draft with it
CALLERS = "call-"  # begins the id of a draft that staff fill in for a caller
MOST_TYPED = 200_000  # bytes of what is left typed, the newest: more than any person, less than a flood


def _begun(journey: str) -> list[str]:
    return [draft_id for form, draft_id, *_ in session.get("begun", []) if form == journey]


def _ids(journey: str) -> list[str]:
    """Those that may be seen: a caller's only by somebody who works here."""
    return [each for each in _begun(journey) if not each.startswith(CALLERS) or signed_in()]


def is_hidden(journey: str) -> bool:
    """Whether the last of this form begun in this browser is for a caller, and nobody is signed in."""
    return _begun(journey)[-1:] != _ids(journey)[-1:]


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
        filling = Filling(_token(draft_id), answers or {}, channel=channel, entered_by=caller_of)
        with writing() as database:
            database.merge(_row(journey, filling))
        _promise(draft_id, filling)


def take_up(journey: str, draft_id: str) -> None:
    """Go on in this browser with the draft that has this id."""
    begun = [entry for entry in session.get("begun", []) if entry[1] != draft_id]
    session["begun"] = [*begun, (journey, draft_id)][-REMEMBERED:]
    session.permanent = True
    _promise(draft_id, find(draft_id))


def find(draft_id: str) -> Filling:
    """The draft with this id, in whatever browser it was begun."""
    with reading() as database:
        return _filling(database, draft_id, database.scalar(_alive(draft_id)))


def latest(journey: str) -> str:
    """The id of the draft this browser is filling in, which it has begun."""
    return _ids(journey)[-1]


def every() -> Iterator[tuple[str, str, Filling]]:
    """(form, id, draft) of all that is kept and this browser began for the person at it, oldest first."""
    own = _own()
    rows: dict[str, Draft] = {}
    if own:
        with reading() as database:
            theirs = database.scalars(_alive(*(draft_id for _journey, draft_id in own)))
            rows = {row.token: row for row in theirs}
    for journey, draft_id in own:
        row = rows.get(_token(draft_id))
        filling = _opened(row) if row else None
        if filling is not None:
            yield journey, draft_id, filling


def every_token() -> list[str]:
    """The tokens of all that this browser began for the person at it, of every form, sent ones included."""
    return [_token(draft_id) for _journey, draft_id in _own()]


def _own() -> list[tuple[str, str]]:
    return [entry[:2] for entry in session.get("begun", []) if not entry[1].startswith(CALLERS)]


def current(journey: str) -> Filling:
    """The draft this browser is filling in; an empty one when there is none yet."""
    if not _ids(journey) or is_hidden(journey):
        return Filling("")
    return find(latest(journey))


def _filling(database: Session, draft_id: str, row: Draft | None) -> Filling:
    """What is kept in this row, if there is one, for the draft with this id."""
    token = _token(draft_id)
    nothing = Filling(token)
    if draft_id.startswith(CALLERS):
        nothing = Filling(token, channel="telephone", entered_by=signed_in())
    if row is None:
        sent = database.scalar(select(Submission.reference).where(Submission.token == token))
        return replace(nothing, sent=sent, lost=0 if sent else _promised(draft_id))
    return _opened(row) or nothing


def _alive(*draft_ids: str) -> Select[Draft]:
    tokens = [_token(each) for each in draft_ids]
    return select(Draft).where(Draft.token.in_(tokens), Draft.expires_at > datetime.now(UTC))


def _opened(row: Draft) -> Filling | None:
    """None when its key is gone."""
    try:
        return Filling(row.token, **json.loads(keys().open(row.sealed)), until=row.expires_at)
    except CannotOpenError:
        return None


def _promised(draft_id: str) -> int:
    """For how many hours this browser was told that the answers would be kept; 0 when none were."""
    begun = session.get("begun", [])
    return next((hours for _form, each, *told in begun if each == draft_id for hours in told), 0)


def _promise(draft_id: str, filling: Filling) -> None:
    hours = filling.lasts // timedelta(hours=1)
    if _promised(draft_id) != hours:
        begun = session.get("begun", [])
        session["begun"] = [(*entry[:2], hours) if entry[1] == draft_id else entry for entry in begun]


def change(journey: str, address: str, page: str, answers: Json) -> Filling:
    """Store the answers of one page, and forget what was left typed at its address."""

    def put(filling: Filling) -> None:
        filling.answers[page] = answers
        filling.typed.pop(address, None)
        _note(filling, page)

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
        _note(filling, page)

    return _change(journey, put)


def _note(filling: Filling, page: str) -> None:
    filling.given[page] = int(datetime.now(UTC).timestamp())
    if filling.lost and filling.until is None:
        filling.regained = page


def keep_longer(journey: str) -> Filling:
    """Count from now until it is deleted."""
    return _change(journey, lambda _filling: None)


def save(journey: str) -> Filling:
    """Keep it for as long as what is saved for later."""

    def put(filling: Filling) -> None:
        filling.saved = True

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
        draft_id = _begun(journey)[-1]
        row = database.scalar(_alive(draft_id).with_for_update())
        filling = _filling(database, draft_id, row)
        if filling.sent is None:
            lost = filling.lost if filling.until is None else 0
            before = json.dumps([filling.answers, filling.typed])
            put(filling)
            filling.lost = lost
            database.merge(_row(journey, filling))
            if filling.saved:
                theirs = update(SavedForm).where(SavedForm.token == filling.token)
                database.execute(theirs.values(expires_at=filling.until))
            if files.forget_unnamed(database, filling.token, [filling.answers, filling.typed], before):
                theirs = update(Upload).where(Upload.token == filling.token)
                database.execute(theirs.values(expires_at=filling.until))
    if filling.sent is None:
        _promise(draft_id, filling)
    return filling


def _row(journey: str, filling: Filling) -> Draft:
    kept = {
        "answers": filling.answers,
        "typed": filling.typed,
        "channel": filling.channel,
        "entered_by": filling.entered_by,
        "given": filling.given,
        "saved": filling.saved,
        "lost": filling.lost,
        "regained": filling.regained,
    }
    filling.until = datetime.now(UTC) + filling.lasts
    return Draft(
        token=filling.token,
        journey=journey,
        sealed=keys().seal(json.dumps(kept).encode()),
        expires_at=filling.until,
    )


def discard(journey: str, draft_id: str | None = None) -> None:
    """Delete the answers being filled in, or this draft, with the way back to it and its files."""
    ids = [draft_id] if draft_id else _ids(journey)[-1:]
    with writing() as database:
        for kind in (Draft, SavedForm, Upload):
            database.execute(delete(kind).where(kind.token.in_([_token(each) for each in ids])))
    session["begun"] = [entry[:2] if entry[1] in ids else entry for entry in session.get("begun", [])]


def calls(journey: str) -> list[str]:
    """The ids of this form's drafts for callers, sent ones included; none when nobody is signed in."""
    return [each for each in _ids(journey) if each.startswith(CALLERS)]


def forget(draft_id: str) -> None:
    """Let this browser know nothing of it any more."""
    session["begun"] = [entry for entry in session.get("begun", []) if entry[1] != draft_id]


def delete_expired(database: Session) -> None:
    for kind in (Draft, Upload):
        database.execute(delete(kind).where(kind.expires_at <= datetime.now(UTC)))
