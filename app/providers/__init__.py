"""Who answers the questions that look things up, in this application."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import replace
from typing import Any

from flask import Flask, current_app, g

from app.providers import gazetteer, os_places
from app.providers.services import DirectoryServices
from app.providers.times import OpeningTimes
from app.settings import Settings
from app.uploads import Store
from forms.providers import Providers, provide


def those_of(settings: Settings) -> Providers:
    """The Ordnance Survey for addresses and places where there is a key; the sample's gazetteer with the
    sample's directory; otherwise nobody, and people type addresses by hand.
    """
    answering = Providers(services=DirectoryServices(), times=OpeningTimes(), files=Store())
    if settings.os_places_key:
        account = os_places.OsPlaces(settings.os_places_url, settings.os_places_key)
        addresses, places = os_places.Addresses(account), os_places.Places(account)
        return replace(answering, addresses=addresses, places=places)
    if settings.sample:
        return replace(answering, addresses=gazetteer.Addresses(), places=gazetteer.Places())
    return answering


def init_app(app: Flask, settings: Settings) -> None:
    """Answer during each request."""
    app.extensions["providers"] = those_of(settings)
    app.before_request(_begin)
    app.teardown_request(_end)


def _begin() -> None:
    answering: Any = current_app.extensions["providers"]
    g.answering = ExitStack()
    g.answering.enter_context(provide(answering))


def _end(_problem: BaseException | None) -> None:
    if "answering" in g:
        g.pop("answering").close()
