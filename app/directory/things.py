"""A page for each thing in the directory: service, team, role, location, organisation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from flask import render_template

from app.database import reading
from app.directory.checking import checked
from app.directory.forms_of import forms_of
from app.directory.missing import get
from app.directory.reaching import reach
from app.directory.views import views
from directory import catalogue
from directory.models import Location, Organisation, Role, Service, Team


@views.get("/directory/services/<slug>")
def service(slug: str) -> str:
    with reading() as session:
        found = get(catalogue.get_service, session, "service", slug)
        return render_template(
            "directory/service.html",
            service=found,
            forms=forms_of(slug),
            reach=reach(found, found.team, found.organisation),
            holders=[holder for holder in (found.team, found.organisation) if holder],
            responsible=responsible(found, found.team.roles if found.team else []),
            partners=catalogue.partners_of(session, found),
            entry=found,
            checked=checked(found),
        )


@views.get("/directory/teams/<slug>")
def team(slug: str) -> str:
    with reading() as session:
        found = get(catalogue.get_team, session, "team", slug)
        services = catalogue.services_of_team(session, slug)
        return render_template(
            "directory/team.html",
            team=found,
            reach=reach(found, found.organisation),
            **about(found, services),
        )


@views.get("/directory/roles/<slug>")
def role(slug: str) -> str:
    with reading() as session:
        found = get(catalogue.get_role, session, "role", slug)
        of_team = catalogue.services_of_team(session, found.team.slug)
        services = [one for one in of_team if found in responsible(one, found.team.roles)]
        nearest = reach(found, found.team, found.team.organisation)
        return render_template("directory/role.html", role=found, reach=nearest, **about(found, services))


@views.get("/directory/locations/<slug>")
def location(slug: str) -> str:
    with reading() as session:
        found = get(catalogue.get_location, session, "location", slug)
        here = [one for one in found.service_at_locations if one.service.status == catalogue.ACTIVE]
        here.sort(key=lambda one: one.service.name)
        services = [one.service for one in here]
        return render_template(
            "directory/location.html",
            location=found,
            reach=reach(),
            services_here=here,
            holders=holders(services),
            **about(found, services),
        )


@views.get("/directory/organisations/<slug>")
def organisation(slug: str) -> str:
    with reading() as session:
        found = get(catalogue.get_organisation, session, "organisation", slug)
        services = catalogue.services_of_organisation(session, slug)
        return render_template(
            "directory/organisation.html",
            organisation=found,
            reach=reach(),
            teams=catalogue.teams_of_organisation(session, slug),
            **about(found, services),
        )


def about(entry: Team | Role | Location | Organisation, services: Sequence[Service]) -> dict[str, Any]:
    """For the page of an entry: the services it has to do with, their forms, and when it was checked."""
    forms = forms_of(*(service.slug for service in services))
    return {"services": services, "forms": forms, "entry": entry, "checked": checked(entry)}


def holders(services: Iterable[Service]) -> list[Team | Organisation]:
    """The teams that run these services, and the organisations where no team does, by kind and name."""
    found = {holder for service in services if (holder := service.team or service.organisation)}
    return sorted(found, key=lambda holder: (holder.kind, holder.name))


def responsible(service: Service, roles: list[Role]) -> list[Role]:
    """Of the posts of its team, those that answer for a service: the one its owner's address belongs to,
    or all of them.
    """
    owner = service.owner_email
    return [role for role in roles if owner and owner in [one.email for one in role.contacts]] or roles
