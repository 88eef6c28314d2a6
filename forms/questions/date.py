"""A date in three fields: day, month, year."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from typing import Any

from babel.dates import get_month_names

from forms import written
from forms.answers import Json, Problem, Problems, Typed, latin_digits, only, today, wrong
from forms.questions.question import Question
from forms.text import Text, Words, _, language

_STRAY = " /\\.,،:"
_BETWEEN = re.compile(r"\s+(?:de|del|of)\s+|[\s/\\.,،:–-]+", re.I)
_DAY = re.compile(r"0*(\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?", re.I)
# Other names of months in one language: as they are spoken elsewhere, and as they are also written.
_PLACES = {"ar": ("ar_SY", "ar_MA", "ar_DZ")}
_ALSO = {"en": {"sept": 9}, "es": {"setiembre": 9}}


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
        if not re.fullmatch(r"[1-9]\d{3}", year):
            raise wrong(unreal, "year")
        ordinal = _DAY.fullmatch(day)
        if ordinal is None:
            raise wrong(unreal, "day")
        try:
            return date(int(year), number, int(ordinal[1]))
        except ValueError:
            raise wrong(unreal) from None

    def control(self, part: str = "") -> str:
        """An error about the date as a whole leads to its first field, which can be typed in."""
        return super().control(part or self.parts[0])

    def typed(self, stored: Json) -> dict[str, list[str]]:
        day = _kept(stored)
        return {"day": [str(day.day)], "month": [str(day.month)], "year": [str(day.year)]} if day else {}

    def shown(self, stored: Json) -> Words:
        day = _kept(stored)
        return written.long_date(day) if day else str(stored)


def _kept(stored: Json) -> date | None:
    try:
        return date.fromisoformat(str(stored))
    except ValueError:
        return None


def _pieces(typed: list[str]) -> list[str]:
    """Day, month, year; taken apart when the whole date is in the first field."""
    day, month, year = (piece.strip(_STRAY) for piece in typed)
    if month or year:
        return [day, month, year]
    run = re.fullmatch(r"(\d\d)(\d\d)(\d{4})", day)
    pieces = list(run.groups()) if run else _BETWEEN.split(day)
    if len(pieces) > 3 and not pieces[0][:1].isdigit():
        del pieces[0]  # the day of the week
    if len(pieces) > 3:
        pieces[1:-1] = [" ".join(pieces[1:-1])]  # a month of two words
    day, month, year = pieces + [""] * (3 - len(pieces))
    if re.fullmatch(r"\d{4}", day):
        return [year, month, day]  # 2026-03-03
    if month[:1].isdigit() and not day[:1].isdigit():
        return [month, day, year]  # March 3, 2026
    return [day, month, year]


def _month(typed: str) -> int | None:
    if re.fullmatch(r"\d{1,2}", typed):
        number = int(typed)
        return number if 1 <= number <= 12 else None
    return (_months("en") | _months(language())).get(_key(typed))


@cache
def _months(code: str) -> dict[str, int]:
    names = {_key(name): number for name, number in _ALSO.get(code, {}).items()}
    for place in (code, *_PLACES.get(code, ())):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale=place).items():
                    names[_key(name)] = number
    return names


def _key(name: str) -> str:
    """As typed in a hurry: without capitals, accents or hamzas."""
    letters = unicodedata.normalize("NFD", name.casefold())
    return "".join(c for c in letters if unicodedata.category(c) != "Mn").strip(" .")


def days_ago(days: int) -> Callable[[], date]:
    """A bound for `earliest` and `latest`: so many days before the day it is asked."""
    return lambda: today() - timedelta(days=days)
