"""What undoing a change would do, who may, and what stands in the way, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from flask import abort
from sqlalchemy.orm import Session

from app.staff.editing.kinds import KINDS
from app.staff.editing.subject import stays_theirs
from app.staff.editing.telling import Told, told
from app.staff.levels import Level, Member, may_edit
from directory import trail
from directory.models import AuditEntry
from directory.undoing import MOST, Net, Obstacle, entries_of, net_of, obstacles
from directory.whole import find_thing, values_of
from forms import written
from forms.text import Text, _

BY_ONE_EDITOR = 200
"""How many rows an editor may undo at once; more, such as an import, is for administrators."""


@dataclass(frozen=True)
class Undoing:
    """A change, and what is to be told of undoing it. `why_not` is why it cannot be done at all."""

    change: trail.Change
    told: list[Told]
    nets: list[Net]
    obstacles: list[Obstacle]
    later: list[AuditEntry]
    why_not: Text | None

    def stays_there(self, one: Told) -> bool:
        """Whether this entry is there once it is undone."""
        return one.done != "added"

    @property
    def hindrances(self) -> list[Text]:
        """What stands in the way, a sentence each."""
        said = {
            "changed": _("The same things were changed again since."),
            "gone": _("Something of it was removed since."),
            "there": _("There is something else in its place now."),
            "used": _("Other entries refer to what was added."),
            "needs": _("Something that it refers to is not there any more."),
        }
        return [said[why] for why in dict.fromkeys(one.why for one in self.obstacles)]


def look(session: Session, who: Member, together: str) -> Undoing:
    """404 when there was no such change, 403 for somebody who may not edit all that it is about."""
    change = trail.change_of(session, together)
    if change is None:
        abort(404)
    entries = entries_of(session, together)
    nets = net_of(entries[:MOST])
    if not _may(session, who, nets):
        abort(403)
    why_not = _why_not(who, entries, nets)
    stands = obstacles(session, nets, entries[-1].id) if why_not is None else []
    later = {entry.id: entry for one in stands for entry in one.later}
    shown = told(session, change.entries)
    return Undoing(change, shown, nets, stands, [later[key] for key in sorted(later)][:20], why_not)


def _why_not(who: Member, entries: Sequence[AuditEntry], nets: list[Net]) -> Text | None:
    rows = len(entries)
    if rows > MOST:
        return _(
            "This change is too large to undo here: it has more than %(most)s parts. "
            "Import the files from before it instead.",
            most=written.number(MOST),
        )
    if not nets and any(entry.is_forgotten for entry in entries):
        return _("What it said of somebody who has left is deleted, so it cannot be undone.")
    if not nets:
        return _("There is nothing in it that can be undone here.")
    if rows > BY_ONE_EDITOR and who.level < Level.ADMINISTRATOR:
        return _("This is a large change, so only an administrator can undo it.")
    return None


def _may(session: Session, who: Member, nets: list[Net]) -> bool:
    if who.level >= Level.EDITOR:
        return True
    for net in nets:
        kind, _colon, slug = (net.of or "").partition(":")
        thing = find_thing(session, kind, slug) if kind in KINDS else None
        if thing is None or not may_edit(who, thing):
            return False
        if net.before and net.after and net.model is type(thing) and KINDS[kind].closes(net.after, who):
            return False
        if "team_id" in (net.before or {}) and net.model is type(thing):
            as_it_was = {**values_of(session, thing), **(net.before or {})}
            if not stays_theirs(session, who, kind, as_it_was):
                return False
    return True
