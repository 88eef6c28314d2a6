"""One object of a JSON document, read property by property; what is wrong is noted by its path.

What breaks the schema is a problem and stops the import. What the schema allows and we cannot use (a link
that is no web address, a latitude of 100) is a warning, and that property alone is left out.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any, TypeVar

from ..cells import UUID, CellError
from ..problems import Problem
from ..rows import CONTROL, EDGES

Value = TypeVar("Value")
SURROGATE = re.compile(r"[\ud800-\udfff]")
LONGEST = 100_000
BACK_REFERENCES = frozenset({"service_id", "location_id", "contact_id", "link_id", "service_at_location_id"})


class Notes:
    """What was found wrong while reading one document."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.warnings: list[Problem] = []

    def problem(self, path: str, reason: str) -> None:
        self.problems.append(Problem(self.source, None, path, reason))

    def warning(self, path: str, reason: str) -> None:
        self.warnings.append(Problem(self.source, None, path, reason))


class Thing:
    """An object at a path such as "$.contents[3].organization"."""

    def __init__(self, value: object, path: str, notes: Notes) -> None:
        self.path, self.notes = path, notes
        self.values: dict[str, Any] = value if isinstance(value, dict) else {}
        self._read: set[str] = set()
        if not isinstance(value, dict):
            notes.problem(path, "This needs to be an object.")

    def __contains__(self, name: str) -> bool:
        return self.values.get(name) is not None

    def at(self, name: str) -> str:
        return f"{self.path}.{name}"

    def raw(self, name: str) -> Any:
        self._read.add(name)
        return self.values.get(name)

    def id(self, name: str = "id") -> str:
        """A UUID in small letters; "" when it is missing or wrong, which is noted."""
        words = self.raw(name)
        if isinstance(words, str) and UUID.fullmatch(words):
            return words.lower()
        self.notes.problem(self.at(name), "This needs to be a UUID.")
        return ""

    def text(self, name: str, *, required: bool = False) -> str | None:
        words = self.raw(name)
        if words is not None and not isinstance(words, str):
            self.notes.problem(self.at(name), "This needs to be words in quotation marks.")
            return None
        words = (words or "").replace("\r\n", "\n").strip().strip(EDGES)
        if required and not words:
            self.notes.problem(self.at(name), "This is empty, and it is needed.")
        if CONTROL.search(words) or SURROGATE.search(words):
            self.notes.problem(self.at(name), "There is a character here that cannot be seen or printed.")
            return None
        if len(words) > LONGEST:
            self.notes.problem(self.at(name), f"This has {len(words):,} letters; the most is {LONGEST:,}.")
            return None
        return words or None

    def line(self, name: str, *, required: bool = False) -> str | None:
        """Text on one line."""
        words = self.text(name, required=required)
        return " ".join(words.split()) if words else None

    def strict(self, name: str, read: Callable[[str], Value]) -> Value | None:
        """Text that must be readable as a date, an e-mail address and so on."""
        return self._as(name, read, self.notes.problem)

    def lenient(self, name: str, read: Callable[[str], Value]) -> Value | None:
        """Text that is left out, with a warning, when we cannot use it."""
        return self._as(name, read, self.notes.warning)

    def _as(self, name: str, read: Callable[[str], Value], note: Callable[[str, str], None]) -> Value | None:
        words = self.text(name)
        if words is None:
            return None
        try:
            return read(words)
        except CellError as error:
            note(self.at(name), str(error))
            return None

    def number(self, name: str, least: float, most: float) -> float | None:
        """A number; one that is out of range is left out with a warning."""
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            self.notes.problem(self.at(name), "This needs to be a number.")
            return None
        if not least <= value <= most:
            self.notes.warning(self.at(name), f"{value} is not from {least} to {most}, so it was left out.")
            return None
        return float(value)

    def whole(self, name: str) -> int | None:
        value = self.number(name, 0, 999)
        if value is not None and value != int(value):
            self.notes.warning(self.at(name), f"{value} is not a whole number, so it was left out.")
            return None
        return None if value is None else int(value)

    def moment(self, name: str) -> datetime | None:
        words = self.text(name)
        if words is None:
            return None
        try:
            found = datetime.fromisoformat(words)
            return (found if found.tzinfo else found.replace(tzinfo=UTC)).astimezone(UTC)
        except (ValueError, OverflowError):
            self.notes.problem(self.at(name), f"“{words[:40]}” is not a date and time.")
            return None

    def thing(self, name: str) -> Thing | None:
        value = self.raw(name)
        return None if value is None else Thing(value, self.at(name), self.notes)

    def things(self, name: str) -> list[Thing]:
        value = self.raw(name)
        if value is not None and not isinstance(value, list):
            self.notes.problem(self.at(name), "This needs to be a list.")
            return []
        return [Thing(one, f"{self.at(name)}[{place}]", self.notes) for place, one in enumerate(value or [])]

    def warn_of_the_rest(self) -> None:
        """Say which properties were not read, so that nothing is lost in silence."""
        for name in self.values.keys() - self._read - BACK_REFERENCES:
            if self.values[name] not in (None, "", [], {}):
                self.notes.warning(self.at(ascii(name)[1:-1]), "We do not keep this.")
