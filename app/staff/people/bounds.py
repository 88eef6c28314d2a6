"""How far from today days away and shifts may be: further than anybody plans, nearer than a slip of a key."""

from __future__ import annotations

from datetime import date, timedelta

from app.clock import today

THREE_YEARS = timedelta(days=3 * 365 + 1)


def earliest() -> date:
    return today() - THREE_YEARS


def latest() -> date:
    return today() + THREE_YEARS
