"""Addresses and places from the Ordnance Survey, as its API answers on this machine."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from app.providers import os_places, those_of
from app.providers.os_places import Addresses, OsPlaces, Places, lines_of
from app.settings import Settings
from forms.providers import NotReachable

HOME = {
    "UPRN": "100070000001",
    "ADDRESS": "FLAT 2A, ST OSYTH'S HALL, 20, QUAYSIDE ROW, WENDLEFORD, ZZ1 4QP",
    "SUB_BUILDING_NAME": "FLAT 2A",
    "BUILDING_NAME": "ST OSYTH'S HALL",
    "BUILDING_NUMBER": "20",
    "THOROUGHFARE_NAME": "QUAYSIDE ROW",
    "POST_TOWN": "WENDLEFORD",
    "POSTCODE": "ZZ1 4QP",
    "LAT": 52.6979,
    "LNG": -0.9462,
}


@dataclass
class Survey:
    """`body` is what it answers; `asked` what it was asked."""

    url: str
    body: bytes = json.dumps({"header": {}, "results": [{"DPA": HOME}]}).encode()
    status: int = 200
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)


@pytest.fixture
def survey() -> Iterator[Survey]:
    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = urlsplit(self.path)
            there.asked.append(
                (address.path, {name: each[0] for name, each in parse_qs(address.query).items()})
            )
            self.send_response(there.status)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", str(len(there.body)))
            self.end_headers()
            self.wfile.write(there.body)

        def log_message(self, *_told: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    there = Survey(f"http://127.0.0.1:{server.server_port}/search/places/v1")
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield there
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_postcode_gives_addresses_as_people_write_them(survey: Survey) -> None:
    (home,) = Addresses(OsPlaces(survey.url, "secret")).find("ZZ1 4QP")
    assert home.words == "Flat 2A, St Osyth's Hall, 20 Quayside Row, Wendleford"
    assert home.answer == {
        "line_1": "Flat 2A",
        "line_2": "St Osyth's Hall, 20 Quayside Row",
        "town": "Wendleford",
        "postcode": "ZZ1 4QP",
        "uprn": "100070000001",
    }
    ((path, query),) = survey.asked
    assert path == "/search/places/v1/postcode"
    assert query["postcode"] == "ZZ1 4QP"
    assert (query["key"], query["output_srs"]) == ("secret", "WGS84")


def test_words_and_a_position_give_places(survey: Survey) -> None:
    places = Places(OsPlaces(survey.url, "secret"))
    assert places.find("quayside")[0].answer == {
        "description": "Flat 2A, St Osyth's Hall, 20 Quayside Row, Wendleford",
        "latitude": 52.6979,
        "longitude": -0.9462,
    }
    here = places.find("52.69800, -0.94600")[0]
    assert here.code == "52.698,-0.946"
    assert here.words.startswith("Near Flat 2A")
    places.find("ZZ1 4QP")
    assert [path.rpartition("/")[2] for path, _query in survey.asked] == ["find", "nearest", "postcode"]
    assert survey.asked[1][1]["point"] == "52.698,-0.946"
    assert survey.asked[1][1]["srs"] == "WGS84"


def test_what_was_found_a_moment_ago_is_not_asked_for_again(survey: Survey) -> None:
    addresses = Addresses(OsPlaces(survey.url, "secret"))
    assert addresses.find("ZZ1 4QP") == addresses.find("ZZ1 4QP")
    assert len(survey.asked) == 1


def test_no_more_is_kept_than_there_is_room_for(survey: Survey, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os_places, "MOST_KEPT", 2)
    addresses = Addresses(OsPlaces(survey.url, "secret"))
    for full in ("ZZ1 1AA", "ZZ1 1AB", "ZZ1 1AD", "ZZ1 1AA"):
        addresses.find(full)
    assert len(survey.asked) == 4


@pytest.mark.parametrize("status", [301, 401, 403, 404, 429, 500, 503])
def test_any_refusal_is_not_reachable_and_is_asked_again_later(survey: Survey, status: int) -> None:
    addresses = Addresses(OsPlaces(survey.url, "secret"))
    survey.status = status
    with pytest.raises(NotReachable):
        addresses.find("ZZ1 4QP")
    assert len(survey.asked) == 1
    survey.status = 200
    assert addresses.find("ZZ1 4QP")


@pytest.mark.parametrize(
    "body", [b"", b"<html>", b"[]", b"3", b'{"results": 3}', b'{"results": [3]}', b"\xff", b"[" * 100_000]
)
def test_nonsense_is_not_reachable(survey: Survey, body: bytes) -> None:
    survey.body = body
    with pytest.raises(NotReachable):
        Addresses(OsPlaces(survey.url, "secret")).find("ZZ1 4QP")


@pytest.mark.parametrize("lacking", ["UPRN", "POST_TOWN", "POSTCODE", "LAT", "LNG"])
def test_an_address_that_lacks_what_is_needed_is_left_out(survey: Survey, lacking: str) -> None:
    rest: dict[str, Any] = {name: value for name, value in HOME.items() if name != lacking}
    survey.body = json.dumps({"results": [{"DPA": rest}, {"DPA": HOME}, {"LPI": {}}]}).encode()
    assert len(Addresses(OsPlaces(survey.url, "secret")).find("ZZ1 4QP")) == 1


def test_nothing_found_is_nothing(survey: Survey) -> None:
    survey.body = json.dumps({"header": {"totalresults": 0}}).encode()
    assert Addresses(OsPlaces(survey.url, "secret")).find("ZZ1 4QP") == []
    survey.status = 400
    assert Places(OsPlaces(survey.url, "secret")).find("???") == []


def test_nobody_there_is_not_reachable_and_nothing_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), pytest.raises(NotReachable) as problem:
        Addresses(OsPlaces("http://127.0.0.1:1", "secret")).find("ZZ1 4QP")
    assert not caplog.records
    assert not str(problem.value)


@pytest.mark.parametrize(
    ("pieces", "first", "second"),
    [
        ({"BUILDING_NUMBER": "7", "THOROUGHFARE_NAME": "MILL LANE"}, "7 Mill Lane", ""),
        ({"BUILDING_NAME": "THE OLD MILL", "DEPENDENT_LOCALITY": "NETHER-END"}, "The Old Mill", "Nether-End"),
        ({"PO_BOX_NUMBER": "12"}, "PO Box 12", ""),
        (
            {
                "ORGANISATION_NAME": "J'S CAFÉ",
                "BUILDING_NUMBER": "1",
                "DEPENDENT_THOROUGHFARE_NAME": "BACK ROW",
                "THOROUGHFARE_NAME": "MARKET PLACE",
            },
            "J's Café",
            "1 Back Row, Market Place",
        ),
        ({"BUILDING_NUMBER": 12, "THOROUGHFARE_NAME": None}, "12", ""),
    ],
)
def test_pieces_become_two_lines(pieces: dict[str, Any], first: str, second: str) -> None:
    lines = lines_of({"POST_TOWN": "STOKE-ON-TRENT", "POSTCODE": "ZZ1 1AA", **pieces})
    assert (lines["line_1"], lines["line_2"], lines["town"]) == (first, second, "Stoke-on-Trent")


def test_a_key_is_what_chooses_the_survey(settings: Settings, survey: Survey, tmp_path: Any) -> None:
    told = {"DATA_DIR": str(tmp_path), "OS_PLACES_KEY": "secret", "OS_PLACES_URL": survey.url}
    those_of(Settings.from_environment(told)).addresses.find("ZZ1 4QP")
    assert len(survey.asked) == 1
    assert those_of(settings).addresses.find("ZZ1 4QP")
    assert len(survey.asked) == 1


def test_without_a_key_and_without_the_sample_nobody_knows_addresses(tmp_path: Any) -> None:
    answering = those_of(Settings.from_environment({"DATA_DIR": str(tmp_path), "SAMPLE": "off"}))
    with pytest.raises(NotReachable):
        answering.addresses.find("ZZ1 4QP")
