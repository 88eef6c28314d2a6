"""Storing a submission with its deliveries: once, whole, or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select, true, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from app import files, references
from app.database import Database
from app.models import Delivery, Draft, SavedForm, Submission, Upload
from app.security import CannotOpenError, Keys
from forms.answers import COUNCIL_TIME
from forms.journey import Journey, Path, Row
from forms.text import language

REMEMBER_ANONYMOUS = timedelta(hours=24)


@dataclass(frozen=True)
class Address:
    """Where a submission has to go: a destination and, where several teams have to have it, which team."""

    destination: str
    team: str | None = None


@dataclass(frozen=True)
class Sent:
    """A stored submission, opened. `record` is the sealed part: see `record_of`. `team` is the slug of the
    one this delivery is for, where it goes to several. `files` are there for a delivery only.
    """

    reference: str
    journey: str
    language: str
    anonymous: bool
    received_at: datetime
    record: dict[str, Any]
    channel: str = "web"
    entered_by: str | None = None
    team: str | None = None
    version: str = ""
    files: tuple[files.SentFile, ...] = ()

    @property
    def day(self) -> date:
        """The day it came, where the council is."""
        return self.received_at.astimezone(COUNCIL_TIME).date()


def submit(
    database: Database,
    keys: Keys,
    journey: Journey,
    path: Path,
    token: str,
    outbox: Sequence[Address],
    *,
    channel: str = "web",
    entered_by: str | None = None,
    teams: Sequence[str] = (),
) -> str:
    """Store the answers of a finished path and a delivery to each address. Returns the reference. `teams` are
    the slugs of those who have to have it.

    Of an anonymous one it is not kept who entered it: with the day, that could tell whose call it was.
    Sent again with the same token, at once or years later, it stores nothing and returns the same one.
    """
    assert path.finished, "only a finished path is submitted"
    try:
        with database.writing() as session:
            reference = find_reference(session, [token])
            if reference is None:
                submission = _made(session, keys, journey, path, teams)
                submission.token, submission.channel = token, channel
                submission.entered_by = None if submission.anonymous else entered_by
                reference = _store(session, keys, submission, outbox, path)
            return reference
    except IntegrityError:  # another worker stored the same token between our look and our insert
        with database.reading() as session:
            reference = find_reference(session, [token])
        if reference is None:
            raise
        return reference


def find_reference(session: Session, tokens: list[str]) -> str | None:
    return session.scalar(select(Submission.reference).where(Submission.token.in_(tokens)))


def _made(session: Session, keys: Keys, journey: Journey, path: Path, teams: Sequence[str]) -> Submission:
    anonymous = journey.is_anonymous(path.answers)
    now = datetime.now(UTC)
    received = _midnight(now) if anonymous else now
    return Submission(
        reference=references.issue(session),
        journey=journey.slug,
        version=journey.version,
        language=language(),
        anonymous=anonymous,
        received_at=received,
        sealed=keys.seal(json.dumps(record_of(journey, path, teams)).encode(), at=received),
    )


def _store(
    session: Session, keys: Keys, submission: Submission, outbox: Sequence[Address], path: Path
) -> str:
    """Store it with its deliveries and its files, and delete the draft it was."""
    submission.deliveries = [
        Delivery(destination=address.destination, team=address.team, due_at=submission.received_at)
        for address in outbox
    ]
    session.add(submission)
    session.flush()
    files.claim(session, submission, path.answers)
    session.execute(delete(Draft).where(Draft.token == submission.token))
    for saved in session.scalars(select(SavedForm).where(SavedForm.token == submission.token)):
        saved.email = None  # nobody needs another link to it
        if submission.anonymous:  # when it was last changed is a moment before it was sent
            saved.expires_at = _midnight(saved.expires_at)
            saved.sealed = keys.sealed_at(saved.sealed, submission.received_at)
    return submission.reference


def _midnight(now: datetime) -> datetime:
    """The day alone: a moment could be set beside a log elsewhere and name who sent it."""
    return now.astimezone(COUNCIL_TIME).replace(hour=0, minute=0, second=0, microsecond=0)


def record_of(journey: Journey, path: Path, teams: Sequence[str]) -> dict[str, Any]:
    """{"answers": codes by page, "words": [{"title", "rows": [{"question", "answer"}]}], "email",
    "teams": [slug]}.
    """
    return {
        "answers": path.answers,
        "words": [
            {
                "title": str(group.title),
                "rows": [_in_words(row) for row in group.rows],
            }
            for group in journey.groups(path)
        ],
        "email": journey.email_of(path.answers),
        "teams": [*teams],
    }


def _in_words(row: Row) -> dict[str, str]:
    return {"question": str(row.question.label), "answer": str(row.words)}


def opened(submission: Submission, keys: Keys, team: str | None = None) -> Sent:
    """Raises CannotOpenError when its key is gone."""
    return Sent(
        submission.reference,
        submission.journey,
        submission.language,
        submission.anonymous,
        submission.received_at,
        json.loads(keys.open(submission.sealed)),
        submission.channel,
        submission.entered_by,
        team,
        submission.version,
    )


def find_sent(session: Session, keys: Keys, reference: str, tokens: list[str]) -> Sent | None:
    """The submission with this reference, if one of these tokens sent it and its key is still here."""
    query = select(Submission).where(Submission.reference == reference, Submission.token.in_(tokens))
    found = session.scalar(query)
    try:
        return opened(found, keys) if found else None
    except CannotOpenError:
        return None


def find_stored(session: Session, keys: Keys, reference: str) -> Sent | None:
    """The submission with this reference. Raises CannotOpenError."""
    found = session.scalar(select(Submission).where(Submission.reference == reference))
    return opened(found, keys) if found else None


def forget_anonymous_senders(session: Session) -> None:
    """Cut the last thread between an anonymous submission and the browser that sent it."""
    old = datetime.now(UTC) - REMEMBER_ANONYMOUS - timedelta(days=1)  # received_at is the day alone
    session.execute(
        update(Submission)
        .where(Submission.anonymous, Submission.received_at < old, Submission.token.is_not(None))
        .values(token=None)
    )


def delete_old(session: Session, days: int, journey: str | None = None) -> int:
    """Delete what came more than so many days ago and is delivered, of one form or of all. How many."""
    old = Submission.received_at < datetime.now(UTC) - timedelta(days=days)
    unfinished = select(Delivery.submission_id).where(
        Delivery.state != "delivered",
        Delivery.submission_id.is_not(None),  # a letter is of none
    )
    theirs = true() if journey is None else Submission.journey == journey
    going = select(Submission.id).where(old, theirs, Submission.id.not_in(unfinished))
    session.execute(delete(Delivery).where(Delivery.submission_id.in_(going)))
    session.execute(delete(Upload).where(Upload.submission_id.in_(going)))
    gone = session.execute(delete(Submission).where(Submission.id.in_(going)))
    return int(gone.rowcount)  # type: ignore[attr-defined]


def delete_overdue(session: Session, forms: Iterable[Journey]) -> int:
    """Delete what each form's own time is over for. How many."""
    return sum(delete_old(session, form.keep_days, form.slug) for form in forms)
