"""Dates, numbers and money as the language being spoken writes them (CLDR, its default digits included)."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from functools import cache

from babel import Locale, dates, numbers

from forms.text import language


@cache
def _locale(code: str) -> Locale:
    return Locale.parse("en_GB" if code == "en" else code)


def locale() -> Locale:
    """Babel's locale for the language being spoken; English is British."""
    return _locale(language())


def number(value: int | Decimal) -> str:
    return numbers.format_decimal(value, locale=locale(), numbering_system="default")


def pounds(amount: Decimal) -> str:
    return numbers.format_currency(amount, "GBP", locale=locale(), numbering_system="default")


def long_date(day: date) -> str:
    """3 March 2026"""
    return _digits(dates.format_date(day, "long", locale=locale()))


def full_date(day: date) -> str:
    """Tuesday, 3 March 2026"""
    return _digits(dates.format_date(day, "full", locale=locale()))


def clock(moment: time | datetime) -> str:
    """Five past nine in the morning: 09:05."""
    return _digits(dates.format_time(moment, "short", locale=locale()))


@cache
def _own_digits(code: str) -> dict[int, str]:
    plain = "0123456789"
    return {
        ord(digit): numbers.format_decimal(int(digit), locale=_locale(code), numbering_system="default")
        for digit in plain
    }


def _digits(text: str) -> str:
    """Babel writes dates in 0-9 whatever the language; write them as its numbers are written."""
    return text.translate(_own_digits(language()))
