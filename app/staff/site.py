"""The staff side, put together."""

from __future__ import annotations

from flask import Flask

from app.settings import Settings
from app.staff import account_pages, calls, commands, council_sign_in, script, signing_in
from app.staff.desk import call_backs, handing_over
from app.staff.desk import pages as desk
from app.staff.editing import site as editing
from app.staff.figures import pages as figures
from app.staff.people import site as people
from app.staff.provider import Provider
from app.staff.truth import site as truth
from app.staff.views import staff

__all__ = [
    "account_pages",
    "call_backs",
    "calls",
    "council_sign_in",
    "desk",
    "editing",
    "figures",
    "handing_over",
    "init_app",
    "people",
    "script",
    "signing_in",
    "truth",
]


def init_app(app: Flask) -> None:
    settings: Settings = app.extensions["settings"]
    app.extensions["oidc"] = Provider(settings) if settings.oidc_url else None
    app.register_blueprint(staff)
    app.cli.add_command(commands.staff)
