"""A step is done again when, and only when, what it reads has changed."""

import threading
from pathlib import Path

import pytest

from build import stamps


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "a council's folder"
    made.mkdir()
    (made / "one.css").write_text("a {}")
    return made


def test_an_unchanged_step_is_skipped(folder: Path) -> None:
    stamps.keep(folder / "stamps", "assets", stamps.of([folder / "one.css"]))
    assert stamps.fresh(folder / "stamps", "assets", stamps.of([folder / "one.css"]))


def test_a_changed_file_makes_the_step_run_again(folder: Path) -> None:
    before = stamps.of([folder])
    (folder / "one.css").write_text("b {}")
    assert stamps.of([folder]) != before


def test_a_renamed_new_or_removed_file_makes_the_step_run_again(folder: Path) -> None:
    seen = [stamps.of([folder])]
    (folder / "two.css").write_text("a {}")
    seen.append(stamps.of([folder]))
    (folder / "one.css").unlink()
    seen.append(stamps.of([folder]))
    (folder / "two.css").rename(folder / "three.css")
    seen.append(stamps.of([folder]))
    assert len(set(seen)) == 4


def test_a_step_that_was_interrupted_is_not_done(folder: Path) -> None:
    stamps.keep(folder, "app", "abc")
    stamps.forget(folder, "app")
    assert not stamps.fresh(folder, "app", "abc")


def test_a_folder_that_is_not_there_is_like_an_empty_one(folder: Path) -> None:
    assert stamps.of([folder / "nowhere"]) == stamps.of([])


def test_a_second_run_waits_for_the_first_and_says_so(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    order = []
    waits = threading.Event()
    monkeypatch.setattr(stamps, "note", lambda words: waits.set())

    def second() -> None:
        with stamps.one_at_a_time(folder / "one.css"):
            order.append("second")

    with stamps.one_at_a_time(folder / "one.css"):
        waiting = threading.Thread(target=second)
        waiting.start()
        assert waits.wait(timeout=30)
        order.append("first")
    waiting.join(timeout=30)
    assert order == ["first", "second"]
