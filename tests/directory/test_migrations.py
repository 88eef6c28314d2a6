from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from sqlalchemy import Connection, Engine, inspect

from directory.models import Base

MIGRATIONS = Path(__file__).parents[2] / "app" / "migrations"
OURS = frozenset(Base.metadata.tables)


def migrate(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    (command.downgrade if revision == "base" else command.upgrade)(config, revision)


def test_the_migrations_make_the_tables_the_models_describe_and_can_take_them_back(engine: Engine) -> None:
    Base.metadata.drop_all(engine)
    with engine.connect() as connection:
        migrate(connection, "head")
        context = MigrationContext.configure(
            connection,
            opts={
                "include_object": lambda thing, name, kind, reflected, other: kind != "table" or name in OURS
            },
        )
        assert compare_metadata(context, Base.metadata) == []
        migrate(connection, "base")
        assert set(inspect(connection).get_table_names()) <= {"alembic_version"}
        connection.exec_driver_sql("DROP TABLE alembic_version")
        connection.commit()
    Base.metadata.create_all(engine)
