"""Drafts: written down, looked at, then published now or on a day, or thrown away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import Proposal
from .plain import Values
from .whole import Thing, add_whole, find_thing, no_values, set_values, values_of


class Overtaken(Exception):  # noqa: N818 - nobody's fault
    """Somebody else changed the same values after the draft was begun; `names` are those."""

    def __init__(self, names: Sequence[str]) -> None:
        super().__init__(", ".join(names))
        self.names = names


def find_draft(session: Session, kind: str, slug: str, who: str) -> Proposal | None:
    """Somebody's own draft of an entry."""
    own = select(Proposal).where(Proposal.kind == kind, Proposal.slug == slug, Proposal.who == who)
    return session.scalar(own.order_by(Proposal.made_at).limit(1))


def drafts_of(session: Session, kind: str, slug: str) -> Sequence[Proposal]:
    """All the drafts of an entry, the oldest first."""
    found = select(Proposal).where(Proposal.kind == kind, Proposal.slug == slug)
    return session.scalars(found.order_by(Proposal.made_at)).all()


def every_draft(session: Session, limit: int = 100) -> Sequence[Proposal]:
    """The newest first."""
    return session.scalars(select(Proposal).order_by(Proposal.made_at.desc()).limit(limit)).all()


def due(session: Session, day: date) -> Sequence[Proposal]:
    """Those to be published on this day or before it, that nothing kept from it yet."""
    found = select(Proposal).where(Proposal.publish_on <= day, Proposal.problem.is_(None))
    return session.scalars(found.order_by(Proposal.publish_on, Proposal.made_at)).all()


def write(
    session: Session, kind: str, slug: str, values: Mapping[str, Any], current: Mapping[str, Any], who: str
) -> Proposal | None:
    """Put these values into somebody's draft. What is as it is in public is taken out; None when nothing is
    left of it.
    """
    draft = find_draft(session, kind, slug, who)
    if draft is None:
        draft = Proposal(kind=kind, slug=slug, who=who, changes={}, made_at=datetime.now(UTC))
        session.add(draft)
        session.flush()
    changes = dict(draft.changes)
    for name, value in values.items():
        if value == current.get(name) and not draft.is_new:
            changes.pop(name, None)
        else:
            changes[name] = {"was": current.get(name), "is": value}
    draft.changes, draft.made_at, draft.problem = changes, datetime.now(UTC), None
    if not changes:
        session.delete(draft)
    session.flush()
    return draft if changes else None


def leave_out(session: Session, draft: Proposal, names: Iterable[str]) -> None:
    """Take these values out of a draft, and delete it when nothing is left."""
    gone = set(names)
    draft.changes = {name: change for name, change in draft.changes.items() if name not in gone}
    if not draft.changes:
        session.delete(draft)
    session.flush()


def begin(session: Session, kind: str, slug: str, values: Mapping[str, Any], who: str) -> Proposal:
    """A draft of an entry that is not there yet."""
    changes = {name: {"was": None, "is": value} for name, value in values.items()}
    draft = Proposal(kind=kind, slug=slug, who=who, changes=changes, made_at=datetime.now(UTC), is_new=True)
    session.add(draft)
    session.flush()
    return draft


def wanted(draft: Proposal) -> Values:
    """The values it is to have."""
    return {name: change["is"] for name, change in draft.changes.items()}


def whole_of_new(draft: Proposal) -> Values:
    return {**no_values(draft.kind), **wanted(draft)}


def overtaken(draft: Proposal, current: Mapping[str, Any]) -> list[str]:
    """The values that somebody else has changed since the draft was begun."""
    changes = draft.changes.items()
    return [
        name
        for name, change in changes
        if change["was"] != current.get(name) and change["is"] != current.get(name)
    ]


def catch_up(draft: Proposal, current: Mapping[str, Any]) -> None:
    """Whoever answers for the draft has seen what was changed meanwhile, and stays with it."""
    draft.changes = {
        name: {"was": None if draft.is_new else current.get(name), "is": change["is"]}
        for name, change in draft.changes.items()
    }


def publish(session: Session, draft: Proposal, who: str, *, knowing: bool = False) -> Thing:
    """Make it so, as a change by `who`, and delete the draft. Raises Overtaken, unless they do it `knowing`
    what was changed meanwhile; LookupError when the entry is gone, or one of this name there already.
    """
    thing = apply(session, draft, who, knowing=knowing)
    session.delete(draft)
    session.flush()
    return thing


def apply(session: Session, draft: Proposal, who: str, *, knowing: bool = True) -> Thing:
    """What `publish` does to the entry; the draft stays."""
    thing = find_thing(session, draft.kind, draft.slug, to_change=True)
    if (thing is None) is not draft.is_new:
        raise LookupError(f"{draft.kind}:{draft.slug}")
    if thing is None:
        return add_whole(session, draft.kind, draft.slug, whole_of_new(draft), who)
    if not knowing and (names := overtaken(draft, values_of(session, thing))):
        raise Overtaken(names)
    set_values(session, thing, wanted(draft), who)
    return thing
