"""A line of text, and a longer text with a count."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from forms import written
from forms.answers import CODE_POINTS, Json, Typed, fits, plain, wrong
from forms.paper import Blank
from forms.questions.plurals import plural_forms
from forms.questions.question import Question
from forms.text import Text, _, n_


class Line(Question):
    """One line. `limit` is in characters as a person counts them; `width` in characters, for the eye."""

    template = "questions/line.html"
    needs_thing = True
    spellcheck: bool | None = None
    inputmode: str | None = None
    input_type = "text"
    prefix: str | None = None
    boxes: int | None = None
    """How many boxes on paper, for what is copied a character at a time."""
    direction: str | None = None
    """"ltr" for what is written left to right in every language: numbers, e-mail addresses."""

    def __init__(
        self,
        label: Text,
        *,
        limit: int = 200,
        width: int | None = None,
        spellcheck: bool | None = None,
        autocomplete: str | None = None,
        inputmode: str | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(label, **rest)
        self.limit = limit
        self.width = width
        if spellcheck is not None:
            self.spellcheck = spellcheck
        if autocomplete is not None:
            self.autocomplete = autocomplete  # type: ignore[misc]  # one question's own token
        if inputmode is not None:
            self.inputmode = inputmode

    def parse_text(self, text: str) -> Json:
        if not fits(text, self.limit):
            raise wrong(too_long(self.thing, self.limit))
        return text

    def on_paper(self) -> Sequence[Blank]:
        if self.boxes:
            return [Blank("boxes", self.prefix, self.boxes)]
        return [Blank("line", self.prefix)]

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "minLength": 1, "maxLength": self.limit * CODE_POINTS}


class TextArea(Question):
    """Several lines, with a count of the characters left. `rows` is the height drawn."""

    template = "questions/text_area.html"
    needs_thing = True

    def __init__(self, label: Text, *, limit: int = 2000, rows: int = 8, **rest: Any) -> None:
        super().__init__(label, **rest)
        self.limit = limit
        self.rows = rows

    def parse(self, typed: Typed) -> Json:
        text = plain((typed.get("") or [""])[0])
        if not text:
            return self.nothing()
        if not fits(text, self.limit):
            raise wrong(too_long(self.thing, self.limit))
        return text

    def on_paper(self) -> Sequence[Blank]:
        return [Blank("lines", count=min(-(-self.limit // 80), 12))]

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "minLength": 1, "maxLength": self.limit * CODE_POINTS}

    def context(self) -> dict[str, Any]:
        """The counter's words for every plural form, for the script that counts."""
        return {
            "description": n_(
                "You can enter up to %(count)s character",
                "You can enter up to %(count)s characters",
                self.limit,
                count=written.number(self.limit),
            ),
            "at_limit": _("You have 0 characters remaining"),
            "under_limit": plural_forms(
                lambda n: n_(
                    "You have %(number)s character remaining",
                    "You have %(number)s characters remaining",
                    n,
                    number="%{count}",
                )
            ),
            "over_limit": plural_forms(
                lambda n: n_(
                    "You have %(number)s character too many",
                    "You have %(number)s characters too many",
                    n,
                    number="%{count}",
                )
            ),
        }


def too_long(thing: Text | None, limit: int) -> Text:
    return n_(
        "%(thing)s must be %(count)s character or fewer",
        "%(thing)s must be %(count)s characters or fewer",
        limit,
        count=written.number(limit),
        thing=thing,
    )
