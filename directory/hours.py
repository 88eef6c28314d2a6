"""When things are open: hours as people write them, as Open Referral stores them, and "open now".

Times are local to the United Kingdom; moments asked about must know their time zone. Closing at or
before the time of opening means the next day, so 22:00-06:00 is a night and 00:00-24:00 a whole day.
Bank holidays are not known here: a schedule's description says what happens then.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Protocol
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
A_YEAR = 370
A_WEEK = 8


class HoursError(ValueError):
    """Hours that cannot be read; the message says why, in a sentence."""


class Rule(Protocol):
    """What `models.Schedule` gives."""

    @property
    def byday(self) -> str | None: ...
    @property
    def opens_at(self) -> time | None: ...
    @property
    def closes_at(self) -> time | None: ...
    @property
    def valid_from(self) -> date | None: ...
    @property
    def valid_to(self) -> date | None: ...
    @property
    def freq(self) -> str | None: ...
    @property
    def interval(self) -> int | None: ...


@dataclass(frozen=True)
class Opening:
    """Open every week on these days (Monday is 0) between two local times, while it is valid."""

    days: frozenset[int]
    opens: time
    closes: time
    valid_from: date | None = None
    valid_to: date | None = None

    def is_for(self, day: date) -> bool:
        return day.weekday() in self.days and self.is_valid(day)

    def is_valid(self, day: date) -> bool:
        return not (self.valid_from and day < self.valid_from) and not (self.valid_to and day > self.valid_to)

    def span(self, day: date) -> tuple[datetime, datetime]:
        ends = day + timedelta(days=1) if self.closes <= self.opens else day
        return datetime.combine(day, self.opens, LONDON), datetime.combine(ends, self.closes, LONDON)


@dataclass(frozen=True)
class Days:
    """Days (Monday is 0) that have the same times; no times means closed."""

    days: tuple[int, ...]
    times: tuple[tuple[time, time], ...]

    @property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """First and last of each run of days: Monday to Wednesday and Friday is ((0, 2), (4, 4))."""
        runs: list[tuple[int, int]] = []
        for day in self.days:
            if runs and runs[-1][1] == day - 1:
                runs[-1] = (runs[-1][0], day)
            else:
                runs.append((day, day))
        return tuple(runs)


def parse_time(words: str) -> time:
    """ "9:00", "09:00", "09:00:00"; "24:00" is midnight at the end of the day. Raises HoursError."""
    found = re.fullmatch(r"(\d{1,2}):(\d{2})(?::00(?:\.0+)?)?Z?", words.strip(), re.ASCII)
    if found and (int(found[1]), int(found[2])) == (24, 0):
        return time(0)
    if not found or int(found[1]) > 23 or int(found[2]) > 59:
        raise HoursError(f"“{words}” is not a time; write it like 09:00.")
    return time(int(found[1]), int(found[2]))


def parse_days(words: str) -> frozenset[int]:
    """ "MO-FR", "MO,WE", "FR-MO". Raises HoursError."""
    days: set[int] = set()
    for part in words.upper().split(","):
        first, dash, last = (piece.strip() for piece in part.partition("-"))
        for day in [first, *([last] if dash else [])]:
            if day not in DAYS:
                raise HoursError(f"“{day}” is not a day; use {', '.join(DAYS)}.")
        start, end = DAYS.index(first), DAYS.index(last or first)
        days.update(number % 7 for number in range(start, end + 1 + (7 if end < start else 0)))
    return frozenset(days)


def parse_hours(words: str) -> tuple[Opening, ...]:
    """Read `MO-FR 09:00-12:00,13:00-17:00;SA 10:00-13:00`. Raises HoursError."""
    found: list[Opening] = []
    for part in filter(None, (part.strip() for part in words.split(";"))):
        days, space, times = part.partition(" ")
        if not space:
            raise HoursError(f"“{part}” needs days, a space, then times, like MO-FR 09:00-17:00.")
        for span in times.split(","):
            opens, dash, closes = span.partition("-")
            if not dash:
                raise HoursError(f"“{span.strip()}” needs two times, like 09:00-17:00.")
            if opens.strip() == closes.strip() != "00:00":
                raise HoursError(f"“{span.strip()}” opens and closes at the same time.")
            found.append(Opening(parse_days(days), parse_time(opens), parse_time(closes)))
    return tuple(found)


def written_rule(opening: Opening) -> str:
    """An opening as text: "MO,TU 09:00-17:00", then, where it has an end or a beginning,
    " 2026-01-01/2026-03-31".
    """
    days = ",".join(DAYS[day] for day in sorted(opening.days))
    valid = "/".join(day.isoformat() if day else "" for day in (opening.valid_from, opening.valid_to))
    return f"{days} {opening.opens:%H:%M}-{opening.closes:%H:%M} {valid.strip('/') and valid}".rstrip()


def read_rule(words: str) -> Opening:
    """What `written_rule` wrote. Raises HoursError."""
    days, times, valid = (*words.split(" "), "")[:3]
    (opening,) = parse_hours(f"{days} {times}")
    first, _, last = valid.partition("/")
    return replace(
        opening,
        valid_from=date.fromisoformat(first) if first else None,
        valid_to=date.fromisoformat(last) if last else None,
    )


def openings(schedules: Iterable[Rule | Opening]) -> tuple[Opening, ...]:
    """The weekly hours among these. A rule told only in words, or not weekly, has none."""
    found: list[Opening] = []
    for rule in schedules:
        if isinstance(rule, Opening):
            found.append(rule)
        elif rule.opens_at is not None and rule.closes_at is not None and (days := _days(rule)):
            found.append(Opening(days, rule.opens_at, rule.closes_at, rule.valid_from, rule.valid_to))
    return tuple(found)


def _days(rule: Rule) -> frozenset[int]:
    """The days of every week it is for; none when it is for some weeks only, or cannot be read."""
    if rule.freq not in (None, "WEEKLY") or rule.interval not in (None, 1):
        return frozenset()
    try:
        return parse_days(rule.byday or "")
    except HoursError:
        return frozenset()


def is_open(schedules: Iterable[Rule | Opening], at: datetime) -> bool:
    """Whether it is open at this moment, which must know its time zone."""
    local = _local(at)
    return any(opens <= local < closes for opens, closes in _spans(schedules, local.date(), 1))


def next_opening(schedules: Iterable[Rule | Opening], at: datetime) -> datetime | None:
    """When it opens next, in London's time, within about a year; None when it never does."""
    local = _local(at)
    return next((opens for opens, _ in _spans(schedules, local.date(), A_YEAR) if opens > local), None)


def closing_time(schedules: Iterable[Rule | Opening], at: datetime) -> datetime | None:
    """When it closes, in London's time; None when it is closed, or never closes."""
    local = _local(at)
    until = local
    for opens, closes in _spans(schedules, local.date(), A_WEEK):
        if opens <= until:
            until = max(until, closes)
    return until if local < until < local + timedelta(days=A_WEEK - 1) else None


def weekly(schedules: Iterable[Rule | Opening], on: date) -> tuple[Days, ...]:
    """The week's hours as they are on this date, days with the same times together, closed days too.

    Empty when nothing is known of that week.
    """
    valid = [opening for opening in openings(schedules) if opening.is_valid(on)]
    if not valid:
        return ()
    groups: dict[tuple[tuple[time, time], ...], list[int]] = {}
    for day in range(7):
        times = {(opening.opens, opening.closes) for opening in valid if day in opening.days}
        groups.setdefault(tuple(sorted(times)), []).append(day)
    return tuple(Days(tuple(days), times) for times, days in groups.items())


def _local(at: datetime) -> datetime:
    if at.tzinfo is None:
        raise ValueError("A moment must know its time zone to tell whether anything is open.")
    return at.astimezone(LONDON)


def _spans(schedules: Iterable[Rule | Opening], day: date, days: int) -> Iterator[tuple[datetime, datetime]]:
    """Opening and closing moments in order, from the day before (a night may still be going on)."""
    rules = openings(schedules)
    if not rules:
        return
    for offset in range(-1, days):
        today = day + timedelta(days=offset)
        yield from sorted(rule.span(today) for rule in rules if rule.is_for(today))
