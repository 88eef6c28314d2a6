"""Every page of the guide is whole, and its examples give what they say."""

from __future__ import annotations

import inspect
import json
import re
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator, FormatChecker
from werkzeug.datastructures import MultiDict

from app import delivery
from app.delivery import webhook
from app.guide.content import pages
from app.guide.drawing import sent_of
from app.guide.examples import TITLES, example_of
from app.guide.overlay import Overlay
from app.guide.providers import for_examples
from app.languages import LANGUAGES
from forms import questions
from forms.journey import Journey
from forms.providers import provide
from forms.questions import Question
from forms.requirements import breaches
from forms.said import messages_of, texts
from forms.text import speak
from tests.app.browser import Client

KINDS = {
    name
    for name in questions.__all__
    if inspect.isclass(kind := getattr(questions, name)) and issubclass(kind, Question)
} - {"Question"}
QUESTIONS = [slug for section, slug in pages() if section == "questions"]
EXAMPLES = [(section, slug) for (section, slug), page in pages().items() if page.code]
STATES = [(*each, state) for each in EXAMPLES for state in example_of(*each).states]
PAYLOAD = json.loads((Path(delivery.__file__).parent / "payload.schema.json").read_text(encoding="utf-8"))

each_question = pytest.mark.parametrize("slug", QUESTIONS)
each_example = pytest.mark.parametrize(("section", "slug"), EXAMPLES)
each_state = pytest.mark.parametrize(("section", "slug", "state"), STATES)


def headings(text: str) -> list[str]:
    return re.findall(r"^## (.*)$", text, re.MULTILINE)


def test_every_kind_of_question_has_exactly_one_page() -> None:
    shown = [str(pages()["questions", slug].header["question"]) for slug in QUESTIONS]
    assert sorted(shown) == sorted(KINDS)


@each_question
def test_the_address_of_a_kinds_page_is_its_name(slug: str) -> None:
    page = pages()["questions", slug]
    assert page.title == page.header["question"] == type(example_of("questions", slug).question).__name__
    assert page.title.lower() == slug.replace("-", "")


@each_example
def test_a_page_says_when_to_use_it_and_how_it_behaves(section: str, slug: str) -> None:
    page = pages()[section, slug]
    assert headings(page.text) == ["When to use it", "When not to use it", "How it behaves"]
    for part in re.split(r"^## .*$", page.text, flags=re.MULTILINE)[1:]:
        assert 1 <= len(re.findall(r"^- ", part, re.MULTILINE)) <= 7
    assert page.header["summary"].endswith(".")
    assert page.header["checked"]


@each_question
def test_every_kind_is_shown_in_each_state(slug: str) -> None:
    assert set(TITLES) <= set(example_of("questions", slug).states)


@each_question
def test_what_is_filled_in_is_right_and_can_be_read_back(slug: str) -> None:
    example = example_of("questions", slug)
    question = example.question
    assert question is not None
    page: Any = example.answers[question.page.slug]
    assert question.accepts(page[question.name])
    Draft202012Validator(question.schema(), format_checker=FormatChecker()).validate(page[question.name])


@each_question
def test_the_longest_answer_is_right_too(slug: str) -> None:
    state = example_of("questions", slug).states["long"]
    form = state.page.form({}, MultiDict(state.typed or {}))
    with provide(for_examples()):
        assert form.validate(), form.summary
    assert not form.is_unfinished
    assert state.words, "nothing in it is longer"


@each_question
def test_the_state_in_error_has_its_error_at_the_top_and_beside_the_question(
    slug: str, client: Client
) -> None:
    page = client.get(f"/guide/examples/questions/{slug}/error")
    assert page.errors
    assert page.title.startswith("Error: ")


@each_state
def test_every_state_is_a_sound_page_that_only_the_guide_may_frame(
    client: Client, section: str, slug: str, state: str
) -> None:
    language = example_of(section, slug).states[state].language
    there = "" if language == "en" else f"/{language}"
    page = client.get(f"{there}/guide/examples/{section}/{slug}/{state}")
    assert page.status == 200
    headers = page.response.headers
    assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert headers["X-Robots-Tag"] == "noindex"
    journey = example_of(section, slug).journey
    assert f'"/forms/{journey.slug}' not in page.source, "a link to a form that is not the council's"


@each_question
def test_from_right_to_left_every_word_is_arabic(slug: str) -> None:
    example = example_of("questions", slug)
    state = example.states["right-to-left"]
    catalogue = LANGUAGES["ar"].catalogue.translator
    assert catalogue is not None
    question = example.question
    left = {str(text) for text in texts([question])} - {"An example"}
    with speak("ar", Overlay(state.words, catalogue)):
        shown = {str(text) for text in texts([question])}
    assert not left & shown, "still in English"
    assert set(state.words) <= {str(text) for text in texts([question])} | messages_of(example.journey)


@each_example
def test_what_the_crm_would_be_sent_is_as_the_contract_says(app: Flask, section: str, slug: str) -> None:
    example = example_of(section, slug)
    if example.answers:
        told = json.loads(json.dumps(webhook.payload(sent_of(example.journey, example.answers))))
        Draft202012Validator(PAYLOAD, format_checker=FormatChecker()).validate(told)


@each_example
def test_an_example_that_is_a_whole_form_keeps_every_requirement(section: str, slug: str) -> None:
    journey: Journey = example_of(section, slug).journey
    if journey.examples:
        assert [found for _requirement, found in breaches(journey) if found] == []
