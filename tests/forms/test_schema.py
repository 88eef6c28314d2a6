"""Every form as JSON Schema: its examples fit it, and what could not be sent does not."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from forms.examples import filled
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.pages import AddAnother, Page
from forms.schema import schema
from tests.forms.test_every_journey import EXAMPLES

MISSED_BIN = JOURNEYS["report-missed-bin"]


@cache
def validator(journey: Journey) -> Draft202012Validator:
    told = schema(journey)
    Draft202012Validator.check_schema(told)
    return Draft202012Validator(told, format_checker=Draft202012Validator.FORMAT_CHECKER)


def wrong(journey: Journey, answers: Mapping[str, Any]) -> list[str]:
    return [error.message for error in validator(journey).iter_errors(answers)]


@pytest.mark.parametrize(("journey", "example"), EXAMPLES)
def test_an_example_fits_the_schema_exactly_when_it_can_be_sent(
    journey: Journey, example: Mapping[type[Page], Any]
) -> None:
    answers = filled(example)
    assert (wrong(journey, answers) == []) is journey.path(answers).finished


@pytest.mark.parametrize(("journey", "example"), EXAMPLES)
def test_an_example_without_a_page_that_must_be_answered_does_not_fit(
    journey: Journey, example: Mapping[type[Page], Any]
) -> None:
    answers = filled(example)
    if not journey.path(answers).finished:
        return
    for slug in answers:
        optional = all(question.optional for question in journey.by_slug[slug].questions)
        fewer = {other: given for other, given in answers.items() if other != slug}
        assert optional or wrong(journey, fewer), slug


def test_a_page_that_is_asked_of_some_is_required_of_them_alone() -> None:
    answers = filled(MISSED_BIN.examples["food and garden waste, an assisted collection"])
    assert wrong(MISSED_BIN, answers) == []
    del answers["garden-licence"]
    assert "'garden-licence' is a required property" in wrong(MISSED_BIN, answers)[0]
    answers["missed-bin"] = [{"id": "first", "kind": "food", "due": "2026-03-03"}]
    assert wrong(MISSED_BIN, answers) == []


def test_answers_that_lead_to_an_end_fit_nothing() -> None:
    answers = filled(MISSED_BIN.examples["one recycling bin, out on time"])
    answers["out-on-time"] = {"out": "no"}
    assert wrong(MISSED_BIN, answers)


def test_every_page_and_question_is_described_in_words() -> None:
    for journey in JOURNEYS.values():
        pages = schema(journey)["properties"]
        for page in journey.pages:
            if page.slug in pages:
                told = pages[page.slug]
                assert told["title"]
                inside = told["items"] if issubclass(page, AddAnother) else told
                assert all(inside["properties"][q.name]["title"] == str(q.label) for q in page.questions)
