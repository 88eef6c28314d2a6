"""Forms saved for later: the code that leads back to a draft, on any device and without an account.

A code follows from the id of its draft, so it is stored nowhere; its digest finds the row, and the row opens
the id. It stays the same however often the form is saved. Only a link that was lost and renewed changes it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime

from flask import current_app, url_for
from sqlalchemy import Exists, Select, delete, exists, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import drafts, letters
from app.database import reading, writing
from app.filling import Filling
from app.formats import format_moment
from app.letters import Letter
from app.models import Draft, SavedForm, Submission
from app.references import code_in, code_of
from app.security import CannotOpenError, keys
from app.settings import Settings
from forms.answers import COUNCIL_TIME
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.text import Text, _, language


@dataclass(frozen=True)
class Found:
    """What a code leads to: a draft that can be gone on with, or one that was sent on a day."""

    journey: Journey
    draft_id: str
    filling: Filling
    sent_on: date | None = None


def save(journey: Journey) -> None:
    """Keep the draft that this browser is filling in, and let its code lead back to it."""
    filling = drafts.save(journey.slug)
    if filling.sent or filling.until is None:
        return
    draft_id = drafts.latest(journey.slug)
    row = SavedForm(
        code=_digest(_code(draft_id, 0)),
        token=filling.token,
        journey=journey.slug,
        sealed=_sealed(draft_id, renewals=0),
        expires_at=filling.until,
    )
    # Where the button was pressed twice, the other press may be first.
    with suppress(IntegrityError), writing() as session:
        if session.scalar(_of(filling.token)) is None:
            session.add(row)


def code_for(journey: Journey) -> str | None:
    """The code of the draft that this browser is filling in, if it was saved."""
    token = drafts.current(journey.slug).token
    with reading() as session:
        row = session.scalar(_of(token))
        return _code_of_row(row) if row else None


def key_of(typed: str) -> str | None:
    """What finds the form that this code is for; None when there is none, or none any more."""
    key = _digest(code_in(typed))
    return key if find(key) else None


def find(key: str) -> Found | None:
    with reading() as session:
        row = session.scalar(_alive().where(SavedForm.code == key))
        journey = JOURNEYS.get(row.journey) if row else None
        if row is None or journey is None:
            return None
        received = session.scalar(select(Submission.received_at).where(Submission.token == row.token))
        try:
            draft_id = _opened(row)[0]
        except CannotOpenError:
            return None
    filling = drafts.find(draft_id)
    if received is not None:
        return Found(journey, draft_id, filling, received.astimezone(COUNCIL_TIME).date())
    return Found(journey, draft_id, filling) if filling.until else None


def send_link(journey: Journey, email: str) -> None:
    """Write to this address how to come back to the form that this browser has saved."""
    filling = drafts.current(journey.slug)
    with writing() as session:
        row = session.scalar(_of(filling.token).with_for_update())
        if row is not None and (code := _code_of_row(row)):
            row.email = _digest_of_email(email)
            letters.post(session, keys(), _letter(journey, email, code, row.expires_at))


def renew(email: str) -> None:
    """Write a new link to whoever saved forms with this address. Their old codes end."""
    theirs = _alive().where(SavedForm.email == _digest_of_email(email), SavedForm.journey.in_(JOURNEYS))
    with writing() as session:
        for row in session.scalars(theirs.with_for_update()).all():
            with suppress(CannotOpenError):
                draft_id, renewals = _opened(row)
                code = _code(draft_id, renewals + 1)
                row.code, row.sealed = _digest(code), _sealed(draft_id, renewals + 1)
                letters.post(session, keys(), _letter(JOURNEYS[row.journey], email, code, row.expires_at))


def forget_old(session: Session) -> None:
    """Delete those whose time is over, and those whose draft is gone and nobody can tell that it was sent."""
    over = SavedForm.expires_at <= datetime.now(UTC)
    session.execute(delete(SavedForm).where(over | ~_drafted() & ~_sent()))


def _alive() -> Select[SavedForm]:
    return select(SavedForm).where(SavedForm.expires_at > datetime.now(UTC))


def _of(token: str) -> Select[SavedForm]:
    return _alive().where(SavedForm.token == token)


def _drafted() -> Exists:
    return exists().where(Draft.token == SavedForm.token)


def _sent() -> Exists:
    return exists().where(Submission.token == SavedForm.token)


def _code(draft_id: str, renewals: int) -> str:
    return code_of(keys().scramble(f"{draft_id} {renewals}", "code"))


def _digest(code: str) -> str:
    return keys().scramble(code, "saved form")


def _digest_of_email(email: str) -> str:
    return keys().scramble(email.casefold(), "email of a saved form")


def _sealed(draft_id: str, renewals: int) -> bytes:
    return keys().seal(json.dumps({"draft": draft_id, "renewals": renewals}).encode())


def _opened(row: SavedForm) -> tuple[str, int]:
    """The id of its draft, and how often its link was renewed. Raises CannotOpenError."""
    told = json.loads(keys().open(row.sealed))
    return told["draft"], told["renewals"]


def _code_of_row(row: SavedForm) -> str | None:
    try:
        return _code(*_opened(row))
    except CannotOpenError:
        return None


def _letter(journey: Journey, email: str, code: str, until: datetime) -> Letter:
    # Translators: the subject of an e-mail, as in "Make a complaint: go on with your form"
    subject = _("%(form)s: go on with your form", form=journey.title)
    lines = [str(line) for line in _lines(journey, code, until)]
    return Letter(email, str(subject), lines, language())


def _lines(journey: Journey, code: str, until: datetime) -> Iterator[Text | str]:
    settings: Settings = current_app.extensions["settings"]
    yield _("You saved this form: %(form)s", form=journey.title)
    yield ""
    yield _("To go on with it, open this link:")
    yield f"{settings.public_url}{url_for('saving.come_back', code=code)}"
    yield ""
    yield _("Or go to this page and enter your code:")
    yield f"{settings.public_url}{url_for('saving.come_back')}"
    yield code
    yield ""
    yield _("We keep your form until %(moment)s. Each time you change it, we keep it for longer.",
            moment=format_moment(until))  # fmt: skip
    yield _("Anyone who has this link or the code can see your answers. Keep them to yourself.")
    yield ""
    yield _("We used your email address only to send you this link. We delete it with the saved form.")
    yield _("If you did not ask for this email, you do not need to do anything.")
