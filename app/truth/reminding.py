"""Once a day owners are asked to check what is due: each in one letter, and not more than one in a week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app import letters
from app.clock import today
from app.council import council
from app.database import Database
from app.letters import Letter
from app.models import Reminder
from app.security import Keys
from app.settings import Settings
from app.truth.asking import LASTS, Question
from app.truth.entries import is_ours, public_address, staff_address
from directory.rhythm import due_day, is_due
from directory.truth import Asked, Everything
from directory.truth.ownership import Entry
from forms.written import long_date

AHEAD = timedelta(days=14)
"""How long before an entry is due its owner is asked."""
A_WEEK = timedelta(days=7)
ASKED_AGAIN = timedelta(days=28)
"""After how long an entry that nobody checked is asked about again."""
MOST = 20
"""Entries in one letter, those due longest first; the others come in those after it."""

Key = tuple[str, str]


def remind(database: Database, keys: Keys, _settings: Settings) -> None:
    """Write to each owner who has something to check and got no letter in the last week."""
    moment, day = datetime.now(UTC), today()
    with database.reading() as session:
        due = _due_by_owner(session, day + AHEAD)
        sent = {(row.kind, row.slug): row.sent_at for row in session.scalars(select(Reminder))}
    for owner, entries in due.items():
        lately = any(moment - sent[key] < A_WEEK for entry in entries if (key := _key(entry)) in sent)
        fresh = [one for one in entries if _key(one) not in sent or moment - sent[_key(one)] >= ASKED_AGAIN]
        if fresh and not lately:
            with database.writing() as session:
                letters.post(session, keys, _letter(owner, fresh[:MOST], len(fresh), day))
                for entry in fresh[:MOST]:
                    session.merge(Reminder(kind=entry.kind, slug=entry.slug, sent_at=moment))


def _due_by_owner(session: Session, day: date) -> dict[str, list[Entry]]:
    """What is due on a day, those never checked first, then those due longest."""
    everything = Everything(session, Asked(day))
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in sorted(everything.entries, key=lambda one: (due_day(one) or date.min, one.name)):
        owner = everything.ownership.owner_of(entry)
        if owner and is_due(entry, day):
            found[owner.casefold()].append(entry)
    return found


def _key(entry: Entry) -> Key:
    return entry.kind, entry.slug


def _letter(owner: str, entries: Sequence[Entry], count: int, day: date) -> Letter:
    subject = "Is this still right in the directory?" if count == 1 else f"Are these {count} still right?"
    return Letter(owner, subject, list(_lines(owner, entries, count, day)), "en")


def _lines(owner: str, entries: Sequence[Entry], count: int, day: date) -> Iterator[str]:
    yield f"You look after these pages of the directory of {council().name}."
    yield "Please look whether they are still right: the words, the numbers, the hours, the prices."
    for entry in entries:
        yield ""
        yield f"{entry.name} ({_when(entry)})"
        yield f"  Read it: {public_address(entry.kind, entry.slug)}"
        yield f"  It is still right: {Question(entry.kind, entry.slug, day, owner).address}"
        yield f"  Change it: {_to_change(owner, entry)}"
    if count > len(entries):
        yield ""
        yield f"There are {count - len(entries)} more. We ask you about them in the next weeks."
        if is_ours(owner):
            yield f"To see all of them at once, sign in: {staff_address('check')}"
    yield ""
    yield f"These links work for {LASTS.days} days, for whoever has them: do not pass this email on."
    yield "If you do not look after these pages any more, tell us who does: " + council().email
    yield ""
    yield str(council().name)


def _when(entry: Entry) -> str:
    day = due_day(entry)
    if day is None or entry.assured_date is None:
        return "nobody has checked it yet"
    return f"last checked on {long_date(entry.assured_date)}, due on {long_date(day)}"


def _to_change(owner: str, entry: Entry) -> str:
    if is_ours(owner):
        return staff_address(f"edit/{entry.kind}/{entry.slug}")
    return public_address(entry.kind, entry.slug, "/wrong")
