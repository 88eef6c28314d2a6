"""Where a service is: service_at_locations, with their locations, addresses and accessibility."""

from __future__ import annotations

from typing import Any

from ..cells import one_of, web_address
from ..models import Accessibility, Location, ServiceAtLocation
from .collecting import Collecting
from .reading import Thing

PLACE = one_of("physical", "postal", "virtual")
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


class Places(Collecting):
    def places(self, thing: Thing, key: str, slug: str) -> None:
        here: set[str] = set()
        for one in thing.things("service_at_locations"):
            place = one.thing("location")
            location = self._place(place) if place else self._known_place(one)
            if location in here:
                self.notes.problem(one.path, "This service is at this location already.")
            here.add(location)
            at = f"{slug}@{self.slugs['location'].get(location, '')}"
            self.schedules(one, "service_at_location_id", str(one.values.get("id")).lower(), at)
            self.part(
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
        name = thing.line("name") or (address.line("address_1") if address else None)
        slug = self.slug("location", key, name)
        values: dict[str, Any] = {
            name: thing.text(name) for name in ("description", "transportation") if name in thing
        }
        values |= {
            name: thing.line(name)
            for name in ("external_identifier", "external_identifier_type")
            if name in thing
        }
        latitude, longitude = thing.number("latitude", -90, 90), thing.number("longitude", -180, 180)
        both = latitude is not None and longitude is not None
        values |= {"latitude": latitude if both else None, "longitude": longitude if both else None}
        values["location_type"] = thing.strict("location_type", PLACE) or self.needed(thing, "location_type")
        if address:
            values |= {name: address.line(name) for name in ADDRESS_TEXTS}
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
                self.shared(Accessibility, one, slug, location_id=key, **texts)
        self.schedules(thing, "location_id", key, slug, shared=True)
        self.contacts(thing, "location_id", key, slug, shared=True)
        thing.warn_of_the_rest()
        return key
