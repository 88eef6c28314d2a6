"""Every error page, at an address of its own: in the real site they are answers, not places."""

from __future__ import annotations

from flask import Flask, abort
from flask_wtf.csrf import CSRFError

from app.languages import Multilingual

PAGES = ("400", "404", "405", "413", "429", "500", "unproven")

faults = Multilingual("faults", __name__)


@faults.get("/faults/<page>")
def fault(page: str) -> str:
    if page == "unproven":
        raise CSRFError("Shown on purpose.")
    abort(int(page))


def add_to(app: Flask) -> None:
    app.register_blueprint(faults)
