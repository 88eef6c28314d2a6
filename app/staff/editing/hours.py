"""The hours of a usual week, a line for each day: "9am to 5pm", or two times of a day with a comma."""

from __future__ import annotations

import re
from typing import Any

from app.directory.opening import day_name, week
from directory.hours import DAYS, HoursError, Opening, parse_hours, written_rule
from forms.answers import Json, Problem, Problems, Typed, only
from forms.questions import Question, Time
from forms.text import Words, _, language
from forms.written import time_of_day

_TO = re.compile(r"\s*(?:-|–|—|\bto\b|\buntil\b|\ba\b(?!\.?\s?m)|إلى)\s*")
_BETWEEN = re.compile(r"\s*(?:,|;|\+|&|\band\b|\by\b)\s*")
_CLOSED = {"closed", "shut", "no", "none", "-", "cerrado", "مغلق"}
_ALL_DAY = {"24 hours", "all day", "24h", "24 h", "24", "open all day", "24 horas", "24 ساعة"}


class WeekHours(Question):
    """Stored as `directory.hours` reads it: "MO,TU 09:00-17:00;SA 10:00-13:00"."""

    template = "staff/editing/questions/week_hours.html"
    parts = tuple(day.lower() for day in DAYS)
    needs_thing = False

    def parse(self, typed: Typed) -> Json:
        found: dict[str, list[str]] = {}
        wrong: list[Problem] = []
        for part in self.parts:
            try:
                for span in self._spans(only(typed, part)):
                    found.setdefault(span, []).append(part.upper())
            except ValueError:
                day = day_name(self.parts.index(part))
                said = _("%(day)s must have two times, like 9am to 5pm", day=day)
                wrong.append(Problem(said, part))
        if wrong:
            raise Problems(*wrong)
        rules = ";".join(f"{','.join(days)} {span}" for span, days in found.items())
        return rules or self.nothing(self.parts[0])

    def _spans(self, words: str) -> list[str]:
        """Raises ValueError."""
        said = words.casefold().strip(" .")
        if not said or said in _CLOSED:
            return []
        if said in _ALL_DAY:
            return ["00:00-00:00"]
        return [self._span(piece) for piece in _BETWEEN.split(said)]

    def _span(self, words: str) -> str:
        times = _TO.split(words)
        if len(times) != 2:
            raise ValueError(words)
        opens, closes = times
        half = re.search(r"[ap]\.?m\.?$", closes)
        if half and not re.search(r"[a-z]", opens):  # "1 to 5pm" is the afternoon; "9 to 5pm" is not
            hour, end = int(re.match(r"\d*", opens)[0] or 99), int(re.match(r"\d*", closes)[0] or 0)  # type: ignore[index]
            opens = f"{opens}{half[0]}" if hour < end % 12 or hour == 12 else f"{opens}am"
        return f"{_clock(opens)}-{_clock(closes)}"

    def typed(self, stored: Json) -> dict[str, list[str]]:
        lines: dict[str, list[str]] = {}
        for opening in openings_of(stored):
            for day in opening.days:
                lines.setdefault(self.parts[day], []).append(_typed(opening))
        return {part: [", ".join(said)] for part, said in lines.items()}

    def shown(self, stored: Json) -> Words:
        return "\n".join(str(row.line) for row in week(openings_of(stored)) if not row.closed)

    def context(self) -> dict[str, Any]:
        return {"days": {part: day_name(number) for number, part in enumerate(self.parts)}}


def openings_of(stored: Json) -> tuple[Opening, ...]:
    try:
        return parse_hours(str(stored or ""))
    except HoursError:
        return ()


def written_week(openings: list[Opening]) -> str:
    """What `openings_of` reads."""
    return ";".join(written_rule(Opening(each.days, each.opens, each.closes)) for each in openings)


def _typed(opening: Opening) -> str:
    """As it can be typed in every language; in English as people say it."""
    if opening.opens == opening.closes:
        return "24 h"
    if language() == "en":
        return f"{time_of_day(opening.opens)} to {time_of_day(opening.closes)}"
    return f"{opening.opens:%H:%M}–{opening.closes:%H:%M}"


_TIME = Time(_("Time"), optional=True, thing=_("The time"))


def _clock(words: str) -> str:
    """Raises ValueError. Without "am" or "pm" 7 to 11 is in the morning, 1 to 6 in the afternoon."""
    words = words.strip()
    bare = re.fullmatch(r"(\d{1,2})([:.]\d\d)?", words)
    if bare and 1 <= int(bare[1]) <= 6 and not words.startswith("0"):
        words = f"{int(bare[1]) + 12}{bare[2] or ':00'}"
    elif bare and 7 <= int(bare[1]) <= 12:
        words = f"{int(bare[1]):02}{bare[2] or ':00'}"
    if words in ("24:00", "24.00"):
        return "00:00"
    try:
        return str(_TIME.parse_text(words))
    except Problems:
        raise ValueError(words) from None
