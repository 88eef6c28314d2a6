"""Which forms belong to services."""

from __future__ import annotations

from forms.journey import Journey
from forms.journeys import JOURNEYS


def forms_of(*services: str) -> list[Journey]:
    """The forms of the services with these slugs."""
    return [journey for journey in JOURNEYS.values() if journey.service in services]
