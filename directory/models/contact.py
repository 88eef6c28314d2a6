"""A published way to reach a team, service, role, location or organisation."""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from ..hours import Opening, parse_hours
from .base import Base, Identified


class Contact(Identified, Base):
    """Exactly one of the `…_id` columns says whose contact this is."""

    __tablename__ = "contact"
    kind: ClassVar[str] = "contact"

    slug: Mapped[str] = mapped_column(String(160), unique=True)
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"), index=True)
    role_id: Mapped[str | None] = mapped_column(ForeignKey("role.id"), index=True)
    service_id: Mapped[str | None] = mapped_column(ForeignKey("service.id"), index=True)
    location_id: Mapped[str | None] = mapped_column(ForeignKey("location.id"), index=True)
    position: Mapped[int] = mapped_column(default=0)
    name: Mapped[str | None]
    title: Mapped[str | None]
    email: Mapped[str | None]
    website: Mapped[str | None]
    phones: Mapped[list[dict[str, str]]] = mapped_column(default=list)
    """Telephone numbers, the first one first: `{"number": "01632 960 001", "description": "…"}`."""
    text_relay: Mapped[bool | None]
    """Whether calls by text relay (18001 before the number) are answered; None when not known."""
    public: Mapped[bool] = mapped_column(default=True)
    hours: Mapped[str | None]
    """As `MO-FR 09:00-17:00;SA 10:00-13:00`; see `directory.hours`."""

    @property
    def phone(self) -> str | None:
        return self.phones[0]["number"] if self.phones else None

    @property
    def openings(self) -> tuple[Opening, ...]:
        return parse_hours(self.hours) if self.hours else ()
