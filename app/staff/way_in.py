"""The way to the sign-in page and back again to where somebody was, and nowhere outside this site."""

from __future__ import annotations

import re

from flask import current_app, redirect, request, url_for
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from app.languages import ENGLISH
from app.settings import Settings

_A_PATH = re.compile(r"/(?!/)[!-\[\]-~]*")  # visible ASCII but backslashes, which browsers read as slashes


def to_sign_in() -> Response:
    """Ask who it is, and come back here afterwards."""
    return redirect(url_for("staff.sign_in", to=request.full_path.rstrip("?")), 303)


def back_again() -> str:
    """Where whoever has signed in wanted to go; the desk when that is not a page of ours."""
    wanted = request.args.get("to", "")
    return wanted if _is_ours(wanted) else url_for("staff.desk")


def whole_address(endpoint: str) -> str:
    """As others are told it once and for all: with our own name, in English."""
    settings: Settings = current_app.extensions["settings"]
    return settings.public_url + url_for(endpoint, language=ENGLISH)


def _is_ours(address: str) -> bool:
    if not _A_PATH.fullmatch(address):
        return False
    try:
        current_app.url_map.bind("").match(address.partition("?")[0], "GET")
    except HTTPException:
        return False
    return True
