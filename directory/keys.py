"""Ids of what is part of something, made from what its row says: the same row is the same thing everywhere.

What comes from elsewhere keeps the id it has there. Values are as the columns hold them; slugs, not ids, say
whose it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .slugs import id_for

SAYS: dict[str, tuple[str, ...]] = {
    "accessibility": ("location", "description"),
    "organisation_identifier": ("organisation", "identifier_type", "identifier"),
    "service_area": ("service", "name"),
    "absence": ("person", "starts"),
    "duty_shift": ("team", "person", "starts_at"),
    "schedule": ("kind", "slug", "byday", "opens_at", "closes_at", "valid_from", "valid_to"),
}
"""What tells one row of a kind from another."""


def key_of(kind: str, row: Mapping[str, Any]) -> str:
    """The id of a row of a spreadsheet that has none of its own."""
    if kind == "cost_option":
        return id_for(kind, row["service"], row.get("option") or "", str(row.get("amount")))
    return id_for(kind, *(str(row.get(name)) for name in SAYS[kind]))
