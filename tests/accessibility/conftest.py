"""A real server on loopback, and one Chromium for every test here."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from selenium.webdriver import Chrome
from werkzeug.serving import make_server

from app import create_app
from app.settings import Settings
from forms.journeys import JOURNEYS
from tests.accessibility import chromium, faults
from tests.accessibility.engine import bring_axe
from tests.accessibility.every_question import every_question
from tests.drafts import add_drafts
from tests.staff import add_staff


@pytest.fixture(scope="session")
def whole_app(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    """The application with the sample council loaded and indexed."""
    folder: Path = tmp_path_factory.mktemp("whole")
    app = create_app(Settings.from_environment({"DATA_DIR": str(folder), "RATE_LIMITS": "off"}))
    faults.add_to(app)
    JOURNEYS[every_question.slug] = every_question
    run = app.test_cli_runner()
    for command in (["db", "upgrade"], ["directory", "load-sample"], ["directory", "reindex", "--if-stale"]):
        done = run.invoke(args=command)
        assert done.exit_code == 0, done.output
    add_staff(app)
    add_drafts(app)
    yield app
    del JOURNEYS[every_question.slug]
    app.extensions["database"].engine.dispose()


@pytest.fixture(scope="session")
def site(whole_app: Flask) -> Iterator[str]:
    """Its address: http://127.0.0.1:<a free port>."""
    server = make_server("127.0.0.1", 0, whole_app, threaded=True)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def one_browser() -> Iterator[Chrome]:
    absent = chromium.absent()
    if absent:
        pytest.skip(absent)
    browser = chromium.start()
    bring_axe(browser)
    yield browser
    browser.quit()


@pytest.fixture
def browser(one_browser: Chrome) -> Chrome:
    """The one browser, as if it had just been bought: no cookies, a wide window, scripts allowed."""
    chromium.make_new(one_browser)
    return one_browser
