"""Where answers lead on paper, where nothing can be hidden: who comes to each page, and where they go next.

Worked out by walking the pages in order with everybody at once: every way of answering the questions that
conditions ask about. What is no longer asked about is forgotten on the way, so that they stay few; where they
do not, an answer counts as unknown, and whatever may be so is allowed for.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from forms.answers import Json
from forms.conditions import Answered, Condition, Joined, Not
from forms.pages import AddAnother, Exit, Page
from forms.questions import Choice, Choices, Question
from forms.rules import Claim

Codes = tuple[str, ...] | None
State = frozenset[tuple[Question, Codes]]
"""Somebody's answers to the questions that are still asked about; no codes for any other answer, or for none;
None for an answer that is not known."""

MOST = 1_000


@dataclass
class Stop:
    """A page as people come to it. `leads` is where each choice of its last question sends them, `otherwise`
    where those go whom it is not for, `onward` where the rest go after it: places in the form's pages, the
    end being after the last; None where that is the page that is printed next.
    """

    page: type[Page]
    arriving: frozenset[State]
    for_everyone: bool
    leads: dict[str, int] = field(default_factory=dict)
    otherwise: int | None = None
    onward: int | None = None

    def is_known(self, claim: Claim) -> bool:
        """Whether it is true of everybody who comes here."""
        said = Answered(claim.question, claim.codes)
        return not any(_may(said, state, not claim.so) for state in self.arriving)


def stops(pages: Sequence[type[Page]]) -> list[Stop]:
    """One for each page."""
    return _Walk(pages).stops


class _Walk:
    def __init__(self, pages: Sequence[type[Page]]) -> None:
        self.pages = pages
        self.asked_about: dict[Question, set[str]] = {}
        for page in pages:
            for said in _parts(page.asked_if):
                self.asked_about.setdefault(said.question, set()).update(said.codes)
        self.arriving: list[set[State]] = [set() for _page in (*pages, None)]
        self.arriving[0].add(frozenset())
        self.stops = [self._stop(place, page) for place, page in enumerate(pages)]

    def _stop(self, place: int, page: type[Page]) -> Stop:
        here = self.arriving[place]
        asked = {state for state in here if _may(page.asked_if, state)}
        others = {state for state in here if _may(page.asked_if, state, False)}
        stop = Stop(page, frozenset(here), for_everyone=not others)
        if issubclass(page, Exit) or not page.questions:
            self._arrive(place + 1, others)  # whoever a box is not for reads on after it
        else:
            stop.otherwise = self._send(place, others)
        if not issubclass(page, Exit):
            answered = self._answer(page, asked)
            rest = self._lead(place, page, answered, stop.leads)
            stop.onward = self._send(place, rest)
        return stop

    def _lead(self, place: int, page: type[Page], answered: set[State], leads: dict[str, int]) -> set[State]:
        """Send people on by each choice, when any of them leads elsewhere than to what is printed next. Those
        who are left chose what reveals another question, or nothing.
        """
        last = _last_choice(page)
        if last is None or last not in self.asked_about:
            return answered
        chosen = {code: self._chosen(last, code, answered) for code in last.options}
        found = {code: self._next(place, chosen[code]) for code in last.options if not _reveals(last, code)}
        if all(where in (None, place + 1) for where in found.values()):
            return answered
        for code, where in found.items():
            if where is not None:
                leads[code] = where
                self._arrive(where, chosen[code])
        rest = {state for code in last.options if code not in leads for state in chosen[code]}
        return rest | {state for state in answered if last.optional and not dict(state).get(last)}

    def _chosen(self, question: Question, code: str, answered: set[State]) -> set[State]:
        """Those who gave this answer, which is known now."""
        codes = (code,) if code in self.asked_about[question] else ()
        return {
            frozenset({**dict(state), question: codes}.items())
            for state in answered
            if dict(state).get(question, codes) in (codes, None)
        }

    def _send(self, place: int, states: set[State]) -> int | None:
        """Send people on; where to, unless that is what is printed next anyway."""
        where = self._next(place, states)
        if where is not None:
            self._arrive(where, states)
        return None if where == place + 1 else where

    def _next(self, place: int, states: set[State]) -> int | None:
        """The first page after this one that may be for any of them, or the end."""
        if not states:
            return None
        for after in range(place + 1, len(self.pages)):
            if any(_may(self.pages[after].asked_if, state) for state in states):
                return after
        return len(self.pages)

    def _arrive(self, where: int, states: set[State]) -> None:
        later = {said.question for page in self.pages[where:] for said in _parts(page.asked_if)}
        self.arriving[where] |= {frozenset(item for item in state if item[0] in later) for state in states}

    def _answer(self, page: type[Page], states: set[State]) -> set[State]:
        """Everybody who was in these states, once they have answered the page."""
        for question in page.questions:
            if question in self.asked_about:
                ways = list(_alternatives(question, sorted(self.asked_about[question])))
                known = ways if len(ways) * len(states) <= MOST else [None]
                states = {after for state in states for after in _answered(question, state, known)}
        return states


def _answered(question: Question, state: State, ways: Sequence[Codes]) -> Iterator[State]:
    given: dict[str, Json] = {
        other.name: list(codes or ()) for other, codes in state if other.page is question.page
    }
    if question.is_asked(given):
        yield from (state | {(question, codes)} for codes in ways)
    else:
        yield state


def _alternatives(question: Question, asked_about: list[str]) -> Iterator[Codes]:
    """Every way of answering that makes a difference."""
    if isinstance(question, Choices) or issubclass(question.page, AddAnother):
        for many in range(len(asked_about) + 1):
            yield from combinations(asked_about, many)
        return
    yield from ((code,) for code in asked_about)
    if question.optional or set(getattr(question, "options", ())) - set(asked_about):
        yield ()


def _last_choice(page: type[Page]) -> Choice | None:
    """The question a page ends with, when choosing one of its answers can send people on."""
    last = next((each for each in reversed(page.questions) if each.revealed_by is None), None)
    if not isinstance(last, Choice) or isinstance(last, Choices) or issubclass(page, AddAnother):
        return None
    drawn = {blank.code for blank in last.on_paper()}
    return last if drawn >= set(last.options) else None


def _reveals(question: Question, code: str) -> bool:
    return any(
        other.revealed_by is not None and other.is_asked({question.name: code})
        for other in question.page.questions
    )


def _may(condition: Condition | None, state: State, so: bool = True) -> bool:
    """Whether the condition may hold (unless `so`, may not hold) for somebody with these answers."""
    match condition:
        case Answered(question, codes):
            given = dict(state).get(question, ())
            return given is None or any(code in codes for code in given) is so
        case Not(denied):
            return _may(denied, state, not so)
        case Joined(left, right, join):
            together = all if (join is all) is so else any
            return together(_may(side, state, so) for side in (left, right))
    return so


def _parts(condition: Condition | None) -> Iterator[Answered]:
    return iter(()) if condition is None else condition.parts()
