"""Putting many rows into the directory at once: what is new, what changed, what went, each in the audit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Table, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from .models import (
    Absence,
    Accessibility,
    AuditEntry,
    Base,
    Contact,
    CostOption,
    DutyShift,
    Location,
    Organisation,
    OrganisationIdentifier,
    Person,
    Role,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceTopic,
    TaxonomyTerm,
    Team,
    Translation,
)
from .modified import mark_modified
from .owning import Owners, kind_of
from .plain import Values, as_json
from .problems import ImportReport, Progress

IN_ORDER: tuple[type[Base], ...] = (
    Organisation,
    OrganisationIdentifier,
    Team,
    Person,
    Absence,
    DutyShift,
    Role,
    TaxonomyTerm,
    Location,
    Accessibility,
    Service,
    ServiceTopic,
    CostOption,
    ServiceArea,
    ServiceAtLocation,
    Schedule,
    Contact,
    Translation,
)
AT_ONCE = 400


@dataclass
class Batch:
    """Rows to be stored. `values` holds a column's value by name, always "id"; a column left out is not
    touched. `slug` is what the audit files the row under."""

    rows: dict[type[Base], dict[str, tuple[str, Values]]] = field(default_factory=lambda: defaultdict(dict))
    owners: dict[tuple[type[Base], str], dict[str, str]] = field(default_factory=lambda: defaultdict(dict))

    def add(self, model: type[Base], slug: str, /, **values: Any) -> None:
        self.rows[model][values["id"]] = (slug, values)

    def owns_all(self, model: type[Base], column: str, owner: str, slug: str) -> None:
        """Rows whose `column` is this owner, and that are not in the batch, are to go.

        Several columns are joined with ":", and so are their values.
        """
        self.owners[model, column][owner] = slug


def store(session: Session, batch: Batch, who: str, progress: Progress | None = None) -> ImportReport:
    """Store a checked batch. The caller commits, so that all of it is kept or none."""
    report = ImportReport()
    now = datetime.now(UTC)
    audit: list[Values] = []
    total = sum(len(rows) for rows in batch.rows.values())
    owners = Owners(session)
    for model in IN_ORDER:
        for _slug, values in batch.rows.get(model, {}).values():
            owners.meet(model, values)
    _remove(session, batch, owners, report, audit)
    done = 0
    for model in IN_ORDER:
        rows = batch.rows.get(model, {})
        _upsert(session, model, rows, owners, now, report, audit)
        done += len(rows)
        if progress and rows:
            progress(kind_of(model).replace("_", " "), done, total)
    mark_modified(session, _modified(audit), now)
    once = {"when": now, "who": who, "together": str(uuid4())}
    for entries in _chunks(audit):
        session.execute(insert(AuditEntry), [{**once, **entry} for entry in entries])
    session.expire_all()
    return report


def _modified(audit: Sequence[Values]) -> set[str]:
    """The entries that were changed, but for those that are new and services, which know it by their row."""
    entries = {entry["of"] for entry in audit if entry["of"]}
    own = (entry for entry in audit if entry["of"] == f"{entry['kind']}:{entry['slug']}")
    return entries - {row["of"] for row in own if row["before"] is None or row["kind"] == Service.kind}


def _when_modified(changed: Values, before: Mapping[str, Any] | None, now: datetime) -> Values:
    """What changed with the moment it did. What is imported says when, but can only put it forward."""
    given = changed.pop("last_modified", None)
    was = before and before["last_modified"]
    newer = given if given and not (was and given <= was) else None
    return {**changed, "last_modified": newer or now} if changed or newer else {}


def _table(model: type[Base]) -> Table:
    assert isinstance(model.__table__, Table)
    return model.__table__


def _remove(
    session: Session, batch: Batch, entries: Owners, report: ImportReport, audit: list[Values]
) -> None:
    for (model, column), owners in batch.owners.items():
        table = _table(model)
        for ids in _chunks(owners):
            owner = _joined(table, column)
            found = session.execute(select(table, owner.label("owner")).where(owner.in_(ids))).mappings()
            gone = [dict(row) for row in found if row["id"] not in batch.rows.get(model, {})]
            for row in gone:
                owner_slug = owners[row.pop("owner")]
                slug = row["slug"] if model is Contact else owner_slug
                audit.append(
                    {
                        "kind": kind_of(model),
                        "slug": slug,
                        "row": row["id"],
                        "of": entries.of(model, row),
                        "before": as_json(row),
                        "after": None,
                    },
                )
            report.removed += len(gone)
            for ids_gone in _chunks([row["id"] for row in gone]):
                session.execute(delete(table).where(table.c.id.in_(ids_gone)))


def _joined(table: Table, columns: str) -> ColumnElement[str]:
    first, *others = (table.c[name] for name in columns.split(":"))
    joined: ColumnElement[str] = first
    for column in others:
        joined = joined + ":" + column
    return joined


def _upsert(
    session: Session,
    model: type[Base],
    rows: dict[str, tuple[str, Values]],
    owners: Owners,
    now: datetime,
    report: ImportReport,
    audit: list[Values],
) -> None:
    table = _table(model)
    known: dict[str, Mapping[str, Any]] = {}
    for ids in _chunks(rows):
        found = session.execute(select(table).where(table.c.id.in_(ids))).mappings()
        known.update((row["id"], dict(row)) for row in found)
    new: list[Values] = []
    changes: list[Values] = []
    for key, (slug, values) in rows.items():
        before = known.get(key)
        changed = {name: value for name, value in values.items() if before is None or before[name] != value}
        if "last_modified" in table.c:
            changed = _when_modified(changed, before, now)
        if before is not None and not changed:
            report.unchanged += 1
            continue
        (changes if before is not None else new).append({"id": key, **changed})
        was = as_json({name: before[name] for name in changed}) if before is not None else None
        audit.append(
            {
                "kind": kind_of(model),
                "slug": slug,
                "row": key,
                "of": owners.of(model, {**(before or {}), **values}),
                "before": was,
                "after": as_json(changed),
            }
        )
    report.created += len(new)
    report.changed += len(changes)
    _write(session, table, _parents_first(new), changes)


def _write(session: Session, table: Table, new: list[Values], changes: list[Values]) -> None:
    for columns, alike in _by_columns(new).items():
        session.execute(insert(table), [{name: row[name] for name in columns} for row in alike])
    for columns, alike in _by_columns(changes).items():
        names = [name for name in columns if name != "id"]
        statement = update(table).where(table.c.id == bindparam("key"))
        statement = statement.values({name: bindparam(f"new_{name}") for name in names})
        session.connection().execute(
            statement,
            [{"key": row["id"], **{f"new_{name}": row[name] for name in names}} for row in alike],
        )


def _by_columns(rows: Iterable[Values]) -> dict[tuple[str, ...], list[Values]]:
    """Rows that set the same columns can be sent together."""
    groups: dict[tuple[str, ...], list[Values]] = {}
    for row in rows:
        groups.setdefault(tuple(sorted(row)), []).append(row)
    return groups


def _parents_first(rows: list[Values]) -> list[Values]:
    waiting = {row["id"]: row for row in rows}
    ordered: list[Values] = []

    for row in rows:
        line: list[Values] = []
        above = waiting.pop(row["id"], None)
        while above is not None:
            line.append(above)
            above = waiting.pop(above.get("parent_id") or "", None)
        ordered.extend(reversed(line))
    return ordered


def _chunks(items: Iterable[Any]) -> Iterator[Sequence[Any]]:
    """SQLite takes only so many values in one statement."""
    rest = iter(items)
    while chunk := list(islice(rest, AT_ONCE)):
        yield chunk
