"""Numbers: whole numbers and money."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from forms import written
from forms.answers import Json, latin_digits, wrong
from forms.paper import Blank
from forms.questions.line import Line
from forms.text import Text, Words, _

_MARKS = str.maketrans({"٫": ".", "٬": ",", "،": ",", "’": "'", "−": "-"})
_NUMBER = re.compile(
    r"(?=\D*\d)(?P<sign>[+-]?)(?P<whole>[1-9]\d{0,2}(?:(?P<mark>[., '])\d{3})(?:(?P=mark)\d{3})*|\d*)"
    r"(?:(?!(?P=mark))[.,](?P<part>\d+))?"
)
_POUNDS = re.compile(
    r"^([-−]?) *(?:£|gbp) *"
    r"| *(?:£|gbp|pounds?|libras?(?: esterlinas?)?|جنيه(?: إسترليني)?|(?<=[.,]..)p)[ .]*$",
    re.I,
)


class WholeNumber(Line):
    """A whole number between `least` and `most`; spaces and thousands separators are forgiven."""

    inputmode = "numeric"
    spellcheck = False

    def __init__(
        self, label: Text, *, least: int = 0, most: int = 1_000_000, width: int = 10, **rest: Any
    ) -> None:
        super().__init__(label, width=width, **rest)
        self.least = least
        self.most = most

    def parse_text(self, text: str) -> Json:
        number = _decimal(text)
        if number is None:
            raise wrong(_("%(thing)s must be a number, like 3", thing=self.thing))
        if number != number.to_integral_value():
            raise wrong(_("%(thing)s must be a whole number", thing=self.thing))
        if number < self.least:
            raise wrong(
                _("%(thing)s must be %(limit)s or more", thing=self.thing, limit=written.number(self.least))
            )
        if number > self.most:
            raise wrong(
                _("%(thing)s must be %(limit)s or fewer", thing=self.thing, limit=written.number(self.most))
            )
        return int(number)

    def shown(self, stored: Json) -> Words:
        return written.number(int(str(stored)))

    def on_paper(self) -> Sequence[Blank]:
        return [Blank("boxes", count=len(str(self.most)))]

    def schema(self) -> dict[str, Json]:
        return {"type": "integer", "minimum": self.least, "maximum": self.most}


class Money(Line):
    """Pounds and pence; stored as a decimal string, "12.50". "£", spaces and either comma are forgiven."""

    inputmode = "decimal"
    prefix = "£"
    spellcheck = False

    def __init__(self, label: Text, *, most: int = 1_000_000, width: int = 10, **rest: Any) -> None:
        super().__init__(label, width=width, **rest)
        self.most = most

    def parse_text(self, text: str) -> Json:
        amount = _decimal(_POUNDS.sub(r"\1", text))
        if amount is None or int(amount.as_tuple().exponent) < -2:
            raise wrong(_("%(thing)s must be an amount in pounds, like 12.50 or 8", thing=self.thing))
        if amount < 0:
            nothing = written.pounds(Decimal(0))
            raise wrong(_("%(thing)s must be %(limit)s or more", thing=self.thing, limit=nothing))
        if amount > self.most:
            most = written.pounds(Decimal(self.most))
            raise wrong(_("%(thing)s must be %(limit)s or less", thing=self.thing, limit=most))
        return f"{abs(amount):.2f}"

    def shown(self, stored: Json) -> Words:
        return written.pounds(Decimal(str(stored)))

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "pattern": r"^[0-9]+\.[0-9]{2}$"}


def _decimal(text: str) -> Decimal | None:
    """A number as people write one: either mark for thousands, the other for the decimals.

    One full stop before three digits ("1.250") marks thousands only where the language writes it so.
    """
    found = _NUMBER.fullmatch(latin_digits(text).translate(_MARKS).replace("- ", "-").rstrip(" .,"))
    if found is None:
        return None
    sign, whole, mark, part = found.group("sign", "whole", "mark", "part")
    if mark == "." and whole.count(".") == 1 and not part and written.thousands_mark() != ".":
        whole, part = whole.split(".")
    return Decimal(f"{sign}{re.sub(r'[^0-9]', '', whole) or 0}.{part or 0}")
