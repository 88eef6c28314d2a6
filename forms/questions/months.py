"""Months by number or by name, as people type them."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from babel.dates import get_month_names

from forms.text import language

# Other names of months in one language: as they are spoken elsewhere, and as they are also written.
_PLACES = {"ar": ("ar_SY", "ar_MA", "ar_DZ")}
_ALSO = {"en": {"sept": 9}, "es": {"setiembre": 9}}


def month_number(typed: str) -> int | None:
    """1 to 12, by a number of one or two digits or by a name in English or the language spoken."""
    if re.fullmatch(r"\d{1,2}", typed):
        number = int(typed)
        return number if 1 <= number <= 12 else None
    return (_months("en") | _months(language())).get(in_a_hurry(typed))


def in_a_hurry(words: str) -> str:
    """As typed in a hurry: without capitals, accents or hamzas."""
    letters = unicodedata.normalize("NFD", words.casefold())
    return "".join(c for c in letters if unicodedata.category(c) != "Mn").strip(" .")


@cache
def _months(code: str) -> dict[str, int]:
    names = {in_a_hurry(name): number for name, number in _ALSO.get(code, {}).items()}
    for place in (code, *_PLACES.get(code, ())):
        for width in ("wide", "abbreviated"):
            for context in ("format", "stand-alone"):
                for number, name in get_month_names(width, context, locale=place).items():
                    names[in_a_hurry(name)] = number
    return names
