"""Which results are opened, for the figures."""

from __future__ import annotations

from flask import request

from app import tally
from app.directory.views import views
from app.languages import current

THINGS = {f"directory.{kind}" for kind in ("service", "team", "role", "location", "organisation")}


@views.before_request
def count_click() -> None:
    if request.endpoint in THINGS and request.referrer:
        tally.count_click(current().shown.code)
