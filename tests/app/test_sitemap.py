"""Where our pages are, for search engines."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urlsplit
from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from flask import Flask

from app import sitemap
from app.languages import LANGUAGES
from tests.app.browser import Client
from tests.factories import a_location, a_service, a_team, a_topic, an_organisation

NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
ThereIs = Callable[..., None]


def urls(app: Flask, path: str = "/sitemap.xml") -> list[ElementTree.Element]:
    answer = app.test_client().get(path)
    assert (answer.status_code, answer.mimetype) == (200, "application/xml")
    return ElementTree.fromstring(answer.data).findall("s:url", NAMES)


def loc(element: ElementTree.Element) -> str:
    return str(element.findtext("s:loc", namespaces=NAMES))


def test_every_public_page_is_told_in_every_language(app: Flask, there_is: ThereIs) -> None:
    modified = datetime(2026, 3, 1, 9, 30, tzinfo=UTC)
    there_is(
        a_service("Bins", last_modified=modified),
        a_team(),
        a_topic(),
        a_location(),
        an_organisation("Food bank"),
    )
    public = app.extensions["settings"].public_url
    found = {loc(url): url for url in urls(app)}
    for path in (
        "/",
        "/forms/report-missed-bin",
        "/directory/services/bins",
        "/directory/teams/waste-team",
        "/directory/topics/rubbish-and-recycling",
        "/directory/locations/town-hall",
        "/directory/organisations/food-bank",
    ):
        for code in LANGUAGES:
            assert f"{public}{'' if code == 'en' else f'/{code}'}{path}" in found
    bins = found[f"{public}/ar/directory/services/bins"]
    assert bins.findtext("s:lastmod", namespaces=NAMES) == "2026-03-01T09:30:00Z"
    others = {link.get("hreflang"): link.get("href") for link in bins.findall("x:link", NAMES)}
    assert set(others) == {*LANGUAGES, "x-default"}
    assert others["es"] == f"{public}/es/directory/services/bins"
    assert others["x-default"] == f"{public}/directory/services/bins"


def test_every_page_it_tells_of_is_there(sample_app: Flask, sample: Client) -> None:
    paths = [urlsplit(loc(url)).path for url in urls(sample_app)]
    assert len(paths) == len(set(paths)) > 900
    english = [path for path in paths if path.split("/")[1] not in LANGUAGES]
    for path in english[:20] + english[20::40]:
        assert sample.get(path).status == 200


def test_what_is_not_for_everyone_is_not_told(app: Flask, there_is: ThereIs) -> None:
    there_is(a_service("Gone", status="defunct"))
    paths = [urlsplit(loc(url)).path for url in urls(app)]
    assert not [path for path in paths if "/staff" in path or "/api" in path or path.endswith("/gone")]


def test_too_many_for_one_file_are_in_several(
    app: Flask, there_is: ThereIs, monkeypatch: pytest.MonkeyPatch
) -> None:
    there_is(a_service("Bins"))
    whole = [loc(url) for url in urls(app)]
    monkeypatch.setattr(sitemap, "MOST_IN_A_FILE", 7)
    index = ElementTree.fromstring(app.test_client().get("/sitemap.xml").data)
    files = [urlsplit(loc(file)).path for file in index.findall("s:sitemap", NAMES)]
    assert len(files) > 1
    assert [loc(url) for file in files for url in urls(app, file)] == whole
    for number in (0, len(files) + 1):
        assert app.test_client().get(f"/sitemap-{number}.xml").status_code == 404


def test_robots_are_told_where_to_look_and_where_not_to(app: Flask) -> None:
    answer = app.test_client().get("/robots.txt")
    robots = RobotFileParser()
    robots.parse(answer.get_data(as_text=True).splitlines())
    public = app.extensions["settings"].public_url
    assert robots.site_maps() == [f"{public}/sitemap.xml"]
    for path in ("/", "/directory/services/bins", "/ar/forms/report-missed-bin"):
        assert robots.can_fetch("Somebot", f"{public}{path}")
    for path in ("/staff", "/es/staff/sign-in", "/api/forms/report-missed-bin"):
        assert not robots.can_fetch("Somebot", f"{public}{path}")
    assert answer.headers["Cache-Control"] == "public, max-age=3600"
