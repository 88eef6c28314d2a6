from __future__ import annotations

from pathlib import Path

import pytest
from flask import Flask, url_for

from app import translations
from app.languages import LANGUAGES, language_of
from tests.app.browser import Client

OTHERS = [code for code in LANGUAGES if code != "en"]


def test_english_is_at_the_root_and_the_others_under_their_code(app: Flask) -> None:
    with app.test_request_context("/help"):
        app.preprocess_request()
        assert url_for("pages.privacy") == "/privacy"
        assert url_for("pages.privacy", language="ar") == "/ar/privacy"


def test_a_link_keeps_the_language_of_its_page(client: Client) -> None:
    assert client.get("/es/help").soup.select_one(".council-footer a")["href"] == "/es/help"


def test_english_under_its_code_is_the_same_page(client: Client) -> None:
    assert client.get("/en/privacy", follow_redirects=False).location.endswith("/privacy")


@pytest.mark.parametrize("path", ["/fr/help", "/xx/", "/arx/help"])
def test_a_language_we_do_not_speak_is_not_found(client: Client, path: str) -> None:
    assert client.get(path).status == 404


def test_switching_language_keeps_the_page_and_its_question(client: Client) -> None:
    page = client.get("/help?from=letter")
    links = {link["hreflang"]: link["href"] for link in page.soup.select(".council-languages a")}
    assert links == {code: f"/{code}/help?from=letter" for code in OTHERS}


def test_the_language_we_are_in_is_marked_and_is_not_a_link(client: Client) -> None:
    current = client.get("/").soup.select(".council-languages [aria-current]")
    assert [tag.name for tag in current] == ["span"]


def test_no_cookie_remembers_a_language(client: Client) -> None:
    assert "Set-Cookie" not in client.get("/ar/").response.headers


@pytest.mark.parametrize("code", OTHERS)
def test_a_page_that_is_not_found_still_speaks_the_persons_language(client: Client, code: str) -> None:
    page = client.get(f"/{code}/no-such-page")
    assert page.status == 404
    assert page.soup.html["lang"] == LANGUAGES[code].shown.code


def test_a_language_without_a_catalogue_is_shown_in_english_and_says_so(tmp_path: Path) -> None:
    assert translations.load("cy", tmp_path).translator is None


@pytest.mark.parametrize(
    ("header", "reviewer"),
    [
        ('"X-Reviewed-By: Layla Haddad\\n"', "Layla Haddad"),
        ('"X-Reviewed-By: \\n"', ""),
        ('"Language: ar\\n"', ""),
    ],
)
def test_a_translation_says_who_checked_it(tmp_path: Path, header: str, reviewer: str) -> None:
    from babel.messages.catalog import Catalog
    from babel.messages.mofile import write_mo

    folder = tmp_path / "ar" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / "messages.mo").open("wb") as file:
        write_mo(file, Catalog(locale="ar"))
    (folder / "messages.po").write_text(
        f'msgid ""\nmsgstr ""\n{header}\n\nmsgid "X-Reviewed-By: A"\n', "utf-8"
    )
    assert translations.load("ar", tmp_path).reviewed_by == reviewer


def test_the_language_of_an_address_is_its_first_part() -> None:
    assert [language_of(path) for path in ("/", "/ar", "/ar/help", "/art", "/help/ar")] == [
        "en",
        "ar",
        "ar",
        "en",
        "en",
    ]
