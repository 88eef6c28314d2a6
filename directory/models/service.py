"""What: services, what they cost, whom they are for and what they are about."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import ForeignKey, Index, Numeric, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, Identified, Named
from .keeping import Kept
from .location import ServiceAtLocation
from .organisation import Organisation, Team
from .translation import Translated

if TYPE_CHECKING:
    from .contact import Contact
    from .schedule import Schedule


class Service(Kept, Translated, Named, Base):
    """Something people can have done or get help with. `fees` says in words what it costs."""

    __tablename__ = "service"
    __table_args__ = (
        Index("ix_service_external_identifier", "external_identifier_type", "external_identifier"),
    )
    kind: ClassVar[str] = "service"

    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    team_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"), index=True)
    description: Mapped[str | None]
    url: Mapped[str | None]
    email: Mapped[str | None]
    status: Mapped[str] = mapped_column(String(20), default="active")
    """"active", "inactive", "defunct" or "temporarily closed"."""
    fees: Mapped[str | None]
    accreditations: Mapped[str | None]
    eligibility: Mapped[str | None]
    minimum_age: Mapped[int | None]
    maximum_age: Mapped[int | None]
    application_process: Mapped[str | None]
    alert: Mapped[str | None]
    assurer_email: Mapped[str | None]
    last_modified: Mapped[datetime | None]
    lay_words: Mapped[list[str]] = mapped_column(default=list)
    """Words residents use for it."""
    online: Mapped[bool | None]
    urgent: Mapped[str | None] = mapped_column(String(20))
    """"danger", "homeless", "safeguarding" or None."""
    languages: Mapped[list[str]] = mapped_column(default=list)
    """Codes of the languages it is given in."""
    audiences: Mapped[list[str]] = mapped_column(default=list)
    """Codes of whom it is for, such as "carers"; empty for anyone."""
    tell_callers: Mapped[str | None]
    """What staff say to somebody on the telephone; only staff see it."""
    external_identifier: Mapped[str | None]
    external_identifier_type: Mapped[str | None]
    if_we_cannot_help: Mapped[list[str]] = mapped_column(default=list)
    """Whom to try instead: "service:<slug>" or "organisation:<slug>", see `catalogue.partners_of`."""

    organisation: Mapped[Organisation | None] = relationship(lazy="raise")
    team: Mapped[Team | None] = relationship(lazy="raise")
    topics: Mapped[list[TaxonomyTerm]] = relationship(
        lazy="raise", secondary="service_topic", order_by="TaxonomyTerm.name, TaxonomyTerm.id"
    )
    contacts: Mapped[list[Contact]] = relationship(lazy="raise", order_by="Contact.position, Contact.slug")
    schedules: Mapped[list[Schedule]] = relationship(
        lazy="raise", order_by="Schedule.valid_from, Schedule.byday, Schedule.opens_at, Schedule.id"
    )
    cost_options: Mapped[list[CostOption]] = relationship(
        lazy="raise",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="CostOption.amount, CostOption.id",
    )
    service_areas: Mapped[list[ServiceArea]] = relationship(
        lazy="raise",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="ServiceArea.name, ServiceArea.id",
    )
    service_at_locations: Mapped[list[ServiceAtLocation]] = relationship(
        lazy="raise",
        back_populates="service",
        cascade="all, delete-orphan",
        passive_deletes=True,
        order_by="ServiceAtLocation.id",
    )


class CostOption(Identified, Base):
    """One price. `amount` is in the currency's main unit (pounds), `currency` its ISO 4217 code."""

    __tablename__ = "cost_option"
    kind: ClassVar[str] = "cost_option"

    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    option: Mapped[str | None]
    amount: Mapped[Decimal | None] = mapped_column(Numeric(12, 2))
    currency: Mapped[str | None] = mapped_column(String(3))
    amount_description: Mapped[str | None]


class ServiceArea(Identified, Base):
    """Where people must live to have the service."""

    __tablename__ = "service_area"
    kind: ClassVar[str] = "service_area"

    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"), index=True)
    name: Mapped[str | None]
    extent: Mapped[str | None]
    extent_type: Mapped[str | None]
    uri: Mapped[str | None]
    service_area: Mapped[str | None]


class TaxonomyTerm(Translated, Named, Base):
    """A topic, perhaps within a wider one. Called "topic" in files and on pages."""

    __tablename__ = "taxonomy_term"
    kind: ClassVar[str] = "topic"

    description: Mapped[str | None]
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("taxonomy_term.id"), index=True)
    taxonomy: Mapped[str | None]
    term_uri: Mapped[str | None]
    term: Mapped[str | None]


class ServiceTopic(Identified, Base):
    """That a service is about a topic; an "attribute" in Open Referral."""

    __tablename__ = "service_topic"
    __table_args__ = (UniqueConstraint("service_id", "taxonomy_term_id"),)
    kind: ClassVar[str] = "service_topic"

    service_id: Mapped[str] = mapped_column(ForeignKey("service.id", ondelete="CASCADE"))
    taxonomy_term_id: Mapped[str] = mapped_column(
        ForeignKey("taxonomy_term.id", ondelete="CASCADE"), index=True
    )
