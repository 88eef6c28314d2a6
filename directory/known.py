"""Which things the directory has already, so that an import can refer to them and keep their ids."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import (
    Base,
    Contact,
    Location,
    Organisation,
    Person,
    Role,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
    Team,
)
from .slugs import id_for

KINDS: dict[str, type[Base]] = {
    "organisation": Organisation,
    "team": Team,
    "person": Person,
    "role": Role,
    "topic": TaxonomyTerm,
    "location": Location,
    "service": Service,
    "contact": Contact,
}


class Known:
    """Ids by kind and slug: those in the directory, and those of an import as they are met."""

    def __init__(self, session: Session) -> None:
        self.ids: dict[str, dict[str, str]] = {
            kind: {thing.slug: thing.id for thing in session.execute(select(table.c.slug, table.c.id))}
            for kind, table in ((kind, model.__table__) for kind, model in KINDS.items())
        }
        pairs = session.execute(
            select(Service.slug, Location.slug, ServiceAtLocation.id)
            .join(ServiceAtLocation, ServiceAtLocation.service_id == Service.id)
            .join(Location, ServiceAtLocation.location_id == Location.id)
        )
        self.ids["service_at_location"] = {f"{service}@{place}": key for service, place, key in pairs}

    def has(self, kind: str, slug: str) -> bool:
        return slug in self.ids[kind]

    def meet(self, kind: str, slug: str, key: str | None = None) -> str:
        """The id of something, as it is or as it will be: the one it comes with, or one made of its slug."""
        return self.ids[kind].setdefault(slug, key or id_for(kind, slug))

    def slug_of(self, kind: str) -> dict[str, str]:
        """Slugs by id."""
        return {key: slug for slug, key in self.ids[kind].items()}
