"""Forms for staff stand behind the sign-in, and residents are told of none."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import select

from app.database import Database
from app.models import Submission
from forms.examples import filled
from forms.journeys import JOURNEYS, forms_for
from tests.app.browser import Client
from tests.people import Person
from tests.staff import sign_in

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


def test_the_desk_has_them_and_they_are_sent_with_who_filled_them_in(sample_app: Flask) -> None:
    amina = Client(sample_app)
    sign_in(amina)
    start = amina.get("/staff/forms").click(str(OURS.title))
    assert start.url == f"/forms/{OURS.slug}"
    assert "Signed in as Amina" in start.source
    finished = next(name for name, each in OURS.examples.items() if OURS.path(filled(each)).finished)
    sent = Person(amina, OURS, finished).sends()
    assert sent.h1 == str(OURS.sent_title)
    database: Database = sample_app.extensions["database"]
    with database.reading() as session:
        submission = session.scalars(select(Submission).order_by(Submission.id.desc())).first()
    assert submission is not None
    assert (submission.journey, submission.channel, submission.entered_by) == (OURS.slug, "web", "Amina")


def test_every_form_is_for_residents_or_for_staff() -> None:
    assert len(forms_for("residents")) + len(forms_for("staff")) == len(JOURNEYS)
