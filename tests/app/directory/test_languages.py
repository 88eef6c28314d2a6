"""In each language: its words where they are translated, honest marks where they are not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from app import languages
from app.languages import LANGUAGES
from tests.app.browser import Client
from tests.factories import a_contact, a_service, a_team, a_translation

ThereIs = Callable[..., None]

pytestmark = pytest.mark.skipif(
    any(not language.catalogue.translator for code, language in LANGUAGES.items() if code != "en"),
    reason="The translations are not built; ./run test builds them.",
)


@pytest.fixture
def checked_catalogues(monkeypatch: pytest.MonkeyPatch) -> None:
    """As if speakers had checked the interface: then only the directory's own words may await them."""
    read = languages._catalogue
    monkeypatch.setattr(languages, "_catalogue", lambda code: replace(read(code), reviewed_by="Amal"))


def test_words_that_are_translated_are_shown_and_found(client: Client, there_is: ThereIs) -> None:
    bins = a_service()
    there_is(bins, a_translation(bins, "es", text="Contenedores y reciclaje", reviewed_by="Lucía"))
    page = client.get("/es/directory?q=reciclaje").click("Contenedores y reciclaje")
    assert page.url == "/es/directory/services/bins-and-recycling"
    assert page.soup.h1 is not None
    assert not page.soup.h1.find(lang=True)


@pytest.mark.parametrize("code", ["ar", "es"])
def test_words_that_are_not_translated_are_marked_as_english(
    client: Client, there_is: ThereIs, code: str
) -> None:
    there_is(a_service())
    for address in ("services/bins-and-recycling", "a-to-z"):
        marked = client.get(f"/{code}/directory/{address}").soup.select("main [lang=en][dir=ltr]")
        assert "Bins and recycling" in [mark.get_text(strip=True) for mark in marked]


def test_words_that_await_a_speaker_say_so_once(
    client: Client, there_is: ThereIs, checked_catalogues: None
) -> None:
    bins = a_service()
    name = a_translation(bins, "es", text="Contenedores")
    there_is(bins, name, a_translation(bins, "es", field="description", text="Los vaciamos."))
    for address in ("services/bins-and-recycling", "a-to-z", "?q=contenedores"):
        page = client.get(f"/es/directory/{address}".replace("/?", "?"))
        assert len(page.soup.select(".directory-unreviewed")) == 1


def test_words_that_a_speaker_has_read_are_not_marked(
    client: Client, there_is: ThereIs, checked_catalogues: None
) -> None:
    bins = a_service()
    there_is(bins, a_translation(bins, "es", text="Contenedores", reviewed_by="Lucía"))
    page = client.get("/es/directory/services/bins-and-recycling")
    assert not page.soup.select(".directory-unreviewed")


def test_a_telephone_number_reads_from_left_to_right_in_arabic(client: Client, there_is: ThereIs) -> None:
    bins = a_service()
    there_is(bins, a_contact(service_id=bins.id))
    link = client.get("/ar/directory/services/bins-and-recycling").soup.select_one("main a[href^='tel:'] bdi")
    assert link is not None
    assert (link["dir"], link.get_text()) == ("ltr", "01632 960 100")


def test_the_a_to_z_goes_by_the_letters_of_the_language(client: Client, there_is: ThereIs) -> None:
    bins = a_service()
    there_is(bins, a_team(), a_translation(bins, "ar", text="حاويات", reviewed_by="Amal"))
    page = client.get("/ar/directory/a-to-z")
    assert [heading.get_text() for heading in page.soup.select("main section h2")] == ["ح"]
