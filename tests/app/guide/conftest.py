"""One application for all the tests of the guide: they store nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from app import create_app
from app.settings import Settings


@pytest.fixture(scope="session")
def guide_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder: Path = tmp_path_factory.mktemp("guide")
    app = create_app(Settings.from_environment({"DATA_DIR": str(folder), "RATE_LIMITS": "off"}))
    app.extensions["database"].upgrade()
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture
def app(guide_app: Flask) -> Flask:
    return guide_app
