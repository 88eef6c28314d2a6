"""What a part of an entry is: a page of the form engine, and which values of the entry it asks about.

A question has the name of the value it asks for. `Fields` is one page; `Several` a list, a page for each.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.staff.editing.questions import Lines, SomeOf
from app.staff.levels import Level
from directory.plain import Values
from forms.answers import Json
from forms.pages import Page
from forms.questions import Choices, Question, YesNo
from forms.text import Text, Words

Row = tuple[Words, Words]
"""A label and what is said of it, "" for nothing."""


@dataclass(frozen=True)
class Fields:
    """One page of questions. `for_staff` names those whose answers the public never sees."""

    slug: str
    page: type[Page]
    for_staff: frozenset[str] = frozenset()
    level: Level = Level.TEAM_EDITOR

    @property
    def title(self) -> Words:
        return self.page.heading()

    @property
    def names(self) -> Sequence[str]:
        """The values of the entry that it is about."""
        return [question.name for question in self.page.questions]

    def answers(self, values: Mapping[str, Any]) -> dict[str, Json]:
        """What is answered already."""
        found = {one.name: answer_of(one, values.get(one.name)) for one in self.page.questions}
        return {name: answer for name, answer in found.items() if answer is not None}

    def values(self, answers: Mapping[str, Json], before: Mapping[str, Any], who: str) -> Values:
        """What these answers make of the values."""
        made = {one.name: value_of(one, answers.get(one.name)) for one in self.page.questions}
        several = {one.name for one in self.page.questions if isinstance(one, SomeOf)}
        return {**made, **{name: in_order(made[name], before.get(name)) for name in several}}

    def rows(self, values: Mapping[str, Any]) -> list[tuple[str, Row]]:
        """Each question by name, with its answer in words."""
        answers = self.answers(values)
        return [(one.name, (one.label, _shown(one, answers))) for one in self.page.questions]

    def is_for_staff(self, name: str) -> bool:
        return name in self.for_staff

    def is_public(self, name: str, answers: Mapping[str, Json]) -> bool:
        """Whether everyone sees the answer to a question, where these are the answers."""
        return not self.is_for_staff(name)


@dataclass(frozen=True)
class Several:
    """A list, each item of which has a page. Made one by one for each kind of list, see `lists`."""

    slug: str
    name: str
    list_title: Text
    item_title: Text
    page: type[Page]
    for_staff: frozenset[str] = frozenset()
    level: Level = Level.TEAM_EDITOR
    names: Sequence[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", [self.name])

    @property
    def title(self) -> Words:
        return self.list_title

    def items(self, values: Mapping[str, Any]) -> list[Any]:
        """The list as the pages see it."""
        return list(values.get(self.name) or [])

    def value(self, items: Sequence[Any], values: Mapping[str, Any]) -> Any:
        """The value of the entry that these items are."""
        return list(items)

    def answers(self, item: Any) -> dict[str, Json]:
        found = {one.name: answer_of(one, item.get(one.name)) for one in self.page.questions}
        return {name: answer for name, answer in found.items() if answer is not None}

    def item(self, answers: Mapping[str, Json], before: Any) -> Any:
        """One item as answered; `before` is what it was, None for a new one."""
        given = {one.name: value_of(one, answers.get(one.name)) for one in self.page.questions}
        return {**(before or {}), **given}

    def described(self, item: Any) -> list[Row]:
        """One item in words; what is not answered is left out."""
        answers = self.answers(item)
        return [(one.label, _shown(one, answers)) for one in self.page.questions if one.name in answers]

    def is_for_staff(self, name: str) -> bool:
        return name in self.for_staff

    def is_public(self, name: str, answers: Mapping[str, Json]) -> bool:
        """Whether everyone sees the answer to a question, where these are the answers."""
        return not self.is_for_staff(name)


Part = Fields | Several


def answer_of(question: Question, value: Any) -> Json:
    """A value of an entry as an answer."""
    if isinstance(question, YesNo) and isinstance(value, bool):
        return "yes" if value else "no"
    empty = value is None or value == []
    return None if empty else value


def value_of(question: Question, answer: Json) -> Any:
    """An answer as a value of an entry."""
    if isinstance(question, YesNo):
        return None if answer is None else answer == "yes"
    if answer is None and isinstance(question, Lines | SomeOf | Choices):
        return []
    return answer


def in_order(chosen: Sequence[Any], before: Sequence[Any] | None) -> list[Any]:
    """What is chosen in the order it had, what is new at the end: choosing the same changes nothing."""
    kept = [each for each in before or [] if each in chosen]
    return [*kept, *(each for each in chosen if each not in kept)]


def _shown(question: Question, answers: Mapping[str, Json]) -> Words:
    return question.shown(answers[question.name]) if question.name in answers else ""
