from __future__ import annotations

import json
import sys
from collections.abc import Iterator

import pytest
import structlog
from flask import Flask
from structlog.testing import capture_logs

from app import logs
from tests.app.browser import Client


@pytest.fixture
def configured() -> Iterator[None]:
    """Puts back how logs are written."""
    before = structlog.get_config()
    yield
    structlog.configure(**before)


def test_a_request_is_one_line_that_names_the_page_and_not_the_person(app: Flask) -> None:
    with capture_logs() as lines:
        Client(app).get("/es/help?q=rash", headers={"User-Agent": "Mosaic/2.0"})
    [line] = [line for line in lines if line["event"] == "request"]
    assert line.keys() == {"event", "log_level", "endpoint", "method", "status", "milliseconds"}
    assert (line["endpoint"], line["status"]) == ("pages.help", 200)


@pytest.mark.parametrize("path", ["/forms/secret-REF-123", "/no/such/REF-123?name=Amina"])
def test_no_address_or_path_is_written_down(app: Flask, path: str) -> None:
    with capture_logs() as lines:
        Client(app).get(path)
    written = str(lines)
    assert "REF-123" not in written
    assert "Amina" not in written
    assert "127.0.0.1" not in written


def test_whoever_watches_whether_we_live_fills_no_log(app: Flask) -> None:
    with capture_logs() as lines:
        Client(app).get("/healthz")
    assert lines == []


@pytest.mark.usefixtures("configured")
@pytest.mark.parametrize("terminal", [True, False])
def test_lines_have_colours_on_a_terminal_only(
    terminal: bool, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: terminal)
    logs.configure(as_json=False)
    structlog.get_logger().info("request", endpoint="pages.help")
    assert ("\x1b[" in capsys.readouterr().err) is terminal


@pytest.mark.usefixtures("configured")
def test_logs_stay_apart_from_what_a_command_prints(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(as_json=True)
    structlog.get_logger().info("request", endpoint="pages.help")
    written = capsys.readouterr()
    assert written.out == ""
    assert json.loads(written.err)["endpoint"] == "pages.help"
