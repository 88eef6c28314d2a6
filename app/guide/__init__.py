"""The form guide: each question and pattern live, as its author writes it, and as every channel has it."""

from __future__ import annotations

from flask import Flask

from app.guide.views import guide


def init_app(app: Flask) -> None:
    app.register_blueprint(guide)
