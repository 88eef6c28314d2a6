"""A time of day in one field, written with either clock."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import time
from functools import cache
from typing import Any

from babel import Locale

from forms import written
from forms.answers import Json, latin_digits, wrong
from forms.questions.line import Line
from forms.questions.months import in_a_hurry
from forms.text import Text, Words, _, language

_CLOCK = re.compile(
    r"(?P<hour>\d{1,2})(?:\s*(?:[:.,٫h]|\s)\s*(?P<minute>[0-5]\d)(?:[:.]00)?|(?P<run>[0-5]\d)|\s*h)?"
    r"\s*(?:h|hrs?|hours|horas|o'?clock|o’clock)?"
)
_BEFORE = re.compile(r"^(?:at|about|a las?|las|الساعة|في)\s+")
_MIDDAY = ("midday", "noon", "mediodia", "منتصف النهار", "الظهر")
_MIDNIGHT = ("midnight", "medianoche", "منتصف الليل")
# Besides those that CLDR has: as people say which half of the day they mean.
_MORNING = ("am", "in the morning", "de la mañana", "por la mañana", "de la madrugada", "ص", "صباحا", "فجرا")
_AFTERNOON = ("pm", "in the afternoon", "in the evening", "de la tarde", "por la tarde", "م", "مساء", "عصرا")
_NOON = ("in the day", "del mediodia", "ظهرا", "بعد الظهر")
_NIGHT = ("at night", "de la noche", "por la noche", "ليلا")


class Time(Line):
    """A time of day, stored as "14:30". 2:30pm, 14.30, 1430 and midday are understood; a bare 2:30 only where
    `earliest` and `latest` leave one of the two it could be. `too_early` and `too_late` speak of the bounds.
    """

    spellcheck = False
    direction = "auto"

    def __init__(
        self,
        label: Text,
        *,
        earliest: time | None = None,
        too_early: Text | None = None,
        latest: time | None = None,
        too_late: Text | None = None,
        width: int = 10,
        **rest: Any,
    ) -> None:
        rest.setdefault("hint", _("For example, 9:30am or 2:30pm"))
        super().__init__(label, width=width, **rest)
        self.earliest = earliest
        self.too_early = too_early
        self.latest = latest
        self.too_late = too_late

    def mistakes(self) -> Iterator[str]:
        yield from super().mistakes()
        if (self.earliest is None) != (self.too_early is None):
            yield "needs earliest= and too_early= together"
        if (self.latest is None) != (self.too_late is None):
            yield "needs latest= and too_late= together"

    def parse_text(self, text: str) -> Json:
        meant = _meant(text)
        if not meant:
            raise wrong(_("%(thing)s must be a real time, like 9:30am or 2:30pm", thing=self.thing))
        within = [moment for moment in meant if self._problem(moment) is None]
        if len(meant) > 1 and len(within) != 1:
            raise wrong(_("%(thing)s must say am or pm, like 9:30am or 2:30pm", thing=self.thing))
        found = (within or meant)[0]
        if problem := self._problem(found):
            raise wrong(problem)
        return f"{found:%H:%M}"

    def _problem(self, moment: time) -> Text | None:
        if self.earliest and moment < self.earliest:
            return self.too_early
        if self.latest and moment > self.latest:
            return self.too_late
        return None

    def shown(self, stored: Json) -> Words:
        found = re.fullmatch(r"([01]\d|2[0-3]):([0-5]\d)", str(stored))
        return written.clock(time(int(found[1]), int(found[2]))) if found else str(stored)

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$"}


def _meant(text: str) -> list[time]:
    """The time that is meant: two where only the person knows which half of the day; none in nonsense."""
    words = _BEFORE.sub("", _spoken(text[:100]))
    for exact, moment in ((_MIDDAY, time(12)), (_MIDNIGHT, time(0))):
        if words.removeprefix("12 ") in exact:
            return [moment]
    clock, half = _half_of_day(words)
    found = _CLOCK.fullmatch(clock)
    if found is None:
        return []
    hour, minute = int(found["hour"]), int(found["minute"] or found["run"] or 0)
    if hour > 23 or (half and hour > 12 and half == "am"):
        return []
    if half is None or hour > 12 or hour == 0:
        either = half is None and 1 <= hour <= 9 and not found["hour"].startswith("0")
        return [time(hour, minute), time(hour + 12, minute)] if either else [time(hour, minute)]
    if half == "noon":
        return [time(hour if hour >= 10 else hour + 12, minute)]
    if half == "night":
        return [time(hour + 12 if 6 <= hour < 12 else hour % 12, minute)]
    return [time(hour % 12 + (12 if half == "pm" else 0), minute)]


def _spoken(text: str) -> str:
    return " ".join(in_a_hurry(latin_digits(text)).split())


def _half_of_day(words: str) -> tuple[str, str | None]:
    """What is left without the words at the end that say which half of the day, and which it is."""
    for ending, half in (_halves(language()) | _halves("en")).items():
        shorter = re.sub(rf"(?<=[\d\s]){re.escape(ending)}$", "", words)
        if shorter == words and len(ending) == 2 and ending.isascii():  # p.m. and p. m.
            shorter = re.sub(rf"(?<=[\d\s]){ending[0]}\.? ?{ending[1]}\.?$", "", words)
        if shorter != words:
            return shorter.strip(), half
    return words, None


@cache
def _halves(code: str) -> dict[str, str]:
    """The words for halves of the day in a language and those known besides, the longest first."""
    known = {"am": _MORNING, "pm": _AFTERNOON, "noon": _NOON, "night": _NIGHT}
    halves = {_spoken(words): half for half, several in known.items() for words in several}
    for width in ("wide", "abbreviated", "narrow"):
        periods = Locale.parse(code).day_periods.get("format", {}).get(width, {})
        halves |= {_spoken(periods[half]): half for half in ("am", "pm") if half in periods}
    return dict(sorted(halves.items(), key=lambda pair: -len(pair[0])))
