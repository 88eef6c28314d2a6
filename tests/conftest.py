"""What every test may ask for: settings of its own, an application with its own database, a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.database import Database
from app.settings import Settings
from tests.app.browser import Client


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Development settings whose files and database are this test's alone."""
    return Settings.from_environment({"DATA_DIR": str(tmp_path), "RATE_LIMITS": "off"})


@pytest.fixture
def make_app(tmp_path: Path) -> Iterator[Callable[..., Flask]]:
    """make_app(RATE_LIMITS="2 per hour") is an application told so, with its tables made."""
    made: list[Flask] = []

    def make(**environment: str) -> Flask:
        told = {"DATA_DIR": str(tmp_path), "RATE_LIMITS": "off", **environment}
        app = create_app(Settings.from_environment(told))
        app.extensions["database"].upgrade()
        made.append(app)
        return app

    yield make
    for app in made:
        database: Database = app.extensions["database"]
        database.engine.dispose()


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app()


@pytest.fixture
def client(app: Flask) -> Client:
    """A browser in which every page is inspected."""
    return Client(app)
