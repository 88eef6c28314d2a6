"""What the author of a form can get wrong, in sentences told when the form is imported."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from forms.conditions import Condition
from forms.questions import Question
from forms.text import Text

if TYPE_CHECKING:
    from forms.journey import Journey
    from forms.pages import Page

ADDRESSES = {"check-answers", "sent", "tasks", "save", "paper.pdf", "schema.json"}
"""Slugs a page cannot have: addresses that every form has."""

TAKEN = {"come-back"}
"""Slugs a form cannot have: addresses beside the forms."""

WORDS = ("title", "section", "button", "list_title", "item_title")
PARAGRAPHS = ("intro", "body", "way_on")


def of_page(page: type[Page]) -> Iterator[str]:
    """What is wrong with a page by itself."""
    for name, value in vars(page).items():
        if not name.startswith("_") and not callable(value) and not isinstance(value, Question | classmethod):
            yield from _of_attribute(page, name, value)
    own = {"id"}.union(*(_names(base) for base in page.__mro__ if base.__module__ == "forms.pages"))
    for number, question in enumerate(page.questions):
        if question.name in own:
            yield f"{question!r} cannot have that name: a page uses it for itself."
        for mistake in question.mistakes():
            yield f"{question!r} {mistake}."
        before = {asked.name: asked.label for asked in page.questions[:number]}
        for other in _asked(question.revealed_by):
            if before.get(getattr(other, "name", "")) != other.label:
                yield f"{question!r} is revealed by a question of another page; use asked_if."
            elif not other.reveals:
                yield f"{question!r} is revealed by {other!r}, which cannot show it; use asked_if."


def _of_attribute(page: type[Page], name: str, value: object) -> Iterator[str]:
    if not any(name in _names(base) for base in page.__mro__[1:]):
        yield f"{page.__name__} has “{name}”, which means nothing to a page."
    elif name in WORDS and isinstance(value, str):
        yield f"{page.__name__} has words that nobody can translate, “{value}”: write them as _(…)."
    elif name in PARAGRAPHS and isinstance(value, str | Text):
        yield f"{page.__name__} needs a list for {name}, one paragraph each."


def _names(kind: type) -> set[str]:
    return {*vars(kind), *vars(kind).get("__annotations__", ())}


def of_journey(journey: Journey) -> Iterator[str]:
    """What is wrong with a form as a whole."""
    if not journey.pages:
        yield "it has no pages."
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", journey.slug):
        yield "its slug must be small letters and digits with hyphens between them."
    if journey.slug in TAKEN:
        yield "it cannot have that slug: the address is taken."
    for words in (journey.title, journey.summary, journey.send, journey.sent_title, journey.another):
        if not isinstance(words, Text):
            yield f"it has words that nobody can translate, “{words}”: write them as _(…)."
    if len(journey.by_slug) != len(journey.pages):
        yield "two of its pages have one name."
    for number, page in enumerate(journey.pages):
        if page.slug in ADDRESSES:
            yield f"{page.__name__} cannot have that name: the address is taken."
        if page.title is None and not page.questions:
            yield f"{page.__name__} needs a title or a question."
        for condition in (page.asked_if, *_conditions(page.intro)):
            yield from _misasked(journey, f"{page.__name__} asks", condition, journey.pages[:number])
    told = {
        "anonymous_if": [journey.anonymous_if],
        "happens_next": _conditions(journey.happens_next),
        "before_sending": _conditions(journey.before_sending),
    }
    for who, conditions in told.items():
        for condition in conditions:
            yield from _misasked(journey, f"{who} asks", condition, journey.pages)
    if journey.task_list:
        for page in journey.pages:
            if page.section is None:
                yield f"{page.__name__} needs a section, as the form has a task list."
    for name in ("reaches", "about"):
        question = getattr(journey, name)
        if question is not None and getattr(question, "page", None) not in journey.pages:
            yield f"{name}={question!r} is not one of its questions."
    if journey.email is not None and getattr(journey.email, "page", None) not in journey.pages:
        yield f"email={journey.email!r} is not one of its questions."


def _misasked(
    journey: Journey, who: str, condition: Condition | None, before: Sequence[type[Page]]
) -> Iterator[str]:
    for question in _asked(condition):
        page = getattr(question, "page", None)
        if page not in journey.pages:
            yield f"{who} about {question!r}, which is not one of its questions."
        elif page not in before:
            yield f"{who} about {question!r}, which is not asked before it."


def _asked(condition: Condition | None) -> Iterator[Question]:
    return iter(()) if condition is None else condition.questions()


def _conditions(paragraphs: Sequence[Text | tuple[Condition, Text]]) -> list[Condition | None]:
    return [each[0] for each in paragraphs if isinstance(each, tuple)]
