"""Keeping what somebody wrote on a page of editing: public at once, or in their draft."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from app.changing import changing
from app.staff.editing.subject import Subject, editor, get_subject, stays_theirs
from directory.plain import Values
from directory.proposals import leave_out, write
from directory.whole import set_values

PUBLISH, DRAFT, SAME = "publish", "draft", "same"
Made = Callable[[Values], Values]
"""From the values as they are, those that somebody means."""


class Meanwhile(Exception):  # noqa: N818 - nobody's fault
    """These values were changed by somebody else after the page was opened."""

    def __init__(self, names: Sequence[str], subject: Subject) -> None:
        super().__init__(", ".join(names))
        self.names, self.subject = names, subject


def save(kind: str, slug: str, names: Sequence[str], made: Made) -> Response:
    """Keep what was sent, as its button says. Raises Meanwhile rather than undo what somebody else did."""
    at_once = request.form.get("how") == PUBLISH
    with changing() as session:
        subject = get_subject(session, kind, slug, to_change=True)
        publishing = at_once and subject.thing is not None
        values = made(subject.current if publishing else subject.values)
        if publishing and (changed := subject.changed_since(request.form.get("seen", ""), names)):
            if subject.draft is not None:
                session.expunge(subject.draft)  # the page is still to show it, after this has been undone
            raise Meanwhile(changed, subject)
        who = editor()
        if not stays_theirs(session, who, kind, {**subject.values, **values}):
            abort(403)
        if publishing and subject.thing is not None:
            changed_now = set_values(session, subject.thing, values, who.name)
            if subject.draft is not None:
                leave_out(session, subject.draft, names)
            saved = session.info["together"] if changed_now else SAME
        else:
            draft = write(session, kind, slug, values, subject.current, who.name)
            saved = DRAFT if draft else SAME
    return redirect(url_for("staff.edit", kind=kind, slug=slug, saved=saved), 303)
