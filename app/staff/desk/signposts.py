"""Recording signposts: which need, to whom, and whether that was the end of it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.models import Signpost
from app.security import CannotOpenError, Keys
from directory.models import Service

KEPT = timedelta(days=396)  # 13 months
CALL_BACKS_KEPT = timedelta(days=28)
HOW = ("told", "transferred", "form", "email", "text", "print", "link")
KINDS = ("service", "team", "role", "organisation")
LONGEST_TO = 180


@dataclass(frozen=True)
class CallBack:
    """A caller who agreed that we keep how to ring them back about a need."""

    id: int
    made_at: datetime
    need: str
    name: str
    telephone: str


def record(
    session: Session, service: Service, to: str, how: str, resolved: bool, language: str, again: int | None
) -> int:
    """The id of the record: a new one or, to put right what this call recorded before, the same `again`."""
    values = {"to": to, "how": how, "resolved": resolved, "language": language}
    known = session.get(Signpost, again) if again is not None else None
    if known is not None and known.need == service.slug:
        for name, value in values.items():
            setattr(known, name, value)
        return known.id
    topic = service.topics[0].slug if service.topics else None
    made = Signpost(made_at=datetime.now(UTC), need=service.slug, topic=topic, **values)
    session.add(made)
    session.flush()
    return made.id


def keep_call_back(session: Session, keys: Keys, signpost: int, name: str, telephone: str) -> None:
    """Keep, for 28 days at most, what the caller agreed to."""
    sealed = keys.seal(json.dumps({"name": name, "telephone": telephone}).encode())
    session.execute(update(Signpost).where(Signpost.id == signpost).values(sealed=sealed))


def call_backs(session: Session, keys: Keys) -> list[CallBack]:
    """Those still to be rung, who has waited longest first."""
    waiting = select(Signpost).where(Signpost.sealed.is_not(None)).order_by(Signpost.id)
    found = []
    for one in session.scalars(waiting):
        try:
            told = json.loads(keys.open(one.sealed or b""))
        except CannotOpenError:
            continue
        found.append(CallBack(one.id, one.made_at, one.need, told["name"], told["telephone"]))
    return found


def called_back(session: Session, signpost: int, resolved: bool) -> None:
    """Forget who it was, and keep whether that was the end of it."""
    done = update(Signpost).where(Signpost.id == signpost, Signpost.sealed.is_not(None))
    session.execute(done.values({"sealed": None} | ({"resolved": True} if resolved else {})))


def forget_old(session: Session, day: date) -> None:
    """Delete what is older than 13 months, and who wanted to be rung back more than 28 days ago."""
    now = datetime.combine(day, datetime.min.time(), UTC)
    session.execute(delete(Signpost).where(Signpost.made_at < now - KEPT))
    over = Signpost.made_at < now - CALL_BACKS_KEPT
    session.execute(update(Signpost).where(over, Signpost.sealed.is_not(None)).values(sealed=None))
