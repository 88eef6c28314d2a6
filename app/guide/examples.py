"""The example of a guide page: its block of Python, run, and the states that it can be looked at in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from werkzeug.datastructures import MultiDict

from app.guide.content import GuidePage, pages
from app.guide.providers import PHOTOS, for_examples
from forms.answers import Json
from forms.examples import a_free_time, filled
from forms.fields import PageForm
from forms.journey import Journey
from forms.pages import Page
from forms.providers import provide
from forms.questions import Question
from forms.text import _

ARABIC = "ar"
A_FREE_TIME = "a free time"
TITLES = {
    "empty": "Empty",
    "filled": "Filled in",
    "error": "With an error",
    "long": "With longer words",
    "right-to-left": "From right to left",
}


@dataclass(frozen=True)
class State:
    """One look at an example: of a "page", or of what a form has besides ("start", "list", "tasks", "check",
    "sent"). `typed` is what was typed on the page, by control; `answers` what is stored of the form.
    """

    name: str
    title: str
    page: type[Page]
    look: str = "page"
    typed: Mapping[str, list[str]] | None = None
    answers: Mapping[str, Json] = field(default_factory=dict)
    judged: bool = False
    language: str = "en"
    words: Mapping[str, str] = field(default_factory=dict)
    minutes_left: int | None = None
    offered: Mapping[str, Json] = field(default_factory=dict)


@dataclass(frozen=True)
class Example:
    """`question` is the one a page about a kind of question shows. `answers` are those of somebody who filled
    it in.
    """

    journey: Journey
    question: Question | None
    states: Mapping[str, State]
    answers: Mapping[str, Json]

    @property
    def questions(self) -> list[Question]:
        """Those that the parts of the guide page are about."""
        if self.question is not None:
            return [self.question]
        return [question for page in self.journey.pages for question in page.questions]


@cache
def example_of(section: str, slug: str) -> Example:
    """Made once a process. Raises KeyError where there is no such page."""
    page = pages()[section, slug]
    names = run(page.code, f"guide.{slug}")
    journey = _journey(names)
    wanted = page.header.get("question")
    if wanted is None:
        return Example(journey, None, _screens(page, journey), _answers(page, journey))
    question = next(q for each in journey.pages for q in each.questions if type(q).__name__ == wanted)
    states = {state.name: state for state in _states(page, question)}
    form = posted(question.page, states["filled"].typed or {})
    with provide(for_examples()):
        form.validate()
    return Example(journey, question, states, {question.page.slug: form.answers})


def run(code: str, name: str) -> dict[str, Any]:
    """What a block of ours defines: a mistake in it raises, as it would when a form is imported."""
    names: dict[str, Any] = {"__name__": name}
    exec(compile(code, f"<{name}>", "exec"), names)  # noqa: S102 - a page of ours, never what was sent
    return names


def posted(page: type[Page], typed: Mapping[str, list[str]]) -> PageForm:
    return page.form({}, MultiDict({control: list(values) for control, values in typed.items()}))


def _journey(names: Mapping[str, Any]) -> Journey:
    """The form that a block defines or, where it has pages alone, one of them."""
    found = [value for value in names.values() if isinstance(value, Journey)]
    if found:
        return found[0]
    own = [
        value
        for value in names.values()
        if isinstance(value, type) and issubclass(value, Page) and value.__module__ == names["__name__"]
    ]
    return Journey(
        slug="an-example",
        title=_("An example"),
        service="bins-and-recycling",
        summary=_("An example"),
        pages=own,
        send=_("Send it"),
        sent_title=_("Sent"),
        happens_next=[],
        another=_("Send another"),
        examples={},
    )


def _states(page: GuidePage, question: Question) -> Iterator[State]:
    """Those of a question: the ones every kind has, and between them the page's own."""
    told: dict[str, Any] = page.header["states"]
    titles = {**TITLES, **page.header.get("titles", {})}
    at = question.page
    yield State("empty", titles["empty"], at)
    for name in ("filled", *(name for name in told if name not in TITLES), "error"):
        yield State(name, titles[name], at, typed=_typed(told[name]), judged=name == "error")
    longer = page.header.get("longer", {})
    yield State("long", titles["long"], at, typed=_typed(told["long"]), words=longer)
    arabic, name = page.header["arabic"], "right-to-left"
    typed = _typed(told.get(name, told["filled"]))
    yield State(name, titles[name], at, typed=typed, language=ARABIC, words=arabic)


def _screens(page: GuidePage, journey: Journey) -> dict[str, State]:
    """Those of a pattern, each told in full in its header."""
    by_name = {each.__name__: each for each in journey.pages}
    usual = _answers(page, journey)
    return {
        told["name"]: State(
            told["name"],
            told["title"],
            by_name[told["page"]] if "page" in told else journey.first,
            told.get("look", "page"),
            typed=_typed(told["typed"]) if "typed" in told else None,
            answers=told.get("answers", usual),
            judged=told.get("judged", False),
            minutes_left=told.get("minutes_left"),
            offered=told.get("offered", {}),
        )
        for told in page.header.get("screens", [])
    }


def _answers(page: GuidePage, journey: Journey) -> Mapping[str, Json]:
    if "answers" in page.header:
        told: Mapping[str, Json] = page.header["answers"]
        return told
    return filled(next(iter(journey.examples.values()))) if journey.examples else {}


def _typed(told: Mapping[str, str | Sequence[str]]) -> dict[str, list[str]]:
    return {
        control: [_meant(value) for value in ([values] if isinstance(values, str) else values)]
        for control, values in told.items()
    }


def _meant(value: str) -> str:
    if value in PHOTOS:
        return str(PHOTOS[value]["id"])
    return str(a_free_time()()) if value == A_FREE_TIME else value
