"""Something to agree to before going on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from forms.answers import Json, Typed
from forms.paper import Blank
from forms.questions.question import Question
from forms.text import Text, Words, _

AGREED = "agreed"


class Declaration(Question):
    """Statements with one box to tick under them; stored as "agreed". `agree` is the words beside the box."""

    template = "questions/declaration.html"

    def __init__(
        self,
        label: Text,
        statements: Sequence[Text],
        *,
        # Translators: beside a box to tick, under what somebody agrees to
        agree: Text = _("I agree"),  # noqa: B008 - a message, the same each time
        missing: Text | None = None,
        optional: bool = False,
        **rest: Any,
    ) -> None:
        if missing is None and not optional:
            missing = _("Select “%(agree)s” to go on", agree=agree)
        super().__init__(label, missing=missing, optional=optional, **rest)
        self.statements = statements
        self.agree = agree

    def mistakes(self) -> Iterator[str]:
        yield from super().mistakes()
        if isinstance(self.statements, str | Text) or not self.statements:
            yield "needs statements=, a list of what is agreed to"
            return
        for words in (*self.statements, self.agree):
            if isinstance(words, str):
                yield f"has words that nobody can translate, “{words}”: write them as _(…)"

    def parse(self, typed: Typed) -> Json:
        return AGREED if AGREED in typed.get("", []) else self.nothing()

    def shown(self, stored: Json) -> Words:
        return self.agree

    def on_paper(self) -> Sequence[Blank]:
        return [Blank("tick", self.agree, code=AGREED)]

    def spoken(self) -> Sequence[Words]:
        return [
            *super().spoken(),
            *self.statements,
            _("If that is right, you can say: %(choices)s", choices=self.agree),
        ]

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "const": AGREED}
