"""What every Open Referral object needs on its way in: an id, a slug, contacts, hours."""

from __future__ import annotations

import re
from datetime import time
from typing import Any

from ..cells import clock, email, frequency, iso_date, phone, repeated_days, web_address
from ..known import KINDS, Known
from ..mobiles import has_own
from ..models import Base, Contact, Schedule
from ..slugs import unique_slug
from ..storing import Batch
from ..withholding import WITHHELD
from .reading import Notes, Thing

SCHEDULE_TEXTS = ("description", "attending_type", "notes")
FROM_UTC = re.compile(r"[+-]\d\d:?\d\d$", re.ASCII)


class Collecting:
    """Collects a batch. Ids are kept as given; slugs come from names, and stay once they are given."""

    def __init__(self, known: Known, notes: Notes, own_mobiles: frozenset[str]) -> None:
        self.batch = Batch()
        self.own_mobiles = own_mobiles
        self.known, self.notes = known, notes
        self.slugs = {kind: known.slug_of(kind) for kind in KINDS}
        self.met: dict[tuple[type[Base], str], str] = {}
        self.parents: dict[str, str] = {}

    def contacts(self, thing: Thing, owner: str, key: str, slug: str, shared: bool = False) -> None:
        if "contacts" not in thing:
            return
        self.batch.owns_all(Contact, owner, key, slug)
        for position, one in enumerate(thing.things("contacts")):
            contact = one.id() if shared else self.new(Contact, one)
            name, title = one.line("name"), one.line("title")
            contact_slug = self.slug("contact", contact, f"{slug} {name or title or 'contact'}")
            numbers = [(number, number.lenient("number", phone)) for number in one.things("phones")]
            phones = [
                {"number": found} | ({"description": words} if (words := number.line("description")) else {})
                for number, found in numbers
                if found
            ]
            values: dict[str, Any] = {
                "title": title,
                "email": one.lenient("email", email),
                "phones": phones,
            }
            owners = {f"{kind}_id": None for kind in ("organisation", "team", "role", "service", "location")}
            if has_own(phones, self.own_mobiles):
                self.notes.warning(one.at("phones"), WITHHELD)
                values["public"] = False
            values |= owners | {owner: key, "position": position, "name": name}
            self.batch.add(Contact, contact_slug, id=contact, slug=contact_slug, **values)
            one.raw("organization_id")
            one.warn_of_the_rest()

    def schedules(self, thing: Thing, owner: str, key: str, slug: str, shared: bool = False) -> None:
        if "schedules" not in thing:
            return
        self.batch.owns_all(Schedule, owner, key, slug)
        for one in thing.things("schedules"):
            values: dict[str, Any] = {
                name: one.strict(name, iso_date) for name in ("valid_from", "valid_to", "dtstart")
            }
            values |= {name: one.strict(name, _clock) for name in ("opens_at", "closes_at")}
            values |= {name: one.text(name) for name in SCHEDULE_TEXTS}
            values["schedule_link"] = one.lenient("schedule_link", web_address)
            values |= {"service_id": None, "location_id": None, "service_at_location_id": None, owner: key}
            values |= {"freq": one.strict("freq", frequency), "byday": one.lenient("byday", repeated_days)}
            values["bymonthday"] = one.line("bymonthday")
            add = self.shared if shared else self.part
            add(Schedule, one, slug, interval=one.whole("interval"), **values)

    def part(self, model: type[Base], thing: Thing, slug: str, **values: Any) -> None:
        self.batch.add(model, slug, id=self.new(model, thing), **values)
        thing.warn_of_the_rest()

    def shared(self, model: type[Base], thing: Thing, slug: str, **values: Any) -> None:
        """Part of something that several services may repeat."""
        self.batch.add(model, slug, id=thing.id(), **values)
        thing.warn_of_the_rest()

    def new(self, model: type[Base], thing: Thing) -> str:
        key = thing.id()
        before = self.met.setdefault((model, key), thing.path)
        if key and before != thing.path:
            self.notes.problem(thing.at("id"), f"This id is used already, at {before}.")
        return key

    def needed(self, thing: Thing, name: str) -> str:
        if name not in thing:
            self.notes.problem(thing.at(name), "This is empty, and it is needed.")
        return ""

    def slug(self, kind: str, key: str, name: str | None) -> str:
        slug = self.slugs[kind].get(key)
        if slug is None:
            slug = unique_slug(name or kind, self.known.ids[kind], key[:8])
            if slug in self.known.ids[kind]:
                slug = f"{kind}-{key}"
            self.slugs[kind][key] = slug
            self.known.ids[kind][slug] = key
        return slug


def _clock(words: str) -> time:
    """The time on the clock there: hours that come round every week are not so far from UTC all year."""
    return clock(FROM_UTC.sub("", words))


def more_than(name: str | None, description: str | None) -> str | None:
    """The standard needs a description even where there is none, and the name is what we export then."""
    return description if description != name else None
