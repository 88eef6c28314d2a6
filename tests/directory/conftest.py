"""A fresh database for each test: SQLite always, PostgreSQL wherever a server is found."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import Engine, create_engine, event, make_url, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from directory.models import Base

REAL_DATA = Path(__file__).parents[3] / "shared" / "data"
SERVER = os.environ.get("TEST_DATABASE_URL") or "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"


def sqlite() -> Engine:
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = ON"))
    return engine


@pytest.fixture(scope="session")
def fresh_postgres() -> Iterator[str]:
    """The address of a database of our own on the server, dropped when the tests end."""
    name = f"frontdoor_{uuid4().hex}"
    url = make_url(SERVER).set(drivername="postgresql+psycopg")
    server = create_engine(url, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    try:
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except OperationalError as error:
        server.dispose()
        pytest.skip(f"There is no PostgreSQL server to test with: {str(error.orig).splitlines()[0]}")
    yield url.set(database=name).render_as_string(hide_password=False)
    with server.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    server.dispose()


@pytest.fixture(scope="session", params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Iterator[Engine]:
    """An engine on a database with empty tables."""
    on_sqlite = request.param == "sqlite"
    engine = sqlite() if on_sqlite else create_engine(request.getfixturevalue("fresh_postgres"))
    Base.metadata.create_all(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def session(engine: Engine) -> Iterator[Session]:
    """A session on empty tables, as a request has one."""
    with Session(engine) as session:
        yield session
    with engine.begin() as connection:
        for table in reversed(Base.metadata.sorted_tables):
            connection.execute(table.delete())


@pytest.fixture
def real_data() -> Path:
    """The real data kept outside the project."""
    if not REAL_DATA.is_dir():
        pytest.skip("There is no ../shared/data, so real data was not tried.")
    return REAL_DATA
