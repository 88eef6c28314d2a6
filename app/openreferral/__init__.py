"""The directory as Open Referral UK 3.0 has it, for other programs to read: `/api/openreferral`."""

from __future__ import annotations

from flask import Flask
from werkzeug.exceptions import MethodNotAllowed

from app.openreferral import details, organizations, service_at_locations, services, taxonomies
from app.openreferral.answers import api, told_of_method

__all__ = ["details", "organizations", "service_at_locations", "services", "taxonomies"]


def init_app(app: Flask) -> None:
    app.register_blueprint(api)
    app.register_error_handler(MethodNotAllowed, told_of_method)
