"""What is wrong with the directory: looked at again only when something in it, or the day, has changed."""

from __future__ import annotations

from flask import current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import today
from app.database import reading
from app.languages import ENGLISH, LANGUAGES
from directory.models import AuditEntry
from directory.truth import Asked, Finding, Form, check
from forms.journeys import JOURNEYS
from forms.text import speak


def asked() -> Asked:
    """What the rules have to know that is not in the directory."""
    languages = tuple(code for code in LANGUAGES if code != ENGLISH)
    with speak(ENGLISH, None):  # it is kept for pages in every language
        forms = [Form(form.slug, str(form.title), frozenset(form.services)) for form in JOURNEYS.values()]
    return Asked(today(), languages, tuple(forms))


def findings() -> list[Finding]:
    """Everything that is wrong, but for links."""
    with reading() as session:
        stamp = (today(), _last_change(session))
        known, found = current_app.extensions.get("findings", (None, []))
        if known != stamp:
            found = check(session, asked())
            current_app.extensions["findings"] = (stamp, found)
    kept: list[Finding] = found
    return kept


def _last_change(session: Session) -> int | None:
    """Every change of the directory leaves an entry in the audit."""
    return session.scalar(select(func.max(AuditEntry.id)))
