"""Who answers the questions of examples: made-up addresses, services and times, the same everywhere."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Mapping, Sequence
from typing import Any

from app.providers import gazetteer
from forms.answers import Json
from forms.examples import a_free_time
from forms.providers import Found, Providers

SERVICES = {
    "bins-and-recycling": ("Bins and recycling collections", "bin bins rubbish recycling missed collection"),
    "bulky-waste": ("Bulky waste collections", "sofa bin rubbish fridge large"),
    "council-tax": ("Council tax bills and payments", "tax bill pay money"),
    "council-home-repairs": ("Repairs to council homes", "repair leak boiler damp home"),
}
LONGEST_ID = 500
PHOTOS: dict[str, dict[str, Json]] = {
    "a photo": {
        "id": "5d1f0a3c9be84c07a2d46e8f7b90c315",
        "name": "bedroom-wall.jpg",
        "type": "image/jpeg",
        "size": 2_345_678,
    },
    "another photo": {
        "id": "c07a2d46e8f7b90c3155d1f0a3c9be84",
        "name": "The outside of the north wall, from the neighbour’s garden, after three days of rain.jpg",
        "type": "image/jpeg",
        "size": 9_876_543,
    },
}
"""Files that are kept already, by what the pages of the guide call them."""


class _Services:
    def find(self, typed: str) -> Sequence[Found]:
        wanted = typed.casefold().split()
        return [
            Found(slug, name, slug)
            for slug, (name, words) in SERVICES.items()
            if any(word in f"{name} {words}".casefold().split() for word in wanted)
        ]

    def named(self, code: str) -> str | None:
        return SERVICES[code][0] if code in SERVICES else None


class _Times:
    def find(self, _typed: str) -> Sequence[Found]:
        spans = dict.fromkeys(a_free_time(days)() for days in range(2, 7))
        return [Found(span, span, span) for span in spans]


class _Files:
    """Keeps no file: what the page has to know of one goes to the page and back in its id."""

    def dangerous(self, _content: bytes) -> bool:
        return False

    def keep(self, name: str, kind: str, content: bytes) -> dict[str, Json]:
        told = {"name": name, "type": kind, "size": len(content)}
        return _file(urlsafe_b64encode(json.dumps(told).encode()).decode(), told)

    def find(self, file_id: str) -> dict[str, Json] | None:
        if known := next((photo for photo in PHOTOS.values() if photo["id"] == file_id), None):
            return known
        try:
            return _file(file_id, json.loads(urlsafe_b64decode(file_id[:LONGEST_ID])))
        except (ValueError, TypeError, KeyError, OverflowError):
            return None


def _file(file_id: str, told: Mapping[str, Any]) -> dict[str, Json]:
    size = int(told["size"])
    return {"id": file_id, "name": str(told["name"]), "type": str(told["type"]), "size": size}


def for_examples() -> Providers:
    return Providers(gazetteer.Addresses(), gazetteer.Places(), _Services(), _Times(), _Files())
