"""Somebody who answers the questions that look things up, as a test says; and what these say back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from forms.answers import Problems, Typed, Unfinished
from forms.providers import Found, NotReachable, Providers
from forms.questions import Question


class Told:
    """Finds what the test says for these words, and remembers what was asked. Out of reach when `down`."""

    def __init__(self, known: Mapping[str, Sequence[Found]], *, down: bool = False) -> None:
        self.known = known
        self.down = down
        self.asked: list[str] = []

    def find(self, typed: str) -> Sequence[Found]:
        self.asked.append(typed)
        if self.down:
            raise NotReachable
        return self.known.get(typed, ())

    def named(self, code: str) -> str | None:
        every = (found for several in self.known.values() for found in several)
        return next((found.words for found in every if found.code == code), None)


def an_address(uprn: str, line_1: str, postcode: str = "ZZ1 4QP") -> Found:
    lines = {"line_1": line_1, "town": "Wendleford", "postcode": postcode}
    return Found(uprn, f"{line_1}, Wendleford", {**lines, "uprn": uprn})


def a_place(latitude: float, longitude: float, description: str) -> Found:
    answer = {"description": description, "latitude": latitude, "longitude": longitude}
    return Found(f"{latitude},{longitude}", description, answer)  # type: ignore[arg-type]


HOMES = [an_address("11", "1 Quayside Row"), an_address("12", "12 Quayside Row"), an_address("2", "Flat 2")]
LANE = a_place(52.6963, -0.9533, "Mill Lane, Wendleford")
BRIDGE = a_place(52.6976, -0.9458, "Quayside footbridge, Wendleford")
BINS = Found("bins-and-recycling", "Bins and recycling collections", "bins-and-recycling")
TAX = Found("council-tax", "Council tax bills and payments", "council-tax")


def everybody(*, down: bool = False, times: Sequence[str] = ()) -> Providers:
    """Providers of a few addresses, places, services and times."""
    return Providers(
        addresses=Told({"ZZ1 4QP": HOMES}, down=down),
        places=Told({"mill": [LANE, BRIDGE], "market": [BRIDGE]}, down=down),
        services=Told({"bins": [BINS], "tax": [TAX]}, down=down),
        times=Told({"line:anything": [Found(time, time, time) for time in times]}, down=down),
    )


def goes_on(question: Question, typed: Typed) -> Typed | None:
    """What the page is drawn from next, as there is more to ask."""
    with pytest.raises(Unfinished) as more:
        question.parse(typed)
    return more.value.typed


def said(question: Question, typed: Typed) -> dict[str, str]:
    """What is wrong: {part: message}."""
    with pytest.raises(Problems) as wrong:
        question.parse(typed)
    return {problem.part: str(problem.message) for problem in wrong.value.problems}
