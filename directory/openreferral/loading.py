"""What is loaded for what is exported, and no more: a page of services takes as few queries as one."""

from __future__ import annotations

from sqlalchemy.orm import joinedload, selectinload

from ..models import Location, Organisation, Service, ServiceAtLocation, Team

ORGANISATION = (selectinload(Organisation.contacts), selectinload(Organisation.organisation_identifiers))
TEAM = (selectinload(Team.contacts),)
LOCATION = (
    selectinload(Location.accessibility),
    selectinload(Location.schedules),
    selectinload(Location.contacts),
)
BRIEF = (joinedload(Service.organisation), joinedload(Service.team))
_WHOLE = (
    joinedload(Service.organisation).options(*ORGANISATION),
    joinedload(Service.team).options(*TEAM),
    selectinload(Service.schedules),
    selectinload(Service.service_areas),
    selectinload(Service.cost_options),
    selectinload(Service.contacts),
    selectinload(Service.topics),
)
_AT_LOCATION = (
    selectinload(ServiceAtLocation.schedules),
    joinedload(ServiceAtLocation.location).options(*LOCATION),
)
WHOLE = (*_WHOLE, selectinload(Service.service_at_locations).options(*_AT_LOCATION))
WHOLE_AT_LOCATION = (*_AT_LOCATION, joinedload(ServiceAtLocation.service).options(*_WHOLE))
BRIEF_AT_LOCATION = (
    joinedload(ServiceAtLocation.location),
    joinedload(ServiceAtLocation.service).options(*BRIEF),
)
