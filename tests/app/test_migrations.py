"""The migrations make what the models describe, on each database, and can take it back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from app import limits
from app.database import MIGRATIONS, Database
from app.models import Base
from directory.models import Base as DirectoryBase
from tests.databases import a_postgresql_database

MODELS = [DirectoryBase.metadata, Base.metadata]
CONFIG = Config()
CONFIG.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
REVISIONS = [script.revision for script in ScriptDirectory.from_config(CONFIG).walk_revisions()][::-1]


@pytest.fixture(params=["sqlite", "postgresql"])
def bare(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A database without a table."""
    if request.param == "sqlite":
        yield Database(f"sqlite:///{tmp_path / 'bare.sqlite'}")
        return
    with a_postgresql_database() as url:
        database = Database(url)
        yield database
        database.engine.dispose()


def go_down(database: Database, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, revision)


def differences(database: Database) -> object:
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        return compare_metadata(context, MODELS)


def tables(database: Database) -> set[str]:
    return set(inspect(database.engine).get_table_names()) - {"alembic_version"}


def test_the_migrations_make_exactly_what_the_models_describe(bare: Database) -> None:
    assert limits.Sendings.__tablename__ in Base.metadata.tables
    bare.upgrade()
    assert differences(bare) == []


def test_each_migration_can_be_taken_back_and_done_again(bare: Database) -> None:
    for number, revision in enumerate(REVISIONS):
        before = tables(bare)
        bare.upgrade(revision)
        go_down(bare, REVISIONS[number - 1] if number else "base")
        assert tables(bare) == before
        bare.upgrade(revision)
    assert differences(bare) == []
    go_down(bare, "base")
    assert tables(bare) == set()


def test_there_is_one_line_of_migrations(bare: Database) -> None:
    assert len(ScriptDirectory.from_config(CONFIG).get_heads()) == 1
