"""Which services, and services at locations, the parameters of the Open Referral API ask for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import time
from math import cos, radians
from typing import Any

from sqlalchemy import ColumnElement, case, exists, false, func, or_, select, union_all
from sqlalchemy.orm import Session

from ..models import Location, Schedule, Service, ServiceAtLocation, ServiceTopic, TaxonomyTerm
from .parameters import NotUnderstood, Wanted
from .taxonomies import find_taxonomy

METRES_IN_A_DEGREE = 111_195
Condition = ColumnElement[bool]
Point = tuple[float, float]
"""Degrees of latitude and longitude, WGS 84."""


def conditions(session: Session, wanted: Wanted, found: Sequence[str] | None) -> Iterator[Condition]:
    """What a service must be: public, and all that is asked. `found` are the slugs that search gave."""
    yield Service.status == "active"
    if found is not None:
        yield Service.slug.in_(found)
    if wanted.modified_after:
        # what nobody knows the day of may be new: whoever asks had better have it twice than never
        yield or_(Service.last_modified >= wanted.modified_after, Service.last_modified.is_(None))
    if wanted.taxonomy_term_id:
        yield _about(ServiceTopic.taxonomy_term_id == wanted.taxonomy_term_id)
    if wanted.taxonomy_id:
        terms = select(TaxonomyTerm.id).where(of_taxonomy(session, wanted.taxonomy_id))
        yield _about(ServiceTopic.taxonomy_term_id.in_(terms))
    if wanted.organization_id:
        yield of_organization(wanted.organization_id)
    if wanted.minimum_age is not None:
        yield Service.minimum_age >= wanted.minimum_age
    if wanted.maximum_age is not None:
        yield Service.maximum_age <= wanted.maximum_age
    if wanted.day or wanted.start_time or wanted.end_time:
        yield _open(wanted)


def of_taxonomy(session: Session, key: str) -> Condition:
    """That a term is of the taxonomy with this id."""
    taxonomy = find_taxonomy(session, key)
    return TaxonomyTerm.taxonomy == taxonomy.name if taxonomy else false()


def of_organization(key: str) -> Condition:
    """That a service is an organisation's, its teams' included, or a team's."""
    return or_(Service.organisation_id == key, Service.team_id == key)


def best_first(found: Sequence[str] | None) -> list[ColumnElement[Any]]:
    """In the order in which search gave these slugs; without a search, by name."""
    usual: list[ColumnElement[Any]] = [Service.name.expression, Service.id.expression]
    if not found:
        return usual
    return [case({slug: place for place, slug in enumerate(found)}, value=Service.slug), *usual]


def squared_distance(
    session: Session, postcode: str, first_half: Point | None
) -> ColumnElement[float | None]:
    """How far a location is from a postcode, in square degrees of latitude. Raises NotUnderstood.

    It is where the places are that have it; or where its first half is known to be; or where those places
    are that begin as it does.
    """
    where = (
        _middle(session, Location.postal_code == postcode)
        or first_half
        or _middle(session, Location.postal_code.startswith(postcode[:-3]))
    )
    if where is None:
        raise NotUnderstood(f"postcode: We do not know where {postcode} is.")
    latitude, longitude = where
    north = Location.latitude - latitude
    east = (Location.longitude - longitude) * cos(radians(latitude))
    return north * north + east * east


def within(distance: ColumnElement[float | None], wanted: Wanted) -> Condition:
    """That a squared distance is no more than is asked for; a place we cannot put on a map never is."""
    if wanted.proximity is None:
        return Location.latitude.is_not(None)
    return distance <= (wanted.proximity / METRES_IN_A_DEGREE) ** 2


def _middle(session: Session, alike: Condition) -> Point | None:
    query = select(func.avg(Location.latitude), func.avg(Location.longitude)).where(alike)
    latitude, longitude = session.execute(query).one()
    return None if latitude is None or longitude is None else (float(latitude), float(longitude))


def _about(topic: Condition) -> Condition:
    return exists().where(ServiceTopic.service_id == Service.id, topic)


def _open(wanted: Wanted) -> Condition:
    """One rule, of the service itself, of it at a place or of the place, that says all that is asked."""
    asked: list[Condition] = []
    if wanted.day:
        asked.append(Schedule.byday.contains(wanted.day))
    if wanted.start_time:
        asked.append(Schedule.opens_at >= wanted.start_time)
    if wanted.end_time not in (None, time(0)):  # midnight is the end of the day: everything closes before it
        asked.append(Schedule.closes_at <= wanted.end_time)
        asked.append(Schedule.closes_at > Schedule.opens_at)
    at = select(ServiceAtLocation.service_id)
    whose = (
        select(Schedule.service_id),
        at.join(Schedule, Schedule.service_at_location_id == ServiceAtLocation.id),
        at.join(Schedule, Schedule.location_id == ServiceAtLocation.location_id),
    )
    return Service.id.in_(union_all(*(one.where(*asked) for one in whose)))
