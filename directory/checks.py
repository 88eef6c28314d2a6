"""What no cell can tell alone: slugs are used once, what is referred to exists, dates agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import time
from typing import Any

from .known import Known
from .layouts import FILES, TRANSLATIONS
from .problems import Problem
from .rows import Column, Row, Sheet

Exists = Callable[[str, str], bool]
KIND_OF_FILE = {
    "organisations.csv": "organisation",
    "teams.csv": "team",
    "people.csv": "person",
    "roles.csv": "role",
    "topics.csv": "topic",
    "locations.csv": "location",
    "services.csv": "service",
    "contacts.csv": "contact",
}
ONCE: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(KIND_OF_FILE, ("slug",)),
    "cost_options.csv": ("service", "option", "amount", "id"),
    "service_areas.csv": ("service", "name", "id"),
    "service_at_locations.csv": ("service", "location"),
    "schedules.csv": ("of", "byday", "opens_at", "closes_at", "valid_from", "valid_to", "id"),
    "accessibility.csv": ("location", "description", "id"),
    "organisation_identifiers.csv": ("organisation", "identifier_type", "identifier", "id"),
    "absences.csv": ("person", "starts", "id"),
    "duty_shifts.csv": ("team", "person", "starts_at", "id"),
}
TRANSLATION_ONCE = ("kind", "slug", "field")
TRANSLATABLE = {
    "service": ("name", "description", "eligibility", "fees", "application_process", "alert"),
    "team": ("name", "description"),
    "role": ("name",),
    "topic": ("name", "description"),
    "location": ("name", "description", "transportation"),
    "organisation": ("name", "description"),
}


def check_folder(sheets: Mapping[str, Sheet], known: Known) -> list[Problem]:
    """Every problem between rows, files and the directory."""
    here = {kind: _slugs(sheets.get(file)) for file, kind in KIND_OF_FILE.items()}
    pairs = sheets["service_at_locations.csv"].rows if "service_at_locations.csv" in sheets else []
    here["service_at_location"] = {f"{row.values['service']}@{row.values['location']}" for row in pairs}
    unread = {KIND_OF_FILE[name] for name, sheet in sheets.items() if sheet.problems and name in KIND_OF_FILE}
    if sheets.get("service_at_locations.csv") and sheets["service_at_locations.csv"].problems:
        unread.add("service_at_location")

    def exists(kind: str, slug: str) -> bool:
        # a row that could not be read may be the very one: its own problem is enough
        return slug in here[kind] or known.has(kind, slug) or kind in unread

    problems: list[Problem] = []
    for name, sheet in sheets.items():
        problems += _twice(sheet, ONCE.get(name, TRANSLATION_ONCE))
        problems += _other_ids(sheet, KIND_OF_FILE.get(name), known)
        for row in sheet.rows:
            for column in FILES.get(name, ()):
                problems += _references(row, column, exists)
            problems += _disagreements(row)
            if TRANSLATIONS.fullmatch(name):
                problems += _translation(row, exists)
    for name in ("teams.csv", "topics.csv"):
        if name in sheets:
            problems += _circles(sheets[name])
    return problems


def _slugs(sheet: Sheet | None) -> set[str]:
    return {row.values["slug"] for row in sheet.rows} if sheet else set()


def _twice(sheet: Sheet, columns: tuple[str, ...]) -> Iterator[Problem]:
    first: dict[tuple[Any, ...], int] = {}
    for row in sheet.rows:
        key = tuple(row.values.get(column) for column in columns)
        line = first.setdefault(key, row.line)
        if line != row.line:
            said = [column for column in columns if column != "id"]
            what = f"“{key[0]}”" if len(columns) == 1 else f"This {', '.join(said)}"
            yield row.problem(columns[0], f"{what} is on line {line} already.")


def _other_ids(sheet: Sheet, kind: str | None, known: Known) -> Iterator[Problem]:
    """Ids are given once, and never change: a row that was copied has to go without."""
    first: dict[str, int] = {}
    slugs = known.slug_of(kind) if kind else {}
    for row in sheet.rows:
        key = row.values.get("id")
        if not key:
            continue
        line = first.setdefault(key, row.line)
        if line != row.line:
            yield row.problem("id", f"This id is on line {line} already; leave it empty for something new.")
        elif kind and known.ids[kind].get(row.values["slug"], key) != key:
            yield row.problem("id", "What has this slug in the directory has another id; leave this empty.")
        elif kind and slugs.get(key, row.values["slug"]) != row.values["slug"]:
            yield row.problem("id", f"This is the id of “{slugs[key]}”; leave it empty for something new.")


def _references(row: Row, column: Column, exists: Exists) -> Iterator[Problem]:
    value = row.values.get(column.name)
    if not column.to or value is None:
        return
    for words in value if isinstance(value, list) else [value]:
        kind, colon, slug = words.partition(":")
        kinds, slug = ((kind,), slug) if colon else (column.to, words)
        if not set(kinds) <= set(column.to) or not any(exists(kind, slug) for kind in kinds):
            names = " or ".join(kind.replace("_", " ") for kind in kinds)
            yield row.problem(column.name, f"There is no {names} with the slug “{slug}”.")


def _disagreements(row: Row) -> Iterator[Problem]:
    if row.values.get("id"):  # elsewhere they were not so strict
        return

    def falls(first: str, last: str) -> bool:
        begins, ends = row.values.get(first), row.values.get(last)
        return begins is not None and ends is not None and ends < begins

    if falls("valid_from", "valid_to"):
        yield row.problem("valid_to", "This day is before the day in valid_from.")
    if falls("starts", "ends"):
        yield row.problem("ends", "This day is before the day in starts.")
    if falls("starts_at", "ends_at"):
        yield row.problem("ends_at", "This is before the moment in starts_at.")
    if falls("minimum_age", "maximum_age"):
        yield row.problem("maximum_age", "This age is below the one in minimum_age.")
    if (row.values.get("latitude") is None) != (row.values.get("longitude") is None):
        yield row.problem("latitude", "A place needs both latitude and longitude, or neither.")
    if row.values.get("opens_at") == row.values.get("closes_at") not in (None, time(0)):
        yield row.problem("closes_at", "It opens and closes at the same time.")


def _translation(row: Row, exists: Exists) -> Iterator[Problem]:
    kind, slug, field = (row.values[name] for name in TRANSLATION_ONCE)
    if not exists(kind, slug):
        yield row.problem("slug", f"There is no {kind} with the slug “{slug}”.")
    if field not in TRANSLATABLE[kind]:
        fields = ", ".join(TRANSLATABLE[kind])
        yield row.problem("field", f"“{field}” of a {kind} is not translated; these are: {fields}.")


def _circles(sheet: Sheet) -> Iterator[Problem]:
    parents = {row.values["slug"]: row.values.get("parent") for row in sheet.rows}
    for row in sheet.rows:
        above, seen = row.values.get("parent"), set()
        while above in parents and above not in seen and above != row.values["slug"]:
            seen.add(above)
            above = parents[above]
        if above == row.values["slug"]:
            yield row.problem("parent", "This is above itself, in a circle.")
