"""The entry that somebody is editing: as it is in public, and as it is in their draft of it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from flask import abort, g
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.staff.editing.kinds import KINDS, Kind
from app.staff.levels import Level, Member, may_edit
from app.staff.sessions import member
from directory.models import Proposal, Team
from directory.plain import Values
from directory.proposals import find_draft, wanted
from directory.slugs import SLUG
from directory.whole import Thing, find_thing, no_values, values_of


@dataclass
class Subject:
    """`thing` is None while the entry is only a draft; `draft` is the member's own."""

    kind: Kind
    slug: str
    thing: Thing | None
    current: Values
    draft: Proposal | None

    @property
    def values(self) -> Values:
        """As they are to become."""
        return {**self.current, **(wanted(self.draft) if self.draft else {})}

    @property
    def in_public(self) -> Subject:
        """The same without the draft."""
        return replace(self, draft=None)

    @property
    def name(self) -> str:
        return str(self.current.get("name") or self.values.get("name") or self.slug)

    @property
    def is_new(self) -> bool:
        return self.thing is None

    def is_drafted(self, names: Iterable[str]) -> bool:
        """Whether any of these values is in the draft."""
        return self.draft is not None and any(name in self.draft.changes for name in names)

    def seen(self, names: Iterable[str]) -> str:
        """A mark for each of these values that changes whenever it does in public."""
        return ".".join(_mark(self.current.get(name)) for name in names)

    def changed_since(self, seen: str, names: Sequence[str]) -> list[str]:
        """Which of them changed after `seen` was made; all of them when it is none of ours."""
        marks = seen.split(".")
        if len(marks) != len(names):
            return list(names)
        pairs = zip(names, marks, strict=True)
        return [name for name, mark in pairs if mark != _mark(self.current.get(name))]


def _mark(value: object) -> str:
    whole = json.dumps(value, sort_keys=True, default=str)
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def editor() -> Member:
    """Who is signed in; these pages are shown to nobody else."""
    found = member()
    assert found is not None
    return found


def get_subject(session: Session, kind: str, slug: str, *, to_change: bool = False) -> Subject:
    """The entry, for somebody who may edit it; otherwise the answer is 404 or 403."""
    if kind not in KINDS or not SLUG.fullmatch(slug):
        abort(404)
    who = editor()
    thing = find_thing(session, kind, slug, to_change=to_change)
    draft = find_draft(session, kind, slug, who.name)
    if thing is None and (draft is None or not draft.is_new):
        abort(404)
    if thing is not None and not may_edit(who, thing):
        abort(403)
    g.edited = thing.id if thing else None
    current = values_of(session, thing) if thing else no_values(kind)
    return Subject(KINDS[kind], slug, thing, current, draft)


def may_make(session: Session, who: Member, kind: str, values: Values) -> bool:
    """Whether somebody may make a new entry with these values."""
    return who.level >= KINDS[kind].level and stays_theirs(session, who, kind, values)


def stays_theirs(session: Session, who: Member, kind: str, values: Values) -> bool:
    """Whether somebody who may edit an entry may leave it with these values: one who edits the entries of
    their own teams cannot give one away.
    """
    if who.level >= Level.EDITOR or kind not in ("service", "role"):
        return True
    slug = session.scalar(select(Team.slug).where(Team.id == (values.get("team_id") or "")))
    return slug in who.teams
