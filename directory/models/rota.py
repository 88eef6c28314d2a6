"""When people are not there, and who is on duty."""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, Identified
from .organisation import Person, Team


class Absence(Identified, Base):
    """Whole days on which somebody is away, the last one included. Why they are is nobody's business here."""

    __tablename__ = "absence"
    kind: ClassVar[str] = "absence"

    person_id: Mapped[str] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"), index=True)
    starts: Mapped[date]
    ends: Mapped[date]
    covered_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)

    person: Mapped[Person] = relationship(lazy="raise", foreign_keys=[person_id])
    covered_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[covered_by_id])


class DutyShift(Identified, Base):
    """Who answers for a team between two moments: on duty in its hours, or outside them."""

    __tablename__ = "duty_shift"
    kind: ClassVar[str] = "duty_shift"

    team_id: Mapped[str] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    shift: Mapped[str] = mapped_column(String(20))
    """"duty" or "out-of-hours"."""
    phone: Mapped[str | None]
    """The number to ring during this shift, where it is not the person's own."""

    team: Mapped[Team] = relationship(lazy="raise")
    person: Mapped[Person] = relationship(lazy="raise")
