"""One definition, every channel: each kind of question can be printed, asked aloud and stored by others."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from forms import questions
from forms.answers import Json, Problems, Unfinished
from forms.examples import filled
from forms.journeys import JOURNEYS
from forms.pages import AddAnother
from forms.questions import Choice, Question, Select
from forms.text import Text, speak
from tests.accessibility.every_question import every_question

KINDS = [
    kind
    for name in questions.__all__
    if inspect.isclass(kind := getattr(questions, name))
    and issubclass(kind, Question)
    and kind is not Question
]
EVERY_JOURNEY = [*JOURNEYS.values(), every_question]
ASKED = {type(q): q for journey in EVERY_JOURNEY for page in journey.pages for q in page.questions}
EVERY_QUESTION = [
    pytest.param(question, id=f"{journey.slug}: {question!r}")
    for journey in EVERY_JOURNEY
    for page in journey.pages
    for question in page.questions
]
PLAIN = re.compile(r"\b(please|sorry|valid|invalid|oops)\b", re.I)


def answers() -> Iterator[Any]:
    for journey in EVERY_JOURNEY:
        for name, example in journey.examples.items():
            stored = filled(example)
            for page in example:
                screens = stored[page.slug] if issubclass(page, AddAnother) else [stored[page.slug]]
                for screen in screens:  # type: ignore[union-attr]
                    for question in page.questions:
                        if isinstance(screen, dict) and question.name in screen:
                            yield pytest.param(
                                question,
                                screen[question.name],
                                id=f"{journey.slug}, {name}: {question!r}",
                            )


def validator(question: Question) -> Draft202012Validator:
    schema = question.schema()
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=FormatChecker())


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_every_kind_of_question_is_asked_in_some_form(kind: type[Question]) -> None:
    assert kind in ASKED, f"add a {kind.__name__} and its answer to tests/accessibility/every_question.py"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("question", EVERY_QUESTION)
def test_a_question_can_be_printed(question: Question, language: str) -> None:
    with speak(language, None):
        blanks = question.on_paper()
        assert blanks
        for blank in blanks:
            assert 1 <= blank.count <= 40
            assert blank.code is None or blank.kind == "tick"
            assert blank.label is None or str(blank.label).strip()
        labels = [str(blank.label) for blank in blanks]
        assert len(blanks) == 1 or len(set(labels)) == len(labels), "two blanks nobody can tell apart"


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("question", EVERY_QUESTION)
def test_a_question_can_be_asked_aloud_with_its_label_first(question: Question, language: str) -> None:
    with speak(language, None):
        said = [str(words) for words in question.spoken()]
    assert said[0] == str(question.label)
    assert all(words.strip() and not PLAIN.search(words) for words in said)
    assert len(set(said)) == len(said)
    assert question.hint is None or str(question.hint) in said


@pytest.mark.parametrize("question", EVERY_QUESTION)
def test_every_choice_has_a_box_to_tick_and_is_said_aloud(question: Question) -> None:
    if not isinstance(question, Choice):
        return
    if isinstance(question, Select) and not question.is_short:
        assert [blank.kind for blank in question.on_paper()] == ["line"]
        return
    blanks = question.on_paper()
    assert {blank.code: blank.label for blank in blanks} == {
        code: option.label for code, option in question.options.items()
    }
    said = " ".join(str(words) for words in question.spoken())
    for option in question.options.values():
        assert str(option.label) in said
        assert option.hint is None or str(option.hint) in said


@pytest.mark.parametrize(("question", "answer"), list(answers()))
def test_the_answers_of_every_example_are_as_their_schema_says(question: Question, answer: Json) -> None:
    validator(question).validate(answer)


@pytest.mark.parametrize(("question", "answer"), list(answers()))
def test_what_is_no_answer_is_not_as_the_schema_says(question: Question, answer: Json) -> None:
    judge = validator(question)
    for other in (None, True, 3.5, [], {}, ["", ""], {"x": "y"}, ""):
        assert not judge.is_valid(other), other
    if isinstance(answer, str) and not isinstance(question, questions.TextArea):
        assert not judge.is_valid(answer + "\n" * 5000)


@pytest.mark.parametrize("question", EVERY_QUESTION)
def test_a_schema_accepts_whatever_the_question_would_store(question: Question) -> None:
    judge = validator(question)
    for typed in ("x", "12", "x" * 50, "2026-03-03", "a@example.com", "01632 960 001", "zz1 4qp"):
        try:
            stored = question.parse({part: [typed] for part in question.parts})
        except (Problems, Unfinished):
            continue
        assert stored is None or judge.is_valid(stored), stored


def test_no_words_of_a_channel_are_fixed_in_english() -> None:
    for question in ASKED.values():
        for words in (*question.spoken(), *(blank.label for blank in question.on_paper())):
            assert words is None or words == "£" or isinstance(words, Text), f"{question!r}: {words!r}"
