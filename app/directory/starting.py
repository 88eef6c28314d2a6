"""Once, when serving begins: every form must belong to a service that the directory has."""

from __future__ import annotations

import structlog
from flask import Flask, current_app
from sqlalchemy.orm import Session

from app.database import reading
from directory.catalogue import slugs
from directory.models import Service
from forms.journeys import JOURNEYS

log = structlog.get_logger()


def forms_without_a_service(session: Session) -> list[str]:
    """A sentence for each form whose service is not in the directory; none while the directory is empty."""
    known = slugs(session, Service)
    return [
        f"The form “{journey.slug}” belongs to the service “{journey.service}”, "
        "which is not in the directory, so its links to who deals with it lead nowhere."
        for journey in JOURNEYS.values()
        if known and journey.service not in known
    ]


def _warn_once() -> None:
    if current_app.extensions.setdefault("forms_checked", False):
        return
    current_app.extensions["forms_checked"] = True
    with reading() as session:
        for sentence in forms_without_a_service(session):
            log.warning(sentence)


def init_app(app: Flask) -> None:
    app.before_request(_warn_once)
