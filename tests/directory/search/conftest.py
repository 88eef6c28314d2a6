"""A handful of things to find, in three languages, and an index of them on disk."""

from __future__ import annotations

from pathlib import Path

import pytest

from directory.entry import Entry
from directory.search.embedded import EmbeddedEngine

BINS = Entry(
    kind="service",
    slug="bins-and-recycling",
    names={"en": "Household waste collection", "es": "Recogida de basura", "ar": "جمع النفايات المنزلية"},
    summaries={"en": "When we empty your bins and what goes in them."},
    lay_words=("bin day", "dustmen", "black bags"),
    topics=("waste-and-recycling",),
)
LIBRARY = Entry(
    kind="location",
    slug="market-street-library",
    names={"en": "Market Street Library", "es": "Biblioteca de la calle Market", "ar": "مكتبة شارع السوق"},
    summaries={"en": "Books, computers and a quiet place to read."},
    lay_words=("borrow a book",),
    postcodes=("ZZ1 1AA",),
)
ALLOTMENTS = Entry(
    kind="service",
    slug="allotments",
    names={"en": "Allotments"},
    summaries={"en": "Rent a plot of land to grow your own food."},
)
HOUSING_ADVICE = Entry(
    kind="service",
    slug="homelessness",
    names={"en": "Homelessness support", "es": "Ayuda para personas sin hogar", "ar": "دعم المشردين"},
    summaries={"en": "If you have nowhere to stay, or may lose your home."},
    urgent="homeless",
)
NOISE = Entry(
    kind="service",
    slug="noise",
    names={"en": "Noise pollution", "es": "Ruido", "ar": "الضوضاء"},
    summaries={"en": "Tell us about noise that stops you living in peace."},
)
PARKING = Entry(
    kind="service",
    slug="parking-permits",
    names={"en": "Parking permits", "es": "Permisos de aparcamiento"},
    summaries={"en": "Park on the road where you live."},
)
PARKS_TEAM = Entry(
    kind="team",
    slug="parks",
    names={"en": "Parks team"},
    summaries={"en": "We look after parks, trees and allotments."},
)
EVERYTHING = (BINS, LIBRARY, ALLOTMENTS, HOUSING_ADVICE, NOISE, PARKING, PARKS_TEAM)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the index of the test lies."""
    return tmp_path / "search"


@pytest.fixture
def search_engine(folder: Path) -> EmbeddedEngine:
    """An engine that knows everything above."""
    engine = EmbeddedEngine(folder)
    engine.rebuild(EVERYTHING)
    return engine
