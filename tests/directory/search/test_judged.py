"""How well real services are found by words that residents use, judged beforehand in `judged.csv`.

The rows were written before any result was looked at. Every second row was never tuned against, nor were the
questions of `govuk_publisher_local_services.csv`, which are government's own and closer to official words.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from math import log2
from pathlib import Path

import pytest

from directory.entry import Entry
from directory.search import Query, search
from directory.search.embedded import EmbeddedEngine

JUDGED = Path(__file__).with_name("judged.csv")
FLOOR = {"tuned on": 0.93, "kept back": 0.86, "written by others": 0.90}
MOST_EMPTY = 0.01


@pytest.fixture
def services(real_data: Path) -> dict[str, Entry]:
    """The real services, by their number in the list."""
    rows = _rows(real_data / "services" / "esd_services_2015.csv")
    return {
        row["Identifier"]: Entry(
            "service", row["Identifier"], {"en": row["Label"]}, {"en": row["Description"]}
        )
        for row in rows
    }


@pytest.fixture
def search_engine(services: dict[str, Entry], folder: Path) -> EmbeddedEngine:
    engine = EmbeddedEngine(folder)
    engine.rebuild(services.values())
    return engine


@pytest.mark.shared
def test_real_services_are_found_by_the_words_of_residents(
    services: dict[str, Entry], search_engine: EmbeddedEngine, real_data: Path
) -> None:
    ours = list(_ours())
    theirs = list(_theirs(real_data, services))
    for part, judgements in (
        ("tuned on", ours[::2]),
        ("kept back", ours[1::2]),
        ("written by others", theirs),
    ):
        figures = [_figure(search_engine, services, query, wanted) for query, wanted in judgements]
        found = [figure for figure in figures if figure is not None]
        quality, empty = sum(found) / len(figures), 1 - len(found) / len(figures)
        print(f"{part}: {len(figures)} queries, nDCG@10 {quality:.3f}, {empty:.1%} found nothing")  # noqa: T201
        assert quality >= FLOOR[part], f"{part}: nDCG@10 fell to {quality:.3f}"
        assert empty <= MOST_EMPTY, f"{part}: {empty:.1%} found nothing"


@pytest.mark.shared
def test_every_judged_answer_is_a_real_service(services: dict[str, Entry]) -> None:
    real = {service.names["en"] for service in services.values()}
    assert {label for _, wanted in _ours() for label in wanted} <= real


def _figure(
    engine: EmbeddedEngine, services: dict[str, Entry], query: str, wanted: dict[str, int]
) -> float | None:
    """nDCG@10: 1 when the first ten are the best there can be, 0 when none is any use; None for no hits."""
    hits = search(engine, Query(query)).hits
    gains = [wanted.get(services[hit.slug].names["en"], 0) for hit in hits]
    return _gain(gains) / _gain(sorted(wanted.values(), reverse=True)) if hits else None


def _gain(grades: list[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades[:10]))


def _ours() -> Iterator[tuple[str, dict[str, int]]]:
    for row in _rows(JUDGED):
        graded = (answer.rsplit("=", 1) for answer in row["answers"].split(";"))
        yield row["query"], {label: int(grade) for label, grade in graded}


def _theirs(real_data: Path, services: dict[str, Entry]) -> Iterator[tuple[str, dict[str, int]]]:
    """Government's own one-line descriptions of services, which carry the same numbers."""
    for row in _rows(real_data / "services" / "govuk_publisher_local_services.csv"):
        if row["LGSL"] in services:
            query = " ".join(row["Description"].split()).removeprefix("Find out ")
            yield query, {services[row["LGSL"]].names["en"]: 3}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
