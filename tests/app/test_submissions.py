"""A submission is stored once, whole, or not at all; and kept no longer or closer than it must be."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import String, cast, event, func, insert, literal, select, update

from app import submissions
from app.database import Database
from app.delivery import worker
from app.models import Base, Delivery, Draft, IssuedReference, Submission
from app.security import Keys
from app.submissions import Address
from forms.answers import COUNCIL_TIME
from forms.journey import Journey
from tests.app.browser import Client
from tests.people import COMPLAINT, MISSED_BIN, ONE_BIN, Person

ANONYMOUS = "a person, anonymous"
HAD_BEFORE = Fernet.generate_key().decode()


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


def store(app: Flask, token: str = "amal", journey: Journey = MISSED_BIN, example: str = ONE_BIN) -> str:
    """Stores what somebody answered, bound for the CRM and their e-mail."""
    path = journey.path(Person(Client(app), journey, example).answers)
    outbox = ["webhook", "mail"]
    database, keys = app.extensions["database"], app.extensions["keys"]
    return submissions.submit(database, keys, journey, path, token, [Address(name) for name in outbox])


def count(database: Database, table: type[Base]) -> int:
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(table)) or 0


def change(database: Database, table: type[Base], **values: object) -> None:
    with database.writing() as session:
        session.execute(update(table).values(**values))


def run(app: Flask, *arguments: str) -> str:
    result = app.test_cli_runner().invoke(args=["submissions", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def days_ago(days: float) -> datetime:
    return datetime.now(UTC) - timedelta(days=days)


def test_a_submission_is_stored_with_its_deliveries(app: Flask, database: Database) -> None:
    reference = store(app)
    with database.reading() as session:
        submission = session.scalars(select(Submission)).one()
        assert submission.reference == reference
        assert sorted(row.destination for row in submission.deliveries) == ["mail", "webhook"]


@pytest.mark.parametrize("table", [IssuedReference, Submission, Delivery])
def test_when_any_part_cannot_be_stored_nothing_is_and_the_answers_stay(
    app: Flask, database: Database, table: type[Base]
) -> None:
    client = Client(app)
    app.testing = False
    check = Person(client, MISSED_BIN, ONE_BIN).goes_to("check-answers")

    def fail(*_row: object) -> None:
        raise OSError("the disk is full")

    event.listen(table, "after_insert", fail)
    try:
        failed = check.click(str(MISSED_BIN.send))
    finally:
        event.remove(table, "after_insert", fail)
    assert failed.h1 == "Something went wrong on our side"
    assert [count(database, each) for each in (IssuedReference, Submission, Delivery, Draft)] == [0, 0, 0, 1]
    assert client.get(check.url).click(str(MISSED_BIN.send)).h1 == str(MISSED_BIN.sent_title)


def test_twenty_at_once_with_one_token_store_one_submission(app: Flask, database: Database) -> None:
    ready = Barrier(20)

    def send() -> str:
        ready.wait()
        return store(app)

    with ThreadPoolExecutor(20) as many:
        references = {each.result() for each in [many.submit(send) for _ in range(20)]}
    assert len(references) == 1
    assert [count(database, each) for each in (Submission, Delivery, IssuedReference)] == [1, 2, 1]


def test_sent_again_years_later_it_is_still_the_same_submission(app: Flask, database: Database) -> None:
    first = store(app)
    change(database, Submission, received_at=days_ago(800))
    worker.tidy(database)
    assert store(app) == first


def test_two_people_who_answer_alike_have_two_submissions(app: Flask, database: Database) -> None:
    assert store(app, "amal") != store(app, "bea")
    assert count(database, Submission) == 2


def test_an_anonymous_submission_carries_only_its_day(app: Flask, database: Database) -> None:
    store(app, journey=COMPLAINT, example=ANONYMOUS)
    with database.reading() as session:
        received = session.scalars(select(Submission.received_at)).one().astimezone(COUNCIL_TIME)
    assert (received.hour, received.minute, received.second, received.microsecond) == (0, 0, 0, 0)


@pytest.mark.parametrize(("days", "cut"), [(0, False), (1.9, False), (2.1, True)])
def test_an_anonymous_submission_is_cut_from_its_browser_a_day_after_its_day(
    app: Flask, database: Database, days: float, cut: bool
) -> None:
    client = Client(app)
    confirmation = Person(client, COMPLAINT, ANONYMOUS).sends()
    change(database, Submission, received_at=days_ago(days))
    worker.tidy(database)
    assert client.get(confirmation.url).status == (404 if cut else 200)
    with database.reading() as session:
        assert (session.scalars(select(Submission.token)).one() is None) is cut


def test_a_submission_with_a_name_stays_with_its_browser(app: Flask, database: Database) -> None:
    client = Client(app)
    confirmation = Person(client, MISSED_BIN, ONE_BIN).sends()
    change(database, Submission, received_at=days_ago(20))
    worker.tidy(database)
    assert client.get(confirmation.url).status == 200


def test_purge_deletes_what_is_old_and_delivered_and_nothing_else(app: Flask, database: Database) -> None:
    old, waiting, new = store(app, "old"), store(app, "waiting"), store(app, "new")
    with database.writing() as session:
        for submission in session.scalars(select(Submission)):
            submission.received_at = days_ago(5 if submission.reference == new else 100)
            for delivery in submission.deliveries:
                delivery.state = "given-up" if submission.reference == waiting else "delivered"
    assert run(app, "purge", "--older-than", "90") == "Deleted: 1.\n"
    left = run(app, "list")
    assert old not in left
    assert waiting in left
    assert new in left
    assert count(database, Delivery) == 4


def test_more_can_be_purged_at_once_than_a_statement_has_room_for(app: Flask, database: Database) -> None:
    numbers = select(literal(1).label("number")).cte(recursive=True)
    numbers = numbers.union_all(select(numbers.c.number + 1).where(numbers.c.number < 70_000))
    reference = literal("REF-") + cast(numbers.c.number, String)
    row = {"version": "1", "language": "en", "channel": "web", "anonymous": False, "journey": "report"}
    row |= {"received_at": days_ago(100), "sealed": b""}
    same = [literal(value, Submission.__table__.c[name].type) for name, value in row.items()]
    with database.writing() as session:
        session.execute(insert(IssuedReference).from_select(["reference"], select(reference)))
        session.execute(insert(Submission).from_select(["reference", *row], select(reference, *same)))
    assert run(app, "purge", "--older-than", "90") == "Deleted: 70000.\n"
    assert count(database, Submission) == 0


def test_what_was_sealed_with_an_old_key_is_opened_and_what_is_new_with_the_new_one(
    app: Flask, database: Database
) -> None:
    store(app, "before")
    new = Fernet.generate_key().decode()
    old = app.extensions["settings"].encryption_keys[0]
    app.extensions["keys"] = Keys("s" * 40, [new, old])
    store(app, "after")
    assert run(app, "list").count("Quayside") == 2
    app.extensions["keys"] = Keys("s" * 40, [new])
    before, after = run(app, "list").splitlines()
    assert "sealed with another key" in before
    assert "Quayside" in after


def test_a_confirmation_whose_key_is_gone_is_not_a_fault_but_leads_to_people(app: Flask) -> None:
    app.testing = False
    client = Client(app)
    confirmation = Person(client, MISSED_BIN, ONE_BIN).sends()
    app.extensions["keys"] = Keys("s" * 40, [HAD_BEFORE])
    page = client.get(confirmation.url)
    assert page.status == 404
    assert "call us and we will tell you how it is going" in page.text
