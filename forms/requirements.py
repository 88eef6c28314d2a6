"""The minimum requirements for a form. What the guide lists, `flask journeys check` and the tests evaluate.

Each yields a sentence for every place where a form does not keep it. What stops the start is not repeated
here: see `forms/mistakes.py`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from forms.answers import Json
from forms.conditions import Answered
from forms.examples import filled, kept_files, typed
from forms.fields import Sent
from forms.journey import Journey
from forms.pages import AddAnother, Exit, Page
from forms.providers import Providers, provide
from forms.said import hints, messages, messages_of, texts

MOST_QUESTIONS = 7
MOST_WORDS = 25
NEVER_SAID = re.compile(r"\b(please|sorry|valid|invalid|oops)\b", re.I)
_A_TIME = re.compile(
    r"\d+[^.]*\b(minute|hour|day|week|month|year)|\b(today|tomorrow|at once|straight away|soon as)\b", re.I
)
_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")

Breach = Iterator[str]


@dataclass(frozen=True)
class Requirement:
    """One thing that every form does, why, and how to tell where one does not."""

    says: str
    why: str
    check: Callable[[Journey], Breach]


REQUIREMENTS: list[Requirement] = []


def _required(says: str, why: str) -> Callable[[Callable[[Journey], Breach]], Callable[[Journey], Breach]]:
    def add(check: Callable[[Journey], Breach]) -> Callable[[Journey], Breach]:
        REQUIREMENTS.append(Requirement(says, why, check))
        return check

    return add


@_required(
    "Its examples reach every page.",
    "The accessibility checks, the paper form and the load test walk the examples: a page that none reaches"
    " is a page that nobody has looked at.",
)
def every_page_is_reached(journey: Journey) -> Breach:
    reached = {page for example in journey.examples.values() for page in journey.path(filled(example)).pages}
    yield from (f"No example reaches {page.__name__}" for page in journey.pages if page not in reached)


@_required(
    "Its examples answer every question, and make every choice that leads somewhere.",
    "An answer that no example gives is never stored, delivered or read back in a test.",
)
def every_question_is_answered(journey: Journey) -> Breach:
    answers = [
        (page, name, given) for page, screen in _all_screens(journey) for name, given in screen.items()
    ]
    answered = {f"{page.__name__}.{name}" for page, name, _given in answers}
    yield from (f"No example answers {q!r}" for q in journey.questions if repr(q) not in answered)
    made = {
        (f"{page.__name__}.{name}", code)
        for page, name, given in answers
        for code in (given if isinstance(given, list) else [given])
        if isinstance(code, str)
    }
    leading = {(repr(each.question), code) for each in _asked_about(journey) for code in each.codes}
    yield from (f"No example answers {q} with “{code}”, which leads on" for q, code in sorted(leading - made))


@_required(
    "Each example ends at the confirmation or at a page that says why not, and answers only what is asked.",
    "An example that stops half-way tests half a form.",
)
def every_example_ends(journey: Journey) -> Breach:
    for name, example in journey.examples.items():
        stored = filled(example)
        path = journey.path(stored)
        last = path.pages[-1] if path.pages else journey.first
        if not path.finished and not issubclass(last, Exit):
            yield f"The example “{name}” stops at {last.__name__}"
        for slug in stored.keys() - path.answers.keys():
            yield f"The example “{name}” answers {slug}, which is not asked"


@_required(
    "What an example stores is what typing it gives.",
    "What is stored can be shown again to be changed, and another program can send what a person can type.",
)
def every_example_can_be_typed(journey: Journey) -> Breach:
    for page, screen in _all_screens(journey):
        form = page.form({}, Sent(typed(page, screen)))
        with provide(Providers(files=kept_files(screen))):
            right = form.validate()
        if not right:
            yield from (
                f"{page.__name__} refuses its example: {problem.message}" for _, problem in form.problems
            )
        elif form.answers != screen:
            yield f"{page.__name__} stores {form.answers} where its example has {screen}"


@_required(
    "A message says what to do: “Enter …”, “Select …”, or what “must” be so. It has no full stop.",
    "People who are told what to do can go on; people who are told that they are wrong give up.",
)
def every_message_says_what_to_do(journey: Journey) -> Breach:
    for message in sorted(messages_of(journey)):
        if not re.match(r"Enter |Select ", message) and " must " not in message:
            yield f"“{message}” does not say what to do"
        if message.endswith("."):
            yield f"“{message}” ends with a full stop"


@_required(
    "No two questions of a page say the same back.",
    "In the list of problems at the top nobody could tell which of them is meant.",
)
def no_message_is_shared(journey: Journey) -> Breach:
    for page in journey.pages:
        said: dict[str, str] = {}
        for question in page.questions:
            for message in messages(question):
                if said.setdefault(message, question.name) != question.name:
                    yield f"{page.__name__} says “{message}” of two questions"


@_required(
    "A hint is one sentence at most, without a full stop or a link.",
    "A screen reader reads the hint out with the question, each time, and cannot follow a link in it.",
)
def every_hint_is_short(journey: Journey) -> Breach:
    for hint in hints(journey):
        if re.search(r"[.!?]( |$)|https?:|www\.", str(hint)):
            yield f"The hint “{hint}” is more than one sentence, ends with a full stop or has a link"


@_required(
    f"No sentence is longer than {MOST_WORDS} words.",
    "Long sentences lose people who read slowly, in a second language, or while upset.",
)
def every_sentence_is_short(journey: Journey) -> Breach:
    for words in sorted({str(text) for text in texts(journey)}):
        for sentence in _SENTENCE.split(words):
            if len(sentence.split()) > MOST_WORDS:
                yield f"“{sentence}” has {len(sentence.split())} words"


@_required(
    "Its words are kind and plain: never “please”, “sorry”, “valid”, “invalid” or “oops”.",
    "They add nothing, sound false in an error, and translate badly.",
)
def every_word_is_kind(journey: Journey) -> Breach:
    for words in sorted({str(text) for text in texts(journey)} | messages_of(journey)):
        if found := NEVER_SAID.search(words):
            yield f"“{words}” says “{found[0]}”"


@_required(
    "Every text has its values, and no stray spaces.",
    "A place that nothing fills is shown to people as it stands.",
)
def every_text_is_whole(journey: Journey) -> Breach:
    for words in sorted({str(text) for text in texts(journey)} | messages_of(journey)):
        if re.search(r"%\(|%s|%d|\{\w*\}", words):
            yield f"“{words}” has a place that nothing fills"
        if words.strip() != words or "  " in words or not words:
            yield f"“{words}” has stray spaces, or says nothing"


@_required(
    f"A page asks about one thing: it has {MOST_QUESTIONS} questions or fewer.",
    "One thing at a time can be read, answered and put right on a small screen.",
)
def every_page_asks_one_thing(journey: Journey) -> Breach:
    for page in journey.pages:
        if len(page.questions) > MOST_QUESTIONS:
            yield f"{page.__name__} has {len(page.questions)} questions"


@_required(
    "A page where the form ends says what to do instead.",
    "Somebody who is turned away without a way on calls, or gives up.",
)
def every_end_has_a_way_on(journey: Journey) -> Breach:
    for page in journey.pages:
        if issubclass(page, Exit) and not page.way_on:
            yield f"{page.__name__} has no way_on"


@_required(
    "The start says how long the form takes.",
    "People on a telephone with little credit, in a queue or in pain need to know before they begin.",
)
def the_start_says_how_long_it_takes(journey: Journey) -> Breach:
    if not any(re.search(r"(\d|\ban?\b)[^.]*\b(minute|hour)s?\b", str(text)) for text in journey.start):
        yield "No paragraph of start= says how many minutes or hours it takes"


@_required(
    "The confirmation says what happens next, and by when.",
    "People who do not know when to expect an answer ask again, and have to say it twice.",
)
def the_end_says_what_happens_and_when(journey: Journey) -> Breach:
    told = [str(each[1] if isinstance(each, tuple) else each) for each in journey.happens_next]
    if not told:
        yield "happens_next= is empty"
    elif not any(_A_TIME.search(words) for words in told):
        yield "No paragraph of happens_next= says when"


def breaches(journey: Journey) -> list[tuple[Requirement, list[str]]]:
    """Each requirement with what is wrong, in the guide's order; an empty list where the form keeps it."""
    return [(requirement, list(requirement.check(journey))) for requirement in REQUIREMENTS]


def _all_screens(journey: Journey) -> Iterator[tuple[type[Page], dict[str, Json]]]:
    return (screen for example in journey.examples.values() for screen in screens(example))


def screens(example: Mapping[type[Page], Json]) -> Iterator[tuple[type[Page], dict[str, Json]]]:
    """Each screen of answers as it is posted: an add another is posted once for each item."""
    stored = filled(example)
    for page in example:
        answers: Any = stored[page.slug]
        for screen in answers if issubclass(page, AddAnother) else [answers]:
            yield page, {name: given for name, given in screen.items() if name != "id"}


def _asked_about(journey: Journey) -> Iterator[Answered]:
    conditions = [page.asked_if for page in journey.pages]
    conditions += [question.revealed_by for question in journey.questions] + [journey.anonymous_if]
    for condition in conditions:
        if condition is not None:
            yield from condition.parts()
