"""What search indexes: everything the public may find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from .entry import Entry, summary
from .models import Location, Organisation, Role, Service, ServiceAtLocation, TaxonomyTerm, Team
from .telephone import digits
from .translations import by_language


def entries(session: Session) -> Iterator[Entry]:
    """Everything the public may find: active services, teams, roles, locations and organisations."""
    for kind in SOURCES:
        yield from _entries(session, kind)


def find_entry(session: Session, kind: str, slug: str) -> Entry | None:
    """One thing as it is to be indexed now; None when it is not to be found any more."""
    return next(_entries(session, kind, slug), None)


def _entries(session: Session, kind: str, slug: str | None = None) -> Iterator[Entry]:
    query, entry = SOURCES[kind]
    if slug is not None:
        query = query.filter_by(slug=slug)
    for thing in session.scalars(query, execution_options={"yield_per": 500}):
        yield entry(thing)


def _summaries(thing: Any) -> dict[str, str]:
    return {language: summary(words) for language, words in by_language(thing, "description").items()}


def _body(*parts: str | Iterable[str] | None) -> str:
    texts: list[str] = []
    for part in parts:
        texts += [part] if isinstance(part, str) else part or []
    return "\n".join(text for text in texts if text)


def _numbers(thing: Any) -> Iterator[str]:
    """Its published telephone numbers, as digits: somebody may want to know who rang."""
    phones = (phone for contact in thing.contacts if contact.public for phone in contact.phones)
    return (digits(phone["number"]) for phone in phones)


def _service(service: Service) -> Entry:
    places = [one.location for one in service.service_at_locations]
    place = next((place for place in places if place.latitude is not None), places[0] if places else None)
    translated = [one.text for one in service.translations if one.field not in ("name", "description")]
    return Entry(
        service.kind,
        service.slug,
        by_language(service, "name"),
        _summaries(service),
        tuple(service.lay_words),
        tuple(topic.slug for topic in service.topics),
        _body(
            service.description,
            service.eligibility,
            service.application_process,
            service.team.name if service.team else None,
            service.organisation.name if service.organisation else None,
            (topic.name for topic in service.topics),
            (place.name for place in places),
            translated,
            _numbers(service),
        ),
        place.postal_code if place else None,
        place.latitude if place else None,
        place.longitude if place else None,
        service.urgent,
    )


def _team(team: Team) -> Entry:
    duties = (duty for role in team.roles for duty in (role.name, *role.responsibilities))
    body = _body(
        team.description, team.organisation.name if team.organisation else None, duties, _numbers(team)
    )
    return Entry(team.kind, team.slug, by_language(team, "name"), _summaries(team), body=body)


def _role(role: Role) -> Entry:
    people = (person.name for person in (role.person, role.covered_by) if person)
    body = _body(role.team.name, role.responsibilities, people, _numbers(role))
    return Entry(role.kind, role.slug, by_language(role, "name"), by_language(role.team, "name"), body=body)


def _location(place: Location) -> Entry:
    found_here = (one.service.name for one in place.service_at_locations)
    return Entry(
        place.kind,
        place.slug,
        by_language(place, "name"),
        _summaries(place),
        body=_body(place.description, place.address, found_here, _numbers(place)),
        postcode=place.postal_code,
        latitude=place.latitude,
        longitude=place.longitude,
    )


def _organisation(organisation: Organisation) -> Entry:
    names = by_language(organisation, "name")
    body = _body(organisation.description, _numbers(organisation))
    return Entry(organisation.kind, organisation.slug, names, _summaries(organisation), body=body)


SOURCES: dict[str, tuple[Select[Any], Callable[[Any], Entry]]] = {
    "service": (
        select(Service)
        .where(Service.status == "active")
        .order_by(Service.slug)
        .options(
            selectinload(Service.translations),
            selectinload(Service.contacts),
            selectinload(Service.topics).load_only(TaxonomyTerm.slug, TaxonomyTerm.name),
            selectinload(Service.service_at_locations).joinedload(ServiceAtLocation.location),
            joinedload(Service.team),
            joinedload(Service.organisation),
        ),
        _service,
    ),
    "team": (
        select(Team)
        .order_by(Team.slug)
        .options(
            selectinload(Team.translations),
            selectinload(Team.roles),
            selectinload(Team.contacts),
            joinedload(Team.organisation),
        ),
        _team,
    ),
    "role": (
        select(Role)
        .order_by(Role.slug)
        .options(
            selectinload(Role.translations),
            selectinload(Role.contacts),
            joinedload(Role.person),
            joinedload(Role.covered_by),
            joinedload(Role.team).selectinload(Team.translations),
        ),
        _role,
    ),
    "location": (
        select(Location)
        .order_by(Location.slug)
        .options(
            selectinload(Location.translations),
            selectinload(Location.contacts),
            selectinload(Location.service_at_locations).joinedload(ServiceAtLocation.service),
        ),
        _location,
    ),
    "organisation": (
        select(Organisation)
        .order_by(Organisation.slug)
        .options(selectinload(Organisation.translations), selectinload(Organisation.contacts)),
        _organisation,
    ),
}
