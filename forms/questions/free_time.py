"""When a visit or a call would suit someone: one of the next free times, or their own words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from forms import written
from forms.answers import CODE_POINTS, COUNCIL_TIME, Json, Typed, fits, only, wrong
from forms.paper import Blank
from forms.providers import NotReachable, providers
from forms.questions.lookup import LONGEST, AsksProviders
from forms.text import Text, Words, _

OTHER = "other"
Span = tuple[datetime, datetime]
"""From and to, by the council's clock."""


class FreeTime(AsksProviders):
    """Stored as "2026-12-01T10:00/2026-12-01T12:00" (ISO 8601, the council's time) or, from someone whom none
    of the times suits or when none are known, as their own words.

    `of` is whose free times are wanted: "location:oxlow-hub", or "line:anything" for a telephone line of the
    council's. Times of `minutes` are offered on the next `days` days that have any, cut at whole multiples of
    their length: two hours are 10 to 12, never 9 to 11.
    """

    template = "questions/free_time.html"
    parts = ("chosen", "words")
    timely = True

    def __init__(self, label: Text, *, of: str, minutes: int = 120, days: int = 5, **rest: Any) -> None:
        super().__init__(label, **rest)
        self.of, self.minutes, self.days = of, minutes, days

    def parse(self, typed: Typed) -> Json:
        chosen, words = only(typed, "chosen"), only(typed, "words")
        free = self.offered()
        chosen = words if read(words) and not read(chosen) else chosen
        if span := read(chosen):
            return self._free(chosen, span, free)
        if words and (chosen == OTHER or not free):
            if not fits(words, LONGEST):
                raise wrong(_("What suits you must be %(limit)s characters or fewer", limit=LONGEST), "words")
            return words
        if chosen == OTHER or (chosen and not free):
            raise wrong(_("Enter when would suit you"), "words")
        if chosen:
            raise wrong(_("Select a time from the list"), "chosen")
        return self.nothing("chosen" if free else "words")

    def _free(self, chosen: str, span: Span, free: Sequence[str]) -> Json:
        if free and chosen not in free:
            raise wrong(_("Select a time from the list"), "chosen")
        if span[0] <= _now():
            raise wrong(_("Enter when would suit you"), "words")
        return chosen

    def offered(self) -> list[str]:
        """The times to choose from, as they are stored; none when nobody can tell."""
        try:
            free = [read(found.code) for found in providers().times.find(self.of)]
        except NotReachable:
            return []
        days: dict[date, list[str]] = {}
        for span in filter(None, free):
            for start, end in _cut(span, timedelta(minutes=self.minutes)):
                if start > _now():
                    days.setdefault(start.date(), []).append(written_down(start, end))
        return [each for day in sorted(days)[: self.days] for each in days[day]]

    def typed(self, stored: Json) -> dict[str, list[str]]:
        if stored is None:
            return {}
        return {"chosen": [str(stored)]} if read(str(stored)) else {"chosen": [OTHER], "words": [str(stored)]}

    def shown(self, stored: Json) -> Words:
        span = read(str(stored))
        return _in_words(*span) if span else str(stored)

    def context(self) -> dict[str, Any]:
        return {"times": [(code, self.shown(code)) for code in self.offered()]}

    def on_paper(self) -> Sequence[Blank]:
        return [Blank("lines", _("Write two times that suit you"), 2)]

    def spoken(self) -> Sequence[Words]:
        return [*super().spoken(), _("Say a day and a time that suit you")]

    def schema(self) -> dict[str, Json]:
        minute = r"\d{4}-\d\d-\d\dT\d\d:\d\d"
        return {
            "type": "string",
            "anyOf": [
                {"pattern": f"^{minute}/{minute}$"},
                {"minLength": 1, "maxLength": LONGEST * CODE_POINTS},
            ],
        }


def read(text: str) -> Span | None:
    """The time in "2026-12-01T10:00/2026-12-01T12:00"; None when it is not one."""
    try:
        start, end = (datetime.fromisoformat(each) for each in text.split("/"))
        return (start, end) if written_down(start, end) == text and start < end else None
    except (ValueError, TypeError):
        return None


def written_down(start: datetime, end: datetime) -> str:
    """A time as it is stored."""
    return f"{start:%Y-%m-%dT%H:%M}/{end:%Y-%m-%dT%H:%M}"


def _cut(span: Span, length: timedelta) -> Iterator[Span]:
    """The times of this length within a longer one, at multiples of it from midnight."""
    start, end = span
    midnight = datetime.combine(start.date(), time())
    start = midnight - (midnight - start) // length * length
    while start + length <= end:
        yield start, start + length
        start += length


def _in_words(start: datetime, end: datetime) -> Text:
    """Tuesday 1 December, 10am to 12 noon"""
    return _(
        # Translators: a day of the week, a date without its year, and two times of that day
        "%(weekday)s %(date)s, %(start)s to %(end)s",
        weekday=written.weekday(start.date()),
        date=written.day_and_month(start.date()),
        start=_of_day(start.time()),
        end=_of_day(end.time()),
    )


def _of_day(moment: time) -> Words:
    if moment == time(12):
        return _("12 noon")
    return _("midnight") if moment == time(0) else written.time_of_day(moment)


def _now() -> datetime:
    """This moment by the council's clock."""
    return datetime.now(COUNCIL_TIME).replace(tzinfo=None)
