"""Deliveries: each submission's way to the council's other systems and to the person who sent it.

A destination is a module with `deliver(sent, service, settings)`, which returns when the submission is
safely there and raises `NotDelivered` when it is not.
"""

from __future__ import annotations

from collections.abc import Callable

from app.delivery import mail, webhook
from app.delivery.destination import NotDelivered
from app.settings import Settings
from app.submissions import Sent

DESTINATIONS: dict[str, Callable[[Sent, Settings], None]] = {
    "webhook": webhook.deliver,
    "mail": mail.deliver,
}

__all__ = ["DESTINATIONS", "NotDelivered", "outbox_for"]


def outbox_for(settings: Settings, *, email: str | None) -> list[str]:
    """Where a submission has to go. In production nothing is left in clear for want of a mail server."""
    crm = [settings.crm_kind] if settings.crm_url else []
    mailed = email and (settings.smtp_url or not settings.in_production)
    return crm + (["mail"] if mailed else [])
