"""Which forms belong to services."""

from __future__ import annotations

from forms.journey import Journey
from forms.journeys import forms_for


def forms_of(*services: str) -> list[Journey]:
    """The forms for residents of the services with these slugs, first those that people come to them for."""
    forms = [journey for journey in forms_for("residents") if not journey.services.isdisjoint(services)]
    return sorted(forms, key=lambda journey: not any(map(journey.is_about, services)))


def forms_about(service: str) -> list[Journey]:
    """Those alone that people come to a service for."""
    return [journey for journey in forms_of(service) if journey.is_about(service)]
