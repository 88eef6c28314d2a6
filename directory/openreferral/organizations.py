"""Organizations of the Open Referral API, with their services: organisations, and the teams inside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from ..models import Organisation, Service, Team
from .exporting import export_organization, export_service, organization_in_list, service_of_organization
from .loading import ORGANISATION, TEAM, WHOLE
from .objects import JSONObject, an_object


def organizations_by_id(
    session: Session, ids: Sequence[str], *, whole: bool, full_service: bool
) -> dict[str, JSONObject]:
    """Those of these that there are; whole ones have their contacts and their active services."""
    owners = list(_owners(session, ids, whole))
    if not whole:
        return {owner.id: organization_in_list(owner) for owner in owners}
    services = _services(session, ids, full_service)
    return {
        owner.id: an_object(**export_organization(owner), services=services.get(owner.id, []))
        for owner in owners
    }


def _owners(session: Session, ids: Sequence[str], whole: bool) -> Iterator[Organisation | Team]:
    organisations = select(Organisation).where(Organisation.id.in_(ids))
    teams = select(Team).where(Team.id.in_(ids))
    yield from session.scalars(organisations.options(*ORGANISATION) if whole else organisations)
    yield from session.scalars(teams.options(*TEAM) if whole else teams)


def _services(session: Session, ids: Sequence[str], full: bool) -> dict[str, list[JSONObject]]:
    """Active services by the organisation or team that they are of; one of a team is of both."""
    theirs = or_(Service.organisation_id.in_(ids), Service.team_id.in_(ids))
    found = select(Service).where(Service.status == "active", theirs).order_by(Service.name, Service.id)
    by_owner: dict[str, list[JSONObject]] = {}
    for service in session.scalars(found.options(*WHOLE) if full else found):
        shown = export_service(service) if full else service_of_organization(service)
        for owner in (service.organisation_id, service.team_id):
            if owner and owner in ids:
                by_owner.setdefault(owner, []).append(shown)
    return by_owner
