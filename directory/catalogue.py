"""Reading the directory. Every reader loads all that its page shows, so that no page asks row by row.

`find_…` may return None, `get_…` raises NotInDirectory. Reading a relationship that was not loaded raises.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, joinedload, selectinload
from sqlalchemy.orm.interfaces import ORMOption

from .loading import LOCATION, ORGANISATION, ROLE, SERVICE, TEAM
from .models import Contact, Location, Organisation, Role, Service, ServiceAtLocation, TaxonomyTerm, Team
from .visibility import for_everyone

ACTIVE = "active"
NEXT_TO_REACH = joinedload(Team.organisation).selectinload(Organisation.contacts)
Thing = Service | Team | Role | Location | Organisation
Kind = TypeVar("Kind", Service, Team, Role, Location, Organisation, TaxonomyTerm)


class NotInDirectory(LookupError):  # noqa: N818 - it is no fault of the program
    """Nothing of this kind has this slug; the message is a sentence."""

    def __init__(self, kind: str, slug: str) -> None:
        super().__init__(f"There is no {kind} called “{slug}” in the directory.")
        self.kind, self.slug = kind, slug


def find_service(session: Session, slug: str) -> Service | None:
    """With organisation, team (its roles, people, contacts), topics, prices, areas, hours and places."""
    return _find(session, Service, slug, SERVICE)


def get_service(session: Session, slug: str) -> Service:
    return _got(find_service(session, slug), "service", slug)


def has_service(session: Session, slug: str) -> bool:
    return session.scalar(select(Service.id).where(Service.slug == slug)) is not None


def find_team(session: Session, slug: str) -> Team | None:
    """With organisation, its contacts, parent, teams within it, contacts, roles and who fills or covers
    them.
    """
    within = selectinload(Team.teams).selectinload(Team.translations)
    return _find(session, Team, slug, (*TEAM, NEXT_TO_REACH, within))


def get_team(session: Session, slug: str) -> Team:
    return _got(find_team(session, slug), "team", slug)


def find_role(session: Session, slug: str) -> Role | None:
    """With who fills or covers it, its contacts, its team and that team's roles, contacts, organisation."""
    return _find(session, Role, slug, (*ROLE, joinedload(Role.team).options(*TEAM, NEXT_TO_REACH)))


def get_role(session: Session, slug: str) -> Role:
    return _got(find_role(session, slug), "role", slug)


def find_location(session: Session, slug: str) -> Location | None:
    """With accessibility, hours, contacts, and the services found there with their own hours, teams and
    organisations.
    """
    services = selectinload(Location.service_at_locations).options(
        selectinload(ServiceAtLocation.schedules),
        joinedload(ServiceAtLocation.service).options(
            selectinload(Service.translations),
            joinedload(Service.team).selectinload(Team.translations),
            joinedload(Service.organisation).selectinload(Organisation.translations),
        ),
    )
    return _find(session, Location, slug, (*LOCATION, services))


def get_location(session: Session, slug: str) -> Location:
    return _got(find_location(session, slug), "location", slug)


def find_organisation(session: Session, slug: str) -> Organisation | None:
    """With contacts and identifiers; see also `services_of_organisation`, `teams_of_organisation`."""
    return _find(session, Organisation, slug, ORGANISATION)


def get_organisation(session: Session, slug: str) -> Organisation:
    return _got(find_organisation(session, slug), "organisation", slug)


def get_topic(session: Session, slug: str) -> TaxonomyTerm:
    found = _find(session, TaxonomyTerm, slug, (selectinload(TaxonomyTerm.translations),))
    return _got(found, "topic", slug)


def topics(session: Session) -> Sequence[TaxonomyTerm]:
    """Every topic by name, with translations; `parent_id` tells which are within which."""
    found = select(TaxonomyTerm).options(selectinload(TaxonomyTerm.translations)).order_by(TaxonomyTerm.name)
    return session.scalars(found).all()


def services_of_team(session: Session, slug: str) -> Sequence[Service]:
    """Active services by name, with translations: so do the other `services_…`."""
    return _services(session, Service.team.has(Team.slug == slug))


def services_of_organisation(session: Session, slug: str) -> Sequence[Service]:
    return _services(session, Service.organisation.has(Organisation.slug == slug))


def services_about(session: Session, topic: str) -> Sequence[Service]:
    return _services(session, Service.topics.any(TaxonomyTerm.slug == topic))


def teams_of_organisation(session: Session, slug: str) -> Sequence[Team]:
    """Its teams by name, with translations."""
    found = select(Team).where(Team.organisation.has(Organisation.slug == slug)).order_by(Team.name)
    return session.scalars(found.options(selectinload(Team.translations))).all()


def teams_of_services(session: Session, services: Sequence[str]) -> Sequence[Team]:
    """The teams that run these services, by name."""
    run = select(Service.team_id).where(Service.slug.in_(services), Service.status == ACTIVE)
    return session.scalars(select(Team).where(Team.id.in_(run)).order_by(Team.name)).all()


def teams_named(session: Session, slugs: Sequence[str]) -> Sequence[Team]:
    """The teams with these slugs, by name, with translations."""
    found = select(Team).where(Team.slug.in_(slugs)).order_by(Team.name)
    return session.scalars(found.options(selectinload(Team.translations))).all()


def team_names(session: Session) -> dict[str, str]:
    """{slug: English name} of every team, by name."""
    return {row.slug: row.name for row in session.execute(select(Team.slug, Team.name).order_by(Team.name))}


def public_contacts(thing: Thing) -> list[Contact]:
    """The contacts, of something loaded with them, that everyone may see."""
    return [contact for contact in thing.contacts if for_everyone(contact)]


def partners_of(session: Session, service: Service) -> list[Service | Organisation]:
    """Whom to try if this service cannot help, in its order, with translations and contacts."""
    return partners_of_each(session, [service])[service.slug]


def partners_of_each(
    session: Session, services: Iterable[Service]
) -> dict[str, list[Service | Organisation]]:
    """`partners_of` of several, by slug, in two queries for all of them."""
    asked = {one.slug: [tuple(words.split(":", 1)) for words in one.if_we_cannot_help] for one in services}
    wanted = {key for keys in asked.values() for key in keys}
    found: dict[tuple[str, ...], Service | Organisation] = {}
    for model in (Service, Organisation):
        slugs_of_kind = sorted({slug for kind, slug in wanted if kind == model.kind})
        options = selectinload(model.translations), selectinload(model.contacts)
        for thing in session.scalars(select(model).where(model.slug.in_(slugs_of_kind)).options(*options)):
            assert isinstance(thing, Service | Organisation)
            found[model.kind, thing.slug] = thing
    return {slug: [found[key] for key in keys if key in found] for slug, keys in asked.items()}


def slugs(session: Session, kind: type[Kind]) -> frozenset[str]:
    """The slugs of everything of a kind, given as its model."""
    return frozenset(session.scalars(select(kind.slug)))


def _services(session: Session, condition: ColumnElement[bool]) -> Sequence[Service]:
    found = select(Service).where(Service.status == ACTIVE, condition).order_by(Service.name)
    return session.scalars(found.options(selectinload(Service.translations))).all()


def _find(session: Session, model: type[Kind], slug: str, options: Sequence[ORMOption]) -> Kind | None:
    found = select(model).where(model.slug == slug).options(*options)
    return session.scalars(found).one_or_none()


def _got(found: Kind | None, kind: str, slug: str) -> Kind:
    if found is None:
        raise NotInDirectory(kind, slug)
    return found
