"""What every test may ask for: settings of its own, an application with its own database, a browser."""

from __future__ import annotations

import gc
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from jinja2 import FileSystemBytecodeCache

from app import create_app
from app.database import Database
from app.settings import Settings
from tests.accessibility.engine import looked_at
from tests.app.browser import Client
from tests.databases import a_postgresql_database, empty
from tests.routes import compile_each_once

compile_each_once()


def pytest_collection_finish() -> None:
    """Thousands of tests stay in memory: they need not be looked through for garbage, nor that so often."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Several processes may look at pages: each tells the one that started it how many."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["looked_at"] = dict(looked_at)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    looked_at.update(getattr(node, "workeroutput", {}).get("looked_at", {}))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for language, count in looked_at.items():
        terminalreporter.write_line(f"Looked at for accessibility in {language}: {count} pages and states")


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Development settings whose files and database are this test's alone."""
    return Settings.from_environment({"DATA_DIR": str(tmp_path), "RATE_LIMITS": "off"})


@pytest.fixture(scope="session")
def run_folder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run of the tests, the same for each of its processes."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if hasattr(request.config, "workerinput") else folder


@pytest.fixture(scope="session")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with every table and nothing in them, made once and copied for each test."""
    path = tmp_path_factory.mktemp("tables") / "frontdoor.sqlite"
    database = Database(f"sqlite:///{path}")
    database.upgrade()
    database.engine.dispose()  # the last to leave writes everything into the one file
    return path


@pytest.fixture(scope="session")
def postgresql_tables() -> Iterator[str]:
    """The address of a PostgreSQL database with every table and nothing in them."""
    with a_postgresql_database() as url:
        database = Database(url)
        database.upgrade()
        database.engine.dispose()
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def each_database(request: pytest.FixtureRequest) -> Iterator[str]:
    """SQLite, and again PostgreSQL wherever a server is found: what `database_url` is for such tests."""
    if request.param == "sqlite":
        yield ""
        return
    url = request.getfixturevalue("postgresql_tables")
    yield url
    empty(url)


@pytest.fixture
def database_url() -> str:
    """Where `make_app` keeps things; "" is a SQLite file of the test's own. Tests that are to run on each
    database have a fixture of this name that returns `each_database`."""
    return ""


@pytest.fixture
def make_app(tmp_path: Path, tables: Path, database_url: str) -> Iterator[Callable[..., Flask]]:
    """make_app(RATE_LIMITS="2 per hour") is an application told so, with its tables made."""
    made: list[Flask] = []

    def make(**environment: str) -> Flask:
        told = {
            "DATA_DIR": str(tmp_path),
            "DATABASE_URL": database_url,
            "RATE_LIMITS": "off",
            **environment,
        }
        if not (tmp_path / tables.name).exists():
            shutil.copy(tables, tmp_path / tables.name)
        app = create_app(Settings.from_environment(told))
        app.jinja_env.bytecode_cache = FileSystemBytecodeCache(str(tables.parent))
        if "DATABASE_URL" in environment:
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
