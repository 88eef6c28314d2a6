"""What several of these tests ask for: somebody to talk to, and two directories: the whole sample council,
loaded once, and small ones a test makes up itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from flask import Flask

from app import create_app, search_index
from app.database import Database
from app.settings import Settings
from directory.hours import LONDON
from directory.models.base import Base
from tests.app.browser import Client
from tests.app.crm import Crm, PostOffice, a_crm, a_post_office
from tests.drafts import add_drafts
from tests.people import MISSED_BIN, ONE_BIN, Person
from tests.staff import add_staff

MONDAY_MORNING = "2026-03-02 10:00"


@pytest.fixture
def database(app: Flask) -> Database:
    """Where the application keeps things."""
    found: Database = app.extensions["database"]
    return found


@pytest.fixture(scope="session")
def sample_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The sample council, with those who work there."""
    folder: Path = tmp_path_factory.mktemp("sample")
    app = create_app(Settings.from_environment({"DATA_DIR": str(folder), "RATE_LIMITS": "off"}))
    app.extensions["database"].upgrade()
    told = app.test_cli_runner().invoke(args=["directory", "load-sample"])
    assert told.exit_code == 0, told.output
    with app.app_context():
        search_index.reindex()
    add_staff(app)
    add_drafts(app)
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture
def sample(sample_app: Flask) -> Client:
    """A browser at the sample council."""
    return Client(sample_app)


@pytest.fixture
def at(app: Flask) -> Callable[[str], None]:
    """at("2026-03-02 10:00") stops the clock there, in London."""

    def stop(moment: str) -> None:
        when = datetime.fromisoformat(moment).replace(tzinfo=LONDON)
        app.extensions["clock"] = lambda: when

    stop(MONDAY_MORNING)
    return stop


@pytest.fixture
def there_is(app: Flask, at: Callable[[str], None]) -> Callable[..., None]:
    """there_is(a_service(…), a_team(…)) puts things into the directory and its index."""

    def put(*things: Base) -> None:
        with app.app_context():
            with app.extensions["database"].writing() as session:
                session.add_all(things)
            search_index.reindex()

    return put


@pytest.fixture
def crm() -> Iterator[Crm]:
    """A council's own system, listening on loopback."""
    with a_crm() as crm:
        yield crm


@pytest.fixture
def post_office() -> Iterator[PostOffice]:
    """A mail server, listening on loopback."""
    with a_post_office() as office:
        yield office


@pytest.fixture
def amal(client: Client) -> Person:
    """Amal reports one recycling bin."""
    return Person(client, MISSED_BIN, ONE_BIN)
