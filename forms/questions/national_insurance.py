"""A National Insurance number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from forms.answers import Json, latin_digits, wrong
from forms.questions.line import Line
from forms.text import Text, Words, _

# HMRC, National Insurance Manual NIM39110: letters and pairs that no number begins with. QQ begins none
# either, and is let through because it is what examples, tests and training use.
_NUMBER = re.compile(r"(?!BG|GB|KN|NK|NT|TN|ZZ)(QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])([0-9OI]{6})([A-D])")
_LIKE_DIGITS = str.maketrans("OI", "01")


class NationalInsurance(Line):
    """A National Insurance number, stored as "QQ123456C". `thing` tells two on a page apart."""

    spellcheck = False
    direction = "ltr"
    needs_thing = False
    boxes = 9

    def __init__(self, label: Text, *, width: int = 10, **rest: Any) -> None:
        rest.setdefault(
            "hint",
            _(
                "It’s on your National Insurance card, benefit letter, payslip or P60, and looks like"
                " %(example)s",
                example="QQ\u00a012\u00a034\u00a056\u00a0C",
            ),
        )
        super().__init__(label, width=width, **rest)

    def parse_text(self, text: str) -> Json:
        found = _NUMBER.fullmatch(re.sub(r"[\W_]", "", latin_digits(text).upper()))
        if found is None:
            raise wrong(self._not_a_number())
        prefix, digits, suffix = found.groups()
        return f"{prefix}{digits.translate(_LIKE_DIGITS)}{suffix}"

    def _not_a_number(self) -> Text:
        if self.thing:
            return _(
                "%(thing)s must be 2 letters, 6 numbers, then A, B, C or D, like QQ 12 34 56 C",
                thing=self.thing,
            )
        return _(
            "Enter a National Insurance number that is 2 letters, 6 numbers, then A, B, C or D,"
            " like QQ 12 34 56 C"
        )

    def shown(self, stored: Json) -> Words:
        return " ".join(re.findall("..?", str(stored)))

    def spoken(self) -> Sequence[Words]:
        return [*super().spoken(), _("Say it one letter or number at a time")]

    def schema(self) -> dict[str, Json]:
        letters = "(QQ|[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z])"
        return {"type": "string", "pattern": f"^(?!BG|GB|KN|NK|NT|TN|ZZ){letters}[0-9]{{6}}[A-D]$"}
