"""Deliveries: each submission's way to the council's other systems and to the person who sent it.

A destination is a module with `deliver(sent, service, settings)`, which returns when the submission is
safely there and raises `NotDelivered` when it is not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.delivery import mail, webhook
from app.delivery.destination import NotDelivered
from app.settings import Settings
from app.submissions import Address, Sent

DESTINATIONS: dict[str, Callable[[Sent, Settings], None]] = {
    "webhook": webhook.deliver,
    "mail": mail.deliver,
}

__all__ = ["DESTINATIONS", "NotDelivered", "outbox_for", "sends_mail"]


def outbox_for(settings: Settings, *, email: str | None, teams: Sequence[str] = ()) -> list[Address]:
    """Where a submission has to go; the CRM has it once for each team, where it is for several."""
    several = teams if len(teams) > 1 else [None]
    crm = [Address(settings.crm_kind, team) for team in several] if settings.crm_url else []
    return crm + ([Address("mail")] if email and sends_mail(settings) else [])


def sends_mail(settings: Settings) -> bool:
    """Whether mail goes anywhere. In production nothing is left in clear for want of a mail server."""
    return bool(settings.smtp_url) or not settings.in_production
