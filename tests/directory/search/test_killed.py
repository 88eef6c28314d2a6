"""A process that is killed at any point leaves an index that can be read, and no edit lost."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from directory.entry import Entry
from directory.search import Query, search
from directory.search.embedded import EmbeddedEngine
from directory.search.generations import Generations
from directory.search.store import Gathered

from .conftest import ALLOTMENTS, EVERYTHING, NOISE

MOORINGS = Entry("service", "moorings", {"en": "Canal moorings"})
PATIENCE = 60


def die(*_: object) -> Any:
    os.kill(os.getpid(), signal.SIGKILL)


def killed(doing: Callable[[], object]) -> None:
    """Do something in a process of its own that does not live to the end of it."""
    process = multiprocessing.get_context("fork").Process(target=doing)
    process.start()
    process.join(PATIENCE)
    assert process.exitcode == -signal.SIGKILL


def found(engine: EmbeddedEngine, text: str) -> list[str]:
    return [hit.slug for hit in search(engine, Query(text)).hits]


def still_works(folder: Path, *, moorings: bool) -> None:
    """What was there is found, by whoever opens it next; edits and rebuilds go on as ever."""
    engine = EmbeddedEngine(folder)
    assert found(engine, "allotments") == ["allotments", "parks"]
    assert found(engine, "canal moorings") == (["moorings"] if moorings else [])
    engine.update(MOORINGS)
    assert found(engine, "canal moorings") == ["moorings"]
    assert engine.rebuild([NOISE, MOORINGS]) == 2
    assert (found(engine, "noise"), found(engine, "allotments")) == (["noise"], [])
    assert len(list(folder.glob("built-*.sqlite"))) <= 2


def cut_short() -> Iterator[Entry]:
    yield NOISE
    die()


@pytest.mark.parametrize(
    ("step", "at"),
    [
        (Gathered, "write"),  # all is read, nothing is written
        (Generations, "journal"),  # the new index is whole, what changed meanwhile is not yet in it
        (Generations, "use"),  # the new index is whole and nobody was told
        (Path, "replace"),  # the very moment it takes the place of the old
    ],
)
def test_killed_while_rebuilding(
    search_engine: EmbeddedEngine, folder: Path, monkeypatch: pytest.MonkeyPatch, step: type, at: str
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(step, at, die)
        killed(lambda: search_engine.rebuild([NOISE]))
    still_works(folder, moorings=False)


def test_killed_in_the_middle_of_reading_the_directory(search_engine: EmbeddedEngine, folder: Path) -> None:
    killed(lambda: search_engine.rebuild(cut_short()))
    still_works(folder, moorings=False)


def test_killed_before_an_edit_is_kept(
    search_engine: EmbeddedEngine, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = Gathered.write

    def write_and_die(*arguments: Any) -> None:
        write(*arguments)
        die()

    with monkeypatch.context() as patched:
        patched.setattr(Gathered, "write", write_and_die)
        killed(lambda: search_engine.update(MOORINGS))
    still_works(folder, moorings=False)


def test_killed_just_after_an_edit_is_kept(search_engine: EmbeddedEngine, folder: Path) -> None:
    elsewhere = EmbeddedEngine(folder)
    assert found(elsewhere, "canal moorings") == []
    killed(lambda: (search_engine.update(MOORINGS), die()))
    assert found(elsewhere, "canal moorings") == ["moorings"]
    still_works(folder, moorings=True)


def test_an_edit_made_while_a_build_that_is_killed_went_on_is_not_lost(
    search_engine: EmbeddedEngine, folder: Path
) -> None:
    def edited_meanwhile() -> Iterator[Entry]:
        yield from EVERYTHING
        EmbeddedEngine(folder).update(MOORINGS)
        die()

    killed(lambda: search_engine.rebuild(edited_meanwhile()))
    still_works(folder, moorings=True)


def test_killed_in_the_very_first_build(folder: Path) -> None:
    engine = EmbeddedEngine(folder)
    killed(lambda: engine.rebuild(cut_short()))
    assert found(engine, "noise") == []
    assert engine.rebuild([ALLOTMENTS]) == 1
    assert found(engine, "allotments") == ["allotments"]
