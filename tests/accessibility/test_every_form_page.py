"""Every page of every form, in every language, blank, in error and filled: reached as a person reaches it."""

from __future__ import annotations

import pytest
from selenium.webdriver import Chrome

from app.languages import LANGUAGES
from forms import questions
from forms.examples import filled
from forms.journeys import JOURNEYS
from forms.questions import Question
from tests.accessibility.engine import everything_wrong
from tests.accessibility.every_question import every_question
from tests.accessibility.staff import sign_in
from tests.accessibility.walking import walk


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("slug", [*JOURNEYS, every_question.slug])
def test_every_page_is_accessible(browser: Chrome, site: str, slug: str, language: str) -> None:
    journey = JOURNEYS[slug]
    seen: set[tuple[str, str]] = set()
    wrong: list[str] = []

    def look(page: str, state: str) -> None:
        if (page, state) not in seen:
            seen.add((page, state))
            wrong.extend(f"{page}, {state}: {each}" for each in everything_wrong(browser))

    known = set() if journey is every_question else {"save"}  # the same after each form
    for example, answers in journey.examples.items():
        browser.delete_all_cookies()
        if journey.audience == "staff":
            sign_in(browser, site)
        walk(browser, site, language, journey, example, look, known)
        known |= {page.slug for page in journey.path(filled(answers)).pages}
        known |= {"save", "check-answers"} if journey.path(filled(answers)).finished else set()

    assert not wrong, "\n".join(wrong)
    assert {page.slug for page in journey.pages} <= {page for page, _state in seen}


@pytest.mark.parametrize("slug", JOURNEYS)
def test_every_page_of_a_form_is_reached_by_one_of_its_examples(slug: str) -> None:
    journey = JOURNEYS[slug]
    reached = {page for example in journey.examples.values() for page in journey.path(filled(example)).pages}
    assert set(journey.pages) == reached


def test_every_kind_of_question_is_looked_at() -> None:
    asked = {type(q) for page in every_question.pages for q in page.questions}
    kinds = {
        kind for kind in vars(questions).values() if isinstance(kind, type) and issubclass(kind, Question)
    }
    assert kinds - {Question} == asked
