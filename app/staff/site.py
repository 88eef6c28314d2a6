"""The staff side, put together."""

from __future__ import annotations

from flask import Flask

from app.staff import calls, commands, desk, script, signing_in
from app.staff.editing import site as editing
from app.staff.figures import pages as figures
from app.staff.views import staff

__all__ = ["calls", "desk", "editing", "figures", "init_app", "script", "signing_in"]


def init_app(app: Flask) -> None:
    app.register_blueprint(staff)
    app.cli.add_command(commands.staff)
