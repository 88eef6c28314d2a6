"""Conditions in plain words, for paper and the telephone: “only if you answered “No” to question 4”."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from forms import written
from forms.conditions import Answered, Condition, Joined, Not
from forms.pages import AddAnother
from forms.questions import Choice, Choices, Question
from forms.text import Text, Words, _, p_


@dataclass(frozen=True)
class Number:
    """The number of a question: 4, or 4a for the first of those that a choice of question 4 reveals."""

    whole: int
    part: int = 0

    def __str__(self) -> str:
        if not self.part:
            return written.number(self.whole)
        # Translators: the letters that number the parts of a question (4a, 4b…), in their order
        letters = str(p_("parts of a question", "abcdefghijklmnopqrstuvwxyz"))
        return f"{written.number(self.whole)}{letters[(self.part - 1) % len(letters)]}"


Numbers = Mapping[Question, Number]


@dataclass(frozen=True)
class Claim:
    """Something said of one question: that one of these codes was answered or, unless `so`, none of them."""

    question: Question
    codes: frozenset[str]
    so: bool = True


Way = tuple[Claim, ...]


def ways(condition: Condition, so: bool = True) -> list[Way]:
    """The ways in which a condition can hold (unless `so`, not hold), each of claims true together."""
    match condition:
        case Answered(question, codes):
            return [(Claim(question, codes, so),)]
        case Not(denied):
            return ways(denied, not so)
        case Joined(left, right, join):
            if (join is all) is so:
                return [(*one, *other) for one in ways(left, so) for other in ways(right, so)]
            return [*ways(left, so), *ways(right, so)]
    raise TypeError(f"There are no words for {type(condition).__name__}.")


@dataclass(frozen=True)
class Rule:
    """When something is to be done: a sentence, which ends with a colon where `points` come under it."""

    words: Text
    points: tuple[Text, ...] = ()


@dataclass(frozen=True)
class Frame:
    """How rules of one sort begin, for one thing that must be true, for several, and for any of several."""

    one: Callable[[Text], Text]
    every: Text
    some: Text


def rule(
    condition: Condition, frame: Frame, numbers: Numbers, known: Callable[[Claim], bool] | None = None
) -> Rule:
    """The condition in words, without the claims `known` to be true of everybody who reads them."""
    found = [tuple(c for c in dict.fromkeys(way) if not (known and known(c))) for way in ways(condition)]
    found = _merged(list(dict.fromkeys(found)))
    if len(found) > 1:
        return Rule(frame.some, tuple(_together(way, numbers) for way in found))
    if len(found[0]) > 1:
        return Rule(frame.every, tuple(_said(claim, numbers) for claim in found[0]))
    return Rule(frame.one(_together(found[0], numbers)))


def _merged(found: list[Way]) -> list[Way]:
    """Ways that differ only in the answer to one question are one way, with several answers."""
    single = [way[0] for way in found if len(way) == 1 and way[0].so]
    if len(single) == len(found) and len({claim.question for claim in single}) == 1:
        return [(Claim(single[0].question, frozenset().union(*(claim.codes for claim in single))),)]
    return found


def _together(way: Way, numbers: Numbers) -> Text:
    first, *others = (_said(claim, numbers) for claim in way)
    for other in others:
        # Translators: both are such as “you answered “Yes” to question 4”
        first = _("%(this_is_so)s, and %(that_is_so)s", this_is_so=first, that_is_so=other)
    return first


def _said(claim: Claim, numbers: Numbers) -> Text:
    question, codes, so = claim.question, claim.codes, claim.so
    if not so and len(others := _other_answers(question, codes)) == 1:
        codes, so = others, True
    answers = Either(tuple(_label(question, code) for code in _in_order(question, codes)))
    told: dict[str, object] = {"answers": answers, "number": numbers[question]}
    if issubclass(question.page, AddAnother):
        # Translators: the question is asked several times, about several things
        return (
            _("you answered %(answers)s to question %(number)s at least once", **told)
            if so
            else _("you never answered %(answers)s to question %(number)s", **told)
        )
    # Translators: comes after “only if”; the answers are in quotation marks, with “or” between them
    return (
        _("you answered %(answers)s to question %(number)s", **told)
        if so
        else _("you did not answer %(answers)s to question %(number)s", **told)
    )


def _other_answers(question: Question, codes: frozenset[str]) -> frozenset[str]:
    """All that can be answered instead, where everybody is asked and has to answer once."""
    everybody = question.page.asked_if is None and question.revealed_by is None and not question.optional
    once = not isinstance(question, Choices) and not issubclass(question.page, AddAnother)
    if isinstance(question, Choice) and everybody and once:
        return frozenset(question.options) - codes
    return frozenset()


def _in_order(question: Question, codes: frozenset[str]) -> list[str]:
    order = list(getattr(question, "options", ()))
    return sorted(codes, key=lambda code: (order.index(code) if code in order else len(order), code))


def _label(question: Question, code: str) -> Words:
    return question.options[code].label if isinstance(question, Choice) else code


@dataclass(frozen=True)
class Either:
    """Answers in quotation marks with “or” between them, in the language being spoken."""

    answers: tuple[Words, ...]

    def __str__(self) -> str:
        # Translators: the words of an answer, in the quotation marks of your language
        return written.either([str(_("“%(answer)s”", answer=answer)) for answer in self.answers])
