"""What holds for every form the council publishes, and for each that is added."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from typing import Any, cast

import pytest
from werkzeug.datastructures import MultiDict

from forms.answers import Json, Problems, today
from forms.conditions import Answered, Condition
from forms.examples import filled, typed
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.pages import AddAnother, Exit, Page
from forms.questions import Choice, Date, Option, Question
from forms.text import Text

EXAMPLES = [
    pytest.param(journey, example, id=f"{journey.slug}: {name}")
    for journey in JOURNEYS.values()
    for name, example in journey.examples.items()
]
every_journey = pytest.mark.parametrize("journey", JOURNEYS.values(), ids=JOURNEYS)
every_example = pytest.mark.parametrize(("journey", "example"), EXAMPLES)

Example = Mapping[type[Page], Json]
NEVER_SAID = re.compile(r"\b(please|sorry|valid|invalid|oops)\b", re.I)


@every_journey
def test_a_journey_is_known_by_its_own_slug(journey: Journey) -> None:
    assert JOURNEYS[journey.slug] is journey


@every_journey
def test_every_page_is_reached_by_an_example(journey: Journey) -> None:
    reached = {page for example in journey.examples.values() for page in journey.path(filled(example)).pages}
    assert [page.__name__ for page in journey.pages if page not in reached] == []


@every_example
def test_every_example_ends_finished_or_at_an_exit(journey: Journey, example: Example) -> None:
    path = journey.path(filled(example))
    assert path.finished or issubclass(path.last, Exit), f"it stops at {path.last.__name__}"


@every_example
def test_no_example_answers_what_is_not_asked(journey: Journey, example: Example) -> None:
    stored = filled(example)
    assert journey.path(stored).answers == stored


@every_example
def test_an_example_typed_into_its_pages_gives_the_same_answers_back(
    journey: Journey, example: Example
) -> None:
    for page, screen in screens(example):
        form = page.form({}, MultiDict(typed(page, screen)))
        assert form.validate(), [str(problem.message) for _, problem in form.problems]
        assert form.answers == screen


@every_journey
def test_every_question_is_answered_in_an_example(journey: Journey) -> None:
    answered = {
        f"{page.__name__}.{name}"
        for example in journey.examples.values()
        for page, screen in screens(example)
        for name in screen
    }
    assert [repr(q) for page in journey.pages for q in page.questions if repr(q) not in answered] == []


@every_journey
def test_every_choice_can_be_made(journey: Journey) -> None:
    for question in questions(journey):
        if isinstance(question, Choice):
            for code in question.options:
                assert question.parse({"": [code]}) in (code, [code])


@every_journey
def test_every_choice_that_leads_somewhere_is_made_in_an_example(journey: Journey) -> None:
    made = {
        (page.__name__, name, code)
        for example in journey.examples.values()
        for page, screen in screens(example)
        for name, answer in screen.items()
        for code in (answer if isinstance(answer, list) else [answer])
        if isinstance(code, str)
    }
    leading = {
        (answered.question.page.__name__, answered.question.name, code)
        for condition in conditions(journey)
        for answered in parts(condition)
        for code in answered.codes
    }
    assert leading - made == set()


@every_journey
def test_every_message_says_what_to_do(journey: Journey) -> None:
    for message in messages_of(journey):
        assert re.match(r"Enter |Select ", message) or " must " in message, message
        assert not NEVER_SAID.search(message), message
        assert not message.endswith("."), f"a message has no full stop: {message}"


@every_journey
def test_no_two_questions_of_a_page_share_a_message(journey: Journey) -> None:
    for page in journey.pages:
        said: dict[str, str] = {}
        for question in page.questions:
            for message in messages(question):
                assert said.setdefault(message, question.name) == question.name, message


@every_journey
def test_every_question_has_one_sentence_of_hint_at_most(journey: Journey) -> None:
    for question in questions(journey):
        options = question.options.values() if isinstance(question, Choice) else ()
        for hint in (question.hint, *(option.hint for option in options)):
            assert hint is None or re.search(r"[.!?]( |$)|https?:|www\.", str(hint)) is None, str(hint)


@every_journey
def test_every_text_has_its_values_and_kind_words(journey: Journey) -> None:
    words = {str(text) for text in texts(journey)} | set(messages_of(journey))
    assert len(words) > 20
    for said in words:
        assert not re.search(r"%\(|%s|%d|\{\w*\}", said), said
        assert not NEVER_SAID.search(said), said
        assert said.strip() == said != "", repr(said)
        assert "  " not in said, said


def screens(example: Example) -> Iterator[tuple[type[Page], dict[str, Json]]]:
    """Each screen of answers as it is posted: an add another is posted once for each item."""
    stored = filled(example)
    for page in example:
        answers = stored[page.slug]
        for screen in answers if issubclass(page, AddAnother) else [answers]:  # type: ignore[union-attr]
            yield page, {name: given for name, given in cast(Any, screen).items() if name != "id"}


def questions(journey: Journey) -> Iterator[Question]:
    return (question for page in journey.pages for question in page.questions)


def conditions(journey: Journey) -> Iterator[Condition]:
    asked = [page.asked_if for page in journey.pages]
    revealed = [question.revealed_by for question in questions(journey)]
    return (found for found in (*asked, *revealed, journey.anonymous_if) if found is not None)


def parts(condition: Condition) -> Iterator[Answered]:
    if isinstance(condition, Answered):
        yield condition
    else:
        for side in vars(condition).values():
            if isinstance(side, Condition):
                yield from parts(side)


def messages_of(journey: Journey) -> set[str]:
    lists = {str(page.another_missing) for page in journey.pages if issubclass(page, AddAnother)}
    return lists | {message for question in questions(journey) for message in messages(question)}


def messages(question: Question) -> set[str]:
    """All that a question says back: to nothing, too much, nonsense, half a date, and days too far off."""
    first, *others = question.parts
    attempts = [
        {},
        {first: "x"},
        dict.fromkeys(question.parts, "x" * 5000),
        dict.fromkeys(others, "1"),
        {first: "1"},
    ]
    if isinstance(question, Date):
        far = timedelta(days=30_000)
        days = [(today() - far), (today() + far)]
        attempts += [{"day": f"{day.day}", "month": f"{day.month}", "year": f"{day.year}"} for day in days]
        attempts += [{"day": "31", "month": "2", "year": year} for year in ("26", "2026")]
    every_code = {"": list(getattr(question, "options", ()))}
    said: set[str] = set()
    for attempt in (*({part: [text] for part, text in each.items()} for each in attempts), every_code):
        try:
            question.parse(attempt)
        except Problems as found:
            said |= {str(problem.message) for problem in found.problems}
    return said


def texts(thing: object, seen: set[int] | None = None) -> Iterator[Text]:
    """Every text in a journey, its pages, their questions and choices."""
    seen = set() if seen is None else seen
    if isinstance(thing, Text):
        yield thing
        return
    if id(thing) in seen or isinstance(thing, str | Condition):
        return
    seen.add(id(thing))
    inside: list[object] = []
    if isinstance(thing, Mapping):
        inside = [value for key, value in thing.items() if key != "examples"]
    elif isinstance(thing, list | tuple):
        inside = list(thing)
    elif isinstance(thing, Journey | Question | Option):
        inside = [vars(thing)]
    elif isinstance(thing, type) and issubclass(thing, Page):
        inside = [value for owner in thing.__mro__ for value in vars(owner).values()]
    for each in inside:
        yield from texts(each, seen)
