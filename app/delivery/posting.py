"""Signed JSON to another system. `Frontdoor-Signature` is `t=<seconds since 1970>,v1=<hex>`, the HMAC-SHA256
of "<t>.<body>" with a secret that both know.
"""

from __future__ import annotations

import hashlib
import hmac
import time
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from app.delivery.destination import NotDelivered

SECONDS_TO_WAIT = 20
HAS_IT_ALREADY = 409


class _StayHere(HTTPRedirectHandler):
    """A redirect is not delivered: followed, the answers would be left behind and a 200 be believed."""

    def redirect_request(self, *_told: object) -> None:
        return None


_OPENER = build_opener(_StayHere)


def post(url: str, body: bytes, secret: str, key: str, whom: str) -> None:
    """Any 2xx answer, or 409 (it has what goes by this key already), is delivered. Raises NotDelivered,
    with a sentence about `whom`, such as "The CRM".
    """
    request = Request(  # noqa: S310 - settings allow http and https only
        url,
        data=body,
        method="POST",
        headers={
            "Content-Type": "application/json",
            "Idempotency-Key": key,
            "Frontdoor-Signature": signature(body, secret, int(time.time())),
        },
    )
    try:
        with _OPENER.open(request, timeout=SECONDS_TO_WAIT):
            return
    except HTTPError as answer:
        if answer.code != HAS_IT_ALREADY:
            raise NotDelivered(f"{whom} answered {answer.code}.") from None
    except OSError as problem:
        reason = getattr(problem, "reason", problem)
        raise NotDelivered(f"{whom} could not be reached: {reason}.") from None
    except HTTPException as problem:
        # What it said can repeat what we sent; only the kind is kept.
        raise NotDelivered(f"{whom} did not speak HTTP ({type(problem).__name__}).") from None


def signature(body: bytes, secret: str, seconds: int) -> str:
    signed = hmac.new(secret.encode(), f"{seconds}.".encode() + body, hashlib.sha256)
    return f"t={seconds},v1={signed.hexdigest()}"
