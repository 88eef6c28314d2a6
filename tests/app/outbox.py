"""The outbox, as tests fill it, empty it and look at it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import Flask
from sqlalchemy import select

from app import submissions
from app.database import Database
from app.delivery import worker
from app.languages import LANGUAGES
from app.models import Delivery
from app.submissions import Address
from forms.journey import Journey
from forms.journeys.report_missed_bin import ContactDetails
from forms.text import speak
from tests.app.browser import Client
from tests.people import MISSED_BIN, ONE_BIN, Person


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
        addresses = [Address(name) for name in outbox or ["webhook"]]
        return submissions.submit(database, keys, journey, path, token, addresses)


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
