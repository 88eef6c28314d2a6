"""The link by which an owner says, without signing in, that an entry is still right.

It names the entry and the day it was written, and is signed for whoever was the owner then. It works for
LASTS, once, and does no more than say that somebody has checked the entry.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from app.security import Keys, keys
from app.truth.entries import public_address
from directory.truth.ownership import Entry

LASTS = timedelta(days=60)
State = Literal["open", "done", "over"]


@dataclass(frozen=True)
class Question:
    """Whether an entry is still right, asked on a day of its owner."""

    kind: str
    slug: str
    asked_on: date
    owner: str

    @property
    def address(self) -> str:
        """The whole address of the page that asks, for a letter; keys are this application's."""
        return public_address(self.kind, self.slug, f"/still-right/{self.asked_on}/{_signed(self, keys())}")


def state_of(question: Question, signature: str, entry: Entry, day: date) -> State:
    """ "open": it can be answered; "done": somebody has checked the entry since; "over": the link is no good
    any more, or never was.
    """
    is_signed = hmac.compare_digest(_signed(question, keys()).encode(), signature.encode())
    if not is_signed or not question.asked_on <= day <= question.asked_on + LASTS:
        return "over"
    return "done" if entry.assured_date and entry.assured_date >= question.asked_on else "open"


def _signed(question: Question, keys: Keys) -> str:
    words = (question.kind, question.slug, question.asked_on.isoformat(), question.owner.casefold())
    return keys.scramble("\n".join(words), "still right")[:40]
