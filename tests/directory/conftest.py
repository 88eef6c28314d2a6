"""A fresh database for each test: SQLite always, PostgreSQL wherever a server is found."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.orm import Session

from directory.models import Base
from tests.databases import a_postgresql_database

REAL_DATA = Path(__file__).parents[3] / "shared" / "data"


def sqlite() -> Engine:
    engine = create_engine("sqlite://")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA foreign_keys = ON"))
    return engine


@pytest.fixture(scope="session")
def fresh_postgres() -> Iterator[str]:
    with a_postgresql_database() as url:
        yield url


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
