"""The database: one engine, two ways in. `reading()` can change nothing; `writing()` is one transaction."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from sqlite3 import Connection as SQLiteConnection
from typing import Any

import click
from alembic import command
from alembic.config import Config
from flask import Flask, current_app, g
from flask.cli import AppGroup
from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

MIGRATIONS = Path(__file__).parent / "migrations"
SECONDS_TO_WAIT_FOR_A_LOCK = 10


class Database:
    """An engine, and sessions on it for those outside a request (the worker, the commands, the tests)."""

    def __init__(self, url: str) -> None:
        self.engine = create_engine(url, hide_parameters=True, pool_pre_ping=url.startswith("postgresql"))
        if self.engine.dialect.name == "sqlite":
            _make_sqlite_durable(self.engine)
        self._readers = self.engine.execution_options(reading=True, postgresql_readonly=True)
        # SQLite sees one moment in every transaction
        still = {"isolation_level": "REPEATABLE READ"} if self.engine.dialect.name == "postgresql" else {}
        self._still_readers = self._readers.execution_options(**still)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that cannot write: the database itself refuses."""
        with Session(self._readers) as session:
            yield session

    @contextmanager
    def at_one_moment(self) -> Iterator[Session]:
        """As `reading`, and however long it takes, everything is as it was when it began."""
        with Session(self._still_readers) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session whose changes are all kept when the block ends, or none of them when it raises."""
        with Session(self.engine, expire_on_commit=False) as session, session.begin():
            yield session

    def upgrade(self, revision: str = "head") -> None:
        """Bring the tables up to date with Alembic, in one transaction."""
        config = Config()
        config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
        with self.engine.begin() as connection:
            config.attributes["connection"] = connection
            command.upgrade(config, revision)


def _make_sqlite_durable(engine: Engine) -> None:
    """Real transactions, on disk before we answer, writers in a queue; in files of our own alone."""

    @event.listens_for(engine, "do_connect")
    def opening(*_told: object) -> None:
        # Made here and never opened again: closing a file drops all the locks that SQLite has on it.
        name = engine.url.database or ":memory:"
        with suppress(OSError):  # it is there already, or SQLite says better what is wrong
            if not name.startswith((":", "file:")):
                os.close(os.open(name, os.O_CREAT | os.O_EXCL, 0o600))

    @event.listens_for(engine, "connect")
    def opened(connection: SQLiteConnection, _record: object) -> None:
        connection.isolation_level = None  # sqlite3 must not begin for us: it begins late, and deferred
        for pragma in (
            f"busy_timeout = {SECONDS_TO_WAIT_FOR_A_LOCK * 1000}",
            "journal_mode = WAL",
            "synchronous = FULL",
            "foreign_keys = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def began(connection: Connection) -> None:
        reading = bool(connection.get_execution_options().get("reading"))
        connection.exec_driver_sql(f"PRAGMA query_only = {'ON' if reading else 'OFF'}")
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


def init_app(app: Flask, url: str) -> None:
    app.extensions["database"] = Database(url)
    app.cli.add_command(_commands)


def database() -> Database:
    """This application's database."""
    found: Any = current_app.extensions["database"]
    assert isinstance(found, Database)
    return found


@contextmanager
def reading() -> Iterator[Session]:
    """`Database.reading` of this application; within `trying`, what is tried there."""
    if "trial" in g:
        yield g.trial
        return
    with database().reading() as session:
        yield session


@contextmanager
def trying() -> Iterator[Session]:
    """A session whose changes only this request sees, in all that it reads, and which are not kept."""
    with Session(database().engine, expire_on_commit=False) as session:
        g.trial = session
        try:
            yield session
        finally:
            del g.trial
            session.rollback()


@contextmanager
def writing() -> Iterator[Session]:
    """`Database.writing` of this application."""
    with database().writing() as session:
        yield session


_commands = AppGroup("db", help="The database's tables.")


@_commands.command("upgrade")
def _upgrade() -> None:
    """Bring the tables up to date."""
    database().upgrade()
    click.echo("The database is up to date.")
