"""One thing done to many entries at once. Each task gives, of an entry's values, those it changes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from .models import Contact
from .owning import Owners
from .plain import Values
from .telephone import digits
from .whole import Thing, find_thing, set_values, values_of

Task = Callable[[str, Mapping[str, Any]], Values]
"""Of a kind and its values. Nothing for an entry it does not apply to."""


def set_owner(email: str) -> Task:
    return lambda kind, values: {"owner_email": email}


def set_team(team_id: str) -> Task:
    return lambda kind, values: {"team_id": team_id} if kind in ("service", "role") else {}


def add_topic(topic_id: str) -> Task:
    def task(kind: str, values: Mapping[str, Any]) -> Values:
        if kind != "service" or topic_id in (row["taxonomy_term_id"] for row in values["topics"]):
            return {}
        return {"topics": [*values["topics"], {"taxonomy_term_id": topic_id}]}

    return task


def remove_topic(topic_id: str) -> Task:
    def task(kind: str, values: Mapping[str, Any]) -> Values:
        if kind != "service":
            return {}
        return {"topics": [row for row in values["topics"] if row["taxonomy_term_id"] != topic_id]}

    return task


def add_word(word: str) -> Task:
    def task(kind: str, values: Mapping[str, Any]) -> Values:
        if kind != "service" or word.casefold() in map(str.casefold, values["lay_words"]):
            return {}
        return {"lay_words": [*values["lay_words"], word]}

    return task


def remove_word(word: str) -> Task:
    def task(kind: str, values: Mapping[str, Any]) -> Values:
        if kind != "service":
            return {}
        return {"lay_words": [one for one in values["lay_words"] if one.casefold() != word.casefold()]}

    return task


def replace_number(old: str, new: str) -> Task:
    """However the old one is written."""

    def task(kind: str, values: Mapping[str, Any]) -> Values:
        return {
            "contacts": [
                {**row, "phones": [renumbered(one) for one in row["phones"]]} for row in values["contacts"]
            ]
        }

    def renumbered(phone: Mapping[str, str]) -> dict[str, str]:
        return {**phone, "number": new} if digits(phone["number"]) == digits(old) else dict(phone)

    return task


def mark_as_checked(day: date) -> Task:
    return lambda kind, values: {"assured_date": day.isoformat()}


def set_rhythm(months: int) -> Task:
    return lambda kind, values: {"check_every": months}


def set_status(status: str) -> Task:
    return lambda kind, values: {"status": status} if kind == "service" else {}


def with_number(session: Session, number: str, *, public: bool = False) -> list[tuple[str, str]]:
    """The entries that have this telephone number, by kind and slug; those alone where it is `public`."""
    owners = Owners(session)
    found: dict[tuple[str, str], None] = {}
    table = Contact.__table__
    for row in session.execute(select(table)).mappings():
        if public and not row["public"]:
            continue
        if any(digits(phone["number"]) == digits(number) for phone in row["phones"]):
            kind, colon, slug = (owners.of(Contact, dict(row)) or "").partition(":")
            if colon:
                found[kind, slug] = None
    return list(found)


def would_change(
    session: Session, keys: Iterable[tuple[str, str]], task: Task, *, to_change: bool = False
) -> list[tuple[Thing, Values, Values]]:
    """The entries that it makes any difference to: each with its values and those that change."""
    found = []
    for kind, slug in keys:
        thing = find_thing(session, kind, slug, to_change=to_change)
        if thing is None:
            continue
        values = values_of(session, thing)
        changed = {name: value for name, value in task(kind, values).items() if value != values.get(name)}
        if changed:
            found.append((thing, values, changed))
    return found


def do(session: Session, changes: Iterable[tuple[Thing, Values, Values]], who: str) -> int:
    """Make those changes, as one; how many entries are different."""
    return sum(set_values(session, thing, changed, who) for thing, _values, changed in changes)
