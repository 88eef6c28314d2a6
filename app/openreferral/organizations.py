"""Organizations of the Open Referral API: organisations, and teams as children of theirs."""

from __future__ import annotations

from flask import Response, abort

from app.database import reading
from app.openreferral.answers import answer, api, listed, wanted
from directory.openreferral import listings
from directory.openreferral.organizations import organizations_by_id


@api.get("/organizations", strict_slashes=False)
def organizations() -> Response:
    """Every organization; with their services when they are asked for in full."""
    asked = wanted("organizations")
    with reading() as session:
        return listed(session, listings.organizations(asked), asked)


@api.get("/organizations/<key>", strict_slashes=False)
def organization(key: str) -> Response:
    """One organization with its active services."""
    asked = wanted("organizations/id")
    with reading() as session:
        shown = organizations_by_id(session, [key], whole=True, full_service=asked.full_service)
    if key not in shown:
        abort(404, "There is no organization with this id.")
    return answer(shown[key])
