"""What may be asked of the Open Referral API: its parameters, how each is read and what each is for."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time
from typing import Any

from ..cells import UUID, CellError, clock, one_of, postcode
from ..hours import DAYS

USUAL_PAGE = 50
LARGEST_PAGE = 500
LAST_PAGE = 1_000_000
NAMES_OF_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True)
class Wanted:
    """What somebody asked for. Ages are years, `proximity` is metres."""

    search: str = ""
    page: int = 1
    per_page: int = USUAL_PAGE
    format: str = "json"
    minimal: bool = False
    full: bool = False
    full_service: bool = False
    modified_after: datetime | None = None
    taxonomy_term_id: str | None = None
    taxonomy_id: str | None = None
    organization_id: str | None = None
    parent_id: str | None = None
    top_only: bool = False
    minimum_age: float | None = None
    maximum_age: float | None = None
    start_time: time | None = None
    end_time: time | None = None
    day: str | None = None
    postcode: str | None = None
    proximity: float | None = None


class NotUnderstood(ValueError):  # noqa: N818 - it is no fault of the program
    """A parameter that cannot be read; the message is a sentence that begins with its name."""


def read(given: Mapping[str, str], endpoint: str) -> Wanted:
    """The parameters of an endpoint; others are taken no notice of. Raises NotUnderstood."""
    values: dict[str, Any] = {}
    for name in ENDPOINTS[endpoint]:
        words = given.get(name, "").strip()
        if words:
            try:
                values[name] = PARAMETERS[name].read(words)
            except CellError as error:
                raise NotUnderstood(f"{name}: {error}") from None
    if "proximity" in values and "postcode" not in values:
        raise NotUnderstood("proximity: This needs a postcode to be near to.")
    return Wanted(**values)


def _words(words: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", words).split())[:200]


def _whole(least: int, most: int) -> Callable[[str], int]:
    def read(words: str) -> int:
        if not re.fullmatch(r"\d{1,9}", words, re.ASCII) or int(words) < least:
            raise CellError(f"“{words[:20]}” is not a whole number from {least} up.")
        return min(int(words), most)

    return read


def _number(words: str) -> float:
    if not re.fullmatch(r"\d{1,9}(\.\d{1,9})?", words, re.ASCII):
        raise CellError(f"“{words[:20]}” is not a number from 0 up.")
    return float(words)


def _yes(words: str) -> bool:
    return one_of("true", "false")(words) == "true"


def _id(words: str) -> str:
    if not UUID.fullmatch(words):
        raise CellError(f"“{words[:40]}” is not a UUID.")
    return words.lower()


def _moment(words: str) -> datetime:
    """A plus that nobody wrote as %2B has become a space."""
    try:
        found = datetime.fromisoformat(re.sub(r" (?=\d\d:?\d\d$)", "+", words))
        return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise CellError(f"“{words[:40]}” is not a date and time, like 2026-03-31T09:00:00Z.") from None


def _day(words: str) -> str:
    for code, name in zip(DAYS, NAMES_OF_DAYS, strict=True):
        if words.lower() in (code.lower(), name[:3], name):
            return code
    raise CellError(f"“{words[:20]}” is not a day; write it like MO or Monday.")


@dataclass(frozen=True)
class Parameter:
    """How a parameter is read, its type as OpenAPI has it, and what it is for."""

    read: Callable[[str], Any]
    type: str
    description: str


PARAMETERS: dict[str, Parameter] = {
    "search": Parameter(_words, "string", "Words to search for; the best answers come first."),
    "page": Parameter(_whole(1, LAST_PAGE), "integer", "Which page, from 1."),
    "per_page": Parameter(
        _whole(1, LARGEST_PAGE), "integer", f"How many on a page: {USUAL_PAGE}, and at most {LARGEST_PAGE}."
    ),
    "format": Parameter(
        one_of("json", "ndjson"), "string", "json, or ndjson for everything at once, one object on a line."
    ),
    "minimal": Parameter(_yes, "boolean", "Only id and modified_date of every service, on one page."),
    "full": Parameter(_yes, "boolean", "Everything about each, as at its own address."),
    "full_service": Parameter(_yes, "boolean", "Organizations with everything about their services."),
    "modified_after": Parameter(_moment, "string", "What was modified at this moment or after it."),
    "taxonomy_term_id": Parameter(_id, "string", "Services about this taxonomy term."),
    "taxonomy_id": Parameter(_id, "string", "What is about any term, or are the terms, of this taxonomy."),
    "organization_id": Parameter(_id, "string", "Services of this organization."),
    "parent_id": Parameter(_id, "string", "Terms right under this one."),
    "top_only": Parameter(_yes, "boolean", "Only terms that are under no other."),
    "minimum_age": Parameter(_number, "number", "Services with a minimum age of at least this."),
    "maximum_age": Parameter(_number, "number", "Services with a maximum age of at most this."),
    "start_time": Parameter(clock, "string", "Services that open at this time or later."),
    "end_time": Parameter(clock, "string", "Services that close, on the same day, at this time or before."),
    "day": Parameter(_day, "string", "Services that are open on this day: MO or Monday."),
    "postcode": Parameter(postcode, "string", "The nearest to this postcode first."),
    "proximity": Parameter(_number, "string", "Only what is this many metres from the postcode, or nearer."),
}

PAGED = ("search", "page", "per_page", "format")
NARROWED = (
    *PAGED,
    "full",
    "taxonomy_term_id",
    "taxonomy_id",
    "organization_id",
    "modified_after",
    "minimum_age",
    "maximum_age",
    "start_time",
    "end_time",
    "day",
)
ENDPOINTS: dict[str, tuple[str, ...]] = {
    "services": (*NARROWED, "minimal"),
    "service_at_locations": (*NARROWED, "postcode", "proximity"),
    "organizations": (*PAGED, "full", "full_service"),
    "organizations/id": ("full_service",),
    "taxonomies": PAGED,
    "taxonomy_terms": (*PAGED, "taxonomy_id", "parent_id", "top_only"),
}
"""Which parameters each address reads."""
