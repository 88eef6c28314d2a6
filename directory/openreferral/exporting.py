"""A service of the directory as Open Referral UK 3.0 has it, with what Open Referral's own standard adds.

Give it a service from `catalogue.get_service`. Contacts that are not public stay here.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

from ..models import Contact, Location, Organisation, Schedule, Service, ServiceAtLocation, Team
from ..slugs import id_for

JSONObject = dict[str, Any]


def export_service(service: Service) -> JSONObject:
    """One full service, valid against the standard's schema; what is empty is left out."""
    return _object(
        id=service.id,
        **_fields(service, "name", "description", "url", "email", "status", "fees", "accreditations"),
        **_fields(service, "minimum_age", "maximum_age", "assured_date", "assurer_email", "alert"),
        **_fields(service, "last_modified", "application_process"),
        eligibility_description=service.eligibility,
        schedules=_schedules(service.schedules),
        service_areas=[
            _object(**_fields(area, "id", "name", "extent", "extent_type", "uri", "service_area"))
            for area in service.service_areas
        ],
        service_at_locations=[_service_at_location(one) for one in service.service_at_locations],
        languages=[{"id": id_for("language", service.id, code), "code": code} for code in service.languages],
        organization=_organization(service),
        cost_options=[
            _object(
                **_fields(cost, "id", "valid_from", "valid_to", "option", "amount", "currency"),
                **_fields(cost, "amount_description"),
            )
            for cost in service.cost_options
        ],
        contacts=_contacts(service.contacts),
        attributes=[
            {
                "id": id_for("service_topic", service.id, topic.id),
                "taxonomy_term": _object(
                    **_fields(topic, "id", "name", "parent_id", "taxonomy", "term_uri", "term"),
                    description=topic.description or topic.name,
                ),
            }
            for topic in service.topics
        ],
    )


def _organization(service: Service) -> JSONObject | None:
    """The team that runs it, as a child of its organization; or the organization itself."""
    if service.team:
        return _team(service.team)
    return _whole_organization(service.organisation) if service.organisation else None


def _team(team: Team) -> JSONObject:
    return _object(
        **_fields(team, "id", "name"),
        description=team.description or team.name,
        parent_organization_id=team.parent_id or team.organisation_id,
        contacts=_contacts(team.contacts),
    )


def _whole_organization(organisation: Organisation) -> JSONObject:
    return _object(
        **_fields(organisation, "id", "name", "email", "website", "logo", "uri"),
        description=organisation.description or organisation.name,
        parent_organization_id=organisation.parent_organisation_id,
        organization_identifiers=[
            _object(**_fields(one, "id", "identifier_scheme", "identifier_type", "identifier"))
            for one in organisation.organisation_identifiers
        ],
        contacts=_contacts(organisation.contacts),
    )


def _contacts(contacts: Iterable[Contact]) -> list[JSONObject]:
    return [
        _object(
            **_fields(contact, "id", "name", "title", "email"),
            phones=[
                _object(id=id_for("phone", contact.id, phone["number"]), **phone) for phone in contact.phones
            ],
        )
        for contact in contacts
        if contact.public
    ]


def _schedules(schedules: Iterable[Schedule]) -> list[JSONObject]:
    return [
        _object(
            **_fields(one, "id", "valid_from", "valid_to", "dtstart", "freq", "interval", "byday"),
            **_fields(one, "bymonthday", "description", "opens_at", "closes_at", "schedule_link"),
            **_fields(one, "attending_type", "notes"),
        )
        for one in schedules
    ]


def _service_at_location(one: ServiceAtLocation) -> JSONObject:
    return _object(
        **_fields(one, "id", "description"),
        schedules=_schedules(one.schedules),
        location=_location(one.location),
    )


def _location(place: Location) -> JSONObject:
    return _object(
        **_fields(place, "id", "location_type", "name", "description", "latitude", "longitude"),
        **_fields(place, "external_identifier", "external_identifier_type", "transportation"),
        addresses=[_address(place)] if place.address_1 else [],
        accessibility=[
            _object(**_fields(one, "id", "description", "details", "url")) for one in place.accessibility
        ],
        schedules=_schedules(place.schedules),
        contacts=_contacts(place.contacts),
    )


def _address(place: Location) -> JSONObject:
    """The standard needs these five, known or not."""
    needed = {
        name: getattr(place, name) or "" for name in ("address_1", "city", "state_province", "postal_code")
    }
    others = _object(**_fields(place, "attention", "address_2", "region"))
    kind = {"country": place.country or "GB", "address_type": place.location_type}
    return {"id": id_for("address", place.id), **needed, **others, **kind}


def _fields(thing: object, *names: str) -> JSONObject:
    return {name: getattr(thing, name) for name in names}


def _object(**values: object) -> JSONObject:
    return {name: _plain(value) for name, value in values.items() if value is not None and value != []}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date | time):
        return value.isoformat()
    return float(value) if isinstance(value, Decimal) else value
