"""A page for each thing in the directory: service, team, role, location, organisation."""

from __future__ import annotations

from datetime import date, timedelta

from flask import render_template

from app.clock import today
from app.database import reading
from app.directory.forms_of import forms_of
from app.directory.missing import get
from app.directory.reaching import reach
from app.directory.views import views
from directory import catalogue
from directory.models import Role, Service

A_YEAR = timedelta(days=365)


@views.get("/directory/services/<slug>")
def service(slug: str) -> str:
    with reading() as session:
        found = get(catalogue.get_service, session, "service", slug)
        return render_template(
            "directory/service.html",
            service=found,
            forms=forms_of(slug),
            reach=reach(found, found.team, found.organisation),
            responsible=responsible(found),
            partners=catalogue.partners_of(session, found),
            checked_long_ago=long_ago(found.assured_date),
        )


@views.get("/directory/teams/<slug>")
def team(slug: str) -> str:
    with reading() as session:
        found = get(catalogue.get_team, session, "team", slug)
        return render_template(
            "directory/team.html",
            team=found,
            reach=reach(found, found.organisation),
            services=catalogue.services_of_team(session, slug),
        )


@views.get("/directory/roles/<slug>")
def role(slug: str) -> str:
    with reading() as session:
        found = get(catalogue.get_role, session, "role", slug)
        return render_template("directory/role.html", role=found, reach=reach(found, found.team))


@views.get("/directory/locations/<slug>")
def location(slug: str) -> str:
    with reading() as session:
        found = get(catalogue.get_location, session, "location", slug)
        here = [one for one in found.service_at_locations if one.service.status == catalogue.ACTIVE]
        here.sort(key=lambda one: one.service.name)
        return render_template("directory/location.html", location=found, services_here=here)


@views.get("/directory/organisations/<slug>")
def organisation(slug: str) -> str:
    with reading() as session:
        found = get(catalogue.get_organisation, session, "organisation", slug)
        return render_template(
            "directory/organisation.html",
            organisation=found,
            teams=catalogue.teams_of_organisation(session, slug),
            services=catalogue.services_of_organisation(session, slug),
        )


def responsible(service: Service) -> list[Role]:
    """The posts that answer for a service: the one its owner's address belongs to, or all of its team."""
    roles = service.team.roles if service.team else []
    owner = service.owner_email
    return [role for role in roles if owner and owner in [one.email for one in role.contacts]] or list(roles)


def long_ago(day: date | None) -> bool:
    """Whether something was last checked more than a year ago."""
    return day is not None and today() - day > A_YEAR
