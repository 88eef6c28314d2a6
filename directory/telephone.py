"""Telephone numbers as search compares them."""

from __future__ import annotations

import re

NUMBER = re.compile(r"\+?[\d\s().-]+")
FEWEST_DIGITS = 5
OF_THIS_COUNTRY = "44"
FROM_ABROAD = "00"
"""Dialled where a number from abroad is written with a +."""


def digits(number: str) -> str:
    """Only the digits, as dialled here: "+44 (0)1632 960 111" and "0044 1632 960111" are "01632960111"."""
    found = "".join(str(int(one)) for one in number if one.isdecimal())
    abroad = number.lstrip(" (").startswith("+") or found.startswith(FROM_ABROAD)
    found = found.removeprefix(FROM_ABROAD)
    if abroad and found.startswith(OF_THIS_COUNTRY):
        return "0" + found.removeprefix(OF_THIS_COUNTRY).removeprefix("0")
    return found


def as_number(typed: str) -> str | None:
    """The digits of a text that is a telephone number and nothing else; None for every other text."""
    found = digits(typed) if NUMBER.fullmatch(typed.strip()) else ""
    return found if len(found) >= FEWEST_DIGITS else None
