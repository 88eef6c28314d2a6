"""A form filled in for a caller, from taking the call to telling them their reference."""

from __future__ import annotations

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.database import Database
from app.models import Draft, Submission
from forms.journey import Journey
from tests.app.browser import Client, Page
from tests.app.staff.conftest import sign_in
from tests.people import COMPLAINT, MISSED_BIN, Person, answers

ONE_BIN = "one recycling bin, out on time"


class Call(Person):
    """Somebody who works here, who writes down what a caller answers."""

    def starts(self) -> Page:
        desk = self.client.get(f"{self.home}/staff")
        return desk.click(f"Take a call: {self.journey.title}")


@pytest.fixture
def call(amina: Client) -> Call:
    return Call(amina, MISSED_BIN, ONE_BIN)


def stored(app: Flask) -> list[Submission]:
    database: Database = app.extensions["database"]
    with database.reading() as session:
        return list(session.scalars(select(Submission).order_by(Submission.id)))


def drafts(app: Flask) -> int:
    database: Database = app.extensions["database"]
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Draft)) or 0


def test_a_call_is_sent_as_one_with_who_took_it(app: Flask, call: Call) -> None:
    sent = call.sends()
    assert sent.h1 == "Tell the caller their reference"
    assert "What happens next" not in sent.text
    [submission] = stored(app)
    assert (submission.channel, submission.entered_by) == ("telephone", "Amina")
    assert submission.reference in sent.text
