"""Free times: the hours of a place of the directory, or of a telephone line of the council, from tomorrow on.

Nobody's calendar is asked: a council that keeps one provides it in this one's place.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from app.clock import today
from app.council import Line, council
from app.database import reading
from directory.catalogue import find_location
from directory.hours import Opening, openings
from forms.providers import Found, NotReachable
from forms.questions.free_time import written_down

DAYS_AHEAD = 28


class OpeningTimes:
    """Finds by "location:oxlow-hub" or "line:anything": each stretch of time that it is open within a day."""

    def find(self, typed: str) -> Sequence[Found]:
        kind, _colon, slug = typed.partition(":")
        hours = _of_location(slug) if kind == "location" else _of_line(slug)
        days = [today() + timedelta(days=days) for days in range(1, DAYS_AHEAD + 1)]
        codes = [code for day in days for code in _on(day, hours)]
        return [Found(code, code, code) for code in codes]


def _on(day: date, hours: Sequence[Opening]) -> list[str]:
    midnight = datetime.combine(day + timedelta(days=1), datetime.min.time())
    spans = [rule.span(day) for rule in hours if rule.is_for(day)]
    local = [(start.replace(tzinfo=None), min(end.replace(tzinfo=None), midnight)) for start, end in spans]
    return [written_down(start, end) for start, end in sorted(local)]


def _of_location(slug: str) -> Sequence[Opening]:
    with reading() as session:
        location = find_location(session, slug)
        if location is None:
            raise NotReachable
        return openings(location.schedules)


def _of_line(slug: str) -> Sequence[Opening]:
    line = next((line for line in (*council().lines, *council().urgent) if line.slug == slug), None)
    if line is None or line.always:
        raise NotReachable
    return _hours(line)


def _hours(line: Line) -> Sequence[Opening]:
    return [
        Opening(frozenset(range(each.first_day, each.last_day + 1)), each.opens_at, each.closes_at)
        for each in line.hours
    ]
