"""Where: places people can go to, how to get in, and which services are found there."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import Double, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, Identified, Named
from .keeping import Kept
from .translation import Translated

if TYPE_CHECKING:
    from .contact import Contact
    from .schedule import Schedule
    from .service import Service


class Location(Kept, Translated, Named, Base):
    """A place with one address. `latitude` and `longitude` are WGS 84 degrees."""

    __tablename__ = "location"
    kind: ClassVar[str] = "location"

    description: Mapped[str | None]
    location_type: Mapped[str] = mapped_column(String(10), default="physical")
    transportation: Mapped[str | None]
    step_free: Mapped[str | None] = mapped_column(String(10))
    """"yes", "no", "partly", or None when not known."""
    latitude: Mapped[float | None] = mapped_column(Double)
    longitude: Mapped[float | None] = mapped_column(Double)
    external_identifier: Mapped[str | None]
    external_identifier_type: Mapped[str | None]

    attention: Mapped[str | None]
    address_1: Mapped[str | None]
    address_2: Mapped[str | None]
    city: Mapped[str | None]
    region: Mapped[str | None]
    state_province: Mapped[str | None]
    postal_code: Mapped[str | None]
    country: Mapped[str | None]

    accessibility: Mapped[list[Accessibility]] = relationship(
        lazy="raise", cascade="all, delete-orphan", passive_deletes=True, order_by="Accessibility.id"
    )
    schedules: Mapped[list[Schedule]] = relationship(
        lazy="raise", order_by="Schedule.valid_from, Schedule.byday, Schedule.opens_at, Schedule.id"
    )
    contacts: Mapped[list[Contact]] = relationship(lazy="raise", order_by="Contact.position, Contact.slug")
    service_at_locations: Mapped[list[ServiceAtLocation]] = relationship(
        lazy="raise", back_populates="location"
    )

    @property
    def address(self) -> tuple[str, ...]:
        """The lines of the address, as on an envelope."""
        lines = (self.attention, self.address_1, self.address_2, self.city, self.region, self.postal_code)
        return tuple(line for line in lines if line)


class Accessibility(Identified, Base):
    """A sentence on how people can use a place."""

    __tablename__ = "accessibility"
    kind: ClassVar[str] = "accessibility"

    location_id: Mapped[str] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    description: Mapped[str | None]
    details: Mapped[str | None]
    url: Mapped[str | None]


class ServiceAtLocation(Identified, Base):
    """A service as it is found in one place, perhaps at hours of its own."""

    __tablename__ = "service_at_location"
    __table_args__ = (UniqueConstraint("service_id", "location_id"),)
    kind: ClassVar[str] = "service_at_location"

    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"))
    location_id: Mapped[str] = mapped_column(ForeignKey("location.id", ondelete="CASCADE"), index=True)
    description: Mapped[str | None]

    service: Mapped[Service] = relationship(lazy="raise", back_populates="service_at_locations")
    location: Mapped[Location] = relationship(lazy="raise", back_populates="service_at_locations")
    schedules: Mapped[list[Schedule]] = relationship(
        lazy="raise", order_by="Schedule.valid_from, Schedule.byday, Schedule.opens_at, Schedule.id"
    )
