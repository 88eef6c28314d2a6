"""Ways to reach somebody: which contacts a page shows, and telephone numbers as links."""

from __future__ import annotations

import re
from dataclasses import dataclass

import phonenumbers
from markupsafe import Markup

from directory.catalogue import public_contacts
from directory.models import Contact, Organisation, Role, Service, Team

SHORT = 6
UNITED_KINGDOM = 44
SIX_AT_THE_END = re.compile(r"(?<= )(\d{3})(\d{3})\b")


def tel(number: str) -> str:
    """For a link: tel:+441632960100; tel:999 for a short number, which has no country."""
    digits = "".join(character for character in number if character.isascii() and character.isdigit())
    if len(digits) <= SHORT:
        return f"tel:{digits}"
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return f"tel:{digits}"
    return f"tel:{phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)}"


def spaced(number: str) -> str:
    """However it is stored, a number as every page shows it: 01632 960 715, 0808 157 0142, 999.

    A number from abroad keeps its country (+33 …); what cannot be a number stays as it is.
    """
    if len(re.sub(r"\D", "", number)) <= SHORT:
        return number
    try:
        parsed = phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        return number
    if not phonenumbers.is_possible_number(parsed):
        return number
    if parsed.country_code != UNITED_KINGDOM:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
    said = phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.NATIONAL)
    return SIX_AT_THE_END.sub(r"\1 \2", said)


def bare(address: str) -> Markup:
    """A web address as people say it, www.example.org/help, which may break after each slash."""
    said = address.partition("://")[2].rstrip("/") or address
    return Markup("/<wbr>").join(said.split("/"))


@dataclass(frozen=True)
class Reach:
    """The contacts to show, and whose they are; nobody's is the council's own line."""

    contacts: list[Contact]
    of: Service | Role | Team | Organisation | None


def reach(*nearest_first: Service | Role | Team | Organisation | None) -> Reach:
    """The public contacts of the first of these that has any."""
    for thing in nearest_first:
        if thing is not None and (contacts := public_contacts(thing)):
            return Reach(contacts, thing)
    return Reach([], None)
