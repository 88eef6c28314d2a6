"""Which forms belong to services."""

from __future__ import annotations

from forms.journey import Journey
from forms.journeys import forms_for


def forms_of(*services: str) -> list[Journey]:
    """The forms for residents of the services with these slugs."""
    return [journey for journey in forms_for("residents") if not journey.services.isdisjoint(services)]
