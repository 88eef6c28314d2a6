"""Looking at a draft beside what is public now."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from flask import abort
from sqlalchemy.orm import Session

from app.staff.editing.differences import Difference, differences
from app.staff.editing.kinds import KINDS
from app.staff.editing.subject import Subject, editor, may_make, stays_theirs
from app.staff.levels import Member, may_edit
from directory.models import Proposal
from directory.proposals import overtaken, wanted
from directory.whole import find_thing, no_values, values_of
from forms.text import Text, _


@dataclass(frozen=True)
class Looked:
    """A draft, the entry it is of, and what differs. `meanwhile` is what others changed since it was begun;
    `why_not` why it can never be published; `mark` changes whenever any of it does.
    """

    draft: Proposal
    subject: Subject
    changes: list[Difference]
    meanwhile: list[Difference]
    why_not: Text | None
    mark: str

    def may_be_published_by(self, session: Session, who: Member) -> bool:
        """Whether all that is in it is open to somebody, and leaves the entry theirs."""
        kind, values = self.subject.kind, self.subject.values
        if self.draft.is_new:
            return may_make(session, who, kind.code, values)
        return not kind.closes(self.draft.changes, who) and stays_theirs(session, who, kind.code, values)


def look(session: Session, key: str, *, to_change: bool = False) -> Looked:
    """The draft, for somebody who may edit the entry; otherwise the answer is 404 or 403."""
    draft = session.get(Proposal, key) if len(key) == 36 else None
    if draft is None:
        abort(404)
    subject = _subject(session, draft, to_change=to_change)
    if not _is_theirs(session, subject, draft):
        abort(403)
    current, names = subject.current, list(draft.changes)
    was = {**current, **{name: draft.changes[name]["was"] for name in overtaken(draft, current)}}
    told = json.dumps([draft.changes, subject.seen(names)], sort_keys=True)
    return Looked(
        draft,
        subject,
        differences(subject.kind, current, subject.values),
        [] if draft.is_new else differences(subject.kind, was, current),
        _why_not(subject, draft),
        hashlib.sha256(told.encode()).hexdigest()[:32],
    )


def name_if_theirs(session: Session, draft: Proposal) -> str | None:
    """What the entry of a draft is called, for somebody who may edit it."""
    thing = find_thing(session, draft.kind, draft.slug)
    name = thing.name if thing else str(wanted(draft).get("name") or draft.slug)
    if thing is not None:
        return name if may_edit(editor(), thing) else None
    theirs = draft.who == editor().name or may_make(session, editor(), draft.kind, wanted(draft))
    return name if theirs else None


def _subject(session: Session, draft: Proposal, *, to_change: bool) -> Subject:
    thing = find_thing(session, draft.kind, draft.slug, to_change=to_change)
    current = values_of(session, thing) if thing else no_values(draft.kind)
    return Subject(KINDS[draft.kind], draft.slug, thing, current, draft)


def _is_theirs(session: Session, subject: Subject, draft: Proposal) -> bool:
    if subject.thing is not None:
        return may_edit(editor(), subject.thing)
    return draft.who == editor().name or may_make(session, editor(), draft.kind, subject.values)


def _why_not(subject: Subject, draft: Proposal) -> Text | None:
    if draft.is_new and subject.thing is not None:
        return _("There is an entry at this address already, so this draft cannot be published.")
    if not draft.is_new and subject.thing is None:
        return _("The entry was removed, so this draft cannot be published.")
    return None
