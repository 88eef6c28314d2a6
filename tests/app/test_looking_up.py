"""Looking something up and choosing it, in a browser without JavaScript, whoever answers."""

from __future__ import annotations

import json
import re

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.models import Draft
from app.security import Keys
from forms.answers import Json
from forms.journeys import JOURNEYS
from tests.app.browser import Client, Page
from tests.app.inspector import words
from tests.app.looked_up_form import LOOKED_UP, Home, When, Where, Which
from tests.forms.providing import everybody

FREE = ["2126-12-02T09:00/2126-12-02T17:00"]


@pytest.fixture(autouse=True)
def _published(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(JOURNEYS, LOOKED_UP.slug, LOOKED_UP)


@pytest.fixture
def page(app: Flask, client: Client) -> Page:
    """The first page, with somebody who answers."""
    app.extensions["providers"] = everybody(times=FREE)
    return client.post(client.get("/forms/looked-up").url)


def radios(page: Page, name: str) -> list[str]:
    return [str(each["value"]) for each in page.soup.select(f"input[name={name}]:not([type=hidden])")]


def at(page: Page, slug: str) -> Page:
    """Another page of the form, when all before it is answered."""
    client = page.client
    by_hand = {
        "home-by_hand": "yes",
        "home-line_1": "1 Mill Lane",
        "home-town": "X",
        "home-postcode": "ZZ1 7TT",
    }
    client.post("/forms/looked-up/home", {"name": "Amal", **by_hand})
    client.post("/forms/looked-up/where", {"where-words": "Here", "where-chosen": "own"})
    client.post("/forms/looked-up/which", {"which-chosen": "unknown"})
    return client.get(f"/forms/looked-up/{slug}")


def stored(app: Flask, page: str) -> dict[str, Json]:
    with app.extensions["database"].reading() as session:
        draft = session.scalars(select(Draft)).one()
        keys: Keys = app.extensions["keys"]
        answers: dict[str, dict[str, Json]] = json.loads(keys.open(draft.sealed))["answers"]
        return answers[page]


def test_an_address_is_found_chosen_and_stored(app: Flask, page: Page) -> None:
    page = page.click("Find address", {"name": "Amal", "home-words": "zz14qp"})
    assert page.status == 200
    assert page.value("name") == "Amal"
    assert "We found 3 addresses" in page.text
    page = page.click("Continue", {"home-chosen": "12"})
    assert page.url.endswith("/where")
    assert stored(app, "home")["home"] == {
        "line_1": "12 Quayside Row",
        "town": "Wendleford",
        "postcode": "ZZ1 4QP",
        "uprn": "12",
    }


def test_the_main_button_finds_too_and_a_mistake_elsewhere_is_said_first(page: Page) -> None:
    page = page.click("Continue", {"home-words": "zz14qp"})
    assert page.errors == ["Enter your first name"]
    assert radios(page, "home-chosen") == ["11", "12", "2"]
    assert page.click("Continue", {"name": "Amal", "home-chosen": "2"}).url.endswith("/where")


def test_an_address_is_typed_by_hand_and_can_be_found_instead(app: Flask, page: Page) -> None:
    page = page.click("Enter the address by hand", {"home-words": "ZZ1 4QP", "name": "Amal"})
    assert page.value("home-postcode") == "ZZ1 4QP"
    page = page.click("Continue", {"home-line_1": "1 Mill Lane"})
    assert page.errors == ["Enter a town or city"]
    assert page.click("Find it by postcode instead").value("home-words") == "ZZ1 4QP"
    page = page.click("Continue", {"home-town": "Wendleford"})
    assert page.url.endswith("/where")
    assert stored(app, "home")["home"] == {
        "line_1": "1 Mill Lane",
        "town": "Wendleford",
        "postcode": "ZZ1 4QP",
    }


def test_an_address_that_is_not_in_the_list_is_typed_by_hand_with_its_postcode(page: Page) -> None:
    page = page.click("Find address", {"name": "Amal", "home-words": "ZZ1 4QP"})
    page = page.click("My address is not in the list")
    assert page.value("home-postcode") == "ZZ1 4QP"
    assert page.soup.find(id="home-line_1")


def test_the_enter_key_goes_on_and_never_back(page: Page) -> None:
    def first_button(page: Page) -> str:
        found = page.soup.select_one("form#page button:not([type=button])")
        assert found is not None
        return words(found)

    assert first_button(page) == "Continue"
    assert first_button(page.click("Enter the address by hand", {"name": "Amal"})) == "Continue"


def test_an_answer_that_is_changed_shows_what_was_stored(app: Flask, page: Page) -> None:
    page = page.click("Find address", {"name": "Amal", "home-words": "ZZ1 4QP"})
    page.click("Continue", {"home-chosen": "12"})
    page = page.client.get(page.url)
    assert page.value("home-line_1") == "12 Quayside Row"
    app.extensions["providers"] = everybody(down=True)
    page.click("Continue")
    home = stored(app, "home")["home"]
    assert isinstance(home, dict)
    assert home["uprn"] == "12"


def test_a_place_is_found_and_other_words_are_looked_up_again(app: Flask, page: Page) -> None:
    page = at(page, "where").click("Find place", {"where-words": "mill"})
    chosen = radios(page, "where-chosen")[0]
    page = page.click("Continue", {"where-words": "market", "where-chosen": chosen})
    assert page.url.endswith("/where")
    assert page.value("where-chosen") == ""
    page.click("Continue", {"where-chosen": radios(page, "where-chosen")[0]})
    assert stored(app, "where")["where"] == {
        "description": "Quayside footbridge, Wendleford",
        "latitude": 52.6976,
        "longitude": -0.9458,
    }


def test_services_are_gathered_by_looking_twice(app: Flask, page: Page) -> None:
    page = at(page, "which").click("Find services", {"which-words": "bins", "which-chosen": []})
    page = page.click("Continue", {"which-words": "tax", "which-chosen": "bins-and-recycling"})
    assert page.value("which-chosen") == "bins-and-recycling"
    page = page.click("Continue", {"which-chosen": ["bins-and-recycling", "council-tax"]})
    assert page.url.endswith("/when")
    assert stored(app, "which")["which"] == ["bins-and-recycling", "council-tax"]


def test_a_free_time_is_chosen_from_todays_list_not_from_that_of_the_first_visitor(
    app: Flask, page: Page
) -> None:
    page = at(page, "when")
    assert "Monday 2 December, 10am to 12 noon" in page.text
    app.extensions["providers"] = everybody(times=["2126-12-03T09:00/2126-12-03T17:00"])
    page = page.client.get(page.url)
    assert "2 December" not in page.text
    page.click("Continue", {"when-chosen": "2126-12-03T10:00/2126-12-03T12:00"})
    assert stored(app, "when")["when"] == "2126-12-03T10:00/2126-12-03T12:00"


def test_when_nobody_answers_everybody_gets_to_the_end(app: Flask, page: Page) -> None:
    app.extensions["providers"] = everybody(down=True)
    page = page.click("Find address", {"name": "Amal", "home-words": "ZZ1 4QP"})
    assert page.errors == ["Enter the address by hand, as we cannot look up postcodes at the moment"]
    page = page.click("Enter the address by hand")
    page = page.click("Continue", {"home-line_1": "1 Mill Lane", "home-town": "X"})
    page = page.click("Find place", {"where-words": "By the old oak"})
    assert page.errors == ["Select “Use my own words”, as we cannot look up places at the moment"]
    page = page.click("Continue", {"where-chosen": "own"})
    page = page.click("Find services", {"which-words": "bins"})
    assert page.errors == ["Select “I do not know”, as we cannot look up services at the moment"]
    page = page.click("Continue", {"which-chosen": "unknown"})
    assert "We cannot show you free times at the moment" in page.text
    page = page.click("Continue", {"when-words": "Any morning"})
    assert page.url.endswith("/check-answers")
    assert "I do not know" in page.text


def test_every_mistake_leads_to_a_control_that_is_there(page: Page) -> None:
    client = page.client
    told = {"name": "Amal", "home-words": "ZZ1 4QP", "home-searched": "ZZ1 4QP"}
    assert client.post("/forms/looked-up/home", told).errors == ["Select the address from the list"]
    assert client.post("/forms/looked-up/home", {"name": "Amal", "home-words": "x"}).status == 422
    at(page, "when")
    for slug, told in {
        "where": {"where-words": "mill", "where-searched": "mill", "where-chosen": "nonsense"},
        "which": {"which-words": "bins", "which-searched": "bins"},
        "when": {"when-chosen": "2020-01-01T10:00/2020-01-01T12:00"},
    }.items():
        page = client.post(f"/forms/looked-up/{slug}", told)
        assert page.status == 422
        assert len(page.errors) == 1
        assert client.post(f"/forms/looked-up/{slug}", {}).status == 422


@pytest.mark.parametrize("text", ["\0", "x" * 50_000, "\u202egnp", "<script>alert(1)</script>", "🙂" * 900])
def test_whatever_is_sent_is_answered_and_nothing_breaks(page: Page, text: str) -> None:
    at(page, "when")
    for question in (Home.home, Where.where, Which.which, When.when):
        for part in question.parts:
            right = {"home-by_hand": ""} if part != "by_hand" else {}
            sent = {**right, question.control(part): text, "name": "Amal"}
            address = f"/forms/looked-up/{question.page.slug}"
            answer = page.client.post(address, sent)
            assert answer.status in (200, 422)
            assert "<script>alert" not in answer.source
            assert page.client.get(address).status == 200


def test_only_a_page_that_asks_where_may_ask_the_device(page: Page) -> None:
    def policy(page: Page) -> str:
        return page.response.headers["Permissions-Policy"]

    assert "geolocation=()" in policy(page)
    where = at(page, "where")
    assert "geolocation=(self)" in policy(where)
    assert where.soup.select_one("script[src*=position]")
    assert "geolocation=()" in policy(page.client.get("/"))
    by_another = page.client.another()
    by_another.post("/forms/looked-up")
    filled = at(Page(by_another, by_another.http.get("/forms/looked-up/home")), "where")
    assert "geolocation=(self)" in policy(filled)


def test_looking_something_up_leaves_nothing_but_the_draft(app: Flask, page: Page) -> None:
    page.click("Find address", {"name": "Amal", "home-words": "ZZ1 4QP"})
    with app.extensions["database"].reading() as session:
        assert session.scalar(select(func.count()).select_from(Draft)) == 1
        sealed = session.scalars(select(Draft.sealed)).one()
    assert not re.search(rb"ZZ1", sealed)
