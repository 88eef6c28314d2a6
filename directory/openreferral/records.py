"""Which rows of the directory an Open Referral service and its organization become."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from ..cells import currency, email, iso_date, language, logo, one_of, web_address
from ..models import (
    CostOption,
    Organisation,
    OrganisationIdentifier,
    Service,
    ServiceArea,
    ServiceAtLocation,
    ServiceTopic,
)
from .collecting import more_than
from .places import Places
from .reading import Thing
from .topics import Topics

STRICT: tuple[tuple[str, Callable[[str], object]], ...] = (
    ("email", email),
    ("assurer_email", email),
    ("assured_date", iso_date),
)
STATUS = one_of("active", "inactive", "defunct", "temporarily closed")
SERVICE_TEXTS = ("description", "fees", "accreditations", "application_process", "alert")


class Records(Places, Topics):
    """Collects everything the services of a document say; `finish` when all are added."""

    def add_service(self, thing: Thing) -> None:
        key = self.new(Service, thing)
        name = thing.line("name", required=True)
        slug = self.slug("service", key, name)
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
            codes = [one.lenient("code", language) for one in thing.things("languages")]
            if any(codes):
                values["languages"] = [code for code in codes if code]
        values["status"] = thing.strict("status", STATUS) or self.needed(thing, "status")
        organization = thing.thing("organization")
        if organization:
            values |= self._owner(organization)
        elif "organization_id" in thing and thing.id("organization_id") in self.slugs["organisation"]:
            values["organisation_id"] = thing.id("organization_id")
        self.batch.add(Service, slug, id=key, slug=slug, name=name, **values)
        self._parts(thing, key, slug)
        thing.raw("organization_id")
        thing.warn_of_the_rest()

    def _parts(self, thing: Thing, key: str, slug: str) -> None:
        self.contacts(thing, "service_id", key, slug)
        self.schedules(thing, "service_id", key, slug)
        if "cost_options" in thing:
            self.batch.owns_all(CostOption, "service_id", key, slug)
            for one in thing.things("cost_options"):
                self._cost_option(one, key, slug)
        if "service_areas" in thing:
            self.batch.owns_all(ServiceArea, "service_id", key, slug)
            for one in thing.things("service_areas"):
                values = {name: one.text(name) for name in ("name", "extent", "service_area")}
                values |= {name: one.line(name) for name in ("extent_type", "uri")}
                self.part(ServiceArea, one, slug, service_id=key, **values)
        if "attributes" in thing:
            self.batch.owns_all(ServiceTopic, "service_id", key, slug)
            self.topics(thing, key, slug)
        if "service_at_locations" in thing:
            self.batch.owns_all(ServiceAtLocation, "service_id", key, slug)
            self.places(thing, key, slug)

    def _owner(self, thing: Thing) -> dict[str, Any]:
        """An organization, or one of our own teams come back: teams are published as organizations."""
        key = thing.id()
        if key in self.slugs["team"]:
            return {"team_id": key}
        name = thing.line("name", required=True)
        slug = self.slug("organisation", key, name)
        values: dict[str, Any] = {"description": more_than(name, thing.text("description"))}
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
                    "identifier_scheme": one.line("identifier_scheme"),
                    "identifier_type": one.line("identifier_type", required=True),
                    "identifier": one.line("identifier", required=True),
                }
                one.raw("organization_id")
                self.shared(OrganisationIdentifier, one, slug, organisation_id=key, **texts)
        self.contacts(thing, "organisation_id", key, slug, shared=True)
        thing.warn_of_the_rest()
        return {"organisation_id": key}

    def _cost_option(self, one: Thing, key: str, slug: str) -> None:
        amount = one.number("amount", 0, 999_999_999)
        self.part(
            CostOption,
            one,
            slug,
            service_id=key,
            valid_from=one.strict("valid_from", iso_date),
            valid_to=one.strict("valid_to", iso_date),
            option=one.line("option"),
            amount=None if amount is None else round(Decimal(str(amount)), 2),
            currency=one.lenient("currency", lambda words: currency(words.upper())),
            amount_description=one.text("amount_description"),
        )
