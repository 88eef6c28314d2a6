"""Pages: what is asked together, on one screen."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from forms import mistakes
from forms.answers import Json, Problem
from forms.conditions import Condition
from forms.fields import PageForm, Posted
from forms.questions import MistakeInForm, Question
from forms.text import Text, Words, _

Stored = Mapping[str, Json]
"""The answers of one page, or of one item of an add another: {question name: answer}."""


Paragraphs = Sequence[Text | tuple[Condition, Text]]
"""What a person is told, in whole paragraphs; one in a pair with a condition only to those it is for."""


class _PageType(type):
    questions: tuple[Question, ...]

    def __getattr__(cls, name: str) -> Any:
        known = ", ".join(question.name for question in cls.__dict__.get("questions", ()))
        raise AttributeError(f"{cls.__name__} has no question “{name}”; it has {known or 'none'}.")


class Page(metaclass=_PageType):
    """One page of a form: its questions are class attributes, in the order asked.

    With one question and no `title`, the question is the page's heading. `section` groups the answers
    on the check answers page; `intro` is paragraphs above the questions.
    """

    title: ClassVar[Text | None] = None
    section: ClassVar[Text | None] = None
    intro: ClassVar[Paragraphs] = ()
    button: ClassVar[Text] = _("Continue")
    asked_if: ClassVar[Condition | None] = None

    slug: ClassVar[str]
    questions: ClassVar[tuple[Question, ...]] = ()
    template: ClassVar[str] = "page.html"

    def __init_subclass__(cls) -> None:
        asked: dict[str, Question] = {}
        for owner in reversed(cls.__mro__):
            for name, value in vars(owner).items():
                if isinstance(value, Question):
                    asked[name] = value if owner is cls else copy.copy(value)
                    asked[name].page = cls
        for name, question in asked.items():
            type.__setattr__(cls, name, question)
        cls.slug = re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()
        cls.questions = tuple(asked.values())
        if cls.__module__ != __name__:
            for mistake in mistakes.of_page(cls):
                raise MistakeInForm(mistake)

    @classmethod
    def heading(cls) -> Words:
        """What the h1 and the title say."""
        return cls.title if cls.title is not None else cls.questions[0].shown_label

    @classmethod
    def check(cls, answers: Stored) -> Iterator[tuple[Question, Problem]]:
        """What is wrong between the questions of this page, each with the question to change."""
        return iter(())

    @classmethod
    def form(cls, stored: Stored, posted: Posted | None = None, files: Posted | None = None) -> PageForm:
        return PageForm(cls, stored, posted, files)

    @classmethod
    def kept(cls, stored: Stored) -> dict[str, Json]:
        """Of the stored answers, those whose questions are asked now, given the others that are."""
        kept: dict[str, Json] = {}
        for question in cls.questions:
            if question.name in stored and question.is_asked(kept):
                kept[question.name] = stored[question.name]
        return kept

    @classmethod
    def complete(cls, stored: Stored) -> bool:
        """Whether these answers still answer every question that needs one, as asked today."""
        kept = cls.kept(stored)

        def fine(question: Question) -> bool:
            if question.name in kept:
                return question.accepts(kept[question.name])
            return question.optional or not question.is_asked(kept)

        return all(fine(question) for question in cls.questions)

    # The next three speak of everything stored for the page: a mapping here, a list in an add another.

    @classmethod
    def keep(cls, stored: Json) -> Json:
        return cls.kept(stored) if isinstance(stored, dict) else {}

    @classmethod
    def is_answered(cls, stored: Json) -> bool:
        return isinstance(stored, dict) and cls.complete(stored)

    @classmethod
    def answers_to(cls, question: Question, stored: Json) -> list[Json]:
        return [stored.get(question.name)] if isinstance(stored, dict) else []


class AddAnother(Page):
    """A page asked again for each of several things; stored as a list of answers, each with an "id"."""

    list_title: ClassVar[Text]
    item_title: ClassVar[Text]
    another: ClassVar[Text]
    another_missing: ClassVar[Text]
    too_many: ClassVar[Text]
    at_most: ClassVar[int] = 10

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        for needed in ("list_title", "item_title", "another", "another_missing", "too_many"):
            if not any(needed in vars(owner) for owner in cls.__mro__):
                raise MistakeInForm(f"{cls.__name__} needs {needed}=, as it adds another.")

    @classmethod
    def items(cls, stored: Json) -> list[dict[str, Json]]:
        return [item for item in stored if isinstance(item, dict)] if isinstance(stored, list) else []

    @classmethod
    def keep(cls, stored: Json) -> Json:
        return [{"id": item.get("id"), **cls.kept(item)} for item in cls.items(stored)]

    @classmethod
    def is_answered(cls, stored: Json) -> bool:
        items = cls.items(stored)
        return 1 <= len(items) <= cls.at_most and all(cls.complete(item) for item in items)

    @classmethod
    def answers_to(cls, question: Question, stored: Json) -> list[Json]:
        return [item.get(question.name) for item in cls.items(stored)]


class Interruption(Page):
    """Something to stop and read before going on (the interruption card): a title and `body`, in Markdown.

    `urgent` and `service` are as for an `Exit`, except that no service is named when it is None.
    """

    template = "interruption.html"
    body: ClassVar[Paragraphs] = ()
    urgent: ClassVar[Sequence[str]] = ()
    service: ClassVar[str | None] = None

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls.title is None or cls.questions:
            raise MistakeInForm(f"{cls.__name__} needs a title and no questions, as it interrupts.")


class Exit(Page):
    """An end without a submission: why we cannot go on here, and what to do instead.

    `service` is the directory's slug for who can help; the journey's own service when it is None. `urgent`
    names the council's urgent lines ("emergency") whose numbers the page shows, with those of the service.
    """

    template = "exit.html"
    urgent: ClassVar[Sequence[str]] = ()
    service: ClassVar[str | None] = None
    body: ClassVar[Sequence[Text]] = ()
    way_on: ClassVar[Sequence[Text]] = ()

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        if cls.title is None:
            raise MistakeInForm(f"{cls.__name__} needs a title.")

    @classmethod
    def is_answered(cls, stored: Json) -> bool:
        return False
