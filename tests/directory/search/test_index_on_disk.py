"""The index: changed while it is searched, shared between processes, whole after a kill."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from directory.entry import Entry
from directory.search import Query, search
from directory.search.embedded import EmbeddedEngine

from .conftest import ALLOTMENTS, EVERYTHING, NOISE


def found(engine: EmbeddedEngine, text: str) -> list[str]:
    return [hit.slug for hit in search(engine, Query(text)).hits]


def test_before_the_first_index_nothing_is_found_and_urgent_help_is_still_offered(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    results = search(engine, Query("nowhere to sleep tonight"))
    assert (results.hits, results.urgent) == ((), ("homeless",))
    assert engine.suggest("bins") == ()


def test_a_change_is_found_at_once(search_engine: EmbeddedEngine) -> None:
    search_engine.update(Entry("service", "allotments", {"en": "Community windmills"}))
    assert found(search_engine, "windmills") == ["allotments"]
    assert "allotments" not in found(search_engine, "plot of land")


def test_what_is_removed_is_no_longer_found(search_engine: EmbeddedEngine) -> None:
    search_engine.remove("service", "noise")
    assert "noise" not in found(search_engine, "noise pollution")
    search_engine.remove("service", "never-was")


def test_another_process_sees_changes_without_being_told(search_engine: EmbeddedEngine, folder: Path) -> None:
    elsewhere = EmbeddedEngine(folder)
    assert found(elsewhere, "noise") == ["noise"]
    search_engine.remove("service", "noise")
    assert found(elsewhere, "noise pollution") == []
    search_engine.rebuild([NOISE])
    assert found(elsewhere, "noise") == ["noise"]


def test_an_update_before_any_rebuild_begins_the_index(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    engine.update(ALLOTMENTS)
    engine.update(NOISE)
    assert (found(engine, "allotments"), found(engine, "noise")) == (["allotments"], ["noise"])


def test_searches_go_on_while_the_index_is_rebuilt(search_engine: EmbeddedEngine) -> None:
    seen: list[list[str]] = []
    search_engine.rebuild([NOISE], progress=lambda done: seen.append(found(search_engine, "allotments")))
    assert seen == [["allotments", "parks"]]
    assert found(search_engine, "allotments") == []


def test_what_changes_during_a_rebuild_is_not_lost(search_engine: EmbeddedEngine, folder: Path) -> None:
    editor = EmbeddedEngine(folder)

    def as_they_were() -> Iterator[Entry]:
        yield from EVERYTHING
        editor.update(Entry("service", "noise", {"en": "Peace and quiet"}))
        editor.remove("service", "allotments")

    search_engine.rebuild(as_they_were())
    assert found(search_engine, "quiet") == ["noise", "market-street-library"]
    assert "allotments" not in found(search_engine, "allotments")


def test_a_rebuild_that_is_cut_short_leaves_the_old_index(
    search_engine: EmbeddedEngine, folder: Path
) -> None:
    def cut_short() -> Iterator[Entry]:
        yield NOISE
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        search_engine.rebuild(cut_short())
    assert found(search_engine, "allotments") == ["allotments", "parks"]
    assert found(EmbeddedEngine(folder), "allotments") == ["allotments", "parks"]
    assert search_engine.rebuild(EVERYTHING) == len(EVERYTHING)


def test_old_indexes_do_not_pile_up(search_engine: EmbeddedEngine, folder: Path) -> None:
    for _ in range(4):
        search_engine.rebuild([NOISE])
    assert len(list(folder.glob("built-*"))) <= 2


def test_nobody_else_on_the_machine_reads_what_only_staff_find(tmp_path: Path) -> None:
    EmbeddedEngine(tmp_path / "index").rebuild([NOISE])
    assert (tmp_path / "index").stat().st_mode & 0o777 == 0o700


def test_progress_counts_every_entry(folder: Path) -> None:
    counted: list[int] = []
    assert EmbeddedEngine(folder).rebuild(EVERYTHING, progress=counted.append) == len(EVERYTHING)
    assert counted == list(range(1, len(EVERYTHING) + 1))


def test_a_folder_that_was_thrown_away_can_be_built_again(
    search_engine: EmbeddedEngine, folder: Path
) -> None:
    for path in folder.rglob("*"):
        if path.is_file():
            path.unlink()
    search_engine.rebuild([NOISE])
    assert found(search_engine, "noise") == ["noise"]


def test_what_changes_during_the_very_first_build_is_not_lost(folder: Path) -> None:
    engine, editor = EmbeddedEngine(folder), EmbeddedEngine(folder)

    def as_they_were() -> Iterator[Entry]:
        yield ALLOTMENTS
        editor.update(NOISE)

    engine.rebuild(as_they_were())
    assert (found(engine, "noise"), found(engine, "allotments")) == (["noise"], ["allotments"])
