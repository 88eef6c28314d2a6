"""Services at locations of the Open Referral API."""

from __future__ import annotations

from flask import Response, abort

from app.database import reading
from app.openreferral.answers import answer, api, listed, wanted
from app.openreferral.services import found
from app.outcodes import find_outcode
from directory.openreferral import listings
from directory.openreferral.finding import find_service_at_location


@api.get("/service_at_locations", strict_slashes=False)
def service_at_locations() -> Response:
    """Where active services are found; the nearest first to a postcode."""
    asked = wanted("service_at_locations")
    outcode = find_outcode(asked.postcode[:-3]) if asked.postcode else None
    first_half = outcode[1] if outcode else None
    with reading() as session:
        return listed(session, listings.service_at_locations(session, asked, found(asked), first_half), asked)


@api.get("/service_at_locations/<key>", strict_slashes=False)
def service_at_location(key: str) -> Response:
    """An active service at one location, both in full."""
    with reading() as session:
        one = find_service_at_location(session, key)
        if one is None:
            abort(404, "There is no service_at_location with this id.")
        document, modified = one
        return answer(document, modified)
