"""Of an anonymous form nobody learns more than the day it came, from any row that is left of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import select

from app.models import SavedForm, Submission
from forms.answers import COUNCIL_TIME
from tests.app.browser import Client
from tests.app.crm import Crm
from tests.app.outbox import pass_time, rows, work
from tests.people import COMPLAINT, Person

ANONYMOUS = "a person, anonymous"


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


def is_a_day_alone(moment: datetime) -> bool:
    return moment.astimezone(COUNCIL_TIME).strftime("%H:%M:%S.%f") == "00:00:00.000000"


def test_a_complaint_that_was_saved_for_later_does_not_tell_when_it_was_sent(
    app: Flask, client: Client
) -> None:
    person = Person(client, COMPLAINT, ANONYMOUS)
    person.goes_to("check-answers").click("Save and come back later")
    person.client.get(person.address("check-answers")).click(str(COMPLAINT.send))
    with app.extensions["database"].reading() as session:
        [form], [sent] = session.scalars(select(SavedForm)).all(), session.scalars(select(Submission)).all()
    assert sent.token == form.token
    assert is_a_day_alone(form.expires_at)
    sealed = Fernet(app.extensions["settings"].encryption_keys[0]).extract_timestamp(form.sealed)
    assert is_a_day_alone(datetime.fromtimestamp(sealed, UTC))


@pytest.mark.parametrize(("second", "state"), [(200, "delivered"), (500, "given-up")])
def test_a_delivery_that_failed_at_first_does_not_tell_when_it_was_tried(
    make_app: Callable[..., Flask], crm: Crm, second: int, state: str
) -> None:
    app = make_app(CRM_URL=crm.url, DELIVERY_RETRY_SECONDS="60")
    Person(Client(app), COMPLAINT, ANONYMOUS).sends()
    crm.answers = [500, second]
    work(app)
    pass_time(app, timedelta(minutes=2))
    work(app)
    [row] = rows(app)
    assert (row.state, is_a_day_alone(row.due_at)) == (state, True)
