"""Values of the directory as cells of a spreadsheet, so that `cells` reads the very same again."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from .hours import LONDON

FORMULA = re.compile(r"'*[=@+-]")


def written(value: object) -> str:
    """A value as text; None is an empty cell, a list has `;` between its values."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.astimezone(LONDON).isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, float):
        return format(Decimal(repr(value)), "f")
    if isinstance(value, list):
        return _safe(";".join(map(_one_of_many, value)))
    return _safe(str(value))


def _one_of_many(value: object) -> str:
    words = str(value)
    if isinstance(value, dict):
        words = ": ".join(value[name] for name in ("number", "description") if name in value)
    return words.replace("\\", "\\\\").replace(";", "\\;")


def _safe(words: str) -> str:
    """With a ' before what a spreadsheet would take for a formula."""
    return f"'{words}" if FORMULA.match(words) else words
