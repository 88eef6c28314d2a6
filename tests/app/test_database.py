from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError, IntegrityError

from app.database import Database


@pytest.fixture
def shelf(tmp_path: Path) -> Database:
    database = Database(f"sqlite:///{tmp_path / 'shelf.sqlite'}")
    with database.writing() as session:
        session.execute(text("CREATE TABLE shelf (id INTEGER PRIMARY KEY)"))
        session.execute(text("CREATE TABLE book (shelf INTEGER NOT NULL REFERENCES shelf (id))"))
    return database


def books(database: Database) -> int:
    with database.reading() as session:
        return session.execute(text("SELECT count(*) FROM shelf")).scalar_one()


def test_reading_cannot_write(shelf: Database) -> None:
    with shelf.reading() as session, pytest.raises(DatabaseError):
        session.execute(text("INSERT INTO shelf VALUES (1)"))
    assert books(shelf) == 0


def test_nobody_else_on_the_machine_reads_what_is_kept(shelf: Database, tmp_path: Path) -> None:
    with shelf.reading() as session:
        session.execute(text("SELECT 1"))
        files = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
    assert files == dict.fromkeys(("shelf.sqlite", "shelf.sqlite-shm", "shelf.sqlite-wal"), 0o600)


def test_writing_keeps_all_or_nothing(shelf: Database) -> None:
    with pytest.raises(IntegrityError), shelf.writing() as session:
        session.execute(text("INSERT INTO shelf VALUES (1), (1)"))
    assert books(shelf) == 0
    with shelf.writing() as session:
        session.execute(text("INSERT INTO shelf VALUES (1)"))
    assert books(shelf) == 1


def test_what_points_nowhere_is_refused(shelf: Database) -> None:
    with pytest.raises(IntegrityError), shelf.writing() as session:
        session.execute(text("INSERT INTO book VALUES (7)"))


def test_sqlite_is_on_disk_before_we_answer(shelf: Database) -> None:
    with shelf.reading() as session:
        assert session.execute(text("PRAGMA journal_mode")).scalar_one() == "wal"
        assert session.execute(text("PRAGMA synchronous")).scalar_one() == 2
        assert session.execute(text("PRAGMA busy_timeout")).scalar_one() >= 5000


def test_a_reader_never_waits_for_a_writer(shelf: Database) -> None:
    with shelf.writing() as session:
        session.execute(text("INSERT INTO shelf VALUES (1)"))
        assert books(shelf) == 0


def test_what_is_written_after_another_process_came_and_went_is_there_for_all(
    shelf: Database, tmp_path: Path
) -> None:
    with shelf.reading() as one, shelf.reading() as another:  # two connections at the same time
        for session in (one, another):
            session.execute(text("SELECT count(*) FROM shelf"))
    look = "import sqlite3, sys; print(*sqlite3.connect(sys.argv[1]).execute('SELECT count(*) FROM shelf'))"
    elsewhere = [sys.executable, "-c", look, str(tmp_path / "shelf.sqlite")]
    subprocess.run(elsewhere, check=True)
    with shelf.writing() as session:
        session.execute(text("INSERT INTO shelf VALUES (1)"))
    assert subprocess.run(elsewhere, check=True, capture_output=True, text=True).stdout == "(1,)\n"


def test_a_failed_statement_does_not_tell_what_was_in_it(shelf: Database) -> None:
    with pytest.raises(IntegrityError) as problem, shelf.writing() as session:
        session.execute(text("INSERT INTO book VALUES (:shelf)"), {"shelf": 424242})
    assert "424242" not in str(problem.value)


def test_the_tables_are_made_by_one_command_again_and_again(app: Flask) -> None:
    for _ in range(2):
        result = app.test_cli_runner().invoke(args=["db", "upgrade"])
        assert result.exit_code == 0, result.output
        assert "up to date" in result.output
