"""Rules about ways to reach somebody: there is one, it can be dialled, and it is the same everywhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

import phonenumbers

from ..hours import Days, weekly
from ..models import Contact, Location, Organisation, Role, Team
from ..telephone import digits
from ..visibility import for_everyone
from .everything import Everything
from .finding import Found
from .ownership import Entry

SHORT = re.compile(r"\d{3}|11[68]\d{3}|[678]\d{4}", re.ASCII)
"""Numbers without an area code: 999, 116 123, and those that texts are sent to."""
UNITED_KINGDOM = 44
FEWEST_DIGITS = 9
"""After the first 0; but a few old free numbers, like 0800 1111, have seven."""
FREE = ("800", "845")


def no_contact(everything: Everything) -> Iterator[Found]:
    """Nobody can be reached on its page: not here, nor at its team or organisation.

    A place shows the council's own line, and so may a post.
    """
    for entry in everything.entries:
        if isinstance(entry, Location | Role):
            continue
        holders = entry, everything.ownership.team_of(entry), everything.ownership.organisation_of(entry)
        if not any(_is_reachable(everything, holder) for holder in holders if holder):
            yield Found(entry.kind, entry.slug, entry.name)


def _is_reachable(everything: Everything, entry: Entry) -> bool:
    if isinstance(entry, Organisation) and (entry.email or entry.website):
        return True
    contacts = everything.contacts_of(entry)
    return any(for_everyone(one) and (one.phones or one.email or one.website) for one in contacts)


def bad_number(everything: Everything) -> Iterator[Found]:
    """No telephone can dial it, or only one in the same town."""
    for contact in everything.contacts:
        owner = everything.owner_of_contact(contact)
        for phone in contact.phones if owner else ():
            if owner and not _can_be_dialled(phone["number"]):
                yield Found(owner.kind, owner.slug, owner.name, parts={"number": phone["number"]})


def own_mobile(everything: Everything) -> Iterator[Found]:
    """Meant to be public with a number that is somebody's own: nobody outside sees it all the same."""
    own = frozenset(digits(person.mobile) for person in everything.people.values() if person.mobile)
    for contact in everything.contacts:
        owner = everything.owner_of_contact(contact) if contact.public else None
        for phone in contact.phones if owner else ():
            if owner and digits(phone["number"]) in own:
                yield Found(owner.kind, owner.slug, owner.name, parts={"number": phone["number"]})


def _can_be_dialled(number: str) -> bool:
    if SHORT.fullmatch(number.replace(" ", "")):
        return True
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return False
    if len(str(parsed.national_number)) < FEWEST_DIGITS and parsed.country_code == UNITED_KINGDOM:
        return str(parsed.national_number).startswith(FREE)
    possible = phonenumbers.ValidationResult.IS_POSSIBLE
    return phonenumbers.is_possible_number_with_reason(parsed) == possible


def different_hours(everything: Everything) -> Iterator[Found]:
    """The same number with other hours in another place. Where no hours are given nothing is contradicted."""
    told: dict[str, list[tuple[str, tuple[Days, ...], Entry]]] = defaultdict(list)
    for contact, owner in everything.published():
        hours = weekly(contact.openings, everything.day)
        for phone in contact.phones if hours else ():
            told[digits(phone["number"])].append((phone["number"], hours, owner))
    for places in told.values():
        for number, hours, owner in places:
            other = next((one for _, theirs, one in places if theirs != hours), None)
            if other is not None:
                parts = {"number": number, "other": other.name}
                yield Found(owner.kind, owner.slug, owner.name, parts=parts)


def different_numbers(everything: Everything) -> Iterator[Found]:
    """What goes by the name of a team, or has its address, has another number than the team's own entry."""
    for team in everything.teams:
        ours = [one for one in everything.contacts_of(team) if for_everyone(one)]
        numbers = {digits(phone["number"]) for one in ours for phone in one.phones}
        known = {_said(team.name), *(_said(one.name) for one in ours), *(_said(one.email) for one in ours)}
        for contact, owner in _of_team(everything, team):
            other = [phone["number"] for phone in contact.phones if digits(phone["number"]) not in numbers]
            called = _said(contact.name) or _said(contact.email)  # a line with a name of its own is another
            if other and numbers and called in known - {""}:
                theirs = next(one.phone or "" for one in ours if one.phones)
                parts = {"number": other[0], "team": team.name, "theirs": theirs}
                yield Found(owner.kind, owner.slug, owner.name, parts=parts)


def _of_team(everything: Everything, team: Team) -> Iterator[tuple[Contact, Entry]]:
    for entry in (*everything.services_of_team.get(team.id, ()), *everything.roles_of_team.get(team.id, ())):
        for contact in everything.contacts_of(entry):
            if for_everyone(contact):
                yield contact, entry


def _said(words: str | None) -> str:
    return " ".join((words or "").casefold().split())
