"""Lists of the Open Referral API: which ids are in one, in order, and how each thing is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select, union_all
from sqlalchemy.orm import Session

from ..models import Location, Organisation, Service, ServiceAtLocation, TaxonomyTerm, Team
from . import exporting, loading
from .narrowing import Point, best_first, conditions, of_taxonomy, squared_distance, within
from .objects import JSONObject, an_object
from .organizations import organizations_by_id
from .parameters import Wanted
from .taxonomies import Taxonomy, export_term

AT_ONCE = 100
Found = Sequence[str] | None
"""Slugs that search gave, the best first; None when nothing was searched for."""


@dataclass(frozen=True)
class Listing:
    """`ids` selects the ids of what is listed, in order; `shown` is those that it is given, by id."""

    ids: Select[Any]
    shown: Callable[[Session, Sequence[str]], dict[str, JSONObject]]

    def page(self, session: Session, wanted: Wanted) -> JSONObject:
        """The page that is asked for, in the standard's envelope. One beyond the last is empty."""
        total = session.scalar(select(func.count()).select_from(self.ids.order_by(None).subquery())) or 0
        first = (wanted.page - 1) * wanted.per_page
        ids = session.scalars(self.ids.limit(wanted.per_page).offset(first)).all()
        return envelope(self._in_order(session, ids), total, wanted.page, wanted.per_page)

    def every(self, session: Session) -> Iterator[JSONObject]:
        """All of them, a hundred loaded at once."""
        ids = session.scalars(self.ids).all()
        for first in range(0, len(ids), AT_ONCE):
            yield from self._in_order(session, ids[first : first + AT_ONCE])
            session.expunge_all()

    def _in_order(self, session: Session, ids: Sequence[str]) -> list[JSONObject]:
        shown = self.shown(session, ids) if ids else {}
        return [shown[key] for key in ids if key in shown]


def envelope(contents: Sequence[JSONObject], total: int, number: int, per_page: int) -> JSONObject:
    """A page as the standard has it."""
    pages = ceil(total / per_page)
    return {
        "total_items": total,
        "total_pages": pages,
        "page_number": number,
        "size": len(contents),
        "first_page": number == 1,
        "last_page": number >= pages,
        "empty": not contents,
        "contents": contents,
    }


def services(session: Session, wanted: Wanted, found: Found = None) -> Listing:
    """Active services, by name or the best answer to a search first."""
    ids = select(Service.id).where(*conditions(session, wanted, found)).order_by(*best_first(found))
    return Listing(ids, _whole_services if wanted.full else _brief_services)


def minimal(session: Session, wanted: Wanted, found: Found = None) -> JSONObject:
    """Every service that is asked for on one page, only when each was changed."""
    asked = select(Service.id, Service.last_modified).where(*conditions(session, wanted, found))
    rows = session.execute(asked.order_by(*best_first(found))).all()
    contents = [an_object(id=row.id, modified_date=row.last_modified) for row in rows]
    return envelope(contents, len(contents), 1, max(1, len(contents)))


def service_at_locations(
    session: Session, wanted: Wanted, found: Found = None, first_half: Point | None = None
) -> Listing:
    """Active services at locations, as `services`, or the nearest to a postcode first, whose `first_half`
    is here.
    """
    ids = select(ServiceAtLocation.id).join(ServiceAtLocation.service).join(ServiceAtLocation.location)
    ids = ids.where(*conditions(session, wanted, found))
    order = [*best_first(found), Location.name.expression, ServiceAtLocation.id.expression]
    if wanted.postcode:
        distance = squared_distance(session, wanted.postcode, first_half)
        ids = ids.where(within(distance, wanted))
        order = [distance, *order]
    return Listing(ids.order_by(*order), _whole_at_locations if wanted.full else _brief_at_locations)


def organizations(wanted: Wanted) -> Listing:
    """Organisations, and teams as children of theirs, by name."""
    parts = [
        select(model.id, model.name).where(_says(wanted, model.name, model.description))
        for model in (Organisation, Team)
    ]
    every = union_all(*parts).subquery()
    ids = select(every.c.id).order_by(every.c.name, every.c.id)

    def shown(session: Session, keys: Sequence[str]) -> dict[str, JSONObject]:
        whole = wanted.full or wanted.full_service
        return organizations_by_id(session, keys, whole=whole, full_service=wanted.full_service)

    return Listing(ids, shown)


def taxonomies(wanted: Wanted) -> Listing:
    """Taxonomies, of which nothing is kept but the names that terms give: those are their ids here."""
    name = func.coalesce(TaxonomyTerm.taxonomy, "")
    said = func.coalesce(TaxonomyTerm.taxonomy, Taxonomy(None).as_json()["name"])
    ids = select(name).where(said.icontains(wanted.search, autoescape=True)).distinct().order_by(name)

    def shown(_session: Session, names: Sequence[str]) -> dict[str, JSONObject]:
        return {name: Taxonomy(name or None).as_json() for name in names}

    return Listing(ids, shown)


def terms(session: Session, wanted: Wanted) -> Listing:
    """Taxonomy terms by name."""
    ids = select(TaxonomyTerm.id).where(_says(wanted, TaxonomyTerm.name, TaxonomyTerm.description))
    if wanted.taxonomy_id:
        ids = ids.where(of_taxonomy(session, wanted.taxonomy_id))
    if wanted.parent_id:
        ids = ids.where(TaxonomyTerm.parent_id == wanted.parent_id)
    if wanted.top_only:
        ids = ids.where(TaxonomyTerm.parent_id.is_(None))
    return Listing(ids.order_by(TaxonomyTerm.name, TaxonomyTerm.id), _terms)


def _says(wanted: Wanted, *columns: Any) -> ColumnElement[bool]:
    """That one of these columns has the words that are searched for in it, as they are."""
    return or_(*(column.icontains(wanted.search, autoescape=True) for column in columns))


def _whole_services(session: Session, ids: Sequence[str]) -> dict[str, JSONObject]:
    found = select(Service).where(Service.id.in_(ids)).options(*loading.WHOLE)
    return {one.id: exporting.export_service(one) for one in session.scalars(found)}


def _brief_services(session: Session, ids: Sequence[str]) -> dict[str, JSONObject]:
    found = select(Service).where(Service.id.in_(ids)).options(*loading.BRIEF)
    return {one.id: exporting.service_in_list(one) for one in session.scalars(found)}


def _whole_at_locations(session: Session, ids: Sequence[str]) -> dict[str, JSONObject]:
    found = select(ServiceAtLocation).where(ServiceAtLocation.id.in_(ids)).options(*loading.WHOLE_AT_LOCATION)
    return {one.id: exporting.export_service_at_location(one) for one in session.scalars(found)}


def _brief_at_locations(session: Session, ids: Sequence[str]) -> dict[str, JSONObject]:
    found = select(ServiceAtLocation).where(ServiceAtLocation.id.in_(ids)).options(*loading.BRIEF_AT_LOCATION)
    return {one.id: exporting.service_at_location_in_list(one) for one in session.scalars(found)}


def _terms(session: Session, ids: Sequence[str]) -> dict[str, JSONObject]:
    found = session.scalars(select(TaxonomyTerm).where(TaxonomyTerm.id.in_(ids)))
    return {one.id: export_term(one) for one in found}
