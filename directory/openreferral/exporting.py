"""Services of the directory as Open Referral UK 3.0 has them, with what Open Referral's own standard adds.

Whole ones need what `loading.WHOLE` loads, those in lists what `loading.BRIEF` does. Contacts that are not
public stay here, and so does what only staff may see.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..models import Contact, Location, Organisation, Schedule, Service, ServiceAtLocation, Team
from ..slugs import id_for
from ..visibility import for_everyone
from .objects import JSONObject, an_object, fields
from .taxonomies import export_term


def export_service(service: Service) -> JSONObject:
    """One full service, valid against the standard's schema; what is empty is left out."""
    places = [_at_location(one) for one in service.service_at_locations]
    return {**_whole(service), **an_object(service_at_locations=places)}


def service_in_list(service: Service) -> JSONObject:
    """A service with what it has one of: no hours, prices, contacts, areas, topics or places."""
    return an_object(**_own(service), organization=_organization_in_list(service))


def service_of_organization(service: Service) -> JSONObject:
    """A service as its organisation lists it."""
    owner = service.team_id or service.organisation_id
    return an_object(**_own(service), organization_id=owner)


def export_service_at_location(one: ServiceAtLocation) -> JSONObject:
    """A service as it is found in one place, both of them in full."""
    return an_object(**_at_location(one), service=_whole(one.service))


def service_at_location_in_list(one: ServiceAtLocation) -> JSONObject:
    """A service as it is found in one place, both of them as in lists."""
    return an_object(
        **fields(one, "id", "description"),
        location=an_object(**_own_of_place(one.location)),
        service=service_in_list(one.service),
    )


def export_organization(owner: Organisation | Team) -> JSONObject:
    """An organisation with its identifiers, or a team as a child of its organisation; with contacts."""
    identifiers = owner.organisation_identifiers if isinstance(owner, Organisation) else []
    return an_object(
        **organization_in_list(owner),
        organization_identifiers=[
            an_object(**fields(one, "id", "identifier_scheme", "identifier_type", "identifier"))
            for one in identifiers
        ],
        contacts=_contacts(owner.contacts),
    )


def organization_in_list(owner: Organisation | Team) -> JSONObject:
    """The same without what it can have several of."""
    if isinstance(owner, Team):
        own = {"parent_organization_id": owner.parent_id or owner.organisation_id}
    else:
        own = fields(owner, "email", "website", "logo", "uri")
        own["parent_organization_id"] = owner.parent_organisation_id
    return an_object(**fields(owner, "id", "name"), description=owner.description or owner.name, **own)


def _whole(service: Service) -> JSONObject:
    owner = service.team or service.organisation
    return an_object(
        **_own(service),
        schedules=_schedules(service.schedules),
        service_areas=[
            an_object(**fields(area, "id", "name", "extent", "extent_type", "uri", "service_area"))
            for area in service.service_areas
        ],
        languages=[{"id": id_for("language", service.id, code), "code": code} for code in service.languages],
        organization=export_organization(owner) if owner else None,
        cost_options=[
            an_object(
                **fields(cost, "id", "valid_from", "valid_to", "option", "amount", "currency"),
                **fields(cost, "amount_description"),
            )
            for cost in service.cost_options
        ],
        contacts=_contacts(service.contacts),
        attributes=[
            {"id": id_for("service_topic", service.id, topic.id), "taxonomy_term": export_term(topic)}
            for topic in service.topics
        ],
    )


def _own(service: Service) -> JSONObject:
    return {
        **fields(service, "id", "name", "description", "url", "email", "status", "fees", "accreditations"),
        **fields(service, "minimum_age", "maximum_age", "assured_date", "assurer_email", "alert"),
        **fields(service, "last_modified", "application_process"),
        "eligibility_description": service.eligibility,
    }


def _organization_in_list(service: Service) -> JSONObject | None:
    owner = service.team or service.organisation
    return organization_in_list(owner) if owner else None


def _contacts(contacts: Iterable[Contact]) -> list[JSONObject]:
    return [
        an_object(
            **fields(contact, "id", "name", "title", "email"),
            phones=[
                an_object(id=id_for("phone", contact.id, phone["number"]), **phone)
                for phone in contact.phones
            ],
        )
        for contact in contacts
        if for_everyone(contact)
    ]


def _schedules(schedules: Iterable[Schedule]) -> list[JSONObject]:
    return [
        an_object(
            **fields(one, "id", "valid_from", "valid_to", "dtstart", "freq", "interval", "byday"),
            **fields(one, "bymonthday", "description", "opens_at", "closes_at", "schedule_link"),
            **fields(one, "attending_type", "notes"),
        )
        for one in schedules
    ]


def _at_location(one: ServiceAtLocation) -> JSONObject:
    return an_object(
        **fields(one, "id", "description"),
        schedules=_schedules(one.schedules),
        location=_location(one.location),
    )


def _location(place: Location) -> JSONObject:
    return an_object(
        **_own_of_place(place),
        addresses=[_address(place)] if place.address_1 else [],
        accessibility=[
            an_object(**fields(one, "id", "description", "details", "url")) for one in place.accessibility
        ],
        schedules=_schedules(place.schedules),
        contacts=_contacts(place.contacts),
    )


def _own_of_place(place: Location) -> JSONObject:
    return {
        **fields(place, "id", "location_type", "name", "description", "latitude", "longitude"),
        **fields(place, "external_identifier", "external_identifier_type", "transportation"),
    }


def _address(place: Location) -> JSONObject:
    """The standard needs these five, known or not."""
    needed = {
        name: getattr(place, name) or "" for name in ("address_1", "city", "state_province", "postal_code")
    }
    others = an_object(**fields(place, "attention", "address_2", "region"))
    kind = {"country": place.country or "GB", "address_type": place.location_type}
    return {"id": id_for("address", place.id), **needed, **others, **kind}
