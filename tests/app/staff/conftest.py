"""An application with those who work there, and a browser in which one of them is signed in."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from tests.app.browser import Client
from tests.staff import add_staff, sign_in


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    made = make_app()
    add_staff(made)
    return made


@pytest.fixture
def amina(client: Client) -> Client:
    """Amina's browser: she is signed in."""
    assert sign_in(client).h1 == "Desk"
    return client
