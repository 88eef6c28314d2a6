"""From the rows of a folder, once checked, to rows of the directory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from .checks import KIND_OF_FILE
from .keys import key_of
from .known import KINDS, Known
from .layouts import TRANSLATIONS
from .models import (
    Absence,
    Accessibility,
    Base,
    Contact,
    CostOption,
    DutyShift,
    OrganisationIdentifier,
    Schedule,
    ServiceArea,
    ServiceAtLocation,
    ServiceTopic,
    Translation,
)
from .models.keeping import A_YEAR
from .rows import Row, Sheet
from .slugs import id_for
from .storing import Batch

EMPTY_LISTS = (
    "languages",
    "responsibilities",
    "lay_words",
    "audiences",
    "if_we_cannot_help",
    "known_as",
    "skills",
)
OTHERWISE = {"status": "active", "check_every": A_YEAR, "location_type": "physical"}
"""What an empty cell means where there has to be something."""
REFERENCES = {
    "organisation": "organisation",
    "team": "team",
    "person": "person",
    "covered_by": "person",
}


def batch_of(sheets: Mapping[str, Sheet], known: Known) -> Batch:
    """Everything the folder says, ready to store."""
    batch = Batch()
    for file, kind in KIND_OF_FILE.items():
        for row in sheets[file].rows if file in sheets else ():
            known.meet(kind, row.values["slug"], row.values.get("id"))
    for row in sheets["service_at_locations.csv"].rows if "service_at_locations.csv" in sheets else ():
        known.meet("service_at_location", _at(row), row.values.get("id"))
    for name, sheet in sheets.items():
        found = TRANSLATIONS.fullmatch(name)
        if found:
            _translations(batch, sheets, sheet, found[1])
            continue
        _replaced(batch, name, sheets, known)
        met: Counter[str] = Counter()
        for row in sheet.rows:
            if name in PARTS:
                owner = row.values.get("of", "")
                PARTS[name](batch, row, known, met[owner])
                met[owner] += 1
            else:
                _thing(batch, KIND_OF_FILE[name], row, known)
    return batch


def _thing(batch: Batch, kind: str, row: Row, known: Known) -> None:
    """A row of its own kind: columns as they are, slugs of other things become their ids."""
    slug = row.values["slug"]
    values: dict[str, Any] = {"id": known.meet(kind, slug)}
    for column, value in row.values.items():
        if column in ("id", "topics", "accessibility"):
            continue
        if column == "if_we_cannot_help":
            values[column] = [_partner(words, known) for words in value or []]
        elif column == "parent":
            values["parent_id"] = known.meet(kind, value) if value else None
        elif column in REFERENCES:
            values[f"{column}_id"] = known.meet(REFERENCES[column], value) if value else None
        elif column in EMPTY_LISTS:
            values[column] = value or []
        else:
            values[column] = value
        if value is None and column in OTHERWISE:
            values[column] = OTHERWISE[column]
    if kind == "location":
        values.setdefault("country", "GB")
    batch.add(KINDS[kind], slug, **values)
    if "topics" in row.values:
        _topics(batch, row, known)
    if "accessibility" in row.values:
        _accessibility(batch, row, known)


def _partner(words: str, known: Known) -> str:
    if ":" in words:
        return words
    return f"service:{words}" if known.has("service", words) else f"organisation:{words}"


def _topics(batch: Batch, row: Row, known: Known) -> None:
    slug = row.values["slug"]
    service = known.meet("service", slug)
    batch.owns_all(ServiceTopic, "service_id", service, slug)
    for topic in row.values["topics"] or []:
        about = known.meet("topic", topic)
        key = id_for("service_topic", service, about)
        batch.add(ServiceTopic, slug, id=key, service_id=service, taxonomy_term_id=about)


def _accessibility(batch: Batch, row: Row, known: Known) -> None:
    slug = row.values["slug"]
    place = known.meet("location", slug)
    key = id_for("accessibility", slug)
    batch.owns_all(Accessibility, "id", key, slug)
    if row.values["accessibility"]:
        batch.add(Accessibility, slug, id=key, location_id=place, description=row.values["accessibility"])


def _owned(batch: Batch, model: type[Base], row: Row, known: Known, **more: Any) -> None:
    """A row that is part of something: the column that names it becomes its id, and so do other slugs."""
    kind = model.__tablename__
    values = {**row.values, **more}
    key = values.pop("id", None) or key_of(kind, values)
    owner = next(name for name in ("service", "location", "organisation", "team", "person") if name in values)
    slug = values[owner]
    for column in ("service", "location", "organisation", "person", "team", "covered_by"):
        if column in values:
            to = values.pop(column)
            values[f"{column}_id"] = known.meet(REFERENCES.get(column, column), to) if to else None
    batch.add(model, slug, id=key, **values)


def _cost_option(batch: Batch, row: Row, known: Known, position: int) -> None:
    here = row.values.get("amount") is not None and not row.values.get("id")
    currency = {"currency": row.values.get("currency") or "GBP"} if here else {}
    _owned(batch, CostOption, row, known, **currency)


def _part(model: type[Base]) -> Callable[[Batch, Row, Known, int], None]:
    return lambda batch, row, known, position: _owned(batch, model, row, known)


def _at(row: Row) -> str:
    return f"{row.values['service']}@{row.values['location']}"


def _service_at_location(batch: Batch, row: Row, known: Known, position: int) -> None:
    batch.add(
        ServiceAtLocation,
        _at(row),
        id=known.meet("service_at_location", _at(row)),
        service_id=known.meet("service", row.values["service"]),
        location_id=known.meet("location", row.values["location"]),
        description=row.values.get("description"),
    )


def _schedule(batch: Batch, row: Row, known: Known, position: int) -> None:
    values = dict(row.values)
    kind, _, slug = values.pop("of").partition(":")
    owner = {f"{of}_id": known.meet(of, slug) if of == kind else None for of in OPENING}
    came_with = values.pop("id", None)
    key = came_with or key_of("schedule", {"kind": kind, "slug": slug, **values})
    if not came_with:
        values["freq"] = values.get("freq") or "WEEKLY"
    batch.add(Schedule, slug, id=key, **owner, **values)


def _contact(batch: Batch, row: Row, known: Known, position: int) -> None:
    values = dict(row.values)
    kind, _, slug = values.pop("of").partition(":")
    more, words = values.pop("more_phones", None) or [], values.pop("phone_description", None)
    if "phone" in values:
        number = values.pop("phone")
        first = [{"number": number} | ({"description": words} if words else {})] if number else []
        values["phones"] = first + more
    values["public"] = values.get("public") is not False
    if values.get("position") is None:
        values["position"] = position
    owner = {f"{of}_id": known.meet(of, slug) if of == kind else None for of in REACHED}
    values["id"] = known.meet("contact", values["slug"])
    batch.add(Contact, values["slug"], **owner, **values)


OPENING = ("service", "location", "service_at_location")
REACHED = ("organisation", "team", "role", "service", "location")
PARTS: dict[str, Callable[[Batch, Row, Known, int], None]] = {
    "cost_options.csv": _cost_option,
    "service_areas.csv": _part(ServiceArea),
    "service_at_locations.csv": _service_at_location,
    "schedules.csv": _schedule,
    "contacts.csv": _contact,
    "accessibility.csv": _part(Accessibility),
    "organisation_identifiers.csv": _part(OrganisationIdentifier),
    "absences.csv": _part(Absence),
    "duty_shifts.csv": _part(DutyShift),
}
BELONGS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "cost_options.csv": (CostOption, ("service",)),
    "service_areas.csv": (ServiceArea, ("service",)),
    "service_at_locations.csv": (ServiceAtLocation, ("service",)),
    "schedules.csv": (Schedule, OPENING),
    "contacts.csv": (Contact, REACHED),
    "accessibility.csv": (Accessibility, ("location",)),
    "organisation_identifiers.csv": (OrganisationIdentifier, ("organisation",)),
    "absences.csv": (Absence, ("person",)),
    "duty_shifts.csv": (DutyShift, ("team",)),
}


def _replaced(batch: Batch, name: str, sheets: Mapping[str, Sheet], known: Known) -> None:
    """Say that what belongs to the things of this folder is what this file says, and no more."""
    if name not in BELONGS:
        return
    model, kinds = BELONGS[name]
    for file, kind in (*KIND_OF_FILE.items(), ("service_at_locations.csv", "service_at_location")):
        if kind not in kinds or file not in sheets:
            continue
        for row in sheets[file].rows:
            slug = row.values.get("slug") or _at(row)
            batch.owns_all(model, f"{kind}_id", known.meet(kind, slug), slug)


def _translations(batch: Batch, sheets: Mapping[str, Sheet], sheet: Sheet, language: str) -> None:
    for file, kind in KIND_OF_FILE.items():
        for row in sheets[file].rows if file in sheets else ():
            slug = row.values["slug"]
            batch.owns_all(Translation, "kind:slug:language", f"{kind}:{slug}:{language}", slug)
    for row in sheet.rows:
        kind, slug, field = row.values["kind"], row.values["slug"], row.values["field"]
        key = id_for("translation", kind, slug, field, language)
        reviewed_by = row.values.get("reviewed_by")
        batch.add(
            Translation,
            slug,
            id=key,
            kind=kind,
            slug=slug,
            field=field,
            language=language,
            text=row.values["text"],
            reviewed_by=reviewed_by,
        )
