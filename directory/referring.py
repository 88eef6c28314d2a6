"""What refers to a row, and what a row refers to: so that nothing is removed from under something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Column, select
from sqlalchemy.orm import Session

from .models import Base, Organisation, Service, Translated, Translation
from .owning import OWNERS, kind_of

TABLES = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}


def referring_rows(session: Session, model: type[Base], row: Mapping[str, Any]) -> Iterator[str]:
    """The ids of the rows that refer to this one, its own parts and translations included."""
    for other, column in referring(model):
        table = other.__table__
        yield from session.scalars(select(table.c.id).where(column == row["id"]))
    if issubclass(model, Translated):
        words = (Translation.kind == kind_of(model)) & (Translation.slug == row["slug"])
        yield from session.scalars(select(Translation.id).where(words))


def missing_references(session: Session, model: type[Base], row: Mapping[str, Any]) -> Iterator[str]:
    """The ids this row refers to that are not there."""
    for column in model.__table__.columns:
        for key in column.foreign_keys:
            wanted = row.get(column.name)
            if wanted and session.scalar(select(key.column).where(key.column == wanted)) is None:
                yield wanted


def used_by(session: Session, model: type[Base], row: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Kind and name of the entries that refer to this one: a service of a team, a place where one is."""
    found: dict[tuple[str, str], None] = {}
    for other, column in referring(model):
        if other in OWNERS and column.name in OWNERS[other]:
            continue  # its own part, which goes with it
        for name in _names(session, other, column, row["id"]):
            found[name] = None
    if model in (Service, Organisation):
        me = f"{kind_of(model)}:{row['slug']}"
        partners = session.execute(select(Service.name, Service.if_we_cannot_help)).all()
        found.update((("service", name), None) for name, others in partners if me in others)
    return list(found)


def _names(session: Session, model: type[Base], column: Column[Any], key: str) -> Iterator[tuple[str, str]]:
    table = model.__table__
    if "name" in table.c and model not in OWNERS:
        for name in session.scalars(select(table.c.name).where(column == key).limit(20)):
            yield kind_of(model), name
    elif "service_id" in table.c:
        of = select(Service.name).join(table, table.c.service_id == Service.id)
        yield from (("service", name) for name in session.scalars(of.where(column == key).limit(20)))
    elif session.execute(select(table.c.id).where(column == key).limit(1)).first():
        yield kind_of(model), ""


def referring(model: type[Base]) -> Iterator[tuple[type[Base], Column[Any]]]:
    """The columns that refer to rows of a table, each with the table it is in."""
    for table in Base.metadata.sorted_tables:
        for key in table.foreign_keys:
            if key.column.table is model.__table__:
                yield TABLES[table.name], key.parent
