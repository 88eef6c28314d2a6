"""Where PostgreSQL is found: TEST_DATABASE_URL, or a server on this machine. Skips aloud without one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, make_url, text
from sqlalchemy.exc import OperationalError

from app.models import Base as WebBase
from directory.models import Base as DirectoryBase

SERVER = os.environ.get("TEST_DATABASE_URL") or "postgresql+psycopg://postgres@127.0.0.1:5432/postgres"


@contextmanager
def a_postgresql_database() -> Iterator[str]:
    """The address of an empty database of our own, dropped at the end."""
    name = f"frontdoor_{uuid4().hex}"
    url = make_url(SERVER).set(drivername="postgresql+psycopg")
    server = create_engine(url, isolation_level="AUTOCOMMIT", connect_args={"connect_timeout": 3})
    try:
        with server.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
    except OperationalError as error:
        server.dispose()
        pytest.skip(f"There is no PostgreSQL server to test with: {str(error.orig).splitlines()[0]}")
    try:
        yield url.set(database=name).render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
        server.dispose()


def empty(url: str) -> None:
    """Take every row out of every table but Alembic's."""
    engine = create_engine(url)
    with engine.begin() as connection:
        for base in (WebBase, DirectoryBase):
            for table in reversed(base.metadata.sorted_tables):
                connection.execute(table.delete())
    engine.dispose()
