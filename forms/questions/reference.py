"""A reference number: of a licence, an account, an earlier report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from forms.answers import Json, latin_digits, wrong
from forms.questions.line import Line
from forms.text import Text, Words, _


class Reference(Line):
    """A reference number, stored in capitals without spaces and hyphens, as its `pattern` (a regular
    expression for all of it) is matched. `example` is one as it is printed; `check` says whether the check
    digits of one are right.
    """

    spellcheck = False
    direction = "ltr"

    def __init__(
        self,
        label: Text,
        *,
        pattern: str,
        example: str,
        check: Callable[[str], bool] | None = None,
        width: int | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(label, width=width or (10 if len(example) <= 10 else 20), **rest)
        self.pattern = pattern
        self.example = example
        self.check = check
        self.boxes = len(_normal(example))

    def mistakes(self) -> Iterator[str]:
        yield from super().mistakes()
        try:
            fits = re.fullmatch(self.pattern, _normal(self.example))
        except re.error as trouble:
            yield f"has a pattern that is no regular expression ({trouble})"
            return
        if fits is None:
            yield f"has an example, {self.example}, that does not fit its pattern {self.pattern}"
        elif self.check is not None and not self.check(_normal(self.example)):
            yield f"has an example, {self.example}, with the wrong check digits"

    def parse_text(self, text: str) -> Json:
        found = _normal(text)
        if len(found) > self.limit or re.fullmatch(self.pattern, found) is None:
            raise wrong(_("%(thing)s must look like %(example)s", thing=self.thing, example=self.example))
        if self.check is not None and not self.check(found):
            raise wrong(
                _("%(thing)s must be as it was sent to you: check each letter and number", thing=self.thing)
            )
        return found

    def shown(self, stored: Json) -> Words:
        """With the spaces of the example, where it is as long."""
        text = str(stored)
        if len(text) != len(_normal(self.example)):
            return text
        characters = iter(text)
        return "".join(next(characters) if _normal(mark) else mark for mark in self.example)

    def spoken(self) -> Sequence[Words]:
        return [
            *super().spoken(),
            _("It looks like %(example)s", example=self.example),
            _("Say it one letter or number at a time"),
        ]

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "pattern": f"^(?:{self.pattern})$"}


def _normal(text: str) -> str:
    return re.sub(r"[\s_‐-―−-]", "", latin_digits(text).upper())
