"""A submission as signed JSON to the council's CRM.

The body is as payload.schema.json beside this file says. Header `Idempotency-Key` is the reference, and
"/" and the team where it goes to several, so a retry is never a second case. `Frontdoor-Signature` is
`t=<seconds since 1970>,v1=<hex>`, the HMAC-SHA256 of "<t>.<body>" with CRM_SECRET.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from dataclasses import asdict
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from app.delivery.destination import NotDelivered
from app.settings import Settings
from app.submissions import Sent

SECONDS_TO_WAIT = 20


class _StayHere(HTTPRedirectHandler):
    """A redirect is not delivered: followed, the answers would be left behind and a 200 be believed."""

    def redirect_request(self, *_told: object) -> None:
        return None


_OPENER = build_opener(_StayHere)


def deliver(sent: Sent, settings: Settings) -> None:
    """Post it. Any 2xx answer, or 409 (it has it already), is delivered."""
    body = json.dumps(payload(sent), ensure_ascii=False).encode()
    request = Request(  # noqa: S310 - settings allow http and https only
        settings.crm_url,
        data=body,
        method="POST",
        headers={
            "Content-Type": "application/json",
            "Idempotency-Key": idempotency_key(sent),
            "Frontdoor-Signature": signature(body, settings.crm_secret, int(time.time())),
        },
    )
    try:
        with _OPENER.open(request, timeout=SECONDS_TO_WAIT):
            return
    except HTTPError as answer:
        if answer.code != 409:
            raise NotDelivered(f"The CRM answered {answer.code}.") from None
    except OSError as problem:
        reason = getattr(problem, "reason", problem)
        raise NotDelivered(f"The CRM could not be reached: {reason}.") from None
    except HTTPException as problem:
        # What it said can repeat what we sent; only the kind is kept.
        raise NotDelivered(f"The CRM did not speak HTTP ({type(problem).__name__}).") from None


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


def signature(body: bytes, secret: str, seconds: int) -> str:
    signed = hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256)
    return f"t={seconds},v1={signed.hexdigest()}"
