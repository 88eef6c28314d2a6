"""What search indexes: everything the public may find, and the people whom staff may find."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, joinedload, selectinload

from .entry import Entry, summary
from .facets import (
    channels_of,
    hours_of,
    is_free,
    is_step_free,
    language_name,
    public_contacts,
    schedules_of,
)
from .models import (
    Contact,
    Location,
    Organisation,
    Person,
    Role,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
    Team,
)
from .telephone import digits
from .translations import by_language
from .visibility import for_everyone


def entries(session: Session) -> Iterator[Entry]:
    """Active services, teams, roles, locations and organisations; for staff only, people who work here."""
    for kind in SOURCES:
        yield from _entries(session, kind)


def find_entry(session: Session, kind: str, slug: str) -> Entry | None:
    """One thing as it is to be indexed now; None when it is not to be found any more."""
    return next(_entries(session, kind, slug), None)


def _entries(session: Session, kind: str, slug: str | None = None) -> Iterator[Entry]:
    if kind not in SOURCES:
        return
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


def _numbers(contacts: Iterable[Contact]) -> tuple[str, ...]:
    """Published telephone numbers, as digits: somebody may want to know who rang."""
    phones = (phone for one in contacts if for_everyone(one) for phone in one.phones)
    return tuple(dict.fromkeys(digits(phone["number"]) for phone in phones))


def _addresses(contacts: Iterable[Contact], *others: str | None) -> tuple[str, ...]:
    """Published e-mail addresses and those of web pages: somebody may want to know whose they are."""
    own = (address for one in contacts if for_everyone(one) for address in (one.email, one.website))
    return tuple(dict.fromkeys(address for address in (*own, *others) if address))


def _translated(service: Service) -> dict[str, str]:
    """What is said of it in other languages, besides its name and description."""
    texts: dict[str, list[str]] = {}
    for one in service.translations:
        if one.field not in ("name", "description"):
            texts.setdefault(one.language, []).append(one.text)
    return {language: _body(said) for language, said in texts.items()}


def _places(locations: Iterable[Location]) -> tuple[tuple[float, float], ...]:
    return tuple(
        (place.latitude, place.longitude)
        for place in locations
        if place.latitude is not None and place.longitude is not None
    )


def _service(service: Service) -> Entry:
    places = [one.location for one in service.service_at_locations]
    contacts = public_contacts(service, service.team, service.organisation)
    return Entry(
        service.kind,
        service.slug,
        by_language(service, "name"),
        _summaries(service),
        lay_words=tuple(service.lay_words),
        topics=tuple(topic.slug for topic in service.topics),
        body=_body(
            service.description,
            service.eligibility,
            service.application_process,
            service.team.name if service.team else None,
            service.organisation.name if service.organisation else None,
            (topic.name for topic in service.topics),
            (place.name for place in places),
            map(language_name, service.languages),
        ),
        translated=_translated(service),
        urgent=service.urgent,
        audiences=tuple(service.audiences),
        languages=tuple(service.languages),
        channels=channels_of(service, contacts),
        free=is_free(service),
        step_free=is_step_free(places),
        openings=hours_of(schedules_of(service), contacts),
        numbers=_numbers(service.contacts),
        addresses=_addresses(service.contacts, service.email, service.url),
        postcodes=tuple(place.postal_code for place in places if place.postal_code),
        places=_places(places),
    )


def _team(team: Team) -> Entry:
    duties = (duty for role in team.roles for duty in (role.name, *role.responsibilities))
    body = _body(team.description, team.organisation.name if team.organisation else None, duties)
    return Entry(
        team.kind,
        team.slug,
        by_language(team, "name"),
        _summaries(team),
        body=body,
        numbers=_numbers(team.contacts),
        addresses=_addresses(team.contacts),
        openings=hours_of((), public_contacts(team)),
    )


def _role(role: Role) -> Entry:
    people = [person for person in (role.person, role.covered_by) if person]
    return Entry(
        role.kind,
        role.slug,
        by_language(role, "name"),
        by_language(role.team, "name"),
        body=role.team.name,
        people=tuple(person.name for person in people),
        responsibilities=tuple(role.responsibilities),
        numbers=_numbers(role.contacts),
        addresses=_addresses(role.contacts),
    )


def _person(person: Person) -> Entry:
    posts = [*person.roles, *person.covers]
    return Entry(
        person.kind,
        person.slug,
        {"en": person.name},
        body=_body(*((role.name, role.team.name) for role in posts), map(language_name, person.languages)),
        languages=tuple(person.languages),
        nicknames=tuple(person.known_as),
        responsibilities=tuple(duty for role in posts for duty in role.responsibilities),
        skills=tuple(person.skills),
        numbers=tuple(digits(number) for number in (person.phone, person.mobile) if number),
        addresses=(person.email,) if person.email else (),
        staff_only=True,
    )


def _location(place: Location) -> Entry:
    found_here = (one.service.name for one in place.service_at_locations)
    return Entry(
        place.kind,
        place.slug,
        by_language(place, "name"),
        _summaries(place),
        body=_body(place.description, place.address, found_here),
        channels=("in-person",),
        step_free=is_step_free([place]),
        openings=hours_of(place.schedules, public_contacts(place)),
        numbers=_numbers(place.contacts),
        addresses=_addresses(place.contacts),
        postcodes=(place.postal_code,) if place.postal_code else (),
        places=_places([place]),
    )


def _organisation(organisation: Organisation) -> Entry:
    return Entry(
        organisation.kind,
        organisation.slug,
        by_language(organisation, "name"),
        _summaries(organisation),
        body=organisation.description or "",
        numbers=_numbers(organisation.contacts),
        addresses=_addresses(organisation.contacts, organisation.email, organisation.website),
    )


SOURCES: dict[str, tuple[Select[Any], Callable[[Any], Entry]]] = {
    "service": (
        select(Service)
        .where(Service.status == "active")
        .order_by(Service.slug)
        .options(
            selectinload(Service.translations),
            selectinload(Service.contacts),
            selectinload(Service.topics).load_only(TaxonomyTerm.slug, TaxonomyTerm.name),
            selectinload(Service.schedules),
            selectinload(Service.cost_options),
            selectinload(Service.service_at_locations).options(
                selectinload(ServiceAtLocation.schedules),
                joinedload(ServiceAtLocation.location).selectinload(Location.schedules),
            ),
            joinedload(Service.team).selectinload(Team.contacts),
            joinedload(Service.organisation).selectinload(Organisation.contacts),
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
    "person": (
        select(Person)
        .where(or_(Person.left_on.is_(None), Person.left_on >= func.current_date()))
        .order_by(Person.slug)
        .options(
            selectinload(Person.roles).joinedload(Role.team),
            selectinload(Person.covers).joinedload(Role.team),
        ),
        _person,
    ),
    "location": (
        select(Location)
        .order_by(Location.slug)
        .options(
            selectinload(Location.translations),
            selectinload(Location.contacts),
            selectinload(Location.schedules),
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
