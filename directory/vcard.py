"""The card of somebody who works here, for an address book: vCard 3.0, which every telephone reads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .content_lines import document, escaped
from .models import Person, Role


def write(person: Person, roles: Sequence[Role]) -> str:
    """With the posts that they fill. It has their mobile in it, as their page has: it is for staff alone."""
    filled = [role for role in roles if role.person_id == person.id]
    return document(_lines(person, filled))


def _lines(person: Person, roles: Iterable[Role]) -> Iterator[str]:
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    first, _space, last = person.name.rpartition(" ")
    yield f"N:{escaped(last)};{escaped(first)};;;"
    yield f"FN:{escaped(person.name)}"
    yield f"UID:urn:uuid:{person.id}"
    if person.known_as:
        yield f"NICKNAME:{','.join(escaped(name) for name in person.known_as)}"
    for role in roles:
        yield f"TITLE:{escaped(role.name)}"
        yield f"ORG:;{escaped(role.team.name)}"
        break  # a card has one of each
    if person.email:
        yield f"EMAIL;TYPE=INTERNET,WORK:{escaped(person.email)}"
    if person.phone:
        yield f"TEL;TYPE=WORK,VOICE:{escaped(person.phone)}"
    if person.mobile:
        yield f"TEL;TYPE=CELL:{escaped(person.mobile)}"
    yield "END:VCARD"
