"""Where somebody is, from a postcode or its first half: they type it, and nothing keeps it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from werkzeug.exceptions import TooManyRequests

from app.limits import client, limit
from app.outcodes import find_outcode
from app.settings import RateLimit
from forms.providers import NotReachable, providers
from forms.questions.address import postcode
from forms.questions.place import point

KM_IN_A_MILE = 1.609344
LOOK_UPS = (RateLimit(300, 3600),)
"""By one client: whoever finds places counts, and may charge for, each."""


@dataclass(frozen=True)
class Near:
    """`point` is in WGS 84 degrees of latitude and longitude; `name` as Royal Mail writes it."""

    name: str
    point: tuple[float, float]


def where_is(typed: str) -> Near | None:
    """A full postcode by whoever finds places; else the middle of all those with the same first half."""
    full = postcode(typed)
    if full is not None and (found := _by_provider(full)):
        return Near(full, found)
    outward = full.partition(" ")[0] if full else typed
    named = find_outcode(outward)
    return Near(full or named[0], named[1]) if named else None


def miles(km: float) -> Decimal:
    """To a tenth."""
    return Decimal(str(round(km / KM_IN_A_MILE, 1)))


def _by_provider(full: str) -> tuple[float, float] | None:
    """None as well for who has asked too often: what is near is found from the first half all the same."""
    try:
        limit("looking up postcodes", client(), LOOK_UPS)
        return next((where for one in providers().places.find(full) if (where := point(one.code))), None)
    except (NotReachable, TooManyRequests):
        return None
