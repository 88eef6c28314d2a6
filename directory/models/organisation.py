"""Who: organisations, the teams inside them, the roles in a team, and the people who fill them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, ClassVar

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, Identified, Named
from .keeping import Kept
from .translation import Translated

if TYPE_CHECKING:
    from .contact import Contact


class Organisation(Kept, Translated, Named, Base):
    """The council itself, or a partner."""

    __tablename__ = "organisation"
    kind: ClassVar[str] = "organisation"

    description: Mapped[str | None]
    email: Mapped[str | None]
    website: Mapped[str | None]
    logo: Mapped[str | None]
    uri: Mapped[str | None]
    parent_organisation_id: Mapped[str | None] = mapped_column(String(36))
    """As given by Open Referral; the parent need not be in this directory."""

    contacts: Mapped[list[Contact]] = relationship(lazy="raise", order_by="Contact.position, Contact.slug")
    organisation_identifiers: Mapped[list[OrganisationIdentifier]] = relationship(
        lazy="raise", cascade="all, delete-orphan", passive_deletes=True, order_by="OrganisationIdentifier.id"
    )


class OrganisationIdentifier(Identified, Base):
    """A number that others know an organisation by, such as a charity or company number."""

    __tablename__ = "organisation_identifier"
    kind: ClassVar[str] = "organisation_identifier"

    organisation_id: Mapped[str] = mapped_column(
        ForeignKey("organisation.id", ondelete="CASCADE"), index=True
    )
    identifier_scheme: Mapped[str | None]
    identifier_type: Mapped[str]
    identifier: Mapped[str]


class Team(Kept, Translated, Named, Base):
    """A team runs services. It belongs to an organisation and may be part of a larger team."""

    __tablename__ = "team"
    kind: ClassVar[str] = "team"

    description: Mapped[str | None]
    organisation_id: Mapped[str | None] = mapped_column(ForeignKey("organisation.id"), index=True)
    parent_id: Mapped[str | None] = mapped_column(ForeignKey("team.id"), index=True)

    organisation: Mapped[Organisation | None] = relationship(lazy="raise")
    parent: Mapped[Team | None] = relationship(lazy="raise", remote_side="Team.id", back_populates="teams")
    teams: Mapped[list[Team]] = relationship(lazy="raise", back_populates="parent", order_by="Team.name")
    roles: Mapped[list[Role]] = relationship(lazy="raise", back_populates="team", order_by="Role.name")
    contacts: Mapped[list[Contact]] = relationship(lazy="raise", order_by="Contact.position, Contact.slug")


class Person(Named, Base):
    """Who fills a role. Only people who work here see somebody's page: the public finds the role."""

    __tablename__ = "person"
    kind: ClassVar[str] = "person"

    pronouns: Mapped[str | None]
    languages: Mapped[list[str]] = mapped_column(default=list)
    """Language codes."""
    known_as: Mapped[list[str]] = mapped_column(default=list)
    """Other names that people use for them, the one they like best first."""
    email: Mapped[str | None]
    phone: Mapped[str | None]
    """At work."""
    mobile: Mapped[str | None]
    """Never public."""
    about: Mapped[str | None]
    how_to_reach: Mapped[str | None]
    skills: Mapped[list[str]] = mapped_column(default=list)
    working_days: Mapped[str | None]
    """As "MO,TU,WE"; None when not known."""
    left_on: Mapped[date | None]
    """The last day they worked here."""

    roles: Mapped[list[Role]] = relationship(lazy="raise", viewonly=True, foreign_keys="Role.person_id")
    covers: Mapped[list[Role]] = relationship(lazy="raise", viewonly=True, foreign_keys="Role.covered_by_id")


class Role(Kept, Translated, Named, Base):
    """A post in a team: filled, vacant, or covered by someone else for now."""

    __tablename__ = "role"
    kind: ClassVar[str] = "role"

    team_id: Mapped[str] = mapped_column(ForeignKey("team.id"), index=True)
    person_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    covered_by_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"), index=True)
    responsibilities: Mapped[list[str]] = mapped_column(default=list)

    team: Mapped[Team] = relationship(lazy="raise", back_populates="roles")
    person: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[person_id])
    covered_by: Mapped[Person | None] = relationship(lazy="raise", foreign_keys=[covered_by_id])
    contacts: Mapped[list[Contact]] = relationship(lazy="raise", order_by="Contact.position, Contact.slug")

    @property
    def is_vacant(self) -> bool:
        return self.person_id is None

    @property
    def is_covered(self) -> bool:
        """Someone else answers for this post now, because it is vacant or its holder is away."""
        return self.covered_by_id is not None
