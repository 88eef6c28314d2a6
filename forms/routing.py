"""A journey as a numbered list, for paper and the telephone: what is asked, in order, and routing in words.

`routing(journey)` is made once; its words are in the language being spoken when they are shown.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Literal

from forms.journey import Journey
from forms.leading import Stop, stops
from forms.pages import AddAnother, Exit, Page, Paragraphs
from forms.paper import Blank
from forms.questions import Declaration, Question
from forms.rules import Either, Frame, Number, Numbers, Rule, rule
from forms.text import Text, Words, _

COPIES = 2


@dataclass(frozen=True)
class GoTo:
    """Somewhere further on: the question with this number, a box with this title, or the end of the form."""

    page: type[Page] | None
    number: Number | None = None

    @property
    def title(self) -> Words:
        return self.page.heading() if self.page else ""

    @property
    def words(self) -> Text:
        """What stands beside a choice that leads there."""
        if self.page is None:
            return _("Go to the end of this form")
        if self.number is None:
            return _("Read “%(title)s”", title=self.title)
        return _("Go to question %(number)s", number=self.number)

    def if_answered(self, answer: Words) -> Text:
        """The same as a sentence, for someone who reads the form out."""
        said = Either((answer,))
        if self.page is None:
            return _("If you answered %(answer)s, go to the end of this form.", answer=said)
        if self.number is None:
            return _("If you answered %(answer)s, read “%(title)s”.", answer=said, title=self.title)
        return _("If you answered %(answer)s, go to question %(number)s.", answer=said, number=self.number)

    @property
    def if_not(self) -> Text:
        """After a rule, for those whom it leaves out."""
        if self.page is None:
            return _("If not, go to the end of this form.")
        if self.number is None:
            return _("If not, read “%(title)s”.", title=self.title)
        return _("If not, go to question %(number)s.", number=self.number)

    @property
    def now(self) -> Text:
        """After the last question of a page."""
        if self.page is None:
            return _("Now go to the end of this form.")
        if self.number is None:
            return _("Now read “%(title)s”.", title=self.title)
        return _("Now go to question %(number)s.", number=self.number)


@dataclass(frozen=True)
class Asked:
    """One question with its number. `only_if` says for whom one is that a choice reveals; `leads` gives where
    a choice sends people, by its code.
    """

    number: Number
    question: Question
    only_if: Rule | None
    leads: Mapping[str, GoTo]

    @property
    def blanks(self) -> list[list[Blank]]:
        """What to fill in with a pen; blanks of one kind that follow one another are together."""
        return [list(alike) for _kind, alike in groupby(self.question.on_paper(), lambda blank: blank.kind)]

    @property
    def is_signed(self) -> bool:
        """Whether it needs a signature and a date on paper."""
        return isinstance(self.question, Declaration)


@dataclass(frozen=True)
class Told:
    """Paragraphs for those whom the rule is true of; for everybody without one."""

    rule: Rule | None
    paragraphs: tuple[Text, ...]


Kind = Literal["questions", "several", "read", "stop"]


@dataclass(frozen=True)
class Step:
    """One page. Its questions are for those whom `only_if` is true of; the others go on, or to `otherwise`.
    After it, whoever no choice has sent elsewhere goes on, or to `onward`. The questions of "several" things
    are printed in `copies`.
    """

    page: type[Page]
    kind: Kind
    only_if: Rule | None
    otherwise: GoTo | None
    told: tuple[Told, ...]
    asked: tuple[Asked, ...]
    onward: GoTo | None
    copies: int = 1

    @property
    def title(self) -> Text | None:
        return self.page.title


@dataclass(frozen=True)
class Part:
    """Pages that come after one another under one heading; `again` when it stood over others before."""

    title: Text
    again: bool
    steps: tuple[Step, ...]

    @property
    def heading(self) -> Text:
        # Translators: the heading of a part of a form that goes on after other parts
        return _("%(part)s (continued)", part=self.title) if self.again else self.title


@dataclass(frozen=True)
class Routing:
    parts: tuple[Part, ...]
    numbers: Numbers

    @property
    def steps(self) -> list[Step]:
        return [step for part in self.parts for step in part.steps]

    def told(self, paragraphs: Paragraphs) -> tuple[Told, ...]:
        """Each paragraph under the rule that says whom it is for; those under one rule together."""
        found: list[Told] = []
        for each in paragraphs:
            condition, words = each if isinstance(each, tuple) else (None, each)
            said = rule(condition, _FOR, self.numbers) if condition is not None else None
            if found and found[-1].rule == said:
                found[-1] = Told(said, (*found[-1].paragraphs, words))
            else:
                found.append(Told(said, (words,)))
        return tuple(found)


@cache
def routing(journey: Journey) -> Routing:
    numbers = _numbered(journey)
    parts: list[Part] = []
    before: set[Text] = set()
    for stop in stops(journey.pages):
        title = _part_of(stop.page) or (parts[-1].title if parts else journey.title)
        step = _step(journey, stop, numbers)
        if parts and parts[-1].title == title:
            parts[-1] = Part(title, parts[-1].again, (*parts[-1].steps, step))
        else:
            parts.append(Part(title, title in before, (step,)))
            before.add(title)
    return Routing(tuple(parts), numbers)


def _part_of(page: type[Page]) -> Text | None:
    """The heading that a page begins or goes on under; of several things, their own."""
    return page.section or (page.title if issubclass(page, AddAnother) else None)


def _numbered(journey: Journey) -> dict[Question, Number]:
    numbers: dict[Question, Number] = {}
    whole = 0
    for page in journey.pages:
        parts: dict[int, int] = {}
        for question, chooser in _in_order(page):
            if chooser is None:
                whole += 1
                numbers[question] = Number(whole)
            else:
                under = numbers[chooser].whole
                parts[under] = parts.get(under, 0) + 1
                numbers[question] = Number(under, parts[under])
    return numbers


def _in_order(page: type[Page], under: Question | None = None) -> Iterator[tuple[Question, Question | None]]:
    """Its questions, each with the one that reveals it, which it follows."""
    if issubclass(page, Exit):
        return
    for question in page.questions:
        chooser = next(question.revealed_by.questions()).name if question.revealed_by is not None else None
        if chooser == (under.name if under else None):
            yield question, under
            yield from _in_order(page, question)


def _step(journey: Journey, stop: Stop, numbers: Numbers) -> Step:
    page = stop.page
    kind = _kind(page)
    asked = [question for question, _chooser in _in_order(page)]
    top = [question for question in asked if question.revealed_by is None]
    frame = _ENDS if kind == "stop" else _only(numbers[top[0]], numbers[top[-1]]) if top else _FOR
    known = None if kind in ("read", "stop") else stop.is_known
    only_if = None
    if page.asked_if is not None and (kind == "stop" or not stop.for_everyone):
        only_if = rule(page.asked_if, frame, numbers, known)

    def to(place: int | None) -> GoTo | None:
        return None if place is None else _to(journey, place, numbers)

    leads = {code: _to(journey, place, numbers) for code, place in stop.leads.items()}
    return Step(
        page,
        kind,
        only_if,
        otherwise=to(stop.otherwise),
        told=Routing((), numbers).told(getattr(page, "body", page.intro)),
        asked=tuple(
            Asked(numbers[q], q, _revealed(q, numbers), leads if top and q is top[-1] else {}) for q in asked
        ),
        onward=to(stop.onward),
        copies=min(page.at_most, COPIES) if issubclass(page, AddAnother) else 1,
    )


def _kind(page: type[Page]) -> Kind:
    if issubclass(page, Exit):
        return "stop"
    if issubclass(page, AddAnother):
        return "several"
    return "questions" if page.questions else "read"


def _to(journey: Journey, place: int, numbers: Numbers) -> GoTo:
    if place == len(journey.pages):
        return GoTo(None)
    page = journey.pages[place]
    first = next(_in_order(page), None)
    return GoTo(page, numbers[first[0]] if first else None)


def _revealed(question: Question, numbers: Numbers) -> Rule | None:
    if question.revealed_by is None:
        return None
    # A page made from another still asks about the other's question, which has the same name.
    own = {other: numbers[getattr(question.page, other.name)] for other in question.revealed_by.questions()}
    return rule(question.revealed_by, _only(numbers[question], numbers[question]), own)


# Translators, in all of these: %(this_is_so)s is such as “you answered “Yes” to question 4”

_FOR = Frame(
    lambda so: _("If %(this_is_so)s:", this_is_so=so),
    every=_("If all of these are true:"),
    some=_("If one or more of these are true:"),
)

_ENDS = Frame(
    lambda so: _("Stop here if %(this_is_so)s.", this_is_so=so),
    every=_("Stop here if all of these are true:"),
    some=_("Stop here if one or more of these are true:"),
)


def _only(first: Number, last: Number) -> Frame:
    if first == last:
        return Frame(
            lambda so: _("Answer question %(number)s only if %(this_is_so)s.", number=first, this_is_so=so),
            every=_("Answer question %(number)s only if all of these are true:", number=first),
            some=_("Answer question %(number)s only if one or more of these are true:", number=first),
        )
    ends = {"first": first, "last": last}
    if last.whole == first.whole + 1:
        return Frame(
            lambda so: _(
                "Answer questions %(first)s and %(last)s only if %(this_is_so)s.", this_is_so=so, **ends
            ),
            every=_("Answer questions %(first)s and %(last)s only if all of these are true:", **ends),
            some=_("Answer questions %(first)s and %(last)s only if one or more of these are true:", **ends),
        )
    return Frame(
        lambda so: _("Answer questions %(first)s to %(last)s only if %(this_is_so)s.", this_is_so=so, **ends),
        every=_("Answer questions %(first)s to %(last)s only if all of these are true:", **ends),
        some=_("Answer questions %(first)s to %(last)s only if one or more of these are true:", **ends),
    )
