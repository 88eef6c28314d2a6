"""Rules about keeping entries: somebody answers for each, and checks it when it is to be checked."""

from __future__ import annotations

from collections.abc import Iterator

from ..rhythm import due_day, is_due, is_out_of_date
from .everything import Everything
from .finding import Found


def no_owner(everything: Everything) -> Iterator[Found]:
    """Neither the entry nor its team nor its organisation has an owner."""
    for entry in everything.entries:
        if everything.ownership.owner_of(entry) is None:
            yield Found(entry.kind, entry.slug, entry.name)


def never_checked(everything: Everything) -> Iterator[Found]:
    for entry in everything.entries:
        if entry.assured_date is None:
            yield Found(entry.kind, entry.slug, entry.name)


def due(everything: Everything) -> Iterator[Found]:
    """It is time to check it, and not yet so late that everyone is told."""
    for entry in everything.entries:
        day = due_day(entry)
        if day and is_due(entry, everything.day) and not is_out_of_date(entry, everything.day):
            yield Found(entry.kind, entry.slug, entry.name, parts={"day": day.isoformat()})


def out_of_date(everything: Everything) -> Iterator[Found]:
    """Its page tells everyone that it was not checked for too long."""
    for entry in everything.entries:
        if entry.assured_date and is_out_of_date(entry, everything.day):
            checked = entry.assured_date.isoformat()
            yield Found(entry.kind, entry.slug, entry.name, parts={"checked": checked})
