"""Values of the directory as JSON has them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

JSONObject = dict[str, Any]


def an_object(**values: object) -> JSONObject:
    """A JSON object of these; what is empty is left out."""
    return {name: _plain(value) for name, value in values.items() if value is not None and value != []}


def fields(thing: object, *names: str) -> JSONObject:
    """These attributes of a thing, by name."""
    return {name: getattr(thing, name) for name in names}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date | time):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
