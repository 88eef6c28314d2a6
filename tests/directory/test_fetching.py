"""Reading another council's API: all of it or nothing, and nothing they can answer does us harm."""

from __future__ import annotations

import json
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest

from directory.openreferral import fetching
from directory.openreferral.fetching import Fetched, fetch

Answer = dict[str, Any] | bytes | int | str
"""A document, bytes as they are, a status, or where to go instead."""


class Council:
    """Another council. `answers` is by path and page; each may be a list, given in turn."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}/api"
        self.answers: dict[str, Answer | list[Answer]] = {"taxonomy_terms": 404}
        self.asked: list[str] = []
        self.pauses: list[float] = []

    def has(self, *ids: str) -> None:
        self.answers["services"] = {"contents": [{"id": key} for key in ids], "last_page": True}
        self.answers |= {f"services/{key}": {"id": key, "name": key} for key in ids}

    def fetched(self) -> Fetched:
        return fetch(self.address, pause=self.pauses.append)

    def reason(self) -> str:
        got = self.fetched()
        assert len(got.problems) == 1
        return got.problems[0].reason


@pytest.fixture
def council() -> Iterator[Council]:
    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = self.path.removeprefix("/api/").partition("?")[0]
            council.asked.append(path)
            answer = council.answers.get(path, 404)
            if isinstance(answer, list):
                answer = answer.pop(0) if len(answer) > 1 else answer[0]
            body = b""
            if isinstance(answer, str):
                self.send_response(302)
                self.send_header("Location", answer)
            elif isinstance(answer, int):
                self.send_response(answer)
            else:
                self.send_response(200)
                body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_told: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    council = Council(server.server_address[1])
    yield council
    server.shutdown()
    server.server_close()


def a_page(*ids: str, **more: Any) -> dict[str, Any]:
    return {"contents": [{"id": key} for key in ids], "last_page": False, **more}


def test_every_page_is_read_and_each_service_fetched_once(council: Council) -> None:
    council.has("a", "b", "c")
    council.answers["services"] = [a_page("a", "b"), a_page("b", "c", last_page=True)]
    council.answers["taxonomy_terms"] = {"contents": [{"id": "t"}], "last_page": True}
    got = council.fetched()
    assert [one["id"] for one in got.services if isinstance(one, dict)] == ["a", "b", "c"]
    assert got.terms == [{"id": "t"}]
    assert (got.problems, got.warnings) == ([], [])
    assert council.asked == ["services"] * 2 + ["services/a", "services/b", "services/c", "taxonomy_terms"]


def test_what_is_gone_in_the_meantime_is_left_out_and_said(council: Council) -> None:
    council.has("a", "b")
    council.answers["services/a"] = 404
    got = council.fetched()
    assert len(got.services) == 1
    assert [warning.column for warning in got.warnings] == ["services/a", "taxonomy_terms"]


def test_a_council_that_is_busy_is_asked_again_later(council: Council) -> None:
    council.has("a")
    council.answers["services/a"] = [503, 429, {"id": "a"}]
    assert council.fetched().services == [{"id": "a"}]
    assert council.pauses == [1, 5]


def test_a_council_that_stays_away_gives_nothing(council: Council) -> None:
    council.has("a")
    council.answers["services/a"] = 500
    assert "services/a: The answer was 500" in council.reason()


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (a_page("a"), "only repeats what was on those before it"),
        (b"<html>", "This is not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"\xff", "not in UTF-8"),
        (b'{"contents": [NaN]}', "not a number"),
        ({"contents": "none"}, "no list of objects"),
        ({"contents": [1]}, "no list of objects"),
        (b"[]", "no list of objects"),
        (403, "The answer was 403"),
        ("file:///etc/passwd", "The answer was 302"),
        ("ftp://127.0.0.1/", "unknown url type"),
        ("/api/services", "The answer was 302"),
    ],
)
def test_what_no_api_should_answer_is_one_sentence(council: Council, page: Answer, reason: str) -> None:
    council.answers["services"] = page
    assert reason in council.reason()


def test_more_than_we_can_hold_is_not_read(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "LARGEST_ANSWER", 1000)
    council.answers["services"] = b" " * 2000
    assert "larger than 1,000 bytes" in council.reason()


def test_more_in_all_than_we_can_hold_is_given_up(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    council.has("a", "b", "c")
    monkeypatch.setattr(fetching, "LARGEST_WHOLE", 100)
    assert "All of it together is larger than 100 bytes" in council.reason()
    assert council.pauses == []


@pytest.mark.parametrize(
    "elsewhere",
    ["http://localhost:9/latest/meta-data", "//169.254.169.254/services", "http://[::1]/services"],
)
def test_nobody_sends_us_on_to_another_machine(council: Council, elsewhere: str) -> None:
    council.answers["services"] = elsewhere
    assert "It sends us on to another address" in council.reason()
    assert council.pauses == []


def test_on_the_same_machine_it_may_send_us_on(council: Council) -> None:
    council.has("a")
    council.answers["services"] = {"contents": [{"id": "old"}, {"id": "a"}], "last_page": True}
    council.answers["services/old"] = "/api/services/a"
    assert len(council.fetched().services) == 2


def test_pages_that_never_end_are_given_up(council: Council, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MOST_PAGES", 3)
    council.answers["services"] = [a_page("a"), a_page("b"), a_page("c"), a_page("d")]
    assert "more than 3 pages" in council.reason()


def test_nobody_there_is_one_sentence() -> None:
    waited: list[float] = []
    got = fetch("http://127.0.0.1:9/api", pause=waited.append)
    assert "could not be reached" in got.problems[0].reason
    assert len(waited) == len(fetching.PAUSES)


def test_an_id_is_no_way_to_another_address(council: Council) -> None:
    council.has("../../admin?x=1")
    council.fetched()
    assert "services/..%2F..%2Fadmin%3Fx%3D1" in council.asked
