"""Sending a finished form, by whatever channel it was filled in: counted, stored, bound for its teams."""

from __future__ import annotations

from flask import current_app

from app.database import database
from app.delivery import outbox_for
from app.limits import limit_sending
from app.security import keys
from app.submissions import submit
from app.teams import teams_for
from forms.journey import Journey, Path


def send(
    journey: Journey, path: Path, token: str, *, channel: str = "web", entered_by: str | None = None
) -> str:
    """Store it once for this token, with its deliveries; its reference. Raises TooManyRequests."""
    limit_sending(entered_by)
    teams = teams_for(journey, path.answers)
    email = journey.email_of(path.answers)
    outbox = outbox_for(current_app.extensions["settings"], email=email, teams=teams)
    return submit(
        database(), keys(), journey, path, token, outbox, channel=channel, entered_by=entered_by, teams=teams
    )
