"""Deliveries arrive, once, as documented; or are tried again; or are given up where staff see it."""

from __future__ import annotations

import hashlib
import hmac
import re
import stat
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, message_from_string, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import select, update

from app import submissions
from app.database import Database
from app.delivery import outbox_for, webhook, worker
from app.languages import LANGUAGES
from app.models import Delivery, Submission
from app.security import Keys
from forms.journey import Journey
from forms.journeys.report_missed_bin import ContactDetails
from forms.text import speak
from tests.app.browser import Client
from tests.app.crm import Crm, PostOffice, a_crm, a_post_office
from tests.people import COMPLAINT, MISSED_BIN, Person

SECRET = "shared with the CRM"
ONE_BIN = "one recycling bin, out on time"
ANONYMOUS = "a person, anonymous"
REFUSED_PORT = "http://127.0.0.1:9/cases"


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


@pytest.fixture
def crm() -> Iterator[Crm]:
    with a_crm() as crm:
        yield crm


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    with a_post_office() as office:
        yield office


@pytest.fixture
def app(make_app: Callable[..., Flask], crm: Crm) -> Iterator[Flask]:
    app = make_app(CRM_URL=crm.url, CRM_SECRET=SECRET, DELIVERY_RETRY_SECONDS="10,60")
    with app.app_context():
        yield app


def send(
    app: Flask,
    token: str = "amal",
    *outbox: str,
    journey: Journey = MISSED_BIN,
    example: str = ONE_BIN,
    language: str = "en",
    **details: str,
) -> str:
    """Stores what somebody answered, bound for these destinations or the CRM."""
    answers = Person(Client(app), journey, example).answers
    answers.update({ContactDetails.slug: details} if details else {})
    path = journey.path(answers)
    database, keys = app.extensions["database"], app.extensions["keys"]
    with speak(language, LANGUAGES[language].catalogue.translator if language != "en" else None):
        return submissions.submit(database, keys, journey, path, token, "web", [*outbox] or ["webhook"])


def work(app: Flask) -> int:
    """Tries everything due now. Returns how many were tried."""
    database, keys, settings = (app.extensions[name] for name in ("database", "keys", "settings"))
    tried = 0
    while worker.deliver_next(database, keys, settings):
        tried += 1
    return tried


def rows(app: Flask) -> list[Delivery]:
    database: Database = app.extensions["database"]
    with database.reading() as session:
        return list(session.scalars(select(Delivery).order_by(Delivery.id)))


def pass_time(app: Flask, by: timedelta) -> None:
    """Every time in the outbox is so much longer ago."""
    database: Database = app.extensions["database"]
    with database.writing() as session:
        for row in session.scalars(select(Delivery)):
            row.due_at -= by
            row.leased_until = row.leased_until and row.leased_until - by


def run(app: Flask, *arguments: str) -> str:
    result = app.test_cli_runner().invoke(args=["submissions", *arguments])
    assert result.exit_code == 0, result.output
    return result.output


def seconds_until_due(row: Delivery) -> float:
    return (row.due_at - datetime.now(UTC)).total_seconds()


# To the CRM


def test_the_crm_is_sent_what_is_documented(app: Flask, crm: Crm) -> None:
    reference = send(app)
    assert work(app) == 1
    [request] = crm.received
    told = request.told
    assert set(told) == {
        *("reference", "journey", "language", "anonymous", "received", "answers", "words", "email")
    }
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
    monkeypatch.setattr(webhook, "SECONDS_TO_WAIT", 0.1)
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


# Workers


def test_two_workers_never_deliver_the_same_row(app: Flask, crm: Crm) -> None:
    sent = {send(app, f"person {number}") for number in range(12)}

    def deliver() -> None:
        with app.app_context():
            work(app)

    with ThreadPoolExecutor(3) as workers:
        for each in [workers.submit(deliver) for _ in range(3)]:
            each.result()
    assert sorted(crm.references) == sorted(sent)


def test_a_slow_crm_does_not_make_a_second_worker_send_what_the_first_still_holds(
    app: Flask, crm: Crm
) -> None:
    """While one delivery takes long, the time of those waiting behind it must not run out."""
    sent = [send(app, f"person {number}") for number in range(3)]
    helped = threading.Event()

    def meanwhile(request: object) -> None:
        if helped.is_set():
            return
        helped.set()
        database: Database = app.extensions["database"]
        with database.writing() as session:
            behind = select(Submission.id).where(Submission.reference != crm.references[0])
            session.execute(
                update(Delivery)
                .where(Delivery.submission_id.in_(behind), Delivery.leased_until.is_not(None))
                .values(leased_until=datetime.now(UTC) - timedelta(seconds=1))
            )
        with app.app_context():
            work(app)

    crm.when_asked = meanwhile
    work(app)
    assert sorted(crm.references) == sorted(sent)


def test_a_row_that_another_worker_is_taking_is_passed_over(app: Flask, each_database: str) -> None:
    if not each_database:
        pytest.skip("SQLite has one writer at a time: a second worker waits for the first.")
    send(app)
    send(app, "bea")
    database: Database = app.extensions["database"]
    with database.writing() as first, database.writing() as second:
        mine, theirs = worker._lease(first), worker._lease(second)
        assert mine
        assert theirs
        assert mine.id != theirs.id


def test_a_worker_that_was_killed_leaves_its_row_to_the_next_when_its_lease_ends(
    app: Flask, crm: Crm
) -> None:
    reference = send(app)
    database: Database = app.extensions["database"]
    with database.writing() as session:
        worker._lease(session)
    assert work(app) == 0
    pass_time(app, worker.LEASE)
    assert work(app) == 1
    assert crm.references == [reference]
    assert [(row.state, row.attempts) for row in rows(app)] == [("delivered", 2)]


def test_a_worker_that_wakes_after_its_lease_ended_does_not_undo_what_the_next_one_did(
    app: Flask, crm: Crm
) -> None:
    send(app)
    late = threading.Event()

    def sleeps(_request: object) -> None:
        if late.is_set():
            return
        late.set()
        pass_time(app, worker.LEASE)
        crm.answers = [201, 500]
        with app.app_context():
            work(app)

    crm.when_asked = sleeps
    work(app)
    assert [row.state for row in rows(app)] == ["delivered"]


def test_a_worker_outlives_a_database_that_is_away_for_a_while(
    app: Flask, crm: Crm, monkeypatch: pytest.MonkeyPatch
) -> None:
    reference = send(app)
    stop = threading.Event()
    crm.when_asked = lambda _request: stop.set()
    database: Database = app.extensions["database"]
    reading, failures = database.reading, iter([True])

    def away() -> object:
        if next(failures, False):
            database.engine.dispose()
            raise worker.OperationalError("SELECT", {}, Exception("server closed the connection"))
        return reading()

    monkeypatch.setattr(database, "reading", away)
    monkeypatch.setattr(worker, "SECONDS_BETWEEN_LOOKS", 0.01)
    worker.run(database, app.extensions["keys"], app.extensions["settings"], stop)
    assert crm.references == [reference]


def test_the_worker_command_delivers_what_is_due_and_stops_when_told_once(app: Flask, crm: Crm) -> None:
    sent = [send(app), send(app, "bea")]
    result = app.test_cli_runner().invoke(args=["worker", "--once"])
    assert result.exit_code == 0, result.output
    assert sorted(crm.references) == sorted(sent)


# By e-mail


def letters(folder: Path) -> list[EmailMessage]:
    found = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in folder.glob("*.eml")]
    return [each for each in found if isinstance(each, EmailMessage)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_email_has_the_reference_and_what_happens_next_in_the_forms_language(
    app: Flask, language: str
) -> None:
    reference = send(app, "amal", "mail", language=language)
    assert work(app) == 1
    [letter] = letters(app.extensions["settings"].data_dir / "mail")
    assert letter["To"] == "amal.warsame@example.com"
    assert letter["Content-Language"] == language
    assert reference in letter["Subject"]
    text = letter.get_content()
    with speak(language, LANGUAGES[language].catalogue.translator if language != "en" else None):
        steps = [str(step) for step in MISSED_BIN.next_steps({})]
        assert str(MISSED_BIN.title) in letter["Subject"]
    assert steps
    assert all(step in text for step in steps)
    assert reference in text
    assert "12 Quayside Row" in text
    if language != "en":
        assert "What happens next" not in text


def test_without_a_mail_server_only_we_can_read_the_email(app: Flask) -> None:
    send(app, "amal", "mail")
    work(app)
    folder = app.extensions["settings"].data_dir / "mail"
    [letter] = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(letter.stat().st_mode) == 0o600


def test_with_a_mail_server_the_email_goes_there(
    make_app: Callable[..., Flask], post_office: PostOffice
) -> None:
    app = make_app(SMTP_URL=post_office.url)
    reference = send(app, "amal", "mail")
    with app.app_context():
        assert work(app) == 1
    [letter] = post_office.letters
    assert reference in str(message_from_string(letter, policy=policy.default)["Subject"])
    assert not (app.extensions["settings"].data_dir / "mail").exists()
    assert [row.state for row in rows(app)] == ["delivered"]


def test_an_email_the_mail_server_refuses_is_tried_again(
    make_app: Callable[..., Flask], post_office: PostOffice
) -> None:
    post_office.refuses = "451 try later"
    app = make_app(SMTP_URL=post_office.url, DELIVERY_RETRY_SECONDS="10")
    send(app, "amal", "mail")
    with app.app_context():
        work(app)
        assert rows(app)[0].problem == "The mail server did not take it (SMTPRecipientsRefused)."
        post_office.refuses = ""
        pass_time(app, timedelta(seconds=10))
        work(app)
    assert len(post_office.letters) == 1


def test_an_address_in_another_script_is_written_to_or_given_up_and_never_stops_the_worker(
    make_app: Callable[..., Flask], post_office: PostOffice
) -> None:
    app = make_app(SMTP_URL=post_office.url)
    send(app, "amal", "mail", name="José", email="josé@example.com")
    send(app, "bea", "mail")
    with app.app_context():
        assert work(app) == 2
    assert sorted(row.state for row in rows(app)) == ["delivered", "waiting"]


@pytest.mark.parametrize(
    "email",
    ["a@example.com\nBcc: all@example.com", "a@example.com, b@example.com", "a@example.com\r\n\r\nHi"],
)
def test_an_address_is_never_more_than_one_address(app: Flask, email: str) -> None:
    with pytest.raises(AssertionError, match="finished"):
        send(app, "amal", "mail", name="Amal", email=email)


def test_what_is_typed_as_a_name_stays_out_of_the_headers(app: Flask) -> None:
    send(app, "amal", "mail", name="Amal Bcc: all@example.com", email="amal@example.com")
    work(app)
    [letter] = letters(app.extensions["settings"].data_dir / "mail")
    assert letter["Bcc"] is None
    assert "all@example.com" not in str(letter.items())


def test_in_production_nothing_is_written_in_clear_for_want_of_a_mail_server(
    make_app: Callable[..., Flask],
) -> None:
    told = {
        "FRONTDOOR_ENV": "production",
        "SECRET_KEY": "s" * 40,
        "ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "PUBLIC_URL": "https://www.example.org",
        "DATABASE_URL": "sqlite:///:memory:",
    }
    settings = make_app(**told).extensions["settings"]
    assert outbox_for(settings, email="amal@example.com") == []
    settings = make_app(**told, SMTP_URL="smtp://mail.example").extensions["settings"]
    assert outbox_for(settings, email="amal@example.com") == ["mail"]


def test_a_delivery_whose_key_is_gone_says_so(app: Flask) -> None:
    send(app)
    app.extensions["keys"] = Keys("s" * 40, [Fernet.generate_key().decode()])
    work(app)
    assert "sealed with another key" in run(app, "deliveries")
