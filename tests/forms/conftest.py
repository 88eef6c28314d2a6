"""What every test of a question does: answer it, and read what it says back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from forms.answers import Json, Problems
from forms.questions import Question

Given = str | Sequence[str] | Mapping[str, str]
"""A line typed in its only input, several choices, or what was typed in each part."""


def _typed(given: Given) -> dict[str, list[str]]:
    if isinstance(given, str):
        return {"": [given]}
    if isinstance(given, Mapping):
        return {part: [value] for part, value in given.items()}
    return {"": list(given)}


@pytest.fixture(scope="session")
def stores() -> Callable[[Question, Given], Json]:
    """The answer that would be stored."""

    def stored(question: Question, given: Given) -> Json:
        answer = question.parse(_typed(given))
        assert question.accepts(answer), f"{answer!r} would not be understood when it is read back"
        return answer

    return stored


@pytest.fixture(scope="session")
def says() -> Callable[[Question, Given], Any]:
    """The message shown, or for a question of several parts {part: message}; None when all is well."""

    def said(question: Question, given: Given) -> Any:
        try:
            question.parse(_typed(given))
        except Problems as found:
            problems = found.problems
        else:
            return None
        messages = {problem.part: str(problem.message) for problem in problems}
        assert len(set(messages.values())) == len(problems), "one problem beside each input, no two alike"
        return messages if question.parts != ("",) else messages[""]

    return said
