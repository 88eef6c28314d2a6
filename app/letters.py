"""Letters: e-mails that are not about something that was sent.

Each waits sealed in the outbox, and is emptied once it is delivered.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete
from sqlalchemy.orm import Session

from app.delivery import mail
from app.models import Delivery
from app.security import Keys
from app.settings import Settings

DESTINATION = "letter"
KEPT_WHEN_GIVEN_UP = timedelta(days=7)


@dataclass(frozen=True)
class Letter:
    """Written in words already, in this language: that of the page it was asked for on."""

    to: str
    subject: str
    lines: Sequence[str]
    language: str


def post(session: Session, keys: Keys, letter: Letter) -> None:
    """Put it into the outbox: it goes if what this session changes is kept."""
    sealed = keys.seal(json.dumps(asdict(letter)).encode())
    session.add(Delivery(destination=DESTINATION, sealed=sealed, due_at=datetime.now(UTC)))


def opened(sealed: bytes, keys: Keys) -> Letter:
    """Raises CannotOpenError when its key is gone."""
    return Letter(**json.loads(keys.open(sealed)))


def deliver(letter: Letter, settings: Settings) -> None:
    """Raises NotDelivered when the mail server does not take it."""
    name = f"letter-{secrets.token_hex(8)}"
    message = mail.message(settings, name, letter.to, letter.subject, letter.lines, letter.language)
    mail.send(message, settings, name)


def forget_old(session: Session) -> None:
    """Delete those that are delivered, and those that nobody could deliver for a week; texts as well."""
    over = Delivery.due_at < datetime.now(UTC) - KEPT_WHEN_GIVEN_UP
    done = (Delivery.state == "delivered") | ((Delivery.state == "given-up") & over)
    session.execute(delete(Delivery).where(Delivery.submission_id.is_(None), done))
