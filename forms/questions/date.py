"""A date in three fields: day, month, year."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

from babel.dates import get_month_names

from forms import written
from forms.answers import Json, Problem, Problems, Typed, latin_digits, only, today, wrong
from forms.questions.question import Question
from forms.text import Text, Words, _, language


class Date(Question):
    """A real date, stored as ISO 8601.

    `earliest` and `latest` give the bounds when asked (so "today" is the day it is answered), with
    `too_early` and `too_late` to say so. Months may be names, in English or the language spoken; a whole
    date typed or pasted into the first field is understood.
    """

    template = "questions/date.html"
    parts = ("day", "month", "year")
    needs_thing = True

    def __init__(
        self,
        label: Text,
        *,
        earliest: Callable[[], date] | None = None,
        too_early: Text | None = None,
        latest: Callable[[], date] | None = None,
        too_late: Text | None = None,
        of_birth: bool = False,
        **rest: Any,
    ) -> None:
        super().__init__(label, **rest)
        self.earliest = earliest
        self.too_early = too_early
        self.latest = latest
        self.too_late = too_late
        self.of_birth = of_birth

    def mistakes(self) -> Any:
        yield from super().mistakes()
        if (self.earliest is None) != (self.too_early is None):
            yield "needs earliest= and too_early= together"
        if (self.latest is None) != (self.too_late is None):
            yield "needs latest= and too_late= together"

    @property
    def part_labels(self) -> dict[str, Text]:
        # Translators: the three parts of a date, above the fields they are typed in
        return {"day": _("Day"), "month": _("Month"), "year": _("Year")}

    def autocomplete_for(self, part: str = "") -> str | None:
        return f"bday-{part}" if self.of_birth and self.about_you else None

    def parse(self, typed: Typed) -> Json:
        day, month, year = _pieces([latin_digits(only(typed, part)) for part in self.parts])
        if not (day or month or year):
            return self.nothing()
        self._all_there(day, month, year)
        found = self._real(day, month, year)
        if self.earliest and found < self.earliest():
            raise wrong(self.too_early)
        if self.latest and found > self.latest():
            raise wrong(self.too_late)
        return found.isoformat()

    def _all_there(self, day: str, month: str, year: str) -> None:
        say = {
            "day": _("%(thing)s must include a day", thing=self.thing),
            "month": _("%(thing)s must include a month", thing=self.thing),
            "year": _("%(thing)s must include a year", thing=self.thing),
        }
        missing = [part for part, piece in zip(self.parts, (day, month, year), strict=True) if not piece]
        if missing:
            raise Problems(*(Problem(say[part], part) for part in missing))

    def _real(self, day: str, month: str, year: str) -> date:
        if re.fullmatch(r"\d{1,3}", year):
            raise wrong(_("%(thing)s must have a year of 4 numbers, like 2026", thing=self.thing), "year")
        unreal = _("%(thing)s must be a real date", thing=self.thing)
        number = _month(month)
        if number is None:
            raise wrong(unreal, "month")
        if not re.fullmatch(r"\d{4}", year):
            raise wrong(unreal, "year")
        try:
            return date(int(year), number, int(re.sub(r"(?i)(st|nd|rd|th|º)$", "", day)))
        except ValueError:
            raise wrong(unreal) from None

    def typed(self, stored: Json) -> dict[str, list[str]]:
        if not isinstance(stored, str):
            return {}
        year, month, day = stored.split("-")
        return {"day": [str(int(day))], "month": [str(int(month))], "year": [year]}

    def shown(self, stored: Json) -> Words:
        return written.long_date(date.fromisoformat(str(stored)))


def _pieces(typed: list[str]) -> list[str]:
    """Day, month, year; taken apart when the whole date is in the first field."""
    if typed[0] and not (typed[1] or typed[2]):
        iso = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})", typed[0])
        if iso:
            return [iso[3], iso[2], iso[1]]
        pieces = re.split(r"\s+de\s+|[\s/.,-]+", typed[0])
        if len(pieces) == 3:
            return pieces
    return typed


def _month(typed: str) -> int | None:
    if re.fullmatch(r"\d{1,2}", typed):
        number = int(typed)
        return number if 1 <= number <= 12 else None
    return (_months(language()) | _months("en")).get(_key(typed))


@cache
def _months(code: str) -> dict[str, int]:
    names = {}
    for width in ("wide", "abbreviated"):
        for context in ("format", "stand-alone"):
            for number, name in get_month_names(width, context, locale=code).items():
                names[_key(name)] = number
    if code == "en":
        names["sept"] = 9
    return names


def _key(name: str) -> str:
    return name.casefold().strip(" .")


def days_ago(days: int) -> Callable[[], date]:
    """A bound for `earliest` and `latest`: so many days before the day it is asked."""
    return lambda: today() - timedelta(days=days)
