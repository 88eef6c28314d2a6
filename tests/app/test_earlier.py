"""What somebody told us about themselves a short while ago is offered to them, and to nobody else."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import update

from app import earlier
from app.database import Database
from app.models import Submission
from forms.journeys import JOURNEYS
from tests.app.browser import Client, Page
from tests.people import COMPLAINT, MISSED_BIN, ONE_BIN, Person

OFFER = "You told us this a short while ago:"
NAMED = "a service, the first time, answered by email"


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


def complains(browser: Client, slug: str = "your-name", example: str = NAMED) -> Page:
    return Person(browser, COMPLAINT, example).goes_to(slug)


def test_what_another_form_was_told_is_offered_and_fills_in_only_when_asked(amal: Person) -> None:
    amal.sends()
    page = complains(amal.client)
    assert OFFER in page.text
    assert "Amal Warsame" in page.text
    assert page.value("name") == ""
    filled = page.click("Use these answers")
    assert (filled.url, filled.value("name"), filled.errors) == (page.url, "Amal Warsame", [])
    assert OFFER not in filled.text
    assert filled.click("Continue").url != page.url


def test_a_form_that_is_not_sent_yet_is_enough(amal: Person) -> None:
    amal.goes_to("check-answers")
    assert OFFER in complains(amal.client).text


def test_the_fields_of_an_address_go_together(amal: Person) -> None:
    amal.sends()
    page = complains(amal.client, "how-to-reply", "for a father, still unhappy, answered by letter")
    filled = page.click("Use these answers")
    assert filled.value("address-line_1") == "12 Quayside Row"
    assert filled.value("address-postcode") == "ZZ1 4QP"
    assert filled.value("email") == "amal.warsame@example.com"


def test_what_a_person_typed_themselves_is_never_overwritten(amal: Person) -> None:
    amal.sends()
    page = complains(amal.client, "how-to-reply")
    filled = page.click("Use these answers", email="other@example.com")
    assert filled.value("email") == "other@example.com"
    assert filled.value("telephone") == "07700 900982"


def test_nothing_is_offered_after_an_hour(app: Flask, amal: Person) -> None:
    amal.sends()
    page = complains(amal.client)
    database: Database = app.extensions["database"]
    with database.writing() as session:
        session.execute(update(Submission).values(received_at=datetime.now(UTC) - earlier.WHILE))
    assert OFFER not in amal.client.get(page.url).text
    asked_late = amal.client.post(page.url, {"use": "earlier", "name": ""})
    assert (asked_late.url, asked_late.value("name")) == (page.url, "")


def test_an_answer_of_an_unsent_form_is_offered_for_an_hour_from_when_it_was_given(
    amal: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    amal.goes_to("check-answers")
    page = complains(amal.client)
    monkeypatch.setattr(earlier, "WHILE", timedelta(seconds=-1))
    assert OFFER not in amal.client.get(page.url).text


def test_nothing_is_offered_in_another_browser(app: Flask, amal: Person) -> None:
    amal.sends()
    assert OFFER not in complains(Client(app)).text


def test_an_anonymous_complaint_gives_nothing_and_is_given_nothing(client: Client) -> None:
    anonymous = Person(client, COMPLAINT, "a person, anonymous")
    anonymous.sends()
    page = Person(client, MISSED_BIN, ONE_BIN).goes_to("contact-details")
    assert OFFER not in page.text


def test_a_name_given_before_a_complaint_became_anonymous_is_not_offered(client: Client) -> None:
    complains(client, "how-to-reply")
    client.post(f"/forms/{COMPLAINT.slug}/who-you-are", {"anonymous": "anonymous"})
    assert OFFER not in Person(client, MISSED_BIN, ONE_BIN).goes_to("contact-details").text


@pytest.mark.parametrize("is_sent", [False, True], ids=["not sent yet", "sent"])
def test_what_keeps_somebody_safe_is_offered_in_no_other_form(client: Client, *, is_sent: bool) -> None:
    safe = JOURNEYS["tell-us-how-to-communicate-with-you"]
    rosa = Person(client, safe, "only how to reach someone without a home")
    page = rosa.sends() if is_sent else rosa.goes_to("check-answers")
    assert "Rosa" in page.text
    assert OFFER not in complains(client).text


def test_a_page_with_somebodys_answers_offered_is_kept_for_nobody(app: Flask, amal: Person) -> None:
    amal.sends()
    complains(amal.client)
    assert "Amal" not in complains(Client(app)).source


def test_pressing_use_where_nothing_is_offered_does_no_harm(amal: Person) -> None:
    page = amal.goes_to("finding-the-bin")
    again = amal.client.post(page.url, {"use": "earlier", "place": "By the door"})
    assert (again.url, again.value("place")) == (page.url, "By the door")
