"""Conditions: when a page is asked, when a question is revealed.

Made from questions, never written by hand: `OutOnTime.out.no`, `MissedBin.kind.includes("garden")`;
joined with `&`, `|` and `~`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from forms.answers import Json

if TYPE_CHECKING:
    from forms.questions import Question

    Lookup = Callable[["Question"], list[Json]]


class Condition:
    def holds(self, lookup: Lookup) -> bool:
        """Whether it is so; `lookup` gives every answer to a question (several in an add another)."""
        raise NotImplementedError

    def parts(self) -> Iterator[Answered]:
        """What it says of single questions, however they are joined."""
        raise NotImplementedError

    def questions(self) -> Iterator[Question]:
        return (part.question for part in self.parts())

    def __and__(self, other: Condition) -> Condition:
        return Joined(self, other, all)

    def __or__(self, other: Condition) -> Condition:
        return Joined(self, other, any)

    def __invert__(self) -> Condition:
        return Not(self)

    def __bool__(self) -> NoReturn:
        raise TypeError("Join conditions with & and |, and deny them with ~; `and`, `or` and `not` cannot.")


@dataclass(frozen=True, eq=False)
class Answered(Condition):
    """Some answer to the question is one of these codes."""

    question: Question
    codes: frozenset[str]

    def holds(self, lookup: Lookup) -> bool:
        given = _flat(lookup(self.question))
        return any(isinstance(answer, str) and answer in self.codes for answer in given)

    def parts(self) -> Iterator[Answered]:
        yield self


@dataclass(frozen=True, eq=False)
class Joined(Condition):
    left: Condition
    right: Condition
    join: Any

    def holds(self, lookup: Lookup) -> bool:
        return bool(self.join(side.holds(lookup) for side in (self.left, self.right)))

    def parts(self) -> Iterator[Answered]:
        yield from self.left.parts()
        yield from self.right.parts()


@dataclass(frozen=True, eq=False)
class Not(Condition):
    denied: Condition

    def holds(self, lookup: Lookup) -> bool:
        return not self.denied.holds(lookup)

    def parts(self) -> Iterator[Answered]:
        return self.denied.parts()


def _flat(answers: list[Json]) -> Iterator[Json]:
    for answer in answers:
        if isinstance(answer, list):
            yield from answer
        else:
            yield answer
