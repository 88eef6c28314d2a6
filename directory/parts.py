"""What belongs to an entry and has rows of its own: contacts, opening hours, prices, places, topics.

Rows are read and replaced as a whole list of plain JSON, so that a draft or a page holds them like any
other value.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import (
    Accessibility,
    Base,
    Contact,
    CostOption,
    OrganisationIdentifier,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
    ServiceTopic,
)
from .owning import OWNERS
from .plain import Values, as_json, from_json
from .recording import Recorder
from .slugs import unique_slug

DERIVED = {"slug", "position"}
"""Columns that follow from the list itself."""


@dataclass(frozen=True)
class Part:
    """Rows of `model` whose `owner` column is the id of what they belong to. `order` is by columns."""

    model: type[Base]
    owner: str
    order: tuple[str, ...]
    within: Mapping[str, Part] = field(default_factory=dict)

    @property
    def columns(self) -> list[str]:
        apart = {*OWNERS[self.model], *DERIVED}
        return [column.name for column in self.model.__table__.columns if column.name not in apart]


def _contacts(owner: str) -> Part:
    return Part(Contact, owner, ("position", "slug"))


def _schedules(owner: str) -> Part:
    return Part(Schedule, owner, ("valid_from", "byday", "opens_at"))


PARTS: dict[str, dict[str, Part]] = {
    "service": {
        "contacts": _contacts("service_id"),
        "schedules": _schedules("service_id"),
        "cost_options": Part(CostOption, "service_id", ("amount", "option")),
        "service_areas": Part(ServiceArea, "service_id", ("name",)),
        "topics": Part(ServiceTopic, "service_id", ("taxonomy_term_id",)),
        "service_at_locations": Part(
            ServiceAtLocation, "service_id", ("id",), {"schedules": _schedules("service_at_location_id")}
        ),
    },
    "team": {"contacts": _contacts("team_id")},
    "role": {"contacts": _contacts("role_id")},
    "location": {
        "contacts": _contacts("location_id"),
        "schedules": _schedules("location_id"),
        "accessibility": Part(Accessibility, "location_id", ("id",)),
    },
    "organisation": {
        "contacts": _contacts("organisation_id"),
        "organisation_identifiers": Part(OrganisationIdentifier, "organisation_id", ("id",)),
    },
    "topic": {},
}


def rows_of(session: Session, part: Part, owner: str) -> list[Values]:
    """The rows in order, as plain JSON: "id", columns by name, and those within each."""
    return [
        {
            **as_json({name: row[name] for name in part.columns}),
            **{name: rows_of(session, inner, row["id"]) for name, inner in part.within.items()},
        }
        for row in _raw(session, part, owner)
    ]


def replace(recorder: Recorder, part: Part, owner: str, slug: str, wanted: Sequence[Values]) -> bool:
    """Make the rows of this owner, whose slug this is, what is wanted; whether anything was different."""
    there = {row["id"]: row for row in _raw(recorder.session, part, owner)}
    rows = _known(part, there, wanted)
    changed = False
    for key, row in there.items():
        if key not in {row["id"] for row in rows}:
            for inner in part.within.values():
                replace(recorder, inner, key, slug, [])
            recorder.remove(part.model, row)
            changed = True
    for position, row in enumerate(rows):
        values = from_json(part.model, {name: row[name] for name in part.columns if name in row})
        if "position" in part.model.__table__.c:
            values["position"] = position
        if row["id"] in there:
            changed |= recorder.change(part.model, there[row["id"]], values)
        else:
            recorder.add(
                part.model, {**values, **_named(recorder.session, part, row, slug), part.owner: owner}
            )
            changed = True
        for name, inner in part.within.items():
            changed |= replace(recorder, inner, row["id"], slug, row.get(name, []))
    return changed


def _known(part: Part, there: Mapping[str, Any], wanted: Sequence[Values]) -> list[Values]:
    """The wanted rows, each with the id of the one it is: by its id, or because it says the same."""
    named = {row.get("id") for row in wanted}
    free = {key: as_json(row) for key, row in there.items() if key not in named}
    rows = []
    for row in wanted:
        key = row.get("id")
        if key not in there:
            same = (key for key, old in free.items() if all(row.get(n) == old[n] for n in part.columns[1:]))
            key = next(same, None) or str(uuid4())
            free.pop(key, None)
        rows.append({**row, "id": key})
    return rows


def _named(session: Session, part: Part, row: Values, slug: str) -> Values:
    if part.model is not Contact:
        return {}
    name = f"{slug} {row.get('name') or 'contact'}"
    return {"slug": unique_slug(name, set(session.scalars(select(Contact.slug))), row["id"][:8])}


def _raw(session: Session, part: Part, owner: str) -> list[Mapping[str, Any]]:
    table = part.model.__table__
    found = [
        dict(row) for row in session.execute(select(table).where(table.c[part.owner] == owner)).mappings()
    ]

    def place(row: Mapping[str, Any]) -> list[tuple[bool, Any]]:
        return [(row[name] is not None, row[name] if row[name] is not None else "") for name in part.order]

    return sorted(found, key=place)
