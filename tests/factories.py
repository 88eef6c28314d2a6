"""Ready-made things of the directory. They are not saved: add them to a session."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from directory.models import (
    Absence,
    Contact,
    DutyShift,
    Location,
    Organisation,
    Person,
    Role,
    Schedule,
    Service,
    ServiceAtLocation,
    TaxonomyTerm,
    Team,
    Translation,
)
from directory.slugs import id_for, slugify


def _named(kind: str, name: str, given: dict[str, Any]) -> dict[str, Any]:
    slug = given.pop("slug", None) or slugify(name)
    return {"id": id_for(kind, slug), "slug": slug, "name": name, **given}


def an_organisation(name: str = "Citizens Advice Exampleton", **given: Any) -> Organisation:
    return Organisation(**_named("organisation", name, given))


def a_team(name: str = "Waste team", **given: Any) -> Team:
    return Team(**_named("team", name, given))


def a_person(name: str = "Amina Yusuf", **given: Any) -> Person:
    return Person(**_named("person", name, given))


def a_role(name: str = "Recycling officer", **given: Any) -> Role:
    given.setdefault("team", a_team())
    return Role(**_named("role", name, given))


def a_location(name: str = "Town Hall", **given: Any) -> Location:
    usual = {"address_1": "1 High Street", "city": "Exampleton", "postal_code": "EX1 1AA"}
    return Location(**usual | _named("location", name, given))


def a_topic(name: str = "Rubbish and recycling", **given: Any) -> TaxonomyTerm:
    return TaxonomyTerm(**_named("topic", name, given))


def a_service(name: str = "Bins and recycling", **given: Any) -> Service:
    usual = {"description": "We empty your bins. You can have four.", "assured_date": date(2026, 1, 5)}
    return Service(**usual | _named("service", name, given))


def a_contact(slug: str = "waste-line", **given: Any) -> Contact:
    usual: dict[str, Any] = {"phones": [{"number": "01632 960 100"}], "hours": "MO-FR 09:00-17:00"}
    return Contact(**usual | {"id": id_for("contact", slug), "slug": slug, **given})


def a_schedule(byday: str = "MO,TU,WE,TH,FR", **given: Any) -> Schedule:
    return Schedule(**{"byday": byday, "opens_at": time(9), "closes_at": time(17), **given})


def a_service_at_location(service: Service, location: Location, **given: Any) -> ServiceAtLocation:
    return ServiceAtLocation(service=service, location=location, **given)


def a_translation(of: Service | Team | Location | Organisation, language: str, **given: Any) -> Translation:
    """`a_translation(bins, "es", field="name", text="Basura", reviewed_by="Lucía")`."""
    return Translation(kind=of.kind, slug=of.slug, language=language, **{"field": "name", **given})


def an_absence(person: Person, starts: date, ends: date, covered_by: Person | None = None) -> Absence:
    return Absence(person=person, starts=starts, ends=ends, covered_by=covered_by)


def a_shift(team: Team, person: Person, starts_at: datetime, ends_at: datetime, **given: Any) -> DutyShift:
    return DutyShift(
        team=team, person=person, starts_at=starts_at, ends_at=ends_at, **{"shift": "duty", **given}
    )
