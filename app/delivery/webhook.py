"""A submission as signed JSON to the council's CRM.

The body is as payload.schema.json beside this file says; `app.delivery.posting` says how it is signed, with
CRM_SECRET. Header `Idempotency-Key` is the reference, and "/" and the team where it goes to several, so a
retry is never a second case.
"""

from __future__ import annotations

import json
from dataclasses import asdict

from app.delivery.posting import post
from app.settings import Settings
from app.submissions import Sent


def deliver(sent: Sent, settings: Settings) -> None:
    """Post it. Any 2xx answer, or 409 (it has it already), is delivered. Raises NotDelivered."""
    body = json.dumps(payload(sent), ensure_ascii=False).encode()
    post(settings.crm_url, body, settings.crm_secret, idempotency_key(sent), "The CRM")


def payload(sent: Sent) -> dict[str, object]:
    day_or_moment = sent.day if sent.anonymous else sent.received_at
    return {
        "reference": sent.reference,
        "journey": sent.journey,
        "language": sent.language,
        "anonymous": sent.anonymous,
        "received": day_or_moment.isoformat(),
        "version": sent.version,
        "channel": sent.channel,
        "entered_by": sent.entered_by,
        "team": sent.team,
        "files": [asdict(file) for file in sent.files],
        **sent.record,
    }


def idempotency_key(sent: Sent) -> str:
    """The same each time it is tried; one for each team, as each has its own delivery."""
    return f"{sent.reference}/{sent.team}" if sent.team else sent.reference
