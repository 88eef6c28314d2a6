from __future__ import annotations

import pytest
from flask import Flask
from structlog.testing import capture_logs

from tests.app.browser import Client


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
