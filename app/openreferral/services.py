"""Services of the Open Referral API."""

from __future__ import annotations

from flask import Response, abort

from app.database import reading
from app.openreferral.answers import answer, api, listed, wanted
from app.search_index import engine
from directory.openreferral import listings
from directory.openreferral.finding import find_service
from directory.openreferral.parameters import Wanted
from directory.search import Query, search

MOST_FOUND = 500


@api.get("/services", strict_slashes=False)
def services() -> Response:
    """Active services. With `minimal`, only the id of each and when it was changed."""
    asked = wanted("services")
    with reading() as session:
        if asked.minimal:
            return answer(listings.minimal(session, asked, found(asked)))
        return listed(session, listings.services(session, asked, found(asked)), asked)


@api.get("/services/<key>", strict_slashes=False)
def service(key: str) -> Response:
    """One active service in full."""
    with reading() as session:
        one = find_service(session, key)
        if one is None:
            abort(404, "There is no service with this id.")
        document, modified = one
        return answer(document, modified)


def found(asked: Wanted) -> list[str] | None:
    """The slugs of the services that answer a search, the best first; None when nothing is searched for."""
    if not asked.search:
        return None
    query = Query(asked.search, kinds=frozenset({"service"}), per_page=MOST_FOUND)
    return [hit.slug for hit in search(engine(), query).hits]
