"""Choosing one of very many from a list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from forms.paper import Blank
from forms.questions.choice import Choice
from forms.questions.plurals import plural_forms
from forms.text import Words, _, n_


class Select(Choice):
    """Exactly one of very many, drawn as a list that a script lets people search. Use `Choice` for few."""

    template = "questions/select.html"
    script = "type_ahead.mjs"
    reveals = False
    most_read_out = 12

    def mistakes(self) -> Iterator[str]:
        yield from super().mistakes()
        if any(option.hint is not None for option in self.options.values()):
            yield "has a choice with a hint, which a list cannot show"

    def on_paper(self) -> Sequence[Blank]:
        return super().on_paper() if self.is_short else [Blank("line")]

    def spoken(self) -> Sequence[Words]:
        return super().spoken() if self.is_short else super(Choice, self).spoken()

    @property
    def is_short(self) -> bool:
        return len(self.options) <= self.most_read_out

    def context(self) -> dict[str, Any]:
        """What the script says while somebody types, for every plural form."""
        return {
            "found": plural_forms(
                lambda n: n_(
                    # Translators: how many choices fit what was typed so far
                    "%(number)s choice in the list",
                    "%(number)s choices in the list",
                    n,
                    number="%{count}",
                )
            ),
            "nothing": _("Nothing in the list is like that"),
        }
