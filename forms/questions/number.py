"""Numbers: whole numbers and money."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from forms import written
from forms.answers import Json, latin_digits, wrong
from forms.questions.line import Line
from forms.text import Text, Words, _


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
        digits = re.sub(r"[\s,٬،'’]", "", latin_digits(text)).replace("−", "-")
        if re.fullmatch(r"[+-]?\d+[.٫]\d+", digits):
            raise wrong(_("%(thing)s must be a whole number", thing=self.thing))
        if not re.fullmatch(r"[+-]?\d{1,18}", digits):
            raise wrong(_("%(thing)s must be a number, like 3", thing=self.thing))
        number = int(digits)
        if number < self.least:
            raise wrong(
                _("%(thing)s must be %(limit)s or more", thing=self.thing, limit=written.number(self.least))
            )
        if number > self.most:
            raise wrong(
                _("%(thing)s must be %(limit)s or fewer", thing=self.thing, limit=written.number(self.most))
            )
        return number

    def shown(self, stored: Json) -> Words:
        return written.number(int(str(stored)))


class Money(Line):
    """Pounds and pence; stored as a decimal string, "12.50". "£", spaces and either comma are forgiven."""

    inputmode = "decimal"
    prefix = "£"
    spellcheck = False

    def __init__(self, label: Text, *, most: int = 1_000_000, width: int = 10, **rest: Any) -> None:
        super().__init__(label, width=width, **rest)
        self.most = most

    def parse_text(self, text: str) -> Json:
        amount = _amount(text)
        if amount is None:
            raise wrong(_("%(thing)s must be an amount in pounds, like 12.50 or 8", thing=self.thing))
        if amount > self.most:
            most = written.pounds(Decimal(self.most))
            raise wrong(_("%(thing)s must be %(limit)s or less", thing=self.thing, limit=most))
        return f"{amount:.2f}"

    def shown(self, stored: Json) -> Words:
        return written.pounds(Decimal(str(stored)))


def _amount(text: str) -> Decimal | None:
    figures = re.sub(r"[\s£']|gbp|pounds?", "", latin_digits(text).lower())
    figures = figures.replace("٫", ".").replace("٬", ",")
    figures = re.sub(r",(?=\d{1,2}$)", ".", figures) if "." not in figures else figures
    if re.fullmatch(r"\d{1,3}(\.\d{3})+\.\d{1,2}", figures):  # 1.250,50 as Spanish writes it
        whole, pence = figures.rsplit(".", 1)
        figures = f"{whole.replace('.', '')}.{pence}"
    figures = figures.replace(",", "")
    return Decimal(figures) if re.fullmatch(r"\d{1,12}(\.\d{1,2})?", figures) else None
