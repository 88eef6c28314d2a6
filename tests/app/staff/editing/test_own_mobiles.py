"""The mobile of somebody who works here is published by nobody: not on purpose, and not by mistake."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from directory.models import Person
from tests.app.browser import Client
from tests.app.staff.editing.conftest import BINS, State
from tests.factories import a_person, a_role, a_team

PUBLISH = "Save and publish now"
OWN = "This is somebody’s own mobile, so it must not be published. Enter another number"
SAID = "There is somebody’s own mobile in these words. Take it out, because everyone can see them"
PROFILE = "/staff/people/andrzej-wolski/edit"


@pytest.fixture(autouse=True)
def andrzej(council: None, there_is: Callable[..., None]) -> None:
    andrzej = a_person("Andrzej Wolski", mobile="07700 900323")
    there_is(a_role("Officer", team=a_team("Depot"), person=andrzej))


@pytest.mark.parametrize("entry", ["team/waste", "service/bins", "role/officer"])
@pytest.mark.parametrize("number", ["07700 900323", "+44 (0)7700 900 323", "0044 7700 900323"])
def test_it_is_refused_as_a_public_contact_and_nobody_is_named(chen: Client, entry: str, number: str) -> None:
    address = f"/staff/edit/{entry}/contacts/new"
    refused = chen.get(address).click(PUBLISH, phone=number, seen_by="everyone")
    assert refused.status == 422
    assert refused.errors == [OWN]
    assert "Andrzej" not in refused.text
    other = chen.get(address).click(PUBLISH, phone="01632 960 100", other_phone=number, seen_by="everyone")
    assert other.errors == [OWN]


def test_people_who_work_here_may_see_it_as_a_contact(chen: Client, state: State) -> None:
    saved = chen.get(f"{BINS}/contacts/new").click(PUBLISH, phone="07700 900323", seen_by="staff")
    assert saved.status == 200
    assert [one["public"] for one in state()["contacts"]] == [True, False]


def test_it_is_refused_in_words_that_everyone_can_see(chen: Client, state: State) -> None:
    page = chen.get(f"{BINS}/description")
    assert page.click(PUBLISH, description="Ring Andrzej on 07700 900 323.").errors == [SAID]
    assert page.click(PUBLISH, description="Ring us on 01632 960 100.").status == 200
    named = chen.get(f"{BINS}/contacts/new").click(
        PUBLISH, name="Or 07700 900323", phone="01632 960 100", seen_by="everyone"
    )
    assert named.errors == [SAID]
    assert len(state()["contacts"]) == 1


def test_it_is_refused_where_a_number_is_replaced_everywhere(chen: Client) -> None:
    refused = chen.get("/staff/edit/bulk").click(
        "See what will change", what="number", old_number="01632 960 100", new_number="07700 900323"
    )
    assert refused.errors == [OWN]


def test_a_number_that_is_public_already_becomes_nobodys_mobile(app: Flask, chen: Client) -> None:
    refused = chen.get(PROFILE).click("Save", mobile="+44 1632 960100")
    assert refused.status == 422
    assert "Everyone can see this number already, here: Bins and Mowing." in refused.errors[0]
    assert chen.get(PROFILE).click("Save", mobile="07700 900324").status == 200
    with app.extensions["database"].reading() as session:
        assert session.scalars(select(Person.mobile)).all() == ["07700 900 324"]


def test_nobody_new_comes_with_such_a_mobile_either(chen: Client) -> None:
    refused = chen.get("/staff/people/new").click("Save", name="Somebody New", mobile="01632 960100")
    assert "Everyone can see this number already" in refused.errors[0]
