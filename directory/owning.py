"""Which entry a row is part of: a price of its service, opening hours of their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import (
    Absence,
    Accessibility,
    Base,
    Contact,
    CostOption,
    DutyShift,
    Location,
    Organisation,
    OrganisationIdentifier,
    Person,
    Role,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceTopic,
    Team,
)

OWNERS: dict[type[Base], dict[str, type[Any]]] = {
    Contact: {
        "organisation_id": Organisation,
        "team_id": Team,
        "role_id": Role,
        "service_id": Service,
        "location_id": Location,
    },
    Schedule: {
        "service_id": Service,
        "location_id": Location,
        "service_at_location_id": ServiceAtLocation,
    },
    CostOption: {"service_id": Service},
    ServiceArea: {"service_id": Service},
    ServiceTopic: {"service_id": Service},
    ServiceAtLocation: {"service_id": Service},
    Accessibility: {"location_id": Location},
    OrganisationIdentifier: {"organisation_id": Organisation},
    Absence: {"person_id": Person},
    DutyShift: {"team_id": Team},
}
"""The columns that say whose a row is; one of them is filled in."""


def kind_of(model: type[Base]) -> str:
    """What the audit calls rows of this table."""
    kind = getattr(model, "kind", None)
    return kind if isinstance(kind, str) else model.__tablename__


class Owners:
    """Tells of rows which entry they are part of, asking the database once for each owner."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._known: dict[str, str | None] = {}

    def meet(self, model: type[Base], row: Mapping[str, Any]) -> None:
        """Take in a row that may be an owner itself, so that nobody need ask for it."""
        if model is ServiceAtLocation or (model is not Contact and "slug" in row):
            self._known[row["id"]] = self.of(model, row)

    def of(self, model: type[Base], row: Mapping[str, Any]) -> str | None:
        """The entry a whole row is part of, as "service:bins"; None when it is gone."""
        if model in OWNERS:
            found = ((owner, row.get(column)) for column, owner in OWNERS[model].items())
            return next((self._entry(owner, key) for owner, key in found if key), None)
        kind = row["kind"] if "kind" in row else kind_of(model)
        return f"{kind}:{row['slug']}" if "slug" in row else None

    def _entry(self, model: type[Any], key: str) -> str | None:
        if key not in self._known:
            table = model.__table__
            row = self._session.execute(select(table).where(table.c.id == key)).mappings().one_or_none()
            self._known[key] = self.of(model, dict(row)) if row else None
        return self._known[key]
