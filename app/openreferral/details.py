"""What the Open Referral API is, for programs that ask before they read it."""

from __future__ import annotations

from typing import NoReturn

from flask import Response, abort, current_app

from app.council import council
from app.openreferral.answers import ADDRESS, answer, api
from directory.openreferral.openapi import describe

VERSION = "HSDS-UK-3.0"
PROFILE = "https://docs.openreferraluk.org/en/latest/"


@api.get("")
@api.get("/")
def about() -> Response:
    """Which standard this is, and where it is described."""
    public = current_app.extensions["settings"].public_url
    return answer({"version": VERSION, "profile": PROFILE, "openapi_url": f"{public}{ADDRESS}/openapi.json"})


@api.get("/openapi.json")
def description() -> Response:
    """Every address and parameter, as OpenAPI."""
    public = current_app.extensions["settings"].public_url
    title = f"{council().name}: who does what"
    return answer(describe(title, VERSION, f"{public}{ADDRESS}"))


@api.get("/<path:other>")
def nothing(other: str) -> NoReturn:
    """What the standard has no address for is told in JSON too."""
    abort(404)
