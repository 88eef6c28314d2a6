"""Keeping entries true: who answers for one, when it was last checked, and how often it is to be."""

from __future__ import annotations

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

A_YEAR = 12


class Kept:
    """An entry that somebody answers for."""

    owner_email: Mapped[str | None]
    assured_date: Mapped[date | None]
    """The day someone last checked that this is right."""
    check_every: Mapped[int] = mapped_column(default=A_YEAR)
    """Months from one check to the next."""
