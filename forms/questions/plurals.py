"""Every plural form of a message, for scripts that count in the browser."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from babel import Locale

from forms.text import Text, language


def plural_forms(message: Callable[[int], Text]) -> dict[str, str]:
    """The message for each CLDR plural category of the language being spoken: {"one": …, "other": …}."""
    return {category: str(message(number)) for category, number in _a_number_of_each(language()).items()}


@cache
def _a_number_of_each(code: str) -> dict[str, int]:
    rule = Locale.parse(code).plural_form
    numbers: dict[str, int] = {}
    for number in range(200, -1, -1):
        numbers[rule(number)] = number
    return numbers
