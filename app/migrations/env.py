"""Alembic's way in: on the connection it is handed, otherwise on `sqlalchemy.url`."""

from __future__ import annotations

from alembic import context
from sqlalchemy import Connection, create_engine, pool

from app.models import Base as WebBase
from directory.models import Base as DirectoryBase

METADATA = [DirectoryBase.metadata, WebBase.metadata]


def migrate(connection: Connection) -> None:
    # SQLite cannot alter most things in place: Alembic copies the table instead
    batch = connection.dialect.name == "sqlite"
    context.configure(connection=connection, target_metadata=METADATA, render_as_batch=batch)
    with context.begin_transaction():
        context.run_migrations()


def write_sql() -> None:
    """`--sql`: what would be done, for a database administrator to read."""
    url = context.config.get_main_option("sqlalchemy.url")
    context.configure(url=url, target_metadata=METADATA, literal_binds=True)
    with context.begin_transaction():
        context.run_migrations()


connection = context.config.attributes.get("connection")
if context.is_offline_mode():
    write_sql()
elif connection is not None:
    migrate(connection)
else:
    engine = create_engine(context.config.get_main_option("sqlalchemy.url") or "", poolclass=pool.NullPool)
    with engine.connect() as opened:
        migrate(opened)
        opened.commit()
