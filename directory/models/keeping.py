"""Keeping entries true: who answers for one, when it was last checked, and how often it is to be."""

from __future__ import annotations

from calendar import monthrange
from datetime import MAXYEAR, date

from sqlalchemy.orm import Mapped, mapped_column

A_YEAR = 12


class Kept:
    """An entry that somebody answers for."""

    owner_email: Mapped[str | None]
    assured_date: Mapped[date | None]
    """The day someone last checked that this is right."""
    check_every: Mapped[int] = mapped_column(default=A_YEAR)
    """Months from one check to the next."""


def due_on(checked: date, months: int) -> date:
    """The day something is to be checked again, that many months after it was; at most the last there is."""
    year, month = divmod(checked.year * 12 + checked.month - 1 + months, 12)
    if year > MAXYEAR:  # a mistyped day, which a spreadsheet may have
        return date.max
    return date(year, month + 1, min(checked.day, monthrange(year, month + 1)[1]))
