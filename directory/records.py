"""From the rows of a folder, once checked, to rows of the directory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

from .checks import KIND_OF_FILE
from .known import KINDS, Known
from .layouts import TRANSLATIONS
from .models import (
    Accessibility,
    Contact,
    CostOption,
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

EMPTY_LISTS = ("languages", "responsibilities", "lay_words", "if_we_cannot_help")
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
            known.meet(kind, row.values["slug"])
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
        if column in ("topics", "accessibility"):
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
    if kind == "location":
        values["country"] = "GB"
    if "status" in values:
        values["status"] = values["status"] or "active"
    if "check_every" in values:
        values["check_every"] = values["check_every"] or A_YEAR
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
    batch.owns_all(Accessibility, "location_id", place, slug)
    if row.values["accessibility"]:
        key = id_for("accessibility", slug)
        batch.add(Accessibility, slug, id=key, location_id=place, description=row.values["accessibility"])


def _cost_option(batch: Batch, row: Row, known: Known, position: int) -> None:
    values = dict(row.values)
    service = values.pop("service")
    key = id_for("cost_option", service, values.get("option") or "", str(values.get("amount")))
    if values.get("amount") is not None:
        values["currency"] = values.get("currency") or "GBP"
    batch.add(CostOption, service, id=key, service_id=known.meet("service", service), **values)


def _service_area(batch: Batch, row: Row, known: Known, position: int) -> None:
    service, name = row.values["service"], row.values["name"]
    key = id_for("service_area", service, name)
    batch.add(ServiceArea, service, id=key, service_id=known.meet("service", service), name=name)


def _service_at_location(batch: Batch, row: Row, known: Known, position: int) -> None:
    service, place = row.values["service"], row.values["location"]
    batch.add(
        ServiceAtLocation,
        f"{service}@{place}",
        id=known.meet("service_at_location", f"{service}@{place}"),
        service_id=known.meet("service", service),
        location_id=known.meet("location", place),
        description=row.values.get("description"),
    )


def _schedule(batch: Batch, row: Row, known: Known, position: int) -> None:
    values = dict(row.values)
    kind, _, slug = values.pop("of").partition(":")
    names = (str(values.get(name)) for name in ("byday", "opens_at", "closes_at", "valid_from", "valid_to"))
    owner = {f"{of}_id": known.meet(of, slug) if of == kind else None for of in OPENING}
    key = id_for("schedule", kind, slug, *names)
    batch.add(Schedule, slug, id=key, freq="WEEKLY", **owner, **values)


def _contact(batch: Batch, row: Row, known: Known, position: int) -> None:
    values = dict(row.values)
    kind, _, slug = values.pop("of").partition(":")
    if "phone" in values:
        number = values.pop("phone")
        values["phones"] = [{"number": number}] if number else []
    values["public"] = values.get("public") is not False
    owner = {f"{of}_id": known.meet(of, slug) if of == kind else None for of in REACHED}
    key = known.meet("contact", values["slug"])
    batch.add(Contact, values["slug"], id=key, position=position, **owner, **values)


OPENING = ("service", "location", "service_at_location")
REACHED = ("organisation", "team", "role", "service", "location")
PARTS: dict[str, Callable[[Batch, Row, Known, int], None]] = {
    "cost_options.csv": _cost_option,
    "service_areas.csv": _service_area,
    "service_at_locations.csv": _service_at_location,
    "schedules.csv": _schedule,
    "contacts.csv": _contact,
}
BELONGS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "cost_options.csv": (CostOption, ("service",)),
    "service_areas.csv": (ServiceArea, ("service",)),
    "service_at_locations.csv": (ServiceAtLocation, ("service",)),
    "schedules.csv": (Schedule, OPENING),
    "contacts.csv": (Contact, REACHED),
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
            slug = row.values.get("slug") or f"{row.values['service']}@{row.values['location']}"
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
