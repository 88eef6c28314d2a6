"""A date in three fields: day, month, year; and a month alone, in two."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any, ClassVar

from forms import written
from forms.answers import Json, Problem, Problems, Typed, latin_digits, only, today, wrong
from forms.paper import Blank
from forms.questions.months import month_number
from forms.questions.question import Question
from forms.text import Text, Words, _

_STRAY = " /\\.,،:"
_BETWEEN = re.compile(r"\s+(?:de|del|of)\s+|[\s/\\.,،:–-]+", re.I)
_DAY = re.compile(r"0*(\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?", re.I)


class Date(Question):
    """A real date, stored as ISO 8601.

    `earliest` and `latest` give the bounds when asked (so "today" is the day it is answered), with
    `too_early` and `too_late` to say so. Months may be names, in English or the language spoken; a whole
    date typed or pasted into the first field is understood.
    """

    template = "questions/date.html"
    parts: ClassVar[tuple[str, ...]] = ("day", "month", "year")
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
        pieces = self.pieces([latin_digits(only(typed, part)).strip(_STRAY) for part in self.parts])
        if not any(pieces):
            return self.nothing()
        self._all_there(pieces)
        found = self._real(**dict(zip(self.parts, pieces, strict=True)))
        if self.earliest and found < self.counted(self.earliest()):
            raise wrong(self.too_early)
        if self.latest and found > self.counted(self.latest()):
            raise wrong(self.too_late)
        return self.stored(found)

    def pieces(self, typed: list[str]) -> list[str]:
        """What is meant for each part; taken apart when the whole date is in the first field."""
        return typed if any(typed[1:]) else _day_month_year(typed[0])

    def counted(self, day: date) -> date:
        """The day as bounds count it."""
        return day

    def stored(self, day: date) -> str:
        return day.isoformat()

    def kept(self, stored: Json) -> date | None:
        """The day of a stored answer; None when it is not one."""
        return _iso(str(stored))

    def unreal(self) -> Text:
        return _("%(thing)s must be a real date", thing=self.thing)

    def _all_there(self, pieces: list[str]) -> None:
        say = {
            "day": _("%(thing)s must include a day", thing=self.thing),
            "month": _("%(thing)s must include a month", thing=self.thing),
            "year": _("%(thing)s must include a year", thing=self.thing),
        }
        missing = [part for part, piece in zip(self.parts, pieces, strict=True) if not piece]
        if missing:
            raise Problems(*(Problem(say[part], part) for part in missing))

    def _real(self, *, month: str, year: str, day: str = "1") -> date:
        if re.fullmatch(r"\d{1,3}", year):
            raise wrong(_("%(thing)s must have a year of 4 numbers, like 2026", thing=self.thing), "year")
        unreal = self.unreal()
        number = month_number(month)
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
        day = self.kept(stored)
        return {part: [str(getattr(day, part))] for part in self.parts} if day else {}

    def shown(self, stored: Json) -> Words:
        day = self.kept(stored)
        return written.long_date(day) if day else str(stored)

    def on_paper(self) -> Sequence[Blank]:
        labels = self.part_labels
        return [Blank("boxes", labels[part], 4 if part == "year" else 2) for part in self.parts]

    def spoken(self) -> Sequence[Words]:
        return [*super().spoken(), _("Say the day, the month and the year")]

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "format": "date"}


class MonthYear(Date):
    """A month of a year, stored as "2026-03". Its bounds are the months of `earliest` and `latest`."""

    parts = ("month", "year")

    @property
    def part_labels(self) -> dict[str, Text]:
        # Translators: the two parts of a date without a day, above the fields they are typed in
        return {"month": _("Month"), "year": _("Year")}

    def pieces(self, typed: list[str]) -> list[str]:
        return typed if typed[1] else _month_year(typed[0])

    def counted(self, day: date) -> date:
        return day.replace(day=1)

    def stored(self, day: date) -> str:
        return day.isoformat()[:7]

    def kept(self, stored: Json) -> date | None:
        return _iso(f"{stored}-01")

    def unreal(self) -> Text:
        return _("%(thing)s must be a real month and year, like 3 2026", thing=self.thing)

    def shown(self, stored: Json) -> Words:
        day = self.kept(stored)
        return written.month_and_year(day) if day else str(stored)

    def spoken(self) -> Sequence[Words]:
        return [*super(Date, self).spoken(), _("Say the month and the year")]

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "pattern": "^[1-9][0-9]{3}-(0[1-9]|1[0-2])$"}


def _iso(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _day_month_year(whole: str) -> list[str]:
    run = re.fullmatch(r"(\d\d)(\d\d)(\d{4})", whole)
    pieces = list(run.groups()) if run else _BETWEEN.split(whole)
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


def _month_year(whole: str) -> list[str]:
    run = re.fullmatch(r"(\d\d)(\d{4})", whole)
    pieces = list(run.groups()) if run else _BETWEEN.split(whole)
    if len(pieces) == 2 and re.fullmatch(r"\d{4}", pieces[0]):
        pieces.reverse()  # 2026-03
    if len(pieces) < 2:
        return [pieces[0], ""]
    return [" ".join(pieces[:-1]), pieces[-1]]  # a month of two words


def days_ago(days: int) -> Callable[[], date]:
    """A bound for `earliest` and `latest`: so many days before the day it is asked."""
    return lambda: today() - timedelta(days=days)
