"""Deliveries arrive, once, as documented; or are tried again; or are given up where staff see it."""

from __future__ import annotations

import hashlib
import hmac
import re
import threading
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import update

from app.database import Database
from app.delivery import posting
from app.models import Delivery, Submission
from app.security import Keys
from tests.app.crm import Crm, PostOffice
from tests.app.outbox import pass_time, rows, run, seconds_until_due, send, work
from tests.people import COMPLAINT

SECRET = "shared with the CRM"
ANONYMOUS = "a person, anonymous"
REFUSED_PORT = "http://127.0.0.1:9/cases"


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


@pytest.fixture
def app(make_app: Callable[..., Flask], crm: Crm) -> Iterator[Flask]:
    app = make_app(CRM_URL=crm.url, CRM_SECRET=SECRET, DELIVERY_RETRY_SECONDS="10,60")
    with app.app_context():
        yield app


def test_the_crm_is_sent_what_is_documented(app: Flask, crm: Crm) -> None:
    reference = send(app)
    assert work(app) == 1
    [request] = crm.received
    told = request.told
    assert (told["reference"], told["journey"], told["language"]) == (reference, "report-missed-bin", "en")
    assert told["answers"]["missed-bin"][0]["kind"] == "recycling"
    spoken = {row["question"]: row["answer"] for group in told["words"] for row in group["rows"]}
    assert spoken["Type of bin"] == "Recycling bin"
    assert told["email"] == "amal.warsame@example.com"
    assert datetime.fromisoformat(told["received"]).tzinfo is not None
    assert [row.state for row in rows(app)] == ["delivered"]


def test_the_crm_can_tell_that_it_is_us_and_that_it_has_had_it_before(app: Flask, crm: Crm) -> None:
    reference = send(app)
    work(app)
    [request] = crm.received
    assert request.headers["Idempotency-Key"] == reference
    said = re.fullmatch(r"t=(\d+),v1=([0-9a-f]{64})", request.headers["Frontdoor-Signature"])
    assert said is not None
    signed = hmac.new(SECRET.encode(), f"{said[1]}.".encode() + request.body, hashlib.sha256)
    assert said[2] == signed.hexdigest()
    assert request.headers["Content-Type"] == "application/json"


def test_the_words_are_those_the_person_saw(app: Flask, crm: Crm) -> None:
    send(app, language="es")
    work(app)
    [request] = crm.received
    assert request.told["language"] == "es"
    assert "Contenedor de reciclaje" in str(request.told["words"])


def test_of_an_anonymous_complaint_the_crm_learns_only_the_day(app: Flask, crm: Crm) -> None:
    send(app, journey=COMPLAINT, example=ANONYMOUS)
    work(app)
    [request] = crm.received
    assert request.told["anonymous"] is True
    assert request.told["email"] is None
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", request.told["received"])


@pytest.mark.parametrize("answer", [200, 202, 409])
def test_taken_now_or_taken_before_is_delivered(app: Flask, crm: Crm, answer: int) -> None:
    crm.answers = [answer]
    send(app)
    work(app)
    assert [row.state for row in rows(app)] == ["delivered"]
    assert work(app) == 0
    assert run(app, "deliveries") == ""


@pytest.mark.parametrize(
    ("answer", "problem"),
    [
        (500, "The CRM answered 500."),
        (401, "The CRM answered 401."),
        (301, "The CRM answered 301."),
        (302, "The CRM answered 302."),
        (307, "The CRM answered 307."),
        (b"", "The CRM could not be reached"),
        (b"HTTP/1.1 20", "The CRM did not speak HTTP"),
        (b"what?\r\n\r\n", "The CRM did not speak HTTP"),
    ],
    ids=["500", "401", "301", "302", "307", "hangs-up", "hangs-up-half-way", "speaks-something-else"],
)
def test_what_the_crm_did_not_take_is_sent_again_later(
    app: Flask, crm: Crm, answer: int | bytes, problem: str
) -> None:
    crm.answers = [answer, 201]
    reference = send(app)
    assert work(app) == 1
    [row] = rows(app)
    assert (row.state, row.attempts, row.leased_until) == ("waiting", 1, None)
    assert row.problem.startswith(problem)
    assert 5 < seconds_until_due(row) <= 10
    assert work(app) == 0
    pass_time(app, timedelta(seconds=10))
    assert work(app) == 1
    assert crm.references == [reference, reference]
    assert [row.state for row in rows(app)] == ["delivered"]


@pytest.mark.parametrize("url", [REFUSED_PORT, "http://crm.invalid/cases"], ids=["refuses", "no-such-name"])
def test_a_crm_that_is_not_there_is_tried_again(make_app: Callable[..., Flask], url: str) -> None:
    app = make_app(CRM_URL=url, DELIVERY_RETRY_SECONDS="10")
    send(app)
    work(app)
    [row] = rows(app)
    assert row.state == "waiting"
    assert row.problem.startswith("The CRM could not be reached")


def test_a_crm_that_never_answers_is_not_waited_for(
    app: Flask, crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    enough = threading.Event()
    crm.when_asked = lambda _request: (enough.wait(30), None)[1]
    monkeypatch.setattr(posting, "SECONDS_TO_WAIT", 0.1)
    send(app)
    work(app)
    enough.set()
    assert rows(app)[0].problem.startswith("The CRM could not be reached")


def test_after_the_last_wait_it_is_given_up_where_staff_see_it_and_can_send_it_again(
    app: Flask, crm: Crm
) -> None:
    crm.answers = [503]
    reference, other = send(app), send(app, "bea")
    for wait in (10, 60, 0):
        assert work(app) == 2
        pass_time(app, timedelta(seconds=wait))
    assert work(app) == 0
    seen = [f"{each}\twebhook\tgiven-up\t3\tThe CRM answered 503." for each in (reference, other)]
    assert run(app, "deliveries").splitlines() == seen
    crm.answers = [201]
    assert run(app, "replay", reference) == "To be delivered again: 1.\n"
    assert work(app) == 1
    assert crm.references[-1] == reference
    assert run(app, "deliveries").splitlines() == [seen[1]]
    assert run(app, "replay") == "To be delivered again: 1.\n"
    assert work(app) == 1
    assert run(app, "deliveries") == ""


def test_what_is_seen_of_a_failed_delivery_holds_nothing_of_what_was_sent(
    app: Flask, crm: Crm, post_office: PostOffice, make_app: Callable[..., Flask]
) -> None:
    app = make_app(CRM_URL=crm.url, SMTP_URL=post_office.url)
    crm.answers = [b"HTTP/1.1 500 amal.warsame@example.com\r\n\r\n"]
    post_office.refuses = "550 amal.warsame@example.com is not known here"
    send(app, "amal", "webhook", "mail")
    assert work(app) == 2
    seen = run(app, "deliveries")
    assert len(seen.splitlines()) == 2
    assert "amal" not in seen.lower()


@pytest.mark.parametrize("spoiled", ["destination", "language", "key"])
def test_one_that_cannot_be_made_ready_stops_none_of_the_others(app: Flask, crm: Crm, spoiled: str) -> None:
    bad, good = send(app, "bad", "mail"), send(app, "good")
    database: Database = app.extensions["database"]
    with database.writing() as session:
        if spoiled == "destination":
            session.execute(update(Delivery).where(Delivery.destination == "mail").values(destination="fax"))
        elif spoiled == "language":
            session.execute(update(Submission).where(Submission.reference == bad).values(language="tlh"))
        else:
            sealed = Fernet(Fernet.generate_key()).encrypt(b"{}")
            session.execute(update(Submission).where(Submission.reference == bad).values(sealed=sealed))
    assert work(app) == 2
    assert crm.references == [good]
    [line] = run(app, "deliveries").splitlines()
    _reference, _destination, state, attempts, problem = line.split("\t")
    assert (state, attempts) == ("waiting", "1")
    assert re.fullmatch(r"[A-Z].* .+\.( .*)?", problem), f"“{problem}” is not a sentence"


def test_a_delivery_whose_key_is_gone_says_so(app: Flask) -> None:
    send(app)
    app.extensions["keys"] = Keys("s" * 40, [Fernet.generate_key().decode()])
    work(app)
    assert "sealed with another key" in run(app, "deliveries")
