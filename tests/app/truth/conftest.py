"""Letters as they wait in the outbox, and those who work here."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask

from app import letters
from app.letters import Letter
from tests.app.outbox import rows
from tests.staff import add_staff


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    made = make_app()
    add_staff(made)
    return made


@pytest.fixture
def posted(app: Flask) -> Callable[[], list[Letter]]:
    """posted() are the letters written so far."""
    keys = app.extensions["keys"]
    return lambda: [letters.opened(row.sealed, keys) for row in rows(app) if row.sealed]
