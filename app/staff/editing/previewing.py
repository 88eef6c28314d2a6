"""How a draft will look: the public page itself, in any language, with the draft in it for this once."""

from __future__ import annotations

from typing import Any

from flask import current_app, g

from app.database import trying
from app.staff.editing.looking import look
from app.staff.levels import Level, needs
from app.staff.views import staff
from directory.proposals import apply


@staff.get("/staff/drafts/<key>/preview")
@needs(Level.TEAM_EDITOR)
def preview(key: str) -> Any:
    with trying() as session:
        looked = look(session, key)
        g.preview_of = key
        if looked.why_not is None:
            apply(session, looked.draft, "preview")
            session.flush()
            session.expire_all()
        kind, slug = looked.draft.kind, looked.draft.slug
        return current_app.view_functions[f"directory.{kind}"](slug=slug)
