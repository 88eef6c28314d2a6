"""Telephone numbers, e-mail and web addresses: found as a whole or not at all, and never put right."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from directory.entry import Entry
from directory.search import Query, Reason, search
from directory.search.embedded import EmbeddedEngine
from tests.directory.search.conftest import BINS, EVERYTHING, LIBRARY

DESK = replace(
    LIBRARY,
    numbers=("01632960112",),
    addresses=("library.desk@council.example", "https://www.council.example/library/"),
)
HELPLINE = Entry("service", "helpline", {"en": "Helpline"}, numbers=("116123",))
BIN_LINE = replace(
    BINS, numbers=("01632960113",), addresses=("bins@council.example",), translated={"es": "Está ahí."}
)


@pytest.fixture
def engine(folder: Path) -> EmbeddedEngine:
    engine = EmbeddedEngine(folder)
    engine.rebuild([DESK, HELPLINE, BIN_LINE, *EVERYTHING[2:]])
    return engine


def found(engine: EmbeddedEngine, typed: str, language: str = "en") -> list[str]:
    return [hit.slug for hit in search(engine, Query(typed, language)).hits]


@pytest.mark.parametrize(
    "typed",
    [
        "01632 960 112",
        "01632960112",
        "(01632) 960-112",
        "+44 1632 960112",
        "+44 (0)1632 960 112",
        "٠١٦٣٢٩٦٠١١٢",
    ],
)
@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_a_number_is_found_however_it_is_written(engine: EmbeddedEngine, typed: str, language: str) -> None:
    assert found(engine, typed, language) == ["market-street-library"]


@pytest.mark.parametrize(
    "typed", ["01632 960 999", "01632 960", "07700 900321", "+44 1632 96011", "016329601123"]
)
@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_a_number_is_never_found_by_a_part_of_it(engine: EmbeddedEngine, typed: str, language: str) -> None:
    assert found(engine, typed, language) == []


def test_a_short_number_is_found(engine: EmbeddedEngine) -> None:
    assert found(engine, "116 123") == ["helpline"]


def test_a_number_among_words_is_one_number(engine: EmbeddedEngine) -> None:
    assert found(engine, "who rang me from 01632 960 112")[0] == "market-street-library"
    assert found(engine, "missed call 01632 960 999") == found(engine, "missed call")


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("Library.Desk@council.example", "library.desk@council.example"),
        ("www.council.example/library", "https://www.council.example/library/"),
        ("http://council.example/library.", "https://www.council.example/library/"),
        ("council.example/library", "https://www.council.example/library/"),
    ],
)
def test_an_address_finds_whose_it_is(engine: EmbeddedEngine, typed: str, address: str) -> None:
    (hit,) = search(engine, Query(typed)).hits
    assert hit.slug == "market-street-library"
    assert [(one.code, one.matched) for one in hit.reasons] == [("address", address)]


@pytest.mark.parametrize(
    "typed",
    ["abena.owusu@council.example", "libary@council.example", "www.bins.example/recyling", "librarry.org.uk"],
)
def test_an_address_is_never_put_right_nor_found_by_a_part_of_it(engine: EmbeddedEngine, typed: str) -> None:
    results = search(engine, Query(typed))
    assert (results.did_you_mean, results.hits, results.ways_on) == (None, (), ())


def test_a_word_beside_an_address_is_still_put_right(engine: EmbeddedEngine) -> None:
    assert search(engine, Query("libary me@home.example")).did_you_mean == "library me@home.example"


def test_a_word_is_never_put_right_into_another_language_than_that_of_the_page(
    engine: EmbeddedEngine,
) -> None:
    for typed in ("Abi", "biblotecca"):
        results = search(engine, Query(typed))
        assert (results.did_you_mean, results.hits) == (None, ())
    assert search(engine, Query("bibloteca", "es")).did_you_mean == "biblioteca"


def test_what_is_translated_is_found_in_its_own_language(engine: EmbeddedEngine) -> None:
    assert found(engine, "está ahí", "es") == ["bins-and-recycling"]
    assert Reason("description", "ahí") in search(engine, Query("ahí", "es")).hits[0].reasons
