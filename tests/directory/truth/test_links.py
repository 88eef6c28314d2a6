"""Links are looked at when asked, from here, and never on a machine inside."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from sqlalchemy.orm import Session

from directory.truth import Asked, Everything
from directory.truth.links import is_public, trouble, unreachable_links
from tests.factories import a_contact, a_service, an_organisation

from .conftest import TODAY

STATUSES = {
    "/there": 200,
    "/moved": 301,
    "/gone": 404,
    "/broken": 500,
    "/round": 302,
    "/for-people": 403,
    "/by-get-alone": 405,
}
LEADS_TO = {"/moved": "/there", "/round": "/round"}


class Site(BaseHTTPRequestHandler):
    asked: list[str]

    def do_HEAD(self) -> None:
        self.asked.append(f"{self.command} {self.path}")
        status = STATUSES[self.path]
        self.send_response(200 if status == 405 and self.command == "GET" else status)
        if self.path in LEADS_TO:
            self.send_header("Location", LEADS_TO[self.path])
        self.send_header("Content-Length", "0")
        self.end_headers()

    do_GET = do_HEAD  # noqa: N815 - so the server calls it

    def log_message(self, *_told: object) -> None:
        """Says nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a website on loopback."""
    Site.asked = []
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    Thread(target=server.serve_forever, args=(0.01,)).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def anywhere(_address: str) -> bool:
    return True


@pytest.mark.parametrize(
    ("path", "case"),
    [
        ("/there", None),
        ("/moved", None),
        ("/for-people", None),
        ("/by-get-alone", None),
        ("/gone", "gone"),
        ("/broken", "broken"),
        ("/round", "circle"),
    ],
)
def test_a_link_is_followed_to_its_end(site: str, path: str, case: str | None) -> None:
    assert trouble(site + path, anywhere) == case


def test_what_answers_to_a_head_is_not_fetched(site: str) -> None:
    trouble(f"{site}/there", anywhere)
    assert Site.asked == ["HEAD /there"]


def test_no_machine_inside_is_ever_asked(site: str) -> None:
    assert trouble(f"{site}/there") == "private"
    assert Site.asked == []


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.0.0.1", "169.254.169.254", "192.168.1.1", "::1", "fe80::1%eth0", "::ffff:127.0.0.1",
     "100.64.0.1", "0.0.0.0", "fd00::1", "224.0.0.1"],
)  # fmt: skip
def test_an_address_inside_is_not_public(address: str) -> None:
    assert not is_public(address)


def test_an_address_outside_is_public() -> None:
    assert is_public("8.8.8.8")
    assert is_public("2001:4860:4860::8888")


def test_a_redirect_to_a_machine_inside_is_not_followed(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(LEADS_TO, "/moved", "http://[::1]:1/secrets")
    assert trouble(f"{site}/moved", lambda address: address == "127.0.0.1") == "private"


def test_a_name_is_looked_up_once_so_that_it_cannot_become_another(
    site: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: str, *told: object, **more: object) -> object:
        asked.append(host)
        return real("127.0.0.1" if host == "council.example" else host, *told, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    port = site.rpartition(":")[2]
    assert trouble(f"http://council.example:{port}/there", anywhere) is None
    assert asked.count("council.example") == 1


@pytest.mark.parametrize(
    ("url", "case"),
    [("http://127.0.0.1:1/", "silent"), ("ftp://x.example/", "nowhere"), ("http://[::1", "nowhere"),
     ("http://127.0.0.1:99999/", "nowhere")],
)  # fmt: skip
def test_a_link_that_nobody_answers_is_told_from_one_that_leads_nowhere(url: str, case: str) -> None:
    assert trouble(url, anywhere) == case


def test_a_secure_link_with_a_certificate_nobody_trusts_is_told(site: str) -> None:
    assert trouble(site.replace("http:", "https:"), anywhere) == "untrusted"


def test_each_address_is_asked_once_and_named_at_each_of_its_entries(session: Session, site: str) -> None:
    bins = a_service(url=f"{site}/gone#top", contacts=[a_contact(website=f"{site}/there")])
    hidden = a_service("Hidden", contacts=[a_contact("hidden", website=f"{site}/broken", public=False)])
    session.add_all([bins, hidden, an_organisation("Partner", website=f"{site}/gone")])
    session.flush()
    told: list[tuple[int, int]] = []
    found = unreachable_links(Everything(session, Asked(TODAY)), lambda *done: told.append(done), anywhere)
    assert {(one.kind, one.slug, one.case) for one in found} == {
        ("service", "bins-and-recycling", "gone"),
        ("organisation", "partner", "gone"),
    }
    assert sorted(Site.asked) == ["GET /gone", "HEAD /gone", "HEAD /there"]
    assert told == [(1, 2), (2, 2)]
