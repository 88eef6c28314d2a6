"""“It is still right”, said by somebody who works here and may change the entry."""

from __future__ import annotations

from flask import abort, redirect
from werkzeug.wrappers import Response

from app.changing import changing
from app.clock import today
from app.staff.levels import Level, may_edit, needs
from app.staff.sessions import member
from app.staff.views import staff
from app.staff.way_in import back_again
from app.truth.entries import KINDS, entry_at
from directory.changes import change


@staff.post(f"/staff/checked/<any({','.join(KINDS)}):kinds>/<slug>")
@needs(Level.TEAM_EDITOR)
def still_right(kinds: str, slug: str) -> Response:
    who = member() or abort(403)
    with changing() as session:
        entry = entry_at(session, kinds, slug)
        if not may_edit(who, entry):
            abort(403)
        change(session, entry, who.name, assured_date=today())
    return redirect(back_again(), 303)
