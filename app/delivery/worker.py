"""The delivery worker: takes what is due from the outbox and tries to deliver it.

Rows are leased, so any number of workers may run; one that is killed leaves its rows to the next when the
lease ends. A delivery that fails waits longer each time, and after the last wait is given up: staff see it
in `submissions deliveries` and send it again with `submissions replay`.
"""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import structlog
from sqlalchemy import Select, select, update
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session, joinedload

from app import daily, drafts, files, letters, saved_forms, short_addresses, tally, texts
from app.database import Database
from app.delivery import DESTINATIONS, NotDelivered
from app.limits import forget_sendings
from app.models import Delivery
from app.security import CannotOpenError, Keys
from app.settings import Settings
from app.staff.desk import signposts
from app.submissions import delete_overdue, forget_anonymous_senders, opened
from app.truth import reports
from forms.journeys import JOURNEYS

LEASE = timedelta(minutes=5)  # longer than any one delivery takes
SECONDS_BETWEEN_LOOKS = 2.0
SECONDS_BETWEEN_TIDYINGS = 600.0

log = structlog.get_logger()


def run(database: Database, keys: Keys, settings: Settings, stop: threading.Event) -> None:
    """Deliver until told to stop, through times when the database is away."""
    tidied = 0.0
    while not stop.is_set():
        try:
            if datetime.now(UTC).timestamp() - tidied > SECONDS_BETWEEN_TIDYINGS:
                tidy(database)
                daily.do_what_is_due(database, keys, settings)
                tidied = datetime.now(UTC).timestamp()
            if not deliver_next(database, keys, settings):
                stop.wait(SECONDS_BETWEEN_LOOKS)
        except OperationalError as problem:
            log.warning("the database is away", problem=str(problem.orig))
            stop.wait(SECONDS_BETWEEN_LOOKS)


def tidy(database: Database) -> None:
    """Delete what we have no more reason to keep."""
    with database.writing() as session:
        drafts.delete_expired(session)
        forget_anonymous_senders(session)
        delete_overdue(session, JOURNEYS.values())
        forget_sendings(session)
        saved_forms.forget_old(session)
        short_addresses.forget_old(session)
        letters.forget_old(session)
        reports.forget_old(session)
        tally.forget_old(session, datetime.now(UTC).date())
        signposts.forget_old(session, datetime.now(UTC).date())


def deliver_next(database: Database, keys: Keys, settings: Settings) -> bool:
    """Try the delivery that has been due longest. Returns False when none is."""
    with database.reading() as session:  # a look that takes no lock: most looks find nothing
        if session.scalar(_due(datetime.now(UTC)).limit(1)) is None:
            return False
    with database.writing() as session:
        delivery = _lease(session)
    if delivery is not None:
        _try(database, keys, settings, delivery)
    return delivery is not None


def _due(now: datetime) -> Select[Delivery]:
    free = Delivery.leased_until.is_(None) | (Delivery.leased_until < now)
    return select(Delivery).where(Delivery.state == "waiting", Delivery.due_at <= now, free)


def _lease(session: Session) -> Delivery | None:
    """One row at a time: a lease on a second would run out while the first is being delivered."""
    now = datetime.now(UTC)
    query = _due(now).options(joinedload(Delivery.submission)).order_by(Delivery.due_at).limit(1)
    delivery = session.scalar(query.with_for_update(skip_locked=True, of=Delivery))
    if delivery is not None:
        delivery.leased_until = now + LEASE
        delivery.attempts += 1
    return delivery


def _try(database: Database, keys: Keys, settings: Settings, delivery: Delivery) -> None:
    try:
        _deliver(database, keys, settings, delivery)
        outcome: dict[str, object] = {"state": "delivered", "problem": "", "sealed": None}
    except Exception as fault:  # whatever is wrong with one must not stop the others
        known = isinstance(fault, NotDelivered | CannotOpenError)
        problem = str(fault) if known else f"It could not be made ready ({type(fault).__name__})."
        outcome = _later(delivery, settings) | {"problem": problem}
        log.warning("delivery failed", destination=delivery.destination, problem=problem)
    if "state" in outcome and delivery.submission is not None:
        outcome["due_at"] = delivery.submission.received_at  # not when it was tried: that could name a sender
    with database.writing() as session:
        mine = update(Delivery).where(Delivery.id == delivery.id, Delivery.attempts == delivery.attempts)
        session.execute(mine.values(leased_until=None, **outcome))


def _deliver(database: Database, keys: Keys, settings: Settings, delivery: Delivery) -> None:
    if delivery.sealed is not None and delivery.destination == texts.DESTINATION:
        texts.deliver(delivery.sealed, keys, settings)
        return
    if delivery.sealed is not None:
        letters.deliver(letters.opened(delivery.sealed, keys), settings)
        return
    assert delivery.submission is not None
    sent = opened(delivery.submission, keys, delivery.team)
    with database.reading() as session:
        theirs = files.sent_with(
            session, keys, delivery.submission.id, sent.record["answers"], settings.public_url
        )
    DESTINATIONS[delivery.destination](replace(sent, files=theirs), settings)


def _later(delivery: Delivery, settings: Settings) -> dict[str, object]:
    waits = settings.delivery_retry_seconds
    if delivery.attempts > len(waits):
        return {"state": "given-up"}
    return {"due_at": datetime.now(UTC) + timedelta(seconds=waits[delivery.attempts - 1])}
