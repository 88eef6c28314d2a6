"""What is said of people and their teams, in the language of the page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from directory.hours import LONDON
from tests.app.browser import Client, Page
from tests.factories import a_contact, a_person, a_role, a_shift, a_team, a_translation
from tests.staff import sign_in

ThereIs = Callable[..., None]
NUMBER = "01632 960 001"
STREETS, OFFICER = "\u2068الشوارع\u2069", "\u2068موظف\u2069"
"""Set apart, so that their direction does not turn that of the sentence around them."""


@pytest.fixture
def chen(client: Client, at: Callable[[str], None]) -> Client:
    """Chen's browser: an editor."""
    sign_in(client, "Chen")
    return client


def who_answers(page: Page) -> str:
    shown = page.soup.select_one(".people-now")
    assert shown is not None
    return shown.get_text()


def test_who_answers_for_a_team_is_said_with_its_name_in_that_language(
    chen: Client, there_is: ThereIs
) -> None:
    streets = a_team("Streets", contacts=[a_contact()])
    there_is(streets, a_translation(streets, "ar", text="الشوارع"))
    said = who_answers(chen.get("/ar/staff/teams/streets"))
    assert STREETS in said
    assert "Streets" not in said


def test_who_has_a_post_is_said_with_its_name_in_that_language(chen: Client, there_is: ThereIs) -> None:
    streets = a_team("Streets")
    officer = a_role("Officer", team=streets, person=a_person("Tom Price", phone=NUMBER))
    there_is(officer, a_translation(officer, "ar", text="موظف"))
    said = who_answers(chen.get("/ar/staff/teams/streets"))
    assert OFFICER in said
    assert "Officer" not in said


def test_the_teams_of_shifts_are_named_in_that_language(chen: Client, there_is: ThereIs) -> None:
    streets, tom = a_team("Streets"), a_person("Tom Price")
    starts, ends = datetime(2026, 3, 9, 9, tzinfo=LONDON), datetime(2026, 3, 9, 17, tzinfo=LONDON)
    there_is(a_shift(streets, tom, starts, ends), a_translation(streets, "ar", text="الشوارع"))
    for page in (
        chen.get("/ar/staff/people/tom-price"),
        chen.get("/ar/staff/people/tom-price/left"),
        chen.get("/ar/staff/teams/streets/rota/new"),
    ):
        assert "الشوارع" in page.text
        assert "Streets" not in page.text
