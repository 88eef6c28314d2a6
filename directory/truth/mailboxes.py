"""Rules about mailboxes: one of a single person goes unread when they are away, and gives away their name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..models import Organisation
from .everything import Everything
from .finding import Found
from .ownership import Entry

AT_HOME = frozenset(
    """
    aol.com btinternet.com gmail.com gmx.com googlemail.com hotmail.co.uk hotmail.com icloud.com live.co.uk
    live.com mac.com mail.com me.com msn.com ntlworld.com outlook.com proton.me protonmail.com sky.com
    talktalk.net tiscali.co.uk virginmedia.com yahoo.co.uk yahoo.com ymail.com
    """.split()  # noqa: SIM905 - easier to read, and to add to
)
"""Where people have their own mailboxes."""
OF_A_POST = frozenset(
    """
    admin advice adviser bookings care centre complaints contact council customer desk directory duty email
    enquiries enquiry feedback help helpdesk hello info information intake lead line mail manager office
    officer online post press reception referrals registration reports service services staff support team
    the web
    """.split()  # noqa: SIM905
)
"""Words of mailboxes that several people read."""
TWO_NAMES = re.compile(r"([a-z][a-z'-]*)[._]([a-z][a-z'-]+)\d*", re.IGNORECASE)


def personal_mailbox(everything: Everything) -> Iterator[Found]:
    """An address that is published, and is a person's own."""
    words, people = _words(everything), _people(everything)
    for entry, address in _published(everything):
        if _is_personal(address, words, people):
            yield Found(entry.kind, entry.slug, entry.name, parts={"address": address})


def personal_owner(everything: Everything) -> Iterator[Found]:
    """An owner who is reminded where nobody reads it once they have left."""
    words, people = _words(everything), _people(everything)
    for entry in everything.entries:
        if entry.owner_email and _is_personal(entry.owner_email, words, people):
            yield Found(entry.kind, entry.slug, entry.name, parts={"address": entry.owner_email})


def _published(everything: Everything) -> Iterator[tuple[Entry, str]]:
    for contact, owner in everything.published():
        if contact.email:
            yield owner, contact.email
    for entry in everything.entries:
        if isinstance(entry, Organisation) and entry.email:
            yield entry, entry.email


def _is_personal(address: str, words: frozenset[str], people: frozenset[str]) -> bool:
    name, _, domain = address.casefold().rpartition("@")
    if domain in AT_HOME:
        return True
    two = TWO_NAMES.fullmatch(name)
    if two and not {two[1], two[2]} & words:
        return True
    return re.sub(r"[^a-z]", "", name) in people


def _words(everything: Everything) -> frozenset[str]:
    """What mailboxes of posts and teams are called here: "council.tax" is nobody's first name and last."""
    names = (one.name for one in (*everything.services, *everything.entries))
    return OF_A_POST | {word for name in names for word in re.findall(r"[a-z]+", name.casefold())}


def _people(everything: Everything) -> frozenset[str]:
    """How mailboxes write the people of the directory: amayusuf, ayusuf, yusufa."""
    found: set[str] = set()
    for person in everything.people.values():
        names = re.findall(r"[a-z]+", person.name.casefold())
        if len(names) > 1:
            first, last = names[0], names[-1]
            found |= {"".join(names), first + last, last + first, first[0] + last, last + first[0]}
    return frozenset(found)
