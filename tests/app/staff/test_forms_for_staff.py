"""Forms for staff stand behind the sign-in, and residents are told of none."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.database import Database
from app.models import Submission
from forms.journeys import JOURNEYS, forms_for
from tests.app.browser import Client
from tests.people import Person

OURS = forms_for("staff")[0]
FIRST = OURS.first.slug


@pytest.mark.parametrize("path", ["", f"/{FIRST}", "/check-answers", "/sent/CCC-CCC-CCCC"])
def test_whoever_is_not_signed_in_is_asked_to(client: Client, path: str) -> None:
    page = client.get(f"/forms/{OURS.slug}{path}")
    assert page.h1 == "Sign in to the pages for staff"
    assert str(OURS.title) not in page.source


def test_a_post_without_signing_in_stores_nothing(client: Client) -> None:
    for path in ("", f"/{FIRST}", "/check-answers"):
        assert client.post(f"/forms/{OURS.slug}{path}").h1 == "Sign in to the pages for staff"


def test_no_page_for_residents_names_one(client: Client) -> None:
    for path in ("/", "/forms", "/directory", f"/directory/services/{OURS.service}"):
        assert f"/forms/{OURS.slug}" not in client.get(path).source


def test_the_desk_has_them_and_they_are_sent_with_who_filled_them_in(app: Flask, amina: Client) -> None:
    start = amina.get("/staff").click(str(OURS.title))
    assert start.url == f"/forms/{OURS.slug}"
    assert "Signed in as Amina" in start.source
    example = next(name for name in OURS.examples if OURS.path(Person(amina, OURS, name).answers).finished)
    Person(amina, OURS, example).sends()
    database: Database = app.extensions["database"]
    with database.reading() as session:
        [sent] = session.scalars(select(Submission))
    assert (sent.channel, sent.entered_by) == ("web", None if sent.anonymous else "Amina")


def test_every_form_is_for_residents_or_for_staff() -> None:
    assert len(forms_for("residents")) + len(forms_for("staff")) == len(JOURNEYS)
