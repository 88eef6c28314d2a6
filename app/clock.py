"""What time it is. A test says so instead: `app.extensions["clock"] = lambda: datetime(2026, 3, 2, …)`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from flask import current_app

from directory.hours import LONDON


def now() -> datetime:
    """This moment, in the council's time zone."""
    clock: Callable[[], datetime] = current_app.extensions.get("clock", _by_the_machine)
    return clock().astimezone(LONDON)


def today() -> date:
    return now().date()


def _by_the_machine() -> datetime:
    return datetime.now(LONDON)
