"""When an entry is to be checked again, and from when on nobody should rely on it unchecked."""

from __future__ import annotations

from datetime import date

from .models import Kept
from .models.keeping import due_on

GRACE = 3
"""Months after an entry was due, at most, until everyone is told; half its rhythm where that is shorter."""


def due_day(entry: Kept) -> date | None:
    """The day it is to be checked again; None when nobody has checked it yet, so that it is due already."""
    return due_on(entry.assured_date, entry.check_every) if entry.assured_date else None


def is_due(entry: Kept, day: date) -> bool:
    """Whether it has to be checked: those who work here are told so from this day on."""
    due = due_day(entry)
    return due is None or due <= day


def is_out_of_date(entry: Kept, day: date) -> bool:
    """Whether everyone is told that its last check is too long ago. One never checked has none."""
    if entry.assured_date is None:
        return False
    months = entry.check_every + min(GRACE, (entry.check_every + 1) // 2)
    return due_on(entry.assured_date, months) <= day
