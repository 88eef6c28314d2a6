"""Any number of workers, killed, late or slow, deliver each submission once."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from app.database import Database
from app.delivery import worker
from app.models import Delivery, Submission
from tests.app.crm import Crm
from tests.app.outbox import pass_time, rows, send, work


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


@pytest.fixture
def app(make_app: Callable[..., Flask], crm: Crm) -> Iterator[Flask]:
    app = make_app(CRM_URL=crm.url, DELIVERY_RETRY_SECONDS="10,60")
    with app.app_context():
        yield app


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
