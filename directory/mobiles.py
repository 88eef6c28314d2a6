"""Whose numbers the public must never see: the mobiles of the people who work here."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session, object_session
from sqlalchemy.orm.exc import DetachedInstanceError

from .models import Contact, Person
from .telephone import NUMBER, digits

KEPT = "own mobiles"
WHOLE = 9
"""Digits of a number that would not be in a text by chance."""


def own_mobiles(session: Session) -> frozenset[str]:
    """The digits of every number that is somebody's own mobile, in one query that answers with one row."""
    return _each(session.scalar(select(func.aggregate_strings(Person.mobile, "\n"))) or "")


def is_own_mobile(contact: Contact) -> bool:
    """Whether a number of this contact is somebody's own. It is asked once for all that a page shows."""
    if not contact.phones or inspect(contact).transient:
        return False  # what was never stored is on no page
    session = object_session(contact)
    if session is None:
        raise DetachedInstanceError("Who may see a contact is known only while its session is open.")
    if KEPT not in session.info:
        session.info[KEPT] = own_mobiles(session)
    return has_own(contact.phones, session.info[KEPT])


def has_own(phones: Iterable[dict[str, str]], own: frozenset[str]) -> bool:
    """Whether one of a contact's numbers is among these."""
    return any(digits(phone["number"]) in own for phone in phones)


def says_own(words: str, own: frozenset[str]) -> bool:
    """Whether one of these numbers is anywhere in a text, however it is written."""
    said = [digits(found) for found in NUMBER.findall(words)]
    return any(
        number in each for each in said if len(each) >= WHOLE for number in own if len(number) >= WHOLE
    )


@lru_cache(maxsize=8)
def _each(mobiles: str) -> frozenset[str]:
    """They change seldom, and are asked for with most pages."""
    return frozenset(filter(None, map(digits, mobiles.split("\n"))))
