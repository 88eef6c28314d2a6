"""The box for other sites: anyone may frame it, and it knows nothing of who sees it there."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from app.embedding import snippets
from app.languages import LANGUAGES
from tests.app.browser import Client


def test_anyone_may_frame_the_box_and_no_other_page(client: Client) -> None:
    box = client.get("/embed").response.headers
    assert "frame-ancestors *" in box["Content-Security-Policy"]
    assert "X-Frame-Options" not in box
    assert box["Cross-Origin-Resource-Policy"] == "cross-origin"
    for path in ("/", "/directory", "/directory?q=bins"):
        page = client.get(path).response.headers
        assert "frame-ancestors 'none'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"


def test_the_box_sets_no_cookie_runs_no_script_and_keeps_to_itself_where_it_is_framed(client: Client) -> None:
    page = client.get("/embed")
    assert "Set-Cookie" not in page.response.headers
    assert page.response.headers["Referrer-Policy"] == "no-referrer"
    assert page.response.headers["Cache-Control"] == "public, max-age=3600"
    assert not page.soup.find_all("script")
    assert "csrf_token" not in page.source


def test_what_is_typed_into_the_box_opens_in_the_whole_window(client: Client) -> None:
    page = client.get("/embed")
    form = page.soup.find("form")
    assert form is not None
    assert (form["action"], form["method"], form["target"]) == ("/directory", "get", "_top")
    assert page.click("Search", {"q": "bins"}).url == "/directory"


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_to_be_pasted_searches_in_its_language_and_tells_us_nothing_before(
    code: str, app: Flask
) -> None:
    with app.test_request_context("/guide/building/search-box"):
        app.preprocess_request()
        [snippet] = [one for one in snippets() if one.language.code == code]
    public = app.extensions["settings"].public_url
    home = public if code == "en" else f"{public}/{code}"
    pasted = BeautifulSoup(snippet.form, "html.parser")
    form, label, field = pasted.find("form"), pasted.find("label"), pasted.find("input")
    assert form is not None
    assert label is not None
    assert field is not None
    assert (form["action"], form["rel"], form["lang"]) == (f"{home}/directory", "noreferrer", code)
    assert (label["for"], field["name"]) == (field["id"], "q")
    assert not pasted.select("script, img, link, style, iframe"), "nothing is fetched from us"
    frame = BeautifulSoup(snippet.frame, "html.parser").find("iframe")
    assert frame is not None
    assert (frame["src"], frame["referrerpolicy"]) == (f"{home}/embed", "no-referrer")
    assert frame["title"]


def test_the_guide_shows_what_to_paste(client: Client) -> None:
    page = client.get("/guide/building/search-box")
    assert page.text.count('name="q"') >= len(LANGUAGES)
    assert page.text.count("<iframe src=") == len(LANGUAGES)
