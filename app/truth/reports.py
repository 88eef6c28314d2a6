"""What people say is wrong on a page: kept sealed until its owner has dealt with it, and a while after."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from app import letters
from app.council import council
from app.languages import LANGUAGES
from app.letters import Letter
from app.models import PageReport
from app.security import CannotOpenError, keys
from app.truth.entries import is_ours, public_address, staff_address
from directory.truth.one import ownership
from directory.truth.ownership import Entry

ANSWERED_WITHIN = 5
"""Working days in which somebody looks at a report: what people are told, and what staff are held to."""
KEPT_WHEN_DONE = timedelta(days=90)
ADDRESS_KEPT = timedelta(days=90)
"""How long we know where to answer, though nobody has dealt with it."""


@dataclass(frozen=True)
class Report:
    """What was said of one page. `email` is where to answer, "" when nobody waits for that, or nobody can
    answer any more as the `address_is_deleted`.
    """

    id: int
    kind: str
    slug: str
    language: str
    made_at: datetime
    words: str
    email: str
    address_is_deleted: bool = False


def tell(session: Session, entry: Entry, words: str, email: str, language: str) -> None:
    """Keep what somebody says of an entry, and write to its owner; to the council's own mailbox when
    nobody answers for it.
    """
    sealed = _sealed(words, email)
    row = PageReport(
        kind=entry.kind, slug=entry.slug, language=language, made_at=datetime.now(UTC), sealed=sealed
    )
    session.add(row)
    session.flush()
    owner = ownership(session).owner_of(entry) or council().email
    lines = list(_lines(entry, owner, _opened(row)))
    letters.post(session, keys(), Letter(owner, f"Something may be wrong: {entry.name}", lines, "en"))


def waiting(session: Session) -> Sequence[Report]:
    """Those nobody has dealt with, the oldest first."""
    query = select(PageReport).where(PageReport.done_at.is_(None)).order_by(PageReport.made_at)
    return [_opened(row) for row in session.scalars(query)]


def find_waiting(session: Session, number: int) -> Report | None:
    row = session.get(PageReport, number)
    return _opened(row) if row is not None and row.done_at is None else None


def finish(session: Session, report: Report, answer: Letter | None) -> None:
    """It has been dealt with. Where to answer is forgotten; the answer, if there is one, goes there."""
    row = session.get_one(PageReport, report.id)
    row.done_at = datetime.now(UTC)
    row.sealed = _sealed(report.words, "")
    if answer is not None:
        letters.post(session, keys(), answer)


def forget_old(session: Session) -> None:
    """Delete those that were dealt with long ago, and where to answer those that have waited too long."""
    now = datetime.now(UTC)
    session.execute(delete(PageReport).where(PageReport.done_at < now - KEPT_WHEN_DONE))
    waiting_long = PageReport.done_at.is_(None) & (PageReport.made_at < now - ADDRESS_KEPT)
    for row in session.scalars(select(PageReport).where(waiting_long)):
        report = _opened(row)
        if report.email:
            row.sealed = _sealed(report.words, None)


def _sealed(words: str, email: str | None) -> bytes:
    return keys().seal(json.dumps({"words": words, "email": email}).encode())


def _opened(row: PageReport) -> Report:
    try:
        told = json.loads(keys().open(row.sealed))
    except CannotOpenError:  # its key is gone: that something is wrong there is all that is left of it
        told = {"words": "", "email": ""}
    about = (row.id, row.kind, row.slug, row.language, row.made_at)
    return Report(*about, told["words"], told["email"] or "", told["email"] is None)


def _lines(entry: Entry, owner: str, report: Report) -> Iterator[str]:
    yield "Somebody says that something is wrong on this page of the directory:"
    yield entry.name
    yield public_address(entry.kind, entry.slug)
    yield ""
    if report.language != "en":
        yield f"They read it in this language: {LANGUAGES[report.language].locale.get_language_name('en')}."
    yield "This is what they wrote:"
    yield ""
    yield from (f"  {line}" for line in report.words.splitlines())
    yield ""
    if is_ours(owner):
        yield "Change the page here:"
        yield staff_address(f"edit/{entry.kind}/{entry.slug}")
        yield "Then say that you have dealt with it:"
        yield staff_address(f"reports/{report.id}")
        if report.email:
            yield "They would like an answer. You can write it there."
    else:
        yield f"Tell us what to change, or that nothing is wrong: write to {council().email}."
    yield ""
    yield f"They were told that somebody looks at this within {ANSWERED_WITHIN} working days."
    yield "You get this email because you look after the page."
    yield ""
    yield str(council().name)
