"""Which teams of the directory have to have what was sent."""

from __future__ import annotations

from app.database import reading
from directory.catalogue import teams_of_services
from forms.answers import Json
from forms.journey import Answers, Journey


def teams_for(journey: Journey, answers: Answers) -> list[str]:
    """The slugs of the teams that run the services the person chose, and of the form's own: where none was
    chosen, or always if the form says so.
    """
    services = _chosen(journey, answers)
    if journey.own_team_too:
        services.append(journey.service)
    with reading() as session:
        found = teams_of_services(session, services) or teams_of_services(session, [journey.service])
        return [team.slug for team in found]


def _chosen(journey: Journey, answers: Answers) -> list[str]:
    if journey.reaches is None:
        return []
    page = journey.reaches.page
    return [
        code for answer in page.answers_to(journey.reaches, answers.get(page.slug)) for code in _codes(answer)
    ]


def _codes(answer: Json) -> list[str]:
    return [str(code) for code in answer] if isinstance(answer, list) else [str(answer)] if answer else []
