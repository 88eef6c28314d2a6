"""What is loaded with each kind of thing: all that its page shows, in a fixed number of queries."""

from __future__ import annotations

from sqlalchemy.orm import joinedload, selectinload

from .models import Location, Organisation, Role, Service, ServiceAtLocation, TaxonomyTerm, Team

ROLE = (
    joinedload(Role.person),
    joinedload(Role.covered_by),
    selectinload(Role.contacts),
    selectinload(Role.translations),
)
TEAM = (
    joinedload(Team.organisation).selectinload(Organisation.translations),
    joinedload(Team.parent).selectinload(Team.translations),
    selectinload(Team.translations),
    selectinload(Team.contacts),
    selectinload(Team.roles).options(*ROLE),
)
LOCATION = (
    selectinload(Location.translations),
    selectinload(Location.accessibility),
    selectinload(Location.schedules),
    selectinload(Location.contacts),
)
SERVICE = (
    joinedload(Service.organisation).options(
        selectinload(Organisation.translations),
        selectinload(Organisation.contacts),
        selectinload(Organisation.organisation_identifiers),
    ),
    joinedload(Service.team).options(*TEAM),
    selectinload(Service.translations),
    selectinload(Service.contacts),
    selectinload(Service.schedules),
    selectinload(Service.cost_options),
    selectinload(Service.service_areas),
    selectinload(Service.topics).selectinload(TaxonomyTerm.translations),
    selectinload(Service.service_at_locations).options(
        selectinload(ServiceAtLocation.schedules),
        joinedload(ServiceAtLocation.location).options(*LOCATION),
    ),
)
ORGANISATION = (
    selectinload(Organisation.translations),
    selectinload(Organisation.contacts),
    selectinload(Organisation.organisation_identifiers),
)
PRINTED = (
    joinedload(Service.organisation).options(
        selectinload(Organisation.translations), selectinload(Organisation.contacts)
    ),
    joinedload(Service.team).options(selectinload(Team.translations), selectinload(Team.contacts)),
    selectinload(Service.translations),
    selectinload(Service.contacts),
    selectinload(Service.schedules),
    selectinload(Service.cost_options),
    selectinload(Service.topics).selectinload(TaxonomyTerm.translations),
    selectinload(Service.service_at_locations).options(
        selectinload(ServiceAtLocation.schedules),
        joinedload(ServiceAtLocation.location).options(
            selectinload(Location.translations), selectinload(Location.schedules)
        ),
    ),
)
