"""The delivery worker: takes what is due from the outbox and tries to deliver it.

Rows are leased, so any number of workers may run; one that is killed leaves its rows to the next when the
lease ends. A delivery that fails waits longer each time, and after the last wait is given up: staff see it
in `submissions deliveries` and send it again with `submissions replay`.
"""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session, joinedload

from app import drafts
from app.database import Database
from app.delivery import DESTINATIONS, NotDelivered
from app.models import Delivery
from app.security import CannotOpenError, Keys
from app.settings import Settings
from app.submissions import forget_anonymous_senders, opened

LEASE = timedelta(minutes=2)
AT_ONCE = 20
SECONDS_BETWEEN_LOOKS = 2.0
SECONDS_BETWEEN_TIDYINGS = 600.0

log = structlog.get_logger()


def run(database: Database, keys: Keys, settings: Settings, stop: threading.Event) -> None:
    """Deliver until told to stop."""
    tidied = 0.0
    while not stop.is_set():
        if datetime.now(UTC).timestamp() - tidied > SECONDS_BETWEEN_TIDYINGS:
            tidy(database)
            tidied = datetime.now(UTC).timestamp()
        if not deliver_due(database, keys, settings):
            stop.wait(SECONDS_BETWEEN_LOOKS)


def tidy(database: Database) -> None:
    """Delete what we have no more reason to keep."""
    with database.writing() as session:
        drafts.delete_expired(session)
        forget_anonymous_senders(session)


def deliver_due(database: Database, keys: Keys, settings: Settings) -> int:
    """Try everything due now, up to AT_ONCE. Returns how many were tried."""
    with database.reading() as session:  # a look that takes no lock: most looks find nothing
        if session.scalar(_due(datetime.now(UTC)).limit(1)) is None:
            return 0
    with database.writing() as session:
        taken = _lease(session)
    for delivery in taken:
        _try(database, keys, settings, delivery)
    return len(taken)


def _due(now: datetime) -> Select[Delivery]:
    free = Delivery.leased_until.is_(None) | (Delivery.leased_until < now)
    return select(Delivery).where(Delivery.state == "waiting", Delivery.due_at <= now, free)


def _lease(session: Session) -> list[Delivery]:
    now = datetime.now(UTC)
    query = _due(now).options(joinedload(Delivery.submission)).order_by(Delivery.due_at).limit(AT_ONCE)
    taken = list(session.scalars(query.with_for_update(skip_locked=True, of=Delivery)))
    for delivery in taken:
        delivery.leased_until = now + LEASE
        delivery.attempts += 1
    return taken


def _try(database: Database, keys: Keys, settings: Settings, delivery: Delivery) -> None:
    try:
        DESTINATIONS[delivery.destination](opened(delivery.submission, keys), settings)
        outcome: dict[str, object] = {"state": "delivered", "problem": ""}
    except (NotDelivered, CannotOpenError, KeyError) as problem:
        outcome = _later(delivery, settings) | {"problem": str(problem)}
        log.warning("delivery failed", destination=delivery.destination, problem=str(problem))
    with database.writing() as session:
        mine = update(Delivery).where(Delivery.id == delivery.id, Delivery.attempts == delivery.attempts)
        session.execute(mine.values(leased_until=None, **outcome))


def _later(delivery: Delivery, settings: Settings) -> dict[str, object]:
    waits = settings.delivery_retry_seconds
    if delivery.attempts > len(waits):
        return {"state": "given-up"}
    return {"due_at": datetime.now(UTC) + timedelta(seconds=waits[delivery.attempts - 1])}
