"""Going through months and weeks, as the address of a page says which."""

from __future__ import annotations

import re
from datetime import date, timedelta

A_WEEK = timedelta(days=7)


def asked_for(words: str, otherwise: date) -> date:
    """The first day of a month such as "2026-03"; of the month of another day when it is none."""
    if re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])", words, re.ASCII):
        return date.fromisoformat(f"{words}-01")
    return otherwise.replace(day=1)


def after(month: date) -> date:
    return (month + timedelta(days=31)).replace(day=1)


def before(month: date) -> date:
    return (month - timedelta(days=1)).replace(day=1)


def last_day(month: date) -> date:
    return after(month) - timedelta(days=1)


def week_asked_for(words: str, otherwise: date) -> date:
    """The Monday of the week that has a day such as "2026-03-04"; of another day when it is none."""
    try:
        day = date.fromisoformat(words) if re.fullmatch(r"20\d\d-\d\d-\d\d", words, re.ASCII) else otherwise
    except ValueError:
        day = otherwise
    return day - timedelta(days=day.weekday())


def soon(day: date) -> date:
    """The last of the days that a list of what comes next goes to."""
    return day + 8 * A_WEEK
