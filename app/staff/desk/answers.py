"""An answer as the desk shows it: everything about one service that helps while a caller waits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from app.clock import now
from app.directory.forms_of import forms_of
from app.directory.reaching import Reach, reach
from directory.catalogue import find_service, partners_of
from directory.cover import Transfer, who_now
from directory.models import Contact, Organisation, Service, Team
from directory.slugs import SLUG
from forms.journey import Journey


@dataclass(frozen=True)
class Answer:
    """`transfer` is whom to put the caller through to now; None when nobody is there."""

    service: Service
    transfer: Transfer | None
    reach: Reach
    forms: Sequence[Journey]
    partners: Sequence[Service | Organisation]

    @property
    def own(self) -> Team | Organisation | Service:
        """Whom a signpost for it goes to unless something else is said."""
        return self.service.team or self.service.organisation or self.service

    @property
    def open_line(self) -> Contact | None:
        """The first published contact with a telephone."""
        return next((contact for contact in self.reach.contacts if contact.phone), None)


def find_answer(session: Session, slug: str) -> Answer | None:
    """What there is to say about a service; None when there is no such service."""
    service = find_service(session, slug) if SLUG.fullmatch(slug) else None
    if service is None:
        return None
    return Answer(
        service,
        who_now(session, service.team.slug, now()) if service.team else None,
        reach(service, service.team, service.organisation),
        forms_of(slug),
        partners_of(session, service),
    )
