"""What a page says, for search engines and assistants: JSON-LD in the words of schema.org.

Public fields only. It is data and nothing runs it, so the content policy has nothing to say about it.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any

from flask import url_for
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from app.council import council
from app.directory.reaching import reach, tel
from app.directory.views import views
from app.directory.wording import words
from app.languages import ENGLISH, public
from directory.catalogue import public_contacts
from directory.hours import Opening, Rule, openings
from directory.models import Contact, CostOption, Location, Organisation, Service, Team

Told = dict[str, Any]
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
END_OF_DAY = "23:59"
WITHOUT_STEPS = {"yes": True, "no": False}


@views.app_template_filter()
def linked_data(thing: Service | Location | Organisation | Team) -> Markup:
    """For `<script type="application/ld+json">`: no character in it can end the element."""
    told = {"@context": "https://schema.org", **TOLD[thing.kind](thing)}
    return htmlsafe_json_dumps(told, dumps=partial(json.dumps, ensure_ascii=False))


def _service(service: Service) -> Told:
    ours = service.team is not None or _is_council(service.organisation)
    holder = service.organisation or service.team
    found = reach(service, service.team, service.organisation)
    places = [_place(one.location, one.schedules) for one in service.service_at_locations]
    channels: list[Told] = [{"servicePhone": _contact(one)} for one in found.contacts if one.phones]
    channels += [{"serviceLocation": place} for place in places]
    channels += [{"serviceUrl": service.url}] if service.url else []
    return _known(
        {
            **_named(service, "GovernmentService" if ours else "Service"),
            "serviceType": [words(topic, "name").text for topic in service.topics],
            "provider": _of(holder) if holder else None,
            "serviceOperator": _of(service.team) if service.team else None,
            "areaServed": [_area(area.name) for area in service.service_areas if area.name],
            "audience": _audience(service),
            "availableChannel": [
                _known({"@type": "ServiceChannel", **each, "availableLanguage": service.languages})
                for each in channels
            ],
            "hoursAvailable": _hours(service.schedules),
            "offers": [_offer(option) for option in service.cost_options if option.amount is not None],
        }
    )


def _place(location: Location, schedules: Sequence[Rule] = ()) -> Told:
    """A place; at the hours of what is found there, where it has its own."""
    step_free = WITHOUT_STEPS.get(location.step_free or "")
    feature = {"@type": "LocationFeatureSpecification", "name": "Step-free access", "value": step_free}
    return _known(
        {
            **_named(location, "Place"),
            "address": _address(location),
            "geo": _position(location),
            "openingHoursSpecification": _hours(schedules or location.schedules),
            "amenityFeature": [feature] if step_free is not None else None,
        }
    )


def _location(location: Location) -> Told:
    numbers = [tel(one.phone) for one in public_contacts(location) if one.phone]
    return _known({**_place(location), "telephone": numbers[0].removeprefix("tel:") if numbers else None})


def _organisation(organisation: Organisation) -> Told:
    return _known(
        {
            **_named(organisation, _kind(organisation)),
            "sameAs": organisation.website,
            "email": organisation.email,
            "contactPoint": [_contact(one) for one in public_contacts(organisation)],
        }
    )


def _team(team: Team) -> Told:
    above = team.parent or team.organisation
    return _known(
        {
            **_named(team, _kind(team)),
            "parentOrganization": _of(above) if above else None,
            "contactPoint": [_contact(one) for one in public_contacts(team)],
        }
    )


def _named(thing: Service | Location | Organisation | Team, kind: str) -> Told:
    return {**_known_as(thing, kind), "description": words(thing, "description").text}


def _of(holder: Organisation | Team) -> Told:
    """Whose something is: no more than the kind, the name and where to read on."""
    return _known_as(holder, _kind(holder))


def _known_as(thing: Service | Location | Organisation | Team, kind: str) -> Told:
    address = public(url_for(f"directory.{thing.kind}", slug=thing.slug))
    return {"@type": kind, "@id": address, "url": address, "name": words(thing, "name").text}


def _kind(holder: Organisation | Team) -> str:
    """A team is part of the council; one organisation is the council, and the others are its partners."""
    ours = isinstance(holder, Team) or _is_council(holder)
    return "GovernmentOrganization" if ours else "Organization"


def _is_council(organisation: Organisation | None) -> bool:
    return organisation is not None and organisation.name == council().names[ENGLISH]


def _contact(contact: Contact) -> Told:
    return _known(
        {
            "@type": "ContactPoint",
            "name": contact.name,
            "telephone": tel(contact.phone).removeprefix("tel:") if contact.phone else None,
            "email": contact.email,
            "url": contact.website,
            "hoursAvailable": _hours(contact.openings),
        }
    )


def _address(location: Location) -> Told | None:
    street = ", ".join(line for line in (location.address_1, location.address_2) if line)
    told = {
        "streetAddress": street,
        "addressLocality": location.city,
        "addressRegion": location.state_province or location.region,
        "postalCode": location.postal_code,
        "addressCountry": location.country or "GB",
    }
    return _known({"@type": "PostalAddress", **told}) if location.address else None


def _position(location: Location) -> Told | None:
    if location.latitude is None or location.longitude is None:
        return None
    return {"@type": "GeoCoordinates", "latitude": location.latitude, "longitude": location.longitude}


def _hours(rules: Iterable[Rule | Opening]) -> list[Told]:
    """Each rule of a week; closing before it opens means the next day, as here."""
    return [
        _known(
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [f"https://schema.org/{DAYS[day]}" for day in sorted(opening.days)],
                "opens": f"{opening.opens:%H:%M}",
                "closes": END_OF_DAY if opening.opens == opening.closes else f"{opening.closes:%H:%M}",
                "validFrom": opening.valid_from.isoformat() if opening.valid_from else None,
                "validThrough": opening.valid_to.isoformat() if opening.valid_to else None,
            }
        )
        for opening in openings(rules)
    ]


def _area(name: str) -> Told:
    return {"@type": "AdministrativeArea", "name": name}


def _audience(service: Service) -> Told | None:
    told = _known(
        {
            "audienceType": words(service, "eligibility").text or None,
            "suggestedMinAge": service.minimum_age,
            "suggestedMaxAge": service.maximum_age,
        }
    )
    return {"@type": "PeopleAudience", **told} if told else None


def _offer(option: CostOption) -> Told:
    return _known(
        {
            "@type": "Offer",
            "name": option.option,
            "price": str(option.amount),
            "priceCurrency": option.currency or "GBP",
            "description": option.amount_description,
        }
    )


def _known(told: Mapping[str, Any]) -> Told:
    """Without what is not known."""
    return {name: value for name, value in told.items() if value not in (None, "", [])}


TOLD: dict[str, Callable[[Any], Told]] = {
    "service": _service,
    "location": _location,
    "organisation": _organisation,
    "team": _team,
}
