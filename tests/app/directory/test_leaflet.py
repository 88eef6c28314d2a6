"""The leaflet of a service: one page, whatever there is to say."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest
import segno
from bs4 import BeautifulSoup
from flask import Flask

from app import pdf
from app.directory.leaflet import _within, pages
from app.languages import LANGUAGES
from directory.models import CostOption
from tests.app.browser import Client
from tests.app.printed import Printed, needs_libraries
from tests.factories import a_contact, a_location, a_schedule, a_service, a_service_at_location, a_topic

LONG = "Bring what you have with you, and tell us what you need before you come. " * 40
ENDLESS = "x" * 3_000


@needs_libraries
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_leaflet_is_one_tagged_page_in_its_language(sample: Client, language: str) -> None:
    home = "" if language == "en" else f"/{language}"
    answer = sample.http.get(f"{home}/directory/services/bins-and-recycling/leaflet.pdf")
    leaflet = Printed(answer.data)
    assert len(leaflet.pages) == 1
    assert leaflet.catalogue["/Lang"] == LANGUAGES[language].shown.code
    assert 'pdfuaid:part="1"' in leaflet.catalogue["/Metadata"].get_data().decode()
    assert leaflet.kinds.count("H1") == 1
    assert leaflet.kinds.count("Figure") == 1, "the code says what it is"
    assert "01632 960 715" in leaflet.text
    in_one_piece = "".join(leaflet.text.split())  # a long address may go on in the next line
    assert f"{home}/directory/services/bins-and-recycling" in in_one_piece


@needs_libraries
@pytest.mark.parametrize(
    ("words", "size", "least"),
    [(LONG, "normal", 12), (ENDLESS, "large", 18)],
    ids=["long", "endless-large"],
)
def test_the_longest_texts_still_fit_on_one_page(
    words: str, size: str, least: int, app: Flask, there_is: Callable[..., None]
) -> None:
    there_is(everything(words))
    answer = app.test_client().get(f"/directory/services/all/leaflet.pdf?size={size}")
    leaflet = Printed(answer.data)
    assert len(leaflet.pages) == 1
    assert leaflet.smallest >= least
    for said in ("01632 960 100", "Read more at: ", "Printed on 2 March 2026."):
        assert said in leaflet.text


def everything(words: str):  # type: ignore[no-untyped-def]
    """A service of which there is as much of everything as can be."""
    hours = ";".join(f"{day} 09:{minute}0-17:00" for minute, day in enumerate(("MO", "TU", "WE", "TH", "FR")))
    service = a_service(
        words[:200],
        slug="all",
        description=words,
        eligibility=words,
        fees=words,
        application_process=words,
        alert=words,
        topics=[a_topic()],
        contacts=[a_contact(hours=hours, text_relay=True)],
        cost_options=[CostOption(option=words, amount=5)],
    )
    for number in range(6):
        place = a_location(f"{number} {words[:150]}")
        place.schedules = [a_schedule("MO", opens_at=time(number)), a_schedule("TU")]
        service.service_at_locations.append(a_service_at_location(service, place))
    return service


def test_what_is_shortened_ends_with_a_whole_sentence() -> None:
    assert _within("We empty bins. We come on Monday. Call us.", 35) == "We empty bins. We come on Monday."
    assert _within("We empty every single bin of the town", 20) == "We empty every…"
    assert _within("Short.", 20) == "Short."


def test_the_code_leads_to_the_page_in_its_language(app: Flask, there_is: Callable[..., None]) -> None:
    there_is(a_service("Bins"))
    with app.test_request_context("/ar/directory/services/bins/leaflet.pdf"):
        app.preprocess_request()
        page = BeautifulSoup(next(pages("bins", large=False)), "html.parser")
    image = page.find("img")
    assert image is not None
    address = f"{app.extensions['settings'].public_url}/ar/directory/services/bins"
    code = segno.make(address, error="m", micro=False)
    assert image["src"] == code.svg_data_uri(border=0, omitsize=True)
    assert image["alt"]


def test_a_leaflet_shows_no_contact_that_is_not_public(
    app: Flask, there_is: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    there_is(a_service("Bins", contacts=[a_contact(public=False, phones=[{"number": "01632 960 999"}])]))
    monkeypatch.setattr(pdf, "make_on_one_page", lambda pages: next(pages).encode())
    html = app.test_client().get("/directory/services/bins/leaflet.pdf").get_data(as_text=True)
    assert "960 999" not in html
    assert "01632 960 100" in html


def test_there_is_a_leaflet_only_of_what_there_is(client: Client, there_is: Callable[..., None]) -> None:
    there_is(a_service("Gone", status="defunct"))
    for slug in ("gone", "no-such", "%00", "..%2Fx"):
        assert client.get(f"/directory/services/{slug}/leaflet.pdf").status == 404


def test_the_page_of_a_service_leads_to_its_leaflet(client: Client, there_is: Callable[..., None]) -> None:
    there_is(a_service("Bins"), a_service("Gone", status="defunct"))
    page = client.get("/directory/services/bins")
    assert page.soup.select_one('a[href="/directory/services/bins/leaflet.pdf"][type="application/pdf"]')
    assert page.soup.select_one('a[href="/directory/services/bins/leaflet.pdf?size=large"]')
    assert "leaflet.pdf" not in client.get("/directory/services/gone").source
