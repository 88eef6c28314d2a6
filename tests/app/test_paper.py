"""The paper form: a PDF that can be read aloud as well as printed, with every question and its boxes.

Each is made once for all of these tests. Without WeasyPrint's libraries they are skipped, and say so.
"""

from __future__ import annotations

import os
import pickle
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from markupsafe import Markup

from app import create_app, paper, pdf
from app.languages import LANGUAGES
from app.settings import Settings
from forms.journeys import JOURNEYS, forms_for
from forms.questions import Question
from forms.routing import routing
from forms.text import speak
from tests.app.browser import Client
from tests.app.printed import Printed, needs_libraries, plain, warnings_of_weasyprint

SIZES = ("normal", "large")
RESIDENTS = [journey.slug for journey in forms_for("residents")]
every_form = pytest.mark.parametrize("slug", RESIDENTS)
every_language = pytest.mark.parametrize("language", LANGUAGES)
every_size = pytest.mark.parametrize("size", SIZES)


def address(slug: str, language: str = "en", size: str = "normal") -> str:
    query = "?size=large" if size == "large" else ""
    return f"{'' if language == 'en' else f'/{language}'}/forms/{slug}/paper.pdf{query}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Flask]:
    folder = tmp_path_factory.mktemp("paper")
    app = create_app(Settings.from_environment({"DATA_DIR": str(folder), "RATE_LIMITS": "off"}))
    app.extensions["database"].upgrade()
    yield app
    app.extensions["database"].engine.dispose()


@pytest.fixture(scope="module")
def printed(site: Flask, run_folder: Path) -> Callable[[str, str, str], Printed]:
    """Each form as first printed in any process of these tests."""
    made: dict[tuple[str, str, str], Printed] = {}

    def get(slug: str, language: str = "en", size: str = "normal") -> Printed:
        key = (slug, language, size)
        kept = run_folder / f"{'-'.join(key)}.pdf.pickle"
        if key not in made and kept.exists():
            made[key] = Printed(*pickle.loads(kept.read_bytes()))
        if key not in made:
            with warnings_of_weasyprint() as warnings:
                response = site.test_client().get(address(*key))
            assert (response.status_code, response.mimetype) == (200, "application/pdf")
            made[key] = Printed(response.data, tuple(warnings))
            being_written = kept.with_suffix(f".{os.getpid()}")
            being_written.write_bytes(pickle.dumps((response.data, tuple(warnings))))
            being_written.replace(kept)  # whole, or not there
        return made[key]

    return get


@needs_libraries
@every_size
@every_language
@every_form
def test_a_paper_form_is_a_tagged_pdf_in_its_language(
    slug: str, language: str, size: str, printed: Callable[..., Printed]
) -> None:
    form = printed(slug, language, size)
    shown = LANGUAGES[language].shown.code
    assert form.catalogue["/MarkInfo"]["/Marked"]
    assert form.catalogue["/Lang"] == shown
    assert form.catalogue["/ViewerPreferences"]["/DisplayDocTitle"]
    assert 'pdfuaid:part="1"' in form.catalogue["/Metadata"].get_data().decode()
    assert all(page["/Tabs"] == "/S" for page in form.reader.pages)
    with spoken(language):
        assert form.reader.metadata is not None
        assert str(form.reader.metadata.title).startswith(str(JOURNEYS[slug].title))
    assert form.reader.outline, "it has bookmarks"


@needs_libraries
@every_size
@every_language
@every_form
def test_its_structure_is_one_title_with_parts_and_lists_and_no_table_for_looks(
    slug: str, language: str, size: str, printed: Callable[..., Printed]
) -> None:
    form = printed(slug, language, size)
    kinds = [kind for kind, _within in form.elements]
    levels = [int(kind[1]) for kind in kinds if re.fullmatch(r"H\d", kind)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels)), levels
    assert not [kind for kind, within in form.elements if kind[0] == "H" and any(k[0] == "H" for k in within)]
    assert "Table" not in kinds
    assert "Figure" not in kinds, "the logo is beside the council's name, so it says nothing"
    assert all(within[-1] == "L" for kind, within in form.elements if kind == "LI")


@needs_libraries
@every_size
@every_language
@every_form
def test_every_question_can_be_read_on_it(
    slug: str, language: str, size: str, printed: Callable[..., Printed]
) -> None:
    form = printed(slug, language, size)
    with spoken(language):
        for question in questions(slug):
            label = plain(str(question.shown_label))
            if LANGUAGES[language].direction == "rtl":  # its words come out in the order they are drawn
                assert all(word in form.text for word in re.findall(r"\w+", label)), label
            else:
                assert label in form.text, label


@needs_libraries
@every_form
def test_questions_are_read_in_their_order(slug: str, printed: Callable[..., Printed]) -> None:
    text, at = printed(slug).text, 0
    for number, question in numbered(slug):
        at = text.find(f"{number} {plain(str(question.shown_label))}", at)
        assert at >= 0, question


@every_language
@every_form
def test_every_choice_has_a_box(slug: str, language: str, site: Flask) -> None:
    page = BeautifulSoup(html(site, slug, language), "html.parser")
    for step in routing(JOURNEYS[slug]).steps:
        for asked in step.asked:
            with spoken(language):
                number, ticks = str(asked.number), [b for b in asked.question.on_paper() if b.kind == "tick"]
            drawn = [each for each in page.select(".question") if each.select_one(".number").text == number]
            assert len(drawn) == step.copies
            assert all(len(each.select(".tick .square")) == len(ticks) for each in drawn)


@needs_libraries
@every_size
def test_words_are_as_large_as_was_asked_for(size: str, printed: Callable[..., Printed]) -> None:
    least = 18 if size == "large" else 12
    assert printed("report-missed-bin", "en", size).smallest == least


@needs_libraries
def test_it_says_where_to_send_it_what_happens_next_and_who_can_help(printed: Callable[..., Printed]) -> None:
    text = printed("report-missed-bin").text
    for words in (
        "What you will need",
        "Use a pen with black ink.",
        "Page 1 of ",
        "01632 960 100",
        "Where to send it",
        "1 Market Place",
        "We will come back and empty your bin within 2 working days.",
        "in British Sign Language",
        "Stop here if you answered “No” to question 5.",
        "Go to question 6",
    ):
        assert words in text, words


@needs_libraries
def test_a_form_that_may_be_anonymous_says_what_to_leave_out(printed: Callable[..., Printed]) -> None:
    assert "leave out your name" in printed("make-a-complaint").text
    assert "leave out your name" not in printed("report-missed-bin").text


@needs_libraries
def test_it_embeds_every_font_and_fetches_nothing(printed: Callable[..., Printed]) -> None:
    for language in LANGUAGES:
        for page in printed("make-a-complaint", language).reader.pages:
            for font in page["/Resources"]["/Font"].values():
                parts = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
                assert {"/FontFile2", "/FontFile3"} & set(parts.get_object())


@needs_libraries
@every_size
@every_language
@every_form
def test_it_asks_for_nothing_that_cannot_be_drawn(
    slug: str, language: str, size: str, printed: Callable[..., Printed]
) -> None:
    assert printed(slug, language, size).warnings == ()


@needs_libraries
def test_it_is_made_once_and_a_browser_may_keep_it(site: Flask, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = site.test_client()
    first = browser.get(address("report-missed-bin"))
    monkeypatch.setattr(pdf, "make", lambda _html: pytest.fail("it was made again"))
    again = browser.get(address("report-missed-bin"), headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")
    assert first.headers["Cache-Control"] == "public, max-age=3600"
    assert first.headers["Content-Disposition"] == 'inline; filename="report-missed-bin-en.pdf"'
    assert "Set-Cookie" not in first.headers


@needs_libraries
def test_it_is_the_same_from_every_process_and_on_every_day(
    site: Flask, printed: Callable[..., Printed]
) -> None:
    program = "import sys; from app import pdf; sys.stdout.buffer.write(pdf.make(sys.stdin.read()))"
    page = html(site, "report-missed-bin", "en").encode()
    made = subprocess.run(
        [sys.executable, "-c", program], input=page, capture_output=True, check=True, cwd=ROOT
    )
    assert made.stdout == printed("report-missed-bin").content


@needs_libraries
def test_an_unknown_size_is_the_normal_one(site: Flask, printed: Callable[..., Printed]) -> None:
    enormous = site.test_client().get(address("report-missed-bin") + "?size=enormous")
    assert enormous.data == printed("report-missed-bin").content


def test_there_is_no_paper_form_of_a_form_that_there_is_not(client: Client) -> None:
    assert client.get(address("fly-to-the-moon")).status == 404


def test_a_form_for_staff_is_on_paper_for_staff(client: Client) -> None:
    for journey in forms_for("staff"):
        answer = client.get(address(journey.slug), follow_redirects=False)
        assert (answer.status, answer.is_html) == (303, True)


@every_language
@every_form
def test_the_start_of_a_form_leads_to_its_paper_form(slug: str, language: str, client: Client) -> None:
    start = client.get(address(slug, language).removesuffix("/paper.pdf"))
    links = [str(link["href"]) for link in start.soup.select('a[type="application/pdf"]')]
    assert links == [address(slug, language), address(slug, language, "large")]


@pytest.fixture
def _without_libraries(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine where WeasyPrint cannot open its libraries."""
    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [_NoLibraries(), *sys.meta_path])
    pdf._weasyprint.cache_clear()
    yield
    pdf._weasyprint.cache_clear()


class _NoLibraries:
    def find_spec(self, name: str, *_more: object) -> None:
        if name.partition(".")[0] == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")


@pytest.mark.usefixtures("_without_libraries")
def test_where_it_cannot_be_made_the_page_says_how_to_get_one_by_post(
    client: Client, capfd: pytest.CaptureFixture[str]
) -> None:
    page = client.get(address("report-missed-bin"))
    assert page.status == 503
    assert page.h1 == "We cannot make the paper form here"
    assert "Ring us and we will post it to you." in page.text
    assert "01632 960 100" in page.text
    client.get(address("make-a-complaint"))
    told = capfd.readouterr().err
    assert told.count("libharfbuzz-subset0") == 1, "the operator is told once"


def test_a_link_is_written_out_for_a_reader_of_paper() -> None:
    link = Markup('<p>See <a class="x" href="https://example.org/help">our help</a>.</p>')
    assert paper.without_links(link) == '<p>See our help (<span dir="ltr">example.org/help</span>).</p>'
    assert paper.without_links(Markup('<a href="tel:999">999</a>')) == "999"


def test_boxes_too_many_for_a_row_are_in_rows_that_are_alike() -> None:
    assert paper.rows(32, 22) == [16, 16]
    assert paper.rows(22, 22) == [22]
    assert paper.rows(23, 22) == [12, 11]
    assert paper.rows(1, 22) == [1]


ROOT = Path(__file__).parents[2]


def spoken(language: str) -> Any:
    return speak(language, LANGUAGES[language].catalogue.translator if language != "en" else None)


def html(site: Flask, slug: str, language: str) -> str:
    with site.test_request_context(address(slug, language)):
        site.preprocess_request()
        return paper.page(JOURNEYS[slug], "normal")


def questions(slug: str) -> list[Question]:
    return list(routing(JOURNEYS[slug]).numbers)


def numbered(slug: str) -> Iterator[tuple[str, Question]]:
    for question, number in routing(JOURNEYS[slug]).numbers.items():
        yield str(number), question
