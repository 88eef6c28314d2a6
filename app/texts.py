"""Text messages, by whatever service the council sends them with. Off unless TEXT_URL says where that is.

A text waits sealed in the outbox, as a letter does, and is emptied once it is delivered. It goes to TEXT_URL
as JSON {"to": "+447700900123", "text": "…"}, signed with TEXT_SECRET as `app.delivery.posting` says. Another
way to send one is another `Provider`.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import Protocol

from sqlalchemy.orm import Session

from app.delivery.posting import post as post_signed
from app.models import Delivery
from app.security import Keys
from app.settings import Settings

DESTINATION = "text"


@dataclass(frozen=True)
class TextMessage:
    """`to` is a mobile number with its country, as +447700900123."""

    to: str
    text: str


class Provider(Protocol):
    """Sends one. Raises NotDelivered when it is not taken; the same `key` twice is the same text."""

    def __call__(self, message: TextMessage, key: str, settings: Settings) -> None: ...


def by_web(message: TextMessage, key: str, settings: Settings) -> None:
    """The provider there is: a signed request to TEXT_URL."""
    body = json.dumps(asdict(message), ensure_ascii=False).encode()
    post_signed(settings.text_url, body, settings.text_secret, key, "The service that sends texts")


def are_sent(settings: Settings) -> bool:
    return bool(settings.text_url)


def post(session: Session, keys: Keys, message: TextMessage) -> None:
    """Put it into the outbox: it goes if what this session changes is kept."""
    sealed = keys.seal(json.dumps({"key": secrets.token_hex(16), **asdict(message)}).encode())
    session.add(Delivery(destination=DESTINATION, sealed=sealed, due_at=datetime.now(UTC)))


def deliver(sealed: bytes, keys: Keys, settings: Settings, send: Provider = by_web) -> None:
    """Raises CannotOpenError when its key is gone, NotDelivered when nobody takes it."""
    told = json.loads(keys.open(sealed))
    send(TextMessage(told["to"], told["text"]), told["key"], settings)
