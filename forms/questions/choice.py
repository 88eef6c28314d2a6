"""Choosing: one of several (radios), any of several (checkboxes), yes or no."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms import written
from forms.answers import Json, Problems, Typed, wrong
from forms.conditions import Answered, Condition
from forms.paper import Blank
from forms.questions.question import MistakeInForm, Question
from forms.text import Text, Words, _, p_


@dataclass(frozen=True)
class Option:
    """A choice with a hint under it. A plain `Text` does where there is no hint."""

    label: Text
    hint: Text | None = None


class Choice(Question):
    """Exactly one of several, drawn as radios. `options` gives code: words."""

    template = "questions/choice.html"
    inline = False
    reveals = True

    def __init__(self, label: Text, options: Mapping[str, Text | Option], **rest: Any) -> None:
        super().__init__(label, **rest)
        self.options = {
            code: option if isinstance(option, Option) else Option(option) for code, option in options.items()
        }

    def mistakes(self) -> Iterator[str]:
        yield from super().mistakes()
        if not self.options:
            yield "has no choices"

    def is_(self, *codes: str) -> Condition:
        """It was answered with this code, or one of these."""
        for code in codes:
            if code not in self.options:
                known = ", ".join(self.options)
                raise MistakeInForm(f"{self!r} has no choice “{code}”; it has {known}.")
        return Answered(self, frozenset(codes))

    includes = is_

    def parse(self, typed: Typed) -> Json:
        chosen, others = self.sent(typed)
        if not chosen and others and self.optional:
            raise self.not_offered()
        return chosen[0] if chosen else self.nothing()

    def sent(self, typed: Typed) -> tuple[list[str], list[str]]:
        """The codes of choices that were sent, and those that are none: never taken for no answer."""
        codes, options = typed.get("", []), self.options
        known = [code for code in codes if code in options]
        return known, [code for code in codes if code and code not in options]

    def not_offered(self) -> Problems:
        """It may have been, when the page was opened."""
        return wrong(
            _(
                "Select only what is offered for “%(question)s”. What you selected may have been taken away",
                question=self.label,
            )
        )

    def shown(self, stored: Json) -> Words:
        option = self.options.get(str(stored))
        return option.label if option else str(stored)

    def on_paper(self) -> Sequence[Blank]:
        return [
            Blank("tick", option.label, hint=option.hint, code=code) for code, option in self.options.items()
        ]

    def spoken(self) -> Sequence[Words]:
        hints = [
            _("“%(choice)s”: %(hint)s", choice=option.label, hint=option.hint)
            for option in self.options.values()
            if option.hint is not None
        ]
        choices = written.either([str(option.label) for option in self.options.values()])
        return [*super().spoken(), self.say(choices), *hints]

    def say(self, choices: str) -> Text:
        """What the person on the telephone can answer."""
        return _("You can say: %(choices)s", choices=choices)

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "enum": list(self.options)}


class Choices(Choice):
    """Any of several, drawn as checkboxes. `none` is the code of "none of these", which stands alone."""

    template = "questions/choices.html"

    def __init__(
        self,
        label: Text,
        options: Mapping[str, Text | Option],
        *,
        none: str | None = None,
        none_and_others: Text | None = None,
        **rest: Any,
    ) -> None:
        super().__init__(label, options, **rest)
        self.none = none
        self.none_and_others = none_and_others

    def mistakes(self) -> Iterator[str]:
        yield from super().mistakes()
        if self.none is not None and self.none not in self.options:
            yield f"has no choice “{self.none}” to mean none of these"
        if self.none is not None and self.none_and_others is None:
            yield "needs none_and_others=, the message for “none” chosen together with others"

    def parse(self, typed: Typed) -> Json:
        known, others = self.sent(typed)
        if others and (known or self.optional):
            raise self.not_offered()
        chosen: list[Json] = [code for code in self.options if code in known]
        if not chosen:
            return self.nothing()
        if self.none in chosen and len(chosen) > 1:
            raise wrong(self.none_and_others)
        return chosen

    def typed(self, stored: Json) -> dict[str, list[str]]:
        return {"": [str(code) for code in stored]} if isinstance(stored, list) else {}

    def shown(self, stored: Json) -> Words:
        codes = stored if isinstance(stored, list) else []
        return "\n".join(str(super(Choices, self).shown(code)) for code in codes)

    def say(self, choices: str) -> Text:
        return _("You can say one or more of these: %(choices)s", choices=choices)

    def schema(self) -> dict[str, Json]:
        several: dict[str, Json] = {
            "type": "array",
            "items": super().schema(),
            "minItems": 1,
            "uniqueItems": True,
        }
        if self.none is None:
            return several
        return {**several, "if": {"contains": {"const": self.none}}, "then": {"maxItems": 1}}


class YesNo(Choice):
    """Yes or no, in each language's own words."""

    def __init__(
        self, label: Text, *, yes_hint: Text | None = None, no_hint: Text | None = None, **rest: Any
    ) -> None:
        self.inline = yes_hint is None and no_hint is None
        # Translators: the answers to a yes or no question
        yes, no = p_("answer", "Yes"), p_("answer", "No")
        super().__init__(label, {"yes": Option(yes, yes_hint), "no": Option(no, no_hint)}, **rest)

    @property
    def yes(self) -> Condition:
        return self.is_("yes")

    @property
    def no(self) -> Condition:
        return self.is_("no")
