"""One directory read by another, over the wire: what the second publishes is what the first did."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from threading import Thread
from typing import Any

import pytest
from flask import Flask
from sqlalchemy.orm import Session
from werkzeug.serving import make_server

from directory.importing import import_fetched
from directory.models import Base
from directory.openreferral import listings
from directory.openreferral.fetching import fetch
from directory.openreferral.parameters import Wanted
from tests.directory.conftest import sqlite
from tests.directory.council import EXAMPLETON


@pytest.fixture
def address(app: Flask) -> Iterator[str]:
    """Exampleton's API, listening on loopback."""
    told = app.test_cli_runner().invoke(args=["directory", "import", str(EXAMPLETON)])
    assert told.exit_code == 0, told.output
    server = make_server("127.0.0.1", 0, app, threaded=True)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/api/openreferral"
    server.shutdown()
    server.server_close()


def published(app: Flask, path: str) -> list[dict[str, Any]]:
    response = app.test_client().get(f"/api/openreferral/{path}?format=ndjson&full=true")
    return [json.loads(line) for line in response.text.splitlines()]


def test_what_one_council_publishes_another_can_publish(app: Flask, address: str) -> None:
    engine = sqlite()
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        report = import_fetched(session, fetch(f"{address}/"))
        assert (report.problems, report.warnings) == ([], [])
        session.commit()
        asked = Wanted(full=True)
        assert list(listings.services(session, asked).every(session)) == published(app, "services")
        terms = list(listings.terms(session, asked).every(session))
        assert terms == published(app, "taxonomy_terms")
        assert "parent_id" in json.dumps(terms)


def test_a_directory_that_reads_itself_stays_as_it_is(app: Flask, address: str) -> None:
    done = app.test_cli_runner().invoke(args=["directory", "import", address])
    assert done.exit_code == 0, done.output
    assert "created: 0, changed: 0, removed: 0" in done.output


def test_an_address_that_does_not_answer_imports_nothing_and_says_so(app: Flask, address: str) -> None:
    done = app.test_cli_runner().invoke(args=["directory", "import", address.replace("/api/", "/apis/")])
    assert done.exit_code == 1
    assert "Nothing was imported. Problems: 1." in done.output


def test_everything_at_once_is_not_for_asking_again_and_again(make_app: Callable[..., Flask]) -> None:
    http = make_app(RATE_LIMITS="1 per hour").test_client()
    everything = "/api/openreferral/services?format=ndjson"
    assert {http.get(everything).status_code for _ in range(20)} == {200}
    refused = http.get(everything)
    assert (refused.status_code, bool(refused.headers["Retry-After"])) == (429, True)
    assert http.get("/api/openreferral/services").status_code == 200
