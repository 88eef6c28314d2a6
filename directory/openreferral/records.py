"""Which rows of the directory each Open Referral object becomes."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ..cells import clock, email, iso_date, logo, one_of, phone, web_address
from ..known import KINDS, Known
from ..models import (
    Accessibility,
    Base,
    Contact,
    CostOption,
    Location,
    Organisation,
    OrganisationIdentifier,
    Schedule,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceTopic,
    TaxonomyTerm,
)
from ..slugs import id_for, unique_slug
from ..storing import Batch
from .reading import Notes, Thing

STRICT: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("email", email),
    ("assurer_email", email),
    ("assured_date", iso_date),
)
STATUS = one_of("active", "inactive", "defunct", "temporarily closed")
PLACE = one_of("physical", "postal", "virtual")
FREQUENCY = one_of("weekly", "monthly")
SERVICE_TEXTS = ("description", "fees", "accreditations", "application_process", "alert")
ADDRESS_TEXTS = (
    "attention",
    "address_1",
    "address_2",
    "city",
    "region",
    "state_province",
    "postal_code",
    "country",
)


class Records:
    """Collects a batch. Ids are kept as given; slugs come from names, and stay once they are given."""

    def __init__(self, known: Known, notes: Notes) -> None:
        self.batch = Batch()
        self.known, self.notes = known, notes
        self.slugs = {kind: known.slug_of(kind) for kind in KINDS}
        self.met: dict[tuple[type[Base], str], str] = {}
        self.parents: dict[str, str] = {}

    def add_service(self, thing: Thing) -> None:
        key = self._new(Service, thing)
        name = thing.text("name", required=True)
        slug = self._slug("service", key, name)
        values: dict[str, Any] = {name: thing.text(name) for name in SERVICE_TEXTS if name in thing}
        for field, read in STRICT:
            if field in thing:
                values[field] = thing.strict(field, read)
        if "eligibility_description" in thing:
            values["eligibility"] = thing.text("eligibility_description")
        for age in ("minimum_age", "maximum_age"):
            if age in thing:
                values[age] = thing.whole(age)
        if "url" in thing:
            values["url"] = thing.lenient("url", web_address)
        if "last_modified" in thing:
            values["last_modified"] = thing.moment("last_modified")
        if "languages" in thing:
            codes = [one.text("code") or one.text("name") for one in thing.things("languages")]
            if any(codes):
                values["languages"] = [code for code in codes if code]
        values["status"] = thing.strict("status", STATUS) or self._needed(thing, "status")
        organization = thing.thing("organization")
        if organization:
            values |= self._owner(organization)
        elif "organization_id" in thing and thing.id("organization_id") in self.slugs["organisation"]:
            values["organisation_id"] = thing.id("organization_id")
        self.batch.add(Service, slug, id=key, slug=slug, name=name, **values)
        self._parts(thing, key, slug)
        thing.raw("organization_id")
        thing.warn_of_the_rest()

    def finish(self) -> None:
        """Place topics within wider ones, once all are known; an unknown parent or a circle is left out."""
        for key, parent in self.parents.items():
            above, seen = parent, {key}
            while above in self.parents and above not in seen:
                seen.add(above)
                above = self.parents[above]
            if parent in self.slugs["topic"] and above not in seen:
                self.batch.rows[TaxonomyTerm][key][1]["parent_id"] = parent

    def _parts(self, thing: Thing, key: str, slug: str) -> None:
        self._contacts(thing, "service_id", key, slug)
        self._schedules(thing, "service_id", key, slug)
        if "cost_options" in thing:
            self.batch.owns_all(CostOption, "service_id", key, slug)
            for one in thing.things("cost_options"):
                self._cost_option(one, key, slug)
        if "service_areas" in thing:
            self.batch.owns_all(ServiceArea, "service_id", key, slug)
            for one in thing.things("service_areas"):
                names = ("name", "extent", "extent_type", "uri", "service_area")
                self._part(ServiceArea, one, slug, service_id=key, **{name: one.text(name) for name in names})
        if "attributes" in thing:
            self.batch.owns_all(ServiceTopic, "service_id", key, slug)
            self._topics(thing, key, slug)
        if "service_at_locations" in thing:
            self.batch.owns_all(ServiceAtLocation, "service_id", key, slug)
            self._places(thing, key, slug)

    def _owner(self, thing: Thing) -> dict[str, Any]:
        """An organization, or one of our own teams come back: teams are published as organizations."""
        key = thing.id()
        if key in self.slugs["team"]:
            return {"team_id": key}
        name = thing.text("name", required=True)
        slug = self._slug("organisation", key, name)
        values: dict[str, Any] = {"description": _more_than(name, thing.text("description"))}
        if "email" in thing:
            values["email"] = thing.strict("email", email)
        for link, reader in (("website", web_address), ("logo", logo), ("uri", web_address)):
            if link in thing:
                values[link] = thing.lenient(link, reader)
        if "parent_organization_id" in thing:
            values["parent_organisation_id"] = thing.id("parent_organization_id")
        self.batch.add(Organisation, slug, id=key, slug=slug, name=name, **values)
        if "organization_identifiers" in thing:
            self.batch.owns_all(OrganisationIdentifier, "organisation_id", key, slug)
            for one in thing.things("organization_identifiers"):
                texts = {
                    "identifier_scheme": one.text("identifier_scheme"),
                    "identifier_type": one.text("identifier_type", required=True),
                    "identifier": one.text("identifier", required=True),
                }
                one.raw("organization_id")
                self._shared(OrganisationIdentifier, one, slug, organisation_id=key, **texts)
        self._contacts(thing, "organisation_id", key, slug, shared=True)
        thing.warn_of_the_rest()
        return {"organisation_id": key}

    def _cost_option(self, one: Thing, key: str, slug: str) -> None:
        amount = one.number("amount", 0, 999_999_999)
        self._part(
            CostOption,
            one,
            slug,
            service_id=key,
            valid_from=one.strict("valid_from", iso_date),
            valid_to=one.strict("valid_to", iso_date),
            option=one.text("option"),
            amount=None if amount is None else round(Decimal(str(amount)), 2),
            currency=(one.text("currency") or "")[:3] or None,
            amount_description=one.text("amount_description"),
        )

    def _contacts(self, thing: Thing, owner: str, key: str, slug: str, shared: bool = False) -> None:
        if "contacts" not in thing:
            return
        self.batch.owns_all(Contact, owner, key, slug)
        for position, one in enumerate(thing.things("contacts")):
            contact = one.id() if shared else self._new(Contact, one)
            name = one.text("name")
            contact_slug = self._slug("contact", contact, f"{slug} {name or one.text('title') or 'contact'}")
            numbers = [(number, number.lenient("number", phone)) for number in one.things("phones")]
            phones = [
                {"number": found} | ({"description": words} if (words := number.text("description")) else {})
                for number, found in numbers
                if found
            ]
            values: dict[str, Any] = {
                "title": one.text("title"),
                "email": one.lenient("email", email),
                "phones": phones,
            }
            owners = {f"{kind}_id": None for kind in ("organisation", "team", "role", "service", "location")}
            values |= owners | {owner: key, "position": position, "name": name}
            self.batch.add(Contact, contact_slug, id=contact, slug=contact_slug, **values)
            one.raw("organization_id")
            one.warn_of_the_rest()

    def _schedules(self, thing: Thing, owner: str, key: str, slug: str, shared: bool = False) -> None:
        if "schedules" not in thing:
            return
        self.batch.owns_all(Schedule, owner, key, slug)
        for one in thing.things("schedules"):
            frequency = one.strict("freq", FREQUENCY)
            days = one.text("byday")
            values: dict[str, Any] = {
                name: one.strict(name, iso_date) for name in ("valid_from", "valid_to", "dtstart")
            }
            values |= {name: one.strict(name, clock) for name in ("opens_at", "closes_at")}
            values |= {
                name: one.text(name) for name in ("bymonthday", "description", "attending_type", "notes")
            }
            values["schedule_link"] = one.lenient("schedule_link", web_address)
            values |= {"service_id": None, "location_id": None, "service_at_location_id": None, owner: key}
            values |= {"freq": frequency and frequency.upper(), "byday": days and days.upper()}
            add = self._shared if shared else self._part
            add(Schedule, one, slug, interval=one.whole("interval"), **values)

    def _topics(self, thing: Thing, key: str, slug: str) -> None:
        about: set[str] = set()
        for one in thing.things("attributes"):
            term = one.thing("taxonomy_term")
            one.raw("link_type"), one.raw("taxonomy_term_id")
            topic = self._topic(term) if term else ""
            if not topic or topic in about:
                self.notes.warning(one.path, "This names no taxonomy term, or one named already.")
                continue
            about.add(topic)
            one.id()
            one.warn_of_the_rest()
            both = {"service_id": key, "taxonomy_term_id": topic}
            self.batch.add(ServiceTopic, slug, id=id_for("service_topic", key, topic), **both)

    def _topic(self, thing: Thing) -> str:
        key = thing.id()
        name = thing.text("name", required=True)
        slug = self._slug("topic", key, name)
        values: dict[str, Any] = {field: thing.text(field) for field in ("description", "taxonomy", "term")}
        values["description"] = _more_than(name, values["description"])
        values["term_uri"] = thing.lenient("term_uri", web_address)
        if "parent_id" in thing:
            self.parents[key] = thing.id("parent_id")
        self.batch.add(TaxonomyTerm, slug, id=key, slug=slug, name=name, **values)
        thing.raw("taxonomy_id")
        thing.warn_of_the_rest()
        return key

    def _places(self, thing: Thing, key: str, slug: str) -> None:
        here: set[str] = set()
        for one in thing.things("service_at_locations"):
            place = one.thing("location")
            location = self._place(place) if place else self._known_place(one)
            if location in here:
                self.notes.problem(one.path, "This service is at this location already.")
            here.add(location)
            at = f"{slug}@{self.slugs['location'].get(location, '')}"
            self._schedules(one, "service_at_location_id", str(one.values.get("id")).lower(), at)
            self._part(
                ServiceAtLocation,
                one,
                at,
                service_id=key,
                location_id=location,
                description=one.text("description"),
            )

    def _known_place(self, one: Thing) -> str:
        key = one.id("location_id")
        if key and key not in self.slugs["location"]:
            self.notes.problem(one.at("location_id"), "There is no location with this id.")
        return key

    def _place(self, thing: Thing) -> str:
        key = thing.id()
        addresses = thing.things("addresses")
        physical = [one for one in addresses if one.values.get("address_type") == "physical"]
        address = next(iter(physical or addresses), None)
        name = thing.text("name") or (address.text("address_1") if address else None)
        slug = self._slug("location", key, name)
        values: dict[str, Any] = {
            name: thing.text(name)
            for name in ("description", "external_identifier", "external_identifier_type", "transportation")
            if name in thing
        }
        latitude, longitude = thing.number("latitude", -90, 90), thing.number("longitude", -180, 180)
        both = latitude is not None and longitude is not None
        values |= {"latitude": latitude if both else None, "longitude": longitude if both else None}
        values["location_type"] = thing.strict("location_type", PLACE) or self._needed(thing, "location_type")
        if address:
            values |= {name: address.text(name) for name in ADDRESS_TEXTS}
            address.id(), address.strict("address_type", PLACE)
            address.warn_of_the_rest()
        for other in addresses:
            if other is not address:
                self.notes.warning(other.path, "We keep one address for each place, so this was left out.")
        self.batch.add(Location, slug, id=key, slug=slug, name=name or "Place", **values)
        if "accessibility" in thing:
            self.batch.owns_all(Accessibility, "location_id", key, slug)
            for one in thing.things("accessibility"):
                texts = {"description": one.text("description") or one.text("accessibility")}
                texts |= {"details": one.text("details"), "url": one.lenient("url", web_address)}
                one.raw("accessibility")
                self._shared(Accessibility, one, slug, location_id=key, **texts)
        self._schedules(thing, "location_id", key, slug, shared=True)
        self._contacts(thing, "location_id", key, slug, shared=True)
        thing.warn_of_the_rest()
        return key

    def _part(self, model: type[Base], thing: Thing, slug: str, **values: Any) -> None:
        self.batch.add(model, slug, id=self._new(model, thing), **values)
        thing.warn_of_the_rest()

    def _shared(self, model: type[Base], thing: Thing, slug: str, **values: Any) -> None:
        """Part of something that several services may repeat."""
        self.batch.add(model, slug, id=thing.id(), **values)
        thing.warn_of_the_rest()

    def _new(self, model: type[Base], thing: Thing) -> str:
        key = thing.id()
        before = self.met.setdefault((model, key), thing.path)
        if key and before != thing.path:
            self.notes.problem(thing.at("id"), f"This id is used already, at {before}.")
        return key

    def _needed(self, thing: Thing, name: str) -> str:
        if name not in thing:
            self.notes.problem(thing.at(name), "This is empty, and it is needed.")
        return ""

    def _slug(self, kind: str, key: str, name: str | None) -> str:
        slug = self.slugs[kind].get(key)
        if slug is None:
            slug = unique_slug(name or kind, self.known.ids[kind], key[:8])
            if slug in self.known.ids[kind]:
                slug = f"{kind}-{key}"
            self.slugs[kind][key] = slug
            self.known.ids[kind][slug] = key
        return slug


def _more_than(name: str | None, description: str | None) -> str | None:
    """The standard needs a description even where there is none, and the name is what we export then."""
    return description if description != name else None
