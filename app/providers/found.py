"""Addresses and places as questions take them, whoever found them."""

from __future__ import annotations

from collections.abc import Mapping

from forms.answers import Json
from forms.providers import Found

Point = tuple[float, float]
"""Latitude and longitude: degrees, WGS 84."""


def an_address(uprn: str, lines: Mapping[str, str]) -> Found:
    """`lines` are those of an `Address` question; those left empty are left out."""
    given: dict[str, Json] = {part: line for part, line in lines.items() if line}
    return Found(uprn, in_one_line(lines), {**given, "uprn": uprn})


def in_one_line(lines: Mapping[str, str]) -> str:
    """Flat 2, 20 Quayside Row, Wendleford"""
    return ", ".join(line for part, line in lines.items() if line and part != "postcode")


def a_place(where: Point, description: str, *, words: str = "", hint: str = "") -> Found:
    """`words` are said of it where the description alone, which is what is stored, would not tell enough."""
    latitude, longitude = round(where[0], 5), round(where[1], 5)
    answer: Json = {"description": description, "latitude": latitude, "longitude": longitude}
    return Found(f"{latitude},{longitude}", words or description, answer, hint)
