"""What changed lately in the services, as anyone may know it: which of their parts, and when. Never who."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import AuditEntry


def latest_change(session: Session) -> tuple[int, datetime] | None:
    """The number and the moment of the last change of anything: another one after each change."""
    last = select(AuditEntry.id, AuditEntry.when).order_by(AuditEntry.id.desc()).limit(1)
    found = session.execute(last).one_or_none()
    return (found[0], found[1]) if found else None
