"""Dates, numbers and money as the language being spoken writes them (CLDR, its default digits included)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

from babel import Locale, dates, numbers, units
from babel.lists import format_list

from forms.text import language

_ZERO = {"arab": "٠", "arabext": "۰", "beng": "০", "deva": "०"}
"""The nought of each numbering system that is not 0-9, by its CLDR name; its other digits follow it."""


@cache
def _locale(code: str) -> Locale:
    return Locale.parse("en_GB" if code == "en" else code)


def locale() -> Locale:
    """Babel's locale for the language being spoken; English is British."""
    return _locale(language())


def number(value: int | Decimal) -> str:
    return _digits(numbers.format_decimal(value, locale=locale(), numbering_system="default"))


def miles(value: Decimal) -> str:
    """1.2 miles"""
    said = units.format_unit(value, "length-mile", "long", locale=locale(), numbering_system="default")
    return _digits(said)


def thousands_mark() -> str:
    """What stands between thousands: "," in English, "." in Spanish."""
    return numbers.get_group_symbol(locale(), numbering_system="default")


def pounds(amount: Decimal) -> str:
    """£12.50; with the sign, which stands on every bill here, where a language would write GBP."""
    amount_and_sign = numbers.format_currency(amount, "GBP", locale=locale(), numbering_system="default")
    return _digits(amount_and_sign.replace(numbers.get_currency_symbol("GBP", locale=locale()), "£"))


def long_date(day: date) -> str:
    """3 March 2026"""
    return _digits(dates.format_date(day, "long", locale=locale()))


def month_and_year(day: date) -> str:
    """March 2026"""
    return _digits(dates.format_skeleton("yMMMM", day, locale=locale()))


def weekday(day: date) -> str:
    """Tuesday"""
    return dates.format_date(day, "EEEE", locale=locale())


def day_and_month(day: date) -> str:
    """3 March"""
    return _digits(dates.format_skeleton("MMMMd", day, locale=locale()))


def either(words: Sequence[str]) -> str:
    """Green, brown or black"""
    return format_list(words, style="or", locale=locale())


def clock(moment: time | datetime) -> str:
    """Five past nine in the morning: 09:05. "9:05 ص" stays on one line."""
    return _digits(dates.format_time(moment, "short", locale=locale())).replace(" ", "\u00a0")


def time_of_day(moment: time) -> str:
    """9am and 5:30pm in English, otherwise as the language writes the time of day."""
    if language() != "en":
        return clock(moment)
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


@cache
def _own_digits(code: str) -> dict[int, str]:
    zero = _ZERO.get(_locale(code).default_numbering_system, "0")
    return {ord("0") + value: chr(ord(zero) + value) for value in range(10)}


def _digits(text: str) -> str:
    """Babel writes 0-9 whatever the language; write the digits that go with its separators."""
    return text.translate(_own_digits(language()))
