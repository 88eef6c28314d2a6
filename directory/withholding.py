"""What an import does not publish: a contact with the mobile of somebody who works here is for staff."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from .mobiles import has_own
from .models import Contact, Person
from .problems import Problem
from .rows import Row, Sheet
from .telephone import digits

WITHHELD = "This is somebody’s own mobile, so only people who work here will see this contact."


def withhold(session: Session, sheets: Mapping[str, Sheet]) -> list[Problem]:
    """Take such contacts of a folder as for staff, and say which; and say what becomes so by a new mobile."""
    mobiles = {one.slug: one.mobile for one in session.execute(select(Person.slug, Person.mobile))}
    people = sheets["people.csv"].rows if "people.csv" in sheets else []
    mobiles |= {row.values["slug"]: row.values["mobile"] for row in people if "mobile" in row.values}
    own = frozenset(digits(mobile) for mobile in mobiles.values() if mobile)
    contacts = sheets["contacts.csv"].rows if "contacts.csv" in sheets else []
    return [*_withheld(contacts, own), *_hidden(session, people, {row.values["slug"] for row in contacts})]


def _withheld(contacts: list[Row], own: frozenset[str]) -> Iterator[Problem]:
    for row in contacts:
        number, others = row.values.get("phone"), row.values.get("more_phones") or []
        first = has_own([{"number": number}] if number else [], own)
        if row.values.get("public") is not False and (first or has_own(others, own)):
            row.values["public"] = False
            yield row.problem("phone" if first else "more_phones", WITHHELD)


def _hidden(session: Session, people: list[Row], met: set[str]) -> Iterator[Problem]:
    """Contacts that are there already, and are in no file."""
    mobiles = {digits(mobile): row for row in people if (mobile := row.values.get("mobile"))}
    public = select(Contact.slug, Contact.phones).where(Contact.public)
    for slug, phones in session.execute(public).all() if mobiles else ():
        for phone in phones:
            row = mobiles.get(digits(phone["number"]))
            if row and slug not in met:
                reason = f"This is published already; from now on only people who work here see “{slug}”."
                yield row.problem("mobile", reason)
