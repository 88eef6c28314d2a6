"""Which forms belong to a service."""

from __future__ import annotations

from forms.journey import Journey
from forms.journeys import JOURNEYS


def forms_of(service: str) -> list[Journey]:
    """The forms of the service with this slug."""
    return [journey for journey in JOURNEYS.values() if journey.service == service]
