"""Undoing what was changed together, as a change of its own that can be undone in turn.

What was done is taken as a whole: a row that was added and then changed was added. It is undone only where
everything still is as it was left; otherwise whoever asks is told what stands in the way.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import AuditEntry, Base
from .owning import kind_of
from .plain import Values, as_json, from_json
from .recording import Recorder
from .referring import missing_references, referring_rows
from .storing import IN_ORDER

MOST = 2_000
"""How many changes can be undone at once."""
BY_ITSELF = {"last_modified"}
"""Columns that change by themselves."""


@dataclass(frozen=True)
class Net:
    """What became of one row. `before` is None for a row that was added, `after` for one that was removed."""

    model: type[Base]
    row: str
    slug: str
    of: str | None
    before: Values | None
    after: Values | None


@dataclass(frozen=True)
class Obstacle:
    """Why one row cannot be put back. `why` is "changed", "gone", "there", "used" or "needs"; `columns` those
    that changed since, `later` the changes that did it.
    """

    net: Net
    why: str
    columns: tuple[str, ...] = ()
    later: tuple[AuditEntry, ...] = ()


MODELS = {kind_of(model): model for model in IN_ORDER}


def entries_of(session: Session, together: str) -> Sequence[AuditEntry]:
    """What was changed together, in order; one more than can be undone at most."""
    found = select(AuditEntry).where(AuditEntry.together == together).order_by(AuditEntry.id)
    return session.scalars(found.limit(MOST + 1)).all()


def net_of(entries: Iterable[AuditEntry]) -> list[Net]:
    """Row by row; what came to nothing, and what is not of the directory, is left out."""
    found: dict[tuple[str, str], Net] = {}
    for entry in entries:
        if entry.kind not in MODELS or entry.row is None:
            continue
        was = found.get((entry.kind, entry.row))
        net = Net(MODELS[entry.kind], entry.row, entry.slug, entry.of, entry.before, entry.after)
        found[entry.kind, entry.row] = _joined(was, net) if was else net
    return [net for net in found.values() if net.before != net.after]


def _joined(first: Net, then: Net) -> Net:
    if first.before is None or first.after is None:
        before = first.before
    else:
        before = {**(then.before or {}), **first.before}
    after = None if then.after is None else {**(first.after or {}), **then.after}
    return replace(then, before=before, after=after)


def obstacles(session: Session, nets: Sequence[Net], since: int) -> list[Obstacle]:
    """What stands in the way of undoing these; `since` is the id of the last entry of theirs."""
    found: list[Obstacle] = []
    for net in nets:
        now = _row(session, net)
        if net.before is None:
            found += _keeping_it(session, net, now, nets, since)
        elif net.after is None:
            found += _not_bringing_it_back(session, net, now, nets, since)
        elif now is None:
            found.append(Obstacle(net, "gone", (), _later(session, net, since)))
        elif changed := _changed(now, net.after):
            found.append(Obstacle(net, "changed", changed, _later(session, net, since)))
    return found


def undo(session: Session, nets: Sequence[Net], who: str) -> None:
    """Put everything back; nothing may stand in the way. The caller commits."""
    recorder = Recorder(session, who)
    rank = {model: number for number, model in enumerate(IN_ORDER)}
    for net in _parents_first(sorted(nets, key=lambda net: rank[net.model])):
        if net.after is None and net.before is not None:
            recorder.add(net.model, from_json(net.model, net.before))
    for net in nets:
        if net.before is not None and net.after is not None:
            now = _row(session, net)
            assert now is not None
            recorder.change(net.model, now, from_json(net.model, _own(net.before)))
    for net in reversed(_parents_first(sorted(nets, key=lambda net: rank[net.model]))):
        if net.before is None and (now := _row(session, net)) is not None:
            recorder.remove(net.model, now)
    session.expire_all()


def _keeping_it(
    session: Session, net: Net, now: Mapping[str, Any] | None, nets: Sequence[Net], since: int
) -> Iterable[Obstacle]:
    """Why a row that was added cannot go again."""
    if now is None:
        yield Obstacle(net, "gone", (), _later(session, net, since))
        return
    if changed := _changed(now, net.after or {}):
        yield Obstacle(net, "changed", changed, _later(session, net, since))
    going = {other.row for other in nets if other.before is None}
    others = [row for row in referring_rows(session, net.model, now) if row not in going]
    if others:
        yield Obstacle(net, "used")


def _not_bringing_it_back(
    session: Session, net: Net, now: Mapping[str, Any] | None, nets: Sequence[Net], since: int
) -> Iterable[Obstacle]:
    """Why a row that was removed cannot come back."""
    if now is not None or _taken(session, net):
        yield Obstacle(net, "there", (), _later(session, net, since))
        return
    coming = {other.row for other in nets if other.after is None}
    if [key for key in missing_references(session, net.model, net.before or {}) if key not in coming]:
        yield Obstacle(net, "needs")


def _row(session: Session, net: Net) -> dict[str, Any] | None:
    table = net.model.__table__
    found = session.execute(select(table).where(table.c.id == net.row)).mappings().one_or_none()
    return dict(found) if found else None


def _taken(session: Session, net: Net) -> bool:
    """Whether another row of its kind has its slug by now."""
    table = net.model.__table__
    slug = (net.before or {}).get("slug")
    if slug is None or not table.c.slug.unique:
        return False
    return session.execute(select(table.c.id).where(table.c.slug == slug)).first() is not None


def _changed(now: Mapping[str, Any], left: Values) -> tuple[str, ...]:
    """The columns that are not as they were left."""
    plain = as_json(now)
    return tuple(name for name, value in _own(left).items() if plain.get(name) != value)


def _own(values: Values) -> Values:
    return {name: value for name, value in values.items() if name not in BY_ITSELF}


def _later(session: Session, net: Net, since: int) -> tuple[AuditEntry, ...]:
    same = (AuditEntry.row == net.row) & (AuditEntry.id > since)
    return tuple(session.scalars(select(AuditEntry).where(same).order_by(AuditEntry.id)))


def _parents_first(nets: Sequence[Net]) -> list[Net]:
    waiting = {net.row: net for net in nets}
    ordered: list[Net] = []
    for net in nets:
        line: list[Net] = []
        above = waiting.pop(net.row, None)
        while above is not None:
            line.append(above)
            parent = (above.before or above.after or {}).get("parent_id")
            above = waiting.pop(parent, None) if parent else None
        ordered.extend(reversed(line))
    return ordered
