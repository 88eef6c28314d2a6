"""The printed directory: a PDF that can be read aloud as well as printed, made once and kept."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import pairwise
from threading import Event
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask

from app import create_app, pdf, press
from app.directory.printing import Asked, page
from app.languages import LANGUAGES
from app.settings import RateLimit, Settings
from directory import catalogue, changes
from directory.hours import LONDON
from tests.app.browser import Client
from tests.app.printed import Printed, needs_libraries, plain, warnings_of_weasyprint
from tests.factories import a_contact, a_service

FOUR = "service=bins-and-recycling&service=blue-badge&service=adult-safeguarding&service=debt-advice"
A_MORNING = datetime(2026, 11, 26, 10, tzinfo=LONDON)


@pytest.fixture(scope="module")
def printed(sample_app: Flask) -> Iterator[Callable[..., Printed]]:
    """printed("topic=housing", "ar") is what comes out of the printer, made once for all of these tests."""
    made: dict[tuple[str, str], Printed] = {}
    sample_app.extensions["clock"] = lambda: A_MORNING

    def get(query: str, language: str = "en") -> Printed:
        if (query, language) not in made:
            with pytest.MonkeyPatch.context() as patch, warnings_of_weasyprint() as warnings:
                patch.setattr(pdf, "make_apart", pdf.make)
                response = sample_app.test_client().get(address(query, language))
            assert (response.status_code, response.mimetype) == (200, "application/pdf")
            made[query, language] = Printed(response.data, tuple(warnings))
        return made[query, language]

    yield get
    del sample_app.extensions["clock"]


def address(query: str, language: str = "en") -> str:
    return f"{'' if language == 'en' else f'/{language}'}/directory/print.pdf?{query}"


@needs_libraries
@pytest.mark.parametrize(("language", "size"), [("en", "normal"), ("ar", "large"), ("es", "normal")])
def test_a_printed_directory_is_a_tagged_pdf_in_its_language(
    language: str, size: str, printed: Callable[..., Printed]
) -> None:
    directory = printed(f"{FOUR}&size={size}", language)
    assert directory.catalogue["/MarkInfo"]["/Marked"]
    assert directory.catalogue["/Lang"] == LANGUAGES[language].shown.code
    assert directory.catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert 'pdfuaid:part="1"' in directory.catalogue["/Metadata"].get_data().decode()
    assert directory.reader.metadata is not None
    assert directory.reader.metadata.title
    assert directory.reader.outline, "it has bookmarks"
    assert directory.warnings == ()
    assert directory.smallest == (18 if size == "large" else 12)
    levels = [int(kind[1]) for kind in directory.kinds if re.fullmatch(r"H\d", kind)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert {"Table", "Figure"}.isdisjoint(directory.kinds)


@needs_libraries
def test_an_entry_is_all_that_somebody_needs_who_has_only_paper_and_a_telephone(
    printed: Callable[..., Printed],
) -> None:
    text = printed(f"{FOUR}&size=normal").text
    for words in (
        "Services for you",
        "Bins and recycling collections",
        "01632 960 715",
        "Monday to Friday: 8am to 5pm",
        "Who it is for: Every home in Wendle Vale.",
        "What it costs: Free. It is paid for by your council tax.",
        "What to do, and what to have ready: Put your bin out by 6am on your day.",
        "Blue Badge £10.00 Lasts up to three years",
        "Thornacre Hub 8 Almshouse Row, Thornacre, ZZ4 2HN",
        "If we cannot help: Rowan House 0808 157 0177",
        "Someone is in danger now 999",
    ):
        assert words in text, words
    assert text.index("Bins and recycling collections") < text.index("Worried an adult"), "as they were asked"


@needs_libraries
def test_every_page_says_when_it_was_printed_and_whom_to_call(printed: Callable[..., Printed]) -> None:
    pages = printed(f"{FOUR}&size=normal").pages
    said = "Printed on 26 November 2026. If something here is wrong, call 01632 960 100."
    assert all(said in page for page in pages)
    assert [f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1)] == [
        True for _page in pages
    ]


@needs_libraries
def test_contents_and_index_tell_the_page_where_each_service_is(printed: Callable[..., Printed]) -> None:
    topic = printed("topic=rubbish-and-recycling")
    index = topic.pages[-1].partition("Services from A to Z A ")[2].partition("Wendle Vale Council – ")[0]
    told = dict(re.findall(r"(\D+?) (\d+) (?:[A-Z] )?", index))
    headed = {
        plain(str(each["/Title"])): topic.reader.get_destination_page_number(each) + 1  # type: ignore[arg-type]
        for each in _bookmarks(topic.reader.outline)
    }
    assert len(told) > 10
    assert {name: headed[name] for name in told} == {name: int(page) for name, page in told.items()}
    assert f"Services from A to Z {len(topic.pages)} " in topic.pages[0]


def _bookmarks(outline: list[Any]) -> Iterator[Any]:
    for each in outline:
        if isinstance(each, list):
            yield from _bookmarks(each)
        else:
            yield each


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_whole_directory_has_every_service_once(sample_app: Flask, language: str) -> None:
    with sample_app.test_request_context(address("", language)):
        sample_app.preprocess_request()
        html = BeautifulSoup(page(Asked((), "", "normal")), "html.parser")
        with sample_app.extensions["database"].reading() as session:
            every = catalogue.slugs(session, catalogue.Service)
    entries = [str(entry["id"]).removeprefix("service-") for entry in html.select("article")]
    assert sorted(entries) == sorted(every)
    links = [str(link["href"]) for link in html.select(".index a")]
    assert sorted(links) == sorted(f"#service-{slug}" for slug in every)
    assert html.select_one(".contents a[href='#topic-housing']")


def test_what_is_not_public_is_not_printed(
    app: Flask, there_is: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    private = a_contact("desk", public=False, phones=[{"number": "01632 960 999"}])
    there_is(a_service("Bins", contacts=[private], owner_email="olu@example.org", tell_callers="Be brief."))
    html = printed_as_html(app, monkeypatch, "service=bins")
    assert "960 999" not in html
    assert "olu@example.org" not in html
    assert "Be brief." not in html
    assert "01632 960 100" in html, "the council's own line stands there"


def printed_as_html(app: Flask, monkeypatch: pytest.MonkeyPatch, query: str) -> str:
    """What would have been made into a PDF."""
    monkeypatch.setattr(pdf, "make_apart", str.encode)
    return app.test_client().get(address(query)).get_data(as_text=True)


def test_services_that_are_not_there_are_left_out_and_none_at_all_is_not_found(
    app: Flask, client: Client, there_is: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    there_is(a_service("Bins"), a_service("Gone", status="defunct"))
    html = printed_as_html(app, monkeypatch, "service=gone&service=bins&service=no-such&service=../x")
    assert html.count("<article") == 1
    for query in ("service=gone", "service=%00", "topic=no-such", "topic=../x"):
        assert client.get(address(query)).status == 404
    many = "&".join(f"service=s{number}" for number in range(41))
    assert client.get(address(many)).status == 400


def test_it_is_made_once_until_the_directory_changes(
    app: Flask, there_is: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    there_is(a_service("Bins"))
    made: list[str] = []
    monkeypatch.setattr(pdf, "make_apart", lambda html: made.append(html) or b"%PDF")
    browser = app.test_client()
    first = browser.get(address(""))
    again = browser.get(address(""), headers={"If-None-Match": first.headers["ETag"]})
    assert (first.data, again.status_code, len(made)) == (b"%PDF", 304, 1)
    assert first.headers["Cache-Control"] == "public, max-age=3600"
    assert first.headers["Content-Disposition"] == 'inline; filename="directory-en.pdf"'
    assert "Set-Cookie" not in first.headers
    with app.app_context(), app.extensions["database"].writing() as session:
        changes.change(session, catalogue.get_service(session, "bins"), "Olu", fees="Free.")
    browser.get(address(""))
    assert len(made) == 2
    assert "Free." in made[1]


def test_several_who_ask_at_once_have_it_made_once(
    app: Flask, there_is: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    there_is(a_service("Bins"))
    begun, go_on, made = Event(), Event(), []

    def slowly(html: str) -> bytes:
        made.append(html)
        begun.set()
        go_on.wait(20)
        return b"%PDF"

    monkeypatch.setattr(pdf, "make_apart", slowly)
    with ThreadPoolExecutor() as people:
        first = people.submit(lambda: app.test_client().get(address("")))
        begun.wait(20)
        second = people.submit(lambda: app.test_client().get(address("")))
        while press._places._value:  # type: ignore[attr-defined]
            assert not second.done()
        third = app.test_client().get(address("size=large"))
        go_on.set()
        assert (first.result().data, second.result().data, len(made)) == (b"%PDF", b"%PDF", 1)
    assert third.status_code == 503, "the threads that are left are for pages"
    assert third.headers["Retry-After"] == "60"
    assert "Try again in a minute." in third.get_data(as_text=True)


def test_where_it_cannot_be_made_the_page_says_how_to_have_it_by_post(
    client: Client, there_is: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    there_is(a_service("Bins"))

    def cannot(_html: str) -> bytes:
        raise pdf.CannotMakeError

    monkeypatch.setattr(pdf, "make_apart", cannot)
    page = client.get(address(""))
    assert (page.status, page.h1) == (503, "We cannot make these pages now")
    assert "Ring us and we will post them to you." in page.text


def test_the_oldest_is_thrown_away_when_there_is_no_more_room(
    app: Flask, there_is: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    there_is(a_service("Bins"))
    monkeypatch.setattr(press, "MOST_KEPT", 250)
    monkeypatch.setattr(pdf, "make_apart", lambda _html: b"x" * 100)
    for query in ("", "size=large", "service=bins"):
        assert app.test_client().get(address(query)).status_code == 200
    kept = list((app.extensions["settings"].data_dir / "printed").glob("*.pdf"))
    assert len(kept) == 2


def test_one_client_may_have_only_so_much_made_but_read_what_is_there(
    settings: Settings, tables: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited = create_app(Settings.from_environment({"DATA_DIR": str(settings.data_dir)}))
    limited.extensions["database"].upgrade()
    monkeypatch.setattr(press, "MOST_BY_A_CLIENT", (RateLimit(1, 3600),))
    monkeypatch.setattr(pdf, "make_apart", lambda _html: b"%PDF")
    browser = limited.test_client()
    answers = [browser.get(address(query)).status_code for query in ("", "", "size=large")]
    limited.extensions["database"].engine.dispose()
    assert answers == [200, 200, 429]


@needs_libraries
def test_a_long_document_is_made_by_a_program_of_its_own() -> None:
    html = "<html lang='en'><title>Long</title><p>One</p></html>"
    assert pdf.make_apart(html) == pdf.make(html)


def test_the_page_of_choices_leads_to_each_topic_in_each_size(sample: Client) -> None:
    page = sample.get("/directory").soup.select_one("a[href='/directory/print']")
    assert page is not None
    choices = sample.get("/directory/print")
    links = [str(link["href"]) for link in choices.soup.select('a[type="application/pdf"]')]
    assert "/directory/print.pdf" in links
    assert "/directory/print.pdf?topic=housing&size=large" in links
