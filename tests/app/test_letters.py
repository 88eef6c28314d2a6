"""Letters: e-mails about nothing that was sent. They wait sealed, are tried again, and are then forgotten."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_string, policy

import pytest
from flask import Flask

from app import letters, submissions
from app.database import Database
from app.delivery import worker
from app.letters import Letter
from tests.app.crm import PostOffice
from tests.app.outbox import pass_time, rows, run, send, work

TO_AMAL = Letter("amal@example.com", "عد إلى نموذجك", ["Line one", "Line two"], "ar")


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


@pytest.fixture
def app(make_app: Callable[..., Flask], post_office: PostOffice) -> Iterator[Flask]:
    app = make_app(SMTP_URL=post_office.url, DELIVERY_RETRY_SECONDS="10")
    with app.app_context():
        yield app


def post(app: Flask, letter: Letter = TO_AMAL) -> None:
    database: Database = app.extensions["database"]
    with database.writing() as session:
        letters.post(session, app.extensions["keys"], letter)


def test_a_letter_is_delivered_once_in_its_language_and_then_emptied(
    app: Flask, post_office: PostOffice
) -> None:
    post(app)
    assert work(app) == 1
    assert work(app) == 0
    [sent] = post_office.letters
    letter = message_from_string(sent, policy=policy.default)
    assert (letter["To"], letter["Subject"]) == (TO_AMAL.to, TO_AMAL.subject)
    assert letter["Content-Language"] == "ar"
    assert [(row.state, row.sealed) for row in rows(app)] == [("delivered", None)]


def test_a_letter_that_is_refused_is_tried_again_and_kept_until_then(
    app: Flask, post_office: PostOffice
) -> None:
    post(app)
    post_office.refuses = "451 try later"
    work(app)
    [row] = rows(app)
    assert row.state == "waiting"
    assert row.sealed is not None
    post_office.refuses = ""
    pass_time(app, timedelta(seconds=10))
    work(app)
    assert len(post_office.letters) == 1


def test_a_letter_given_up_is_told_to_staff_without_its_words_and_can_be_sent_again(
    app: Flask, post_office: PostOffice
) -> None:
    post(app)
    post_office.refuses = "550 no"
    for _ in range(2):
        work(app)
        pass_time(app, timedelta(seconds=10))
    told = run(app, "deliveries")
    assert "a letter\tletter\tgiven-up" in told
    assert "amal" not in told
    post_office.refuses = ""
    run(app, "replay")
    work(app)
    assert len(post_office.letters) == 1


def test_letters_are_forgotten_when_delivered_and_a_week_after_they_were_given_up(
    app: Flask, post_office: PostOffice
) -> None:
    post(app)
    work(app)
    worker.tidy(app.extensions["database"])
    assert rows(app) == []
    post(app)
    post_office.refuses = "550 no"
    for _ in range(2):
        work(app)
        pass_time(app, timedelta(seconds=10))
    worker.tidy(app.extensions["database"])
    assert len(rows(app)) == 1
    pass_time(app, letters.KEPT_WHEN_GIVEN_UP)
    worker.tidy(app.extensions["database"])
    assert rows(app) == []


def test_a_worker_that_was_killed_leaves_its_letter_to_the_next(app: Flask, post_office: PostOffice) -> None:
    post(app)
    database: Database = app.extensions["database"]
    with database.writing() as session:
        worker._lease(session)
    assert work(app) == 0
    pass_time(app, worker.LEASE)
    assert work(app) == 1
    assert len(post_office.letters) == 1


def test_a_letter_that_waits_does_not_keep_old_submissions(app: Flask) -> None:
    send(app, "amal", "mail")
    work(app)
    post(app)
    database: Database = app.extensions["database"]
    with database.writing() as session:
        assert submissions.delete_old(session, 0) == 1


def test_without_a_mail_server_a_letter_lands_in_the_folder(make_app: Callable[..., Flask]) -> None:
    app = make_app()
    with app.app_context():
        post(app)
        work(app)
    [letter] = (app.extensions["settings"].data_dir / "mail").iterdir()
    assert letter.stat().st_mode & 0o777 == 0o600
