"""Absences for a calendar program (RFC 5545): names and whole days, and nothing else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

from .content_lines import document, escaped
from .models import Absence

A_DAY = timedelta(days=1)


def write(name: str, absences: Iterable[Absence], made_at: datetime) -> str:
    """A calendar of this name. The absences are loaded with their people."""
    return document(_lines(name, absences, f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"))


def _lines(name: str, absences: Iterable[Absence], stamp: str) -> Iterator[str]:
    yield "BEGIN:VCALENDAR"
    yield "VERSION:2.0"
    yield "PRODID:-//Frontdoor//Absences//EN"
    yield "METHOD:PUBLISH"
    yield f"X-WR-CALNAME:{escaped(name)}"
    for absence in absences:
        yield "BEGIN:VEVENT"
        yield f"UID:{absence.id}@frontdoor"
        yield f"DTSTAMP:{stamp}"
        yield f"DTSTART;VALUE=DATE:{_day(absence.starts)}"
        yield f"DTEND;VALUE=DATE:{_day(_day_after(absence.ends))}"
        yield f"SUMMARY:{escaped(absence.person.name)}"
        yield "TRANSP:TRANSPARENT"
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _day(day: date) -> str:
    """20260302. Not by strftime, which writes a year before 1000 with fewer than four digits."""
    return day.isoformat().replace("-", "")


def _day_after(last: date) -> date:
    """An event ends the day after its last, but for the last day there is, which nothing comes after."""
    return last + A_DAY if last < date.max else last
