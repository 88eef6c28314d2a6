"""The web of Frontdoor. The only package that imports Flask."""

from __future__ import annotations

import sys

from flask import Flask

from app import (
    api,
    assets,
    commands,
    council,
    database,
    directory,
    directory_commands,
    embedding,
    errors,
    files,
    guide,
    journey_commands,
    journeys,
    languages,
    logs,
    open311,
    openreferral,
    pages,
    paper,
    providers,
    rendering,
    saving,
    search_index,
    security,
    short_addresses,
    sitemap,
)
from app.settings import Settings, SettingsError
from app.staff import site as staff
from app.truth import site as truth


def create_app(settings: Settings | None = None) -> Flask:
    """One Frontdoor. Without settings they come from the environment, and a wrong one stops the start."""
    try:
        settings = settings or Settings.from_environment()
        the_council = council.load(settings.council_file)
    except SettingsError as mistake:
        sys.exit(f"Frontdoor cannot start. {mistake}")
    logs.configure(as_json=settings.in_production)

    app = Flask(__name__, static_folder=None)
    app.extensions["settings"] = settings
    app.extensions["council"] = the_council
    logs.init_app(app)
    languages.init_app(app)
    rendering.init_app(app)
    policy = security.content_policy([rendering.SCRIPTS_RUN], [rendering.council_style(the_council)])
    security.init_app(app, settings, policy)
    errors.init_app(app)
    database.init_app(app, settings.database_url)

    pages.init_app(app)
    journeys.init_app(app)
    paper.init_app(app)
    saving.init_app(app)
    files.init_app(app)
    providers.init_app(app, settings)
    staff.init_app(app)
    short_addresses.init_app(app)
    api.init_app(app)
    open311.init_app(app)
    openreferral.init_app(app)
    search_index.init_app(app, settings)
    directory.init_app(app)
    sitemap.init_app(app)
    embedding.init_app(app)
    truth.init_app(app)
    guide.init_app(app)
    commands.init_app(app)
    directory_commands.init_app(app)
    journey_commands.init_app(app)

    assets.init_app(app)
    return app
