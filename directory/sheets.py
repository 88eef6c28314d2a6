"""From the directory to rows of spreadsheets: the other way round from `records`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from .checks import KIND_OF_FILE
from .keys import key_of
from .known import KINDS, Known
from .layouts import FILES, TRANSLATED
from .models import (
    Absence,
    Accessibility,
    Base,
    CostOption,
    DutyShift,
    OrganisationIdentifier,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
    ServiceTopic,
    Translation,
)
from .slugs import id_for

Values = dict[str, Any]
Record = Mapping[str, Any]
MODELS: dict[str, type[Base]] = {
    **{file: KINDS[kind] for file, kind in KIND_OF_FILE.items()},
    "cost_options.csv": CostOption,
    "service_areas.csv": ServiceArea,
    "service_at_locations.csv": ServiceAtLocation,
    "schedules.csv": Schedule,
    "accessibility.csv": Accessibility,
    "organisation_identifiers.csv": OrganisationIdentifier,
    "absences.csv": Absence,
    "duty_shifts.csv": DutyShift,
}
COLUMNS = {"covered_by": "covered_by_id", "parent": "parent_id"}
"""Where a slug is written for an id; the others are named as what they refer to."""


class Names:
    """What the directory calls everything: slugs by kind and id, topics of services, ways into places."""

    def __init__(self, session: Session) -> None:
        known = Known(session)
        self.slugs = {kind: known.slug_of(kind) for kind in known.ids}
        self.known = known
        self.topics: dict[str, list[str]] = {}
        for topic in session.execute(select(ServiceTopic.service_id, ServiceTopic.taxonomy_term_id)):
            self.topics.setdefault(topic.service_id, []).append(self.slugs["topic"][topic.taxonomy_term_id])
        self.beside: dict[str, str | None] = {
            one.location_id: one.description
            for one in session.scalars(select(Accessibility))
            if is_beside(one.id, self.slugs["location"][one.location_id]) and not (one.details or one.url)
        }


def is_beside(key: str, location: str) -> bool:
    """Whether this accessibility is the one that is written beside its location, in the same row."""
    return key == id_for("accessibility", location)


def rows_of(session: Session, file: str, names: Names) -> Iterator[Values]:
    """Every row of one file, by column; an id that is made from the row itself is left out."""
    for record in session.execute(select(MODELS[file].__table__)).mappings():
        row = SHAPES.get(file, _part)(file, dict(record), names)
        if row:
            yield row


def translations(session: Session, names: Names) -> Iterator[tuple[str, list[Values]]]:
    """Each language and its rows. The words of what is gone are left out."""
    languages: dict[str, list[Values]] = {}
    for record in session.execute(select(Translation.__table__)).mappings():
        if record["kind"] in TRANSLATED and names.known.has(record["kind"], record["slug"]):
            languages.setdefault(record["language"], []).append(dict(record))
    yield from sorted(languages.items())


def _usual(file: str, record: Record, names: Names) -> Values:
    """Columns as they are; where a column refers to something, its slug."""
    row: Values = {}
    for column in FILES[file]:
        field = COLUMNS.get(column.name, f"{column.name}_id")
        if len(column.to) == 1 and field in record:
            row[column.name] = names.slugs[column.to[0]].get(record[field])
        else:
            row[column.name] = record.get(column.name)
    return row


def _thing(file: str, record: Record, names: Names) -> Values:
    row = _usual(file, record, names)
    row["id"] = _unless(row["id"], id_for(KIND_OF_FILE[file], record["slug"]))
    return row


def _part(file: str, record: Record, names: Names) -> Values:
    row = _usual(file, record, names)
    row["id"] = _unless(row["id"], key_of(MODELS[file].__tablename__, row))
    return row


def _service(file: str, record: Record, names: Names) -> Values:
    entries = (words.partition(":") for words in record["if_we_cannot_help"])
    partners = [f"{kind}:{slug}" for kind, _, slug in entries if names.known.has(kind, slug)]
    topics = sorted(names.topics.get(record["id"], ()))
    return {**_thing(file, record, names), "topics": topics, "if_we_cannot_help": partners}


def _location(file: str, record: Record, names: Names) -> Values:
    return {**_thing(file, record, names), "accessibility": names.beside.get(record["id"])}


def _accessibility(file: str, record: Record, names: Names) -> Values:
    row = _part(file, record, names)
    beside = record["location_id"] in names.beside and is_beside(record["id"], row["location"])
    return {} if beside else row


def _service_at_location(file: str, record: Record, names: Names) -> Values:
    row = _usual(file, record, names)
    made = id_for("service_at_location", f"{row['service']}@{row['location']}")
    return {**row, "id": _unless(row["id"], made)}


def _schedule(file: str, record: Record, names: Names) -> Values:
    kind, slug = _owner(record, names)
    row = {**_usual(file, record, names), "of": f"{kind}:{slug}"}
    return {**row, "id": _unless(row["id"], key_of("schedule", {**row, "kind": kind, "slug": slug}))}


def _contact(file: str, record: Record, names: Names) -> Values:
    kind, slug = _owner(record, names)
    first, *more = record["phones"] or [{}]
    return {
        **_thing(file, record, names),
        "of": f"{kind}:{slug}",
        "phone": first.get("number"),
        "phone_description": first.get("description"),
        "more_phones": more,
    }


def _owner(record: Record, names: Names) -> tuple[str, str]:
    """The kind and slug of what this is part of: the one such column that is filled in."""
    owners = ((kind, record.get(f"{kind}_id")) for kind in names.slugs)
    kind, key = next((kind, key) for kind, key in owners if key)
    return kind, names.slugs[kind][key]


def _unless(key: str, made: str) -> str | None:
    return None if key == made else key


SHAPES: dict[str, Callable[[str, Record, Names], Values]] = {
    **dict.fromkeys(KIND_OF_FILE, _thing),
    "services.csv": _service,
    "locations.csv": _location,
    "contacts.csv": _contact,
    "schedules.csv": _schedule,
    "service_at_locations.csv": _service_at_location,
    "accessibility.csv": _accessibility,
}
