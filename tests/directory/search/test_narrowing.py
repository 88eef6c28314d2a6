"""Filters and their counts, what is near, and what only staff may find."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from directory.entry import Entry
from directory.hours import LONDON
from directory.search import Filters, Query, Reason, Results, search
from directory.search.embedded import EmbeddedEngine

WEEKDAYS = "MO,TU,WE,TH,FR 09:00-17:00"
THURSDAY_MORNING = datetime(2026, 11, 26, 10, tzinfo=LONDON)
LIBRARY = Entry(
    "service",
    "library-van",
    {"en": "Library van"},
    topics=("libraries",),
    audiences=("older-people",),
    languages=("en", "pl"),
    channels=("telephone", "in-person"),
    free=True,
    step_free=True,
    openings=(WEEKDAYS,),
    places=((52.0, -1.0), (52.3, -1.0)),
)
LESSONS = Entry(
    "service",
    "library-lessons",
    {"en": "Library lessons"},
    topics=("libraries", "courses"),
    languages=("en",),
    channels=("online",),
    free=False,
    openings=("SA 10:00-12:00",),
    places=((52.2, -1.0),),
)
SHELVES = Entry("location", "library-shelves", {"en": "Library shelves"})
LIBRARIAN = Entry(
    "role",
    "librarian",
    {"en": "Librarian"},
    people=("Robert Quill",),
    responsibilities=("Looks after the map room",),
)
ROBERT = Entry(
    "person",
    "robert-quill",
    {"en": "Robert Quill"},
    nicknames=("Inky",),
    skills=("Bookbinding",),
    numbers=("01632960999",),
    staff_only=True,
)


@pytest.fixture
def engine(folder: Path) -> EmbeddedEngine:
    engine = EmbeddedEngine(folder)
    engine.rebuild([LIBRARY, LESSONS, SHELVES, LIBRARIAN, ROBERT])
    return engine


def slugs(results: Results) -> list[str]:
    return [hit.slug for hit in results.hits]


@pytest.mark.parametrize(
    ("filters", "left"),
    [
        (Filters(topics=frozenset({"courses"})), {"library-lessons"}),
        (Filters(topics=frozenset({"courses", "libraries"})), {"library-van", "library-lessons"}),
        (Filters(topics=frozenset({"libraries"}), languages=frozenset({"pl"})), {"library-van"}),
        (Filters(channels=frozenset({"online"})), {"library-lessons"}),
        (Filters(days=frozenset({"SA", "SU"})), {"library-lessons"}),
        (Filters(open_now=True), {"library-van"}),
        (Filters(free=True), {"library-van"}),
        (Filters(step_free=True), {"library-van"}),
        (Filters(topics=frozenset({"no-such-topic"})), set()),
    ],
)
def test_only_what_passes_every_filter_is_found(
    engine: EmbeddedEngine, filters: Filters, left: set[str]
) -> None:
    assert set(slugs(search(engine, Query("library", filters=filters, moment=THURSDAY_MORNING)))) == left


def test_what_is_for_anyone_is_for_everyone_asked_about(engine: EmbeddedEngine) -> None:
    for_carers = Filters(audiences=frozenset({"carers"}))
    found = slugs(search(engine, Query("library", filters=for_carers)))
    assert "library-lessons" in found
    assert "library-van" not in found


def test_each_count_is_what_choosing_that_value_would_give(engine: EmbeddedEngine) -> None:
    chosen = Filters(topics=frozenset({"libraries"}), free=True)
    counts = search(engine, Query("library", filters=chosen, moment=THURSDAY_MORNING)).counts
    for name in ("topics", "languages", "channels", "days"):
        for value, number in counts[name].items():
            filters = Filters(**{**vars(chosen), name: frozenset({value})})
            assert search(engine, Query("library", filters=filters)).total == number, (name, value)


def test_a_filter_does_not_narrow_its_own_counts(engine: EmbeddedEngine) -> None:
    chosen = Filters(channels=frozenset({"online"}))
    counts = search(engine, Query("library", filters=chosen)).counts
    assert counts["channels"] == {"online": 1, "telephone": 1, "in-person": 1}
    assert counts["topics"] == {"courses": 1, "libraries": 1}


def test_hours_that_have_ended_are_not_open_now(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    engine.rebuild(
        [Entry("location", "lido", {"en": "Lido"}, openings=(f"{WEEKDAYS} 2026-05-01/2026-09-30",))]
    )
    june = datetime(2026, 6, 25, 10, tzinfo=LONDON)
    for moment, number in ((june, 1), (THURSDAY_MORNING, 0)):
        query = Query("lido", filters=Filters(open_now=True), moment=moment)
        assert search(engine, query).total == number


def test_distance_is_that_of_the_nearest_place(engine: EmbeddedEngine) -> None:
    hits = {hit.slug: hit for hit in search(engine, Query("library", near=(52.3, -1.0))).hits}
    assert hits["library-van"].distance_km == 0
    assert hits["library-lessons"].distance_km == pytest.approx(11.1, abs=0.1)
    assert hits["library-shelves"].distance_km is None


def test_the_nearest_comes_first_when_asked_for(engine: EmbeddedEngine) -> None:
    query = Query("library", near=(52.21, -1.0), sort_by_distance=True)
    assert slugs(search(engine, query))[:2] == ["library-lessons", "library-van"]


def test_filters_alone_find_all_that_passes_them(engine: EmbeddedEngine) -> None:
    chosen = Filters(topics=frozenset({"libraries"}))
    assert slugs(search(engine, Query("", filters=chosen))) == ["library-van", "library-lessons"]
    assert slugs(search(engine, Query("  "))) == []


@pytest.mark.parametrize("typed", ["Robert Quill", "inky", "bookbinding", "01632960999"])
def test_people_are_found_by_staff_and_never_by_the_public(engine: EmbeddedEngine, typed: str) -> None:
    assert "robert-quill" in slugs(search(engine, Query(typed, staff=True)))
    found = search(engine, Query(typed))
    assert "robert-quill" not in slugs(found)
    assert "person" not in found.counts["kinds"]


def test_a_word_of_what_only_staff_may_find_is_never_suggested_to_the_public(engine: EmbeddedEngine) -> None:
    assert search(engine, Query("bokbinding", staff=True)).did_you_mean == "bookbinding"
    found = search(engine, Query("bokbinding"))
    assert (found.did_you_mean, found.ways_on) == (None, ())
    assert engine.suggest("inky") == ()
    assert [one.slug for one in engine.suggest("inky", staff=True)] == ["robert-quill"]


def test_a_post_is_found_by_what_its_holder_is_called_for_short(engine: EmbeddedEngine) -> None:
    (hit,) = search(engine, Query("bob quill")).hits
    assert hit.slug == "librarian"
    assert hit.reasons == (Reason("nickname", "bob quill", "Robert Quill"),)


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("shelves", Reason("name", "shelves", "shelves", "en")),
        ("shelf of a library", Reason("name", "library", "library", "en")),
        ("library shelves", Reason("name", "library shelves", "library shelves", "en")),
        ("map room", Reason("responsibility", "map room", "Looks after the map room", "en")),
        ("courses", Reason("topic", "courses", "courses")),
        ("librian", Reason("spelling", "librian", "librarian", "en")),
        ("borrow a book", Reason("meaning", "borrow a book", "library", "en")),
    ],
)
def test_each_result_says_why_it_was_found(engine: EmbeddedEngine, typed: str, reason: Reason) -> None:
    reasons = [one for hit in search(engine, Query(typed)).hits for one in hit.reasons]
    assert reason in reasons


def test_the_index_keeps_filters_through_a_change(engine: EmbeddedEngine) -> None:
    engine.update(Entry("service", "library-lessons", {"en": "Library lessons"}, topics=("music",)))
    counts = search(engine, Query("library")).counts
    assert counts["topics"] == {"libraries": 1, "music": 1}
