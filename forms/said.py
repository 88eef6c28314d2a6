"""Everything a form says to people: the texts in it, and what its questions say back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

from forms.answers import Problems, Unfinished, today
from forms.conditions import Condition
from forms.journey import Journey
from forms.pages import AddAnother, Page
from forms.questions import Choice, Date, Option, Question
from forms.text import Text


def hints(journey: Journey) -> Iterator[Text]:
    """Those of its questions, and those under their choices."""
    for question in journey.questions:
        options = question.options.values() if isinstance(question, Choice) else ()
        yield from (hint for hint in (question.hint, *(each.hint for each in options)) if hint is not None)


def messages_of(journey: Journey) -> set[str]:
    """All that the form says back."""
    lists = {str(page.another_missing) for page in journey.pages if issubclass(page, AddAnother)}
    return lists | {message for question in journey.questions for message in messages(question)}


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
        except Unfinished:
            continue
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
