"""The directory on the web: search, A to Z, topics, and a page for each thing in it."""

from __future__ import annotations

from flask import Flask

from app.directory import (
    counting,
    feed,
    index,
    leaflet,
    linked_data,
    printing,
    searching,
    starting,
    suggesting,
    things,
    told,
)
from app.directory.views import views

__all__ = [
    "counting",
    "feed",
    "index",
    "init_app",
    "leaflet",
    "linked_data",
    "printing",
    "searching",
    "suggesting",
    "things",
    "told",
]


def init_app(app: Flask) -> None:
    app.register_blueprint(views)
    starting.init_app(app)
