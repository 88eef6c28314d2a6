"""Judging a whole form at once, as another program sends it: by the very pages that people fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from forms.answers import Json
from forms.fields import Sent
from forms.journey import Journey, Path
from forms.pages import AddAnother, Exit, Page
from forms.questions import Question
from forms.text import Words


@dataclass(frozen=True)
class Wrong:
    """One thing to put right: in which page, question and part of it, of which item (from 0) of an add
    another, and what a person would be told there. A name is "" where it concerns no single one.
    """

    page: str
    message: Words
    question: str = ""
    part: str = ""
    item: int | None = None


@dataclass(frozen=True)
class Judged:
    """The walk over the answers that are right, and what is wrong with the others. Answers that the form
    does not ask for, given the rest, are left out, as they are for a person who changes their mind.
    """

    path: Path
    problems: list[Wrong]


Files = Mapping[str, Sequence[Any]]
"""Files that came along, by "page.question" ("page.item.question" in an add another, its items counted from
0): werkzeug's FileStorage, or alike."""


def judge(journey: Journey, given: Mapping[str, Json], files: Files | None = None) -> Judged:
    """Judge {page slug: answers}, each answer as it is stored or as a person would type it. A page that
    asks nothing that must be answered may be left out.
    """
    given = {**{name.partition(".")[0]: {} for name in files or {}}, **given}
    stored: dict[str, Json] = {}
    problems: dict[str, list[Wrong]] = {}
    for slug, answers in given.items():
        page = journey.by_slug.get(slug)
        if page is None or issubclass(page, Exit):
            problems[slug] = [Wrong(slug, f"This form asks nothing on a page “{slug}”")]
        else:
            stored[slug], problems[slug] = _page(page, answers, files)
    while left := _unanswered(journey, {**stored}, problems):
        stored[left.slug], problems[left.slug] = _page(left, [] if issubclass(left, AddAnother) else {})
    path = journey.path({slug: answers for slug, answers in stored.items() if not problems[slug]})
    known = {page.slug for page in journey.pages if page.asked_if is not None} - {p.slug for p in path.pages}
    return Judged(path, [each for slug, found in problems.items() if slug not in known for each in found])


def _unanswered(
    journey: Journey, stored: Mapping[str, Json], problems: dict[str, list[Wrong]]
) -> type[Page] | None:
    """A page that has to be answered and was not sent; an end that is reached is a problem instead."""
    path = journey.path({slug: answers for slug, answers in stored.items() if not problems[slug]})
    for page in path.pages:
        if issubclass(page, Exit):
            problems[page.slug] = [Wrong(page.slug, page.heading())]
        elif page.slug not in problems:
            return page
    return None


def _page(page: type[Page], answers: Json, files: Files | None = None) -> tuple[Json, list[Wrong]]:
    """What to store for it, and what is wrong."""
    if not issubclass(page, AddAnother):
        return _screen(page, answers, None, files)
    if not isinstance(answers, list):
        return None, [Wrong(page.slug, "Send a list, with an object of answers for each")]
    if len(answers) > page.at_most:
        return None, [Wrong(page.slug, page.too_many)]
    judged = [_screen(page, item, number, files) for number, item in enumerate(answers or [{}])]
    items: list[Json] = [
        {"id": f"{number:08x}", **(stored if isinstance(stored, dict) else {})}
        for number, (stored, _) in enumerate(judged)
    ]
    return items, [wrong for _, found in judged for wrong in found]


def _screen(
    page: type[Page], answers: Json, item: int | None, files: Files | None = None
) -> tuple[Json, list[Wrong]]:
    if not isinstance(answers, dict):
        return None, [Wrong(page.slug, "Send an object with an answer for each question", item=item)]
    known = {question.name: question for question in page.questions}
    strange = set(answers) - set(known) - ({"id"} if item is not None else set())
    if strange:
        return None, [
            Wrong(page.slug, f"This page has no question “{name}”", name, item=item)
            for name in sorted(strange)
        ]
    sent = Sent(
        (control, values)
        for name, answer in answers.items()
        if name in known and answer is not None
        for control, values in _as_typed(known[name], answer)
    )
    form = page.form({}, sent, _sent_with(page, item, files or {}))
    right = form.validate()
    if right and form.is_unfinished:  # files that were taken are shown to a person once more
        form = page.form({}, Sent(form.typed))
        right = form.validate()
    if right and not form.is_unfinished:
        return form.answers, []
    problems = [
        Wrong(page.slug, problem.message, field.question.name, problem.part, item)
        for field in form.fields
        for problem in field.problems
    ]
    unfinished = [
        Wrong(page.slug, "Send one of those that can be chosen", field.question.name, item=item)
        for field in form.fields
        if field.unfinished and not field.problems
    ]
    return None, problems + unfinished


def _sent_with(page: type[Page], item: int | None, files: Files) -> Sent:
    """The files of this page's questions, by the name of their control."""
    place = page.slug if item is None else f"{page.slug}.{item}"
    return Sent(
        (question.control(), [*files.get(f"{place}.{question.name}", ())])
        for question in page.questions
        if question.takes_files
    )


def _as_typed(question: Question, answer: Json) -> Iterator[tuple[str, list[str]]]:
    """The answer as its controls would send it; one of a wrong type as if typed into the first."""
    try:
        typed = question.typed(answer)
    except (TypeError, ValueError, KeyError, AttributeError, ArithmeticError):
        typed = {}
    for part, values in (typed or {question.parts[0]: [str(answer)]}).items():
        yield question.control(part), [str(value) for value in values]
