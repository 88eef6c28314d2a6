"""Rules about where and when: a place is where it says, and its opening hours are those of today."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from math import cos, hypot, radians
from statistics import median

from ..cells import CellError, postcode
from ..models import Location, Schedule, Service
from .everything import Everything
from .finding import Found

SOON = timedelta(days=14)
UNITED_KINGDOM = ((49.8, 60.9), (-8.7, 1.8))
"""The least and the greatest latitude, and longitude, in degrees (WGS 84)."""
FAR = 50.0
"""Kilometres from the middle of all places, where nearly all of them are within it."""
NEARLY_ALL = 0.9
KM_IN_A_DEGREE = 111.2


def bad_postcode(everything: Everything) -> Iterator[Found]:
    for place in everything.locations:
        if place.postal_code and not _is_postcode(place.postal_code):
            yield Found(place.kind, place.slug, place.name, parts={"postcode": place.postal_code})


def _is_postcode(words: str) -> bool:
    try:
        postcode(words)
    except CellError:
        return False
    return True


def elsewhere(everything: Everything) -> Iterator[Found]:
    """Its point on the map is abroad, or far from where all the others are."""
    placed = {one.id: point for one in everything.locations if (point := _point(one))}
    far = _far(list(placed.values()))
    for place in everything.locations:
        point = placed.get(place.id)
        if point and (not _is_here(point) or point in far):
            yield Found(place.kind, place.slug, place.name, "" if _is_here(point) else "abroad")


def _point(place: Location) -> tuple[float, float] | None:
    if place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def _is_here(point: tuple[float, float]) -> bool:
    return all(least <= value <= most for value, (least, most) in zip(point, UNITED_KINGDOM, strict=True))


def _far(points: list[tuple[float, float]]) -> set[tuple[float, float]]:
    if not points:
        return set()
    latitude, longitude = (median(values) for values in zip(*points, strict=True))
    width = KM_IN_A_DEGREE * cos(radians(latitude))
    far = {
        one
        for one in points
        if hypot((one[0] - latitude) * KM_IN_A_DEGREE, (one[1] - longitude) * width) > FAR
    }
    near = sum(one not in far for one in points)
    return far if near >= NEARLY_ALL * len(points) else set()


def hours_end(everything: Everything) -> Iterator[Found]:
    """The last opening hours that anyone wrote down have ended, or end soon."""
    schedules: dict[tuple[str | None, ...], list[Schedule]] = defaultdict(list)
    for one in everything.schedules:
        schedules[one.service_id, one.location_id, one.service_at_location_id].append(one)
    for group in schedules.values():
        owner, last = everything.open_entry(group[0]), _last_day(group)
        if owner is None or last is None or last >= everything.day + SOON:
            continue
        if not isinstance(owner, Service) or owner in everything.offered:
            case = "over" if last < everything.day else ""
            yield Found(owner.kind, owner.slug, owner.name, case, {"day": last.isoformat()})


def _last_day(schedules: list[Schedule]) -> date | None:
    """None when one of them goes on for ever."""
    days = [one.valid_to for one in schedules if one.valid_to]
    return max(days) if len(days) == len(schedules) else None
