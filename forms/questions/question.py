"""What every question is: a label, its messages, and four ways between typing and storing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from forms.answers import Json, Problem, Problems, Typed, only, wrong
from forms.conditions import Condition
from forms.paper import Blank
from forms.text import Text, Words, _

if TYPE_CHECKING:
    from forms.pages import Page


class MistakeInForm(Exception):  # noqa: N818 - read as a sentence by the form's author
    """A form that cannot work, found when it is imported; the message names the thing to mend."""


class Question:
    """One question on a page. Sub-classes say how it is parsed, shown and drawn.

    `label` is the question; `missing` what to say when it is not answered (unless `optional`); `thing`
    names the answer at the start of other messages ("Your description must be 2,000 characters or
    fewer"). `revealed_by` is a condition on an earlier choice of the same page: the question then
    appears under that choice. `about_you=False` withholds autocomplete for questions about others.
    """

    template: ClassVar[str]
    autocomplete: ClassVar[str | None] = None
    parts: ClassVar[tuple[str, ...]] = ("",)
    needs_thing: ClassVar[bool] = False
    reveals: ClassVar[bool] = False
    """Whether it can show other questions under one of its answers."""
    takes_files: ClassVar[bool] = False
    script: ClassVar[str | None] = None
    """The built script that makes it easier, fetched only by pages that ask it: "type_ahead.mjs"."""
    uses_position: ClassVar[bool] = False
    """Whether that script may ask the person's device where it is."""
    timely: ClassVar[bool] = False
    """Whether what it offers differs from one moment to another, so that no page of it can be kept."""

    name: str
    page: type[Page]

    def __init__(
        self,
        label: Text,
        *,
        missing: Text | None = None,
        hint: Text | None = None,
        optional: bool = False,
        thing: Text | None = None,
        revealed_by: Condition | None = None,
        about_you: bool = True,
    ) -> None:
        self.label = label
        self.missing = missing
        self.hint = hint
        self.optional = optional
        self.thing = thing
        self.revealed_by = revealed_by
        self.about_you = about_you

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        """Its page and name; its label while its page is still being written."""
        return f"{self.page.__name__}.{self.name}" if hasattr(self, "page") else f"“{self.label}”"

    def mistakes(self) -> Iterator[str]:
        """What its author forgot, as ends of the sentence "MissedBin.due …"."""
        if not self.optional and self.missing is None:
            yield "needs missing=, the message for someone who leaves it empty, or optional=True"
        if self.optional and self.missing is not None:
            yield "is optional, so its missing= message would never be shown"
        if self.needs_thing and self.thing is None:
            yield "needs thing=, the words that start its other messages"
        for words in (self.label, self.missing, self.hint, self.thing):
            if isinstance(words, str):
                yield f"has words that nobody can translate, “{words}”: write them as _(…)"

    @property
    def shown_label(self) -> Words:
        """The label as drawn: an optional question says so."""
        return _("%(question)s (optional)", question=self.label) if self.optional else self.label

    def autocomplete_for(self, part: str = "") -> str | None:
        """The WCAG 1.3.5 token of one of its inputs, if the answer is about the person answering."""
        return self.autocomplete if self.about_you else None

    def parse(self, typed: Typed) -> Json:
        """The answer to store; None when nothing was answered. Raises `Problems`."""
        text = only(typed)
        if not text:
            return self.nothing()
        return self.parse_text(text)

    def parse_text(self, text: str) -> Json:
        return text

    def nothing(self, part: str = "") -> Json:
        """The answer of someone who left it empty: None, or `Problems` with this part when it is needed."""
        if not self.optional:
            raise wrong(self.missing, part)
        return None

    def is_asked(self, answers: Mapping[str, Json]) -> bool:
        """Whether the other answers of its page reveal it."""
        return self.revealed_by is None or self.revealed_by.holds(lambda other: [answers.get(other.name)])

    def typed(self, stored: Json) -> dict[str, list[str]]:
        """What would have to be typed to give this stored answer."""
        return {"": [str(stored)]} if stored is not None else {}

    def shown(self, stored: Json) -> Words:
        """The answer as words, in the language being spoken."""
        return str(stored)

    def accepts(self, stored: Json) -> bool:
        """Whether a stored answer still answers this question, as it is asked now."""
        try:
            return self.parse(self.typed(stored)) == stored
        except Problems:
            return False

    def control(self, part: str = "") -> str:
        """The id and name of an input; errors link to it. Of the whole question: its first input."""
        part = part or self.parts[0]
        return f"{self.name}-{part}" if part else self.name

    def receive(self, typed: Typed, files: Sequence[Any]) -> tuple[Typed, Sequence[Problem]]:
        """For a question that `takes_files`: what is typed once these files (werkzeug's FileStorage, or
        alike) are kept, and why any was refused.
        """
        return typed, ()

    # One definition, every channel: on paper, on the telephone, for another program.

    def on_paper(self) -> Sequence[Blank]:
        """What to fill in with a pen, in order."""
        return [Blank("line")]

    def spoken(self) -> Sequence[Words]:
        """How a person asks it aloud, a sentence each: the question first."""
        free = _("You do not have to answer this") if self.optional else None
        return [words for words in (self.label, self.hint, free) if words is not None]

    def schema(self) -> dict[str, Json]:
        """JSON Schema (2020-12) of the stored answer. Without the label, which the form's schema adds."""
        return {"type": "string"}

    def context(self) -> dict[str, Any]:
        """More values for its template, in the language being spoken."""
        return {}
