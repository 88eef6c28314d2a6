"""What the directory answers: services by a resident's words, times by opening hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from flask import Flask, g
from markupsafe import escape

from app.languages import LANGUAGES, Words
from app.providers.services import DirectoryServices, InItsLanguage
from app.providers.times import OpeningTimes
from directory.hours import LONDON
from forms.providers import NotReachable, provide, providers
from forms.questions import FreeTime
from forms.text import _, speak
from tests.app.browser import Client


@contextmanager
def visiting(app: Flask, language: str = "en") -> Iterator[None]:
    """Within a page of the application, in this language."""
    translator = LANGUAGES[language].catalogue.translator if language != "en" else None
    with app.test_request_context("/"), speak(language, translator):
        yield


@pytest.fixture
def stopped(sample_app: Flask) -> Iterator[Callable[[str], None]]:
    def stop(moment: str) -> None:
        when = datetime.fromisoformat(moment).replace(tzinfo=LONDON)
        sample_app.extensions["clock"] = lambda: when

    yield stop
    sample_app.extensions.pop("clock", None)


def codes(of: str) -> list[str]:
    return [found.code for found in OpeningTimes().find(of)]


@pytest.mark.parametrize(
    ("language", "typed", "slug"),
    [
        ("en", "my bin was not emptied", "bins-and-recycling"),
        ("es", "basura", "bins-and-recycling"),
        ("ar", "ضريبة المجلس", "council-tax"),
    ],
)
def test_a_service_is_found_by_ones_own_words_in_ones_language(
    sample_app: Flask, language: str, typed: str, slug: str
) -> None:
    with visiting(sample_app, language):
        found = DirectoryServices().find(typed)
        assert slug in [each.code for each in found[:3]]
        first = next(each for each in found if each.code == slug)
        assert first.answer == slug
        assert first.hint
        assert DirectoryServices().named(slug) == first.words


def test_only_services_are_found_and_no_more_than_a_page_can_show(sample_app: Flask) -> None:
    with visiting(sample_app):
        assert 1 <= len(DirectoryServices().find("council help with money and homes")) <= 8
        assert DirectoryServices().find("") == ()
        assert DirectoryServices().find("qqqqqqqq") == []


def test_a_service_that_is_not_there_has_no_name(sample_app: Flask) -> None:
    with visiting(sample_app):
        assert DirectoryServices().named("no-such-service") is None


def test_words_that_are_not_translated_say_that_they_are_english(sample_app: Flask) -> None:
    with visiting(sample_app, "ar"):
        assert escape(InItsLanguage(Words("A <service>", "en"))) == (
            '<span lang="en" dir="ltr">A &lt;service&gt;</span>'
        )
    with visiting(sample_app):
        assert escape(InItsLanguage(Words("A service", "en"))) == "A service"


def test_words_that_await_review_say_so(sample_app: Flask) -> None:
    with visiting(sample_app, "ar"):
        DirectoryServices().find("ضريبة المجلس")
        assert "unreviewed_words" in g


def test_a_place_is_free_from_tomorrow_while_it_is_open(
    sample_app: Flask, stopped: Callable[[str], None]
) -> None:
    stopped("2026-03-04 12:00")  # a Wednesday
    with visiting(sample_app):
        assert codes("location:oxlow-hub")[:4] == [
            "2026-03-05T10:00/2026-03-05T19:00",
            "2026-03-06T09:00/2026-03-06T17:00",
            "2026-03-09T09:00/2026-03-09T17:00",
            "2026-03-10T09:00/2026-03-10T17:00",
        ]


def test_a_telephone_line_is_free_while_it_is_answered(
    sample_app: Flask, stopped: Callable[[str], None]
) -> None:
    stopped("2026-03-06 23:30")  # a Friday
    with visiting(sample_app):
        assert codes("line:anything")[:2] == [
            "2026-03-07T09:00/2026-03-07T13:00",
            "2026-03-09T08:30/2026-03-09T18:00",
        ]


def test_hours_are_the_councils_when_the_clocks_change(
    sample_app: Flask, stopped: Callable[[str], None]
) -> None:
    stopped("2026-03-27 12:00")
    with visiting(sample_app):
        assert codes("line:anything")[:2] == [
            "2026-03-28T09:00/2026-03-28T13:00",
            "2026-03-30T08:30/2026-03-30T18:00",
        ]


@pytest.mark.parametrize(
    "of", ["location:no-such-place", "line:no-such-line", "line:emergency", "nonsense", ""]
)
def test_of_what_has_no_hours_nobody_can_tell(sample_app: Flask, of: str) -> None:
    with visiting(sample_app), pytest.raises(NotReachable):
        codes(of)


def test_a_page_is_answered_by_the_application_and_nobody_answers_after_it(sample: Client) -> None:
    ring = FreeTime(_("When?"), of="line:anything", missing=_("Select when"))
    heard: list[int] = []

    def listen() -> None:
        heard.append(len(ring.offered()))

    sample.app.before_request_funcs.setdefault(None, []).append(listen)
    try:
        sample.get("/")
    finally:
        sample.app.before_request_funcs[None].remove(listen)
    assert heard[0] > 4
    assert ring.offered() == []
    with provide(providers()):
        assert ring.offered() == []
