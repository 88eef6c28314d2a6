"""The words after ./run."""

import importlib.util
import shutil
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app import pdf
from build import check, commands, stamps, system
from build.say import Trouble, quietly


def test_an_unknown_word_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["sevre"]) == 2
    assert capsys.readouterr().err == "There is no ./run sevre: ./run help lists what there is.\n"


def test_help_tells_of_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    assert commands.main(["help"]) == 0
    told = capsys.readouterr().out
    assert all(f"./run {word}" in told for word in commands.COMMANDS if not word.startswith("-"))


@pytest.mark.parametrize("word", ["bench", "pictures"])
def test_a_word_hands_over_to_a_program_that_is_there(word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[list[str | Path]] = []
    monkeypatch.setattr(commands, "set_up", lambda **_what: None)
    monkeypatch.setattr(system, "ready_for_tests", lambda: None)
    monkeypatch.setattr(commands, "_become", lambda command: started.append(command) or 0)
    assert commands.main([word]) == 0
    python, option, program, *_rest = started[0]
    assert (python, option) == (commands.PYTHON, "-m")
    found = importlib.util.find_spec(str(program))
    assert found is not None
    assert found.origin is not None


@pytest.fixture
def set_up(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What setting up has done, which here is only to be remembered."""
    done: list[str] = []
    monkeypatch.setattr(commands, "set_up", lambda **_what: done.append("set up"))
    return done


def test_a_taken_port_is_told_before_anything_is_set_up(
    set_up: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        monkeypatch.setenv("PORT", str(server.getsockname()[1]))
        assert commands.main([]) == 1
    assert "is taken by" in capsys.readouterr().err
    assert set_up == []


def test_a_port_that_another_run_took_while_this_one_waited_is_told_before_anything_is_set_up(
    set_up: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    monkeypatch.setenv("PORT", str(port))

    @contextmanager
    def waits_for_the_other() -> Iterator[None]:
        with socket.create_server(("127.0.0.1", port)):
            yield

    monkeypatch.setattr(stamps, "one_at_a_time", waits_for_the_other)
    assert commands.main([]) == 1
    assert f"Port {port} is taken by" in capsys.readouterr().err
    assert set_up == []


def test_trouble_is_a_sentence_and_the_last_words_of_whoever_failed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_arguments: list[str]) -> int:
        raise Trouble("The packages could not be installed.", "ERROR: no such thing")

    monkeypatch.setitem(commands.COMMANDS, "test", fails)
    assert commands.main(["test"]) == 1
    assert capsys.readouterr().err == "    ERROR: no such thing\nThe packages could not be installed.\n"


def test_every_check_is_made_even_when_one_fails(capsys: pytest.CaptureFixture[str]) -> None:
    fails = [sys.executable, "-c", "print('line 3: too long'); raise SystemExit(1)"]
    passes = [sys.executable, "-c", "print('chatter')"]
    assert check.check({"Code is sound": fails, "Templates compile": passes}) == 1
    told = capsys.readouterr().out.splitlines()
    assert told == ["NOT  Code is sound", "       line 3: too long", "ok   Templates compile"]


def test_all_checks_passing_is_success() -> None:
    assert check.check({"Nothing": [sys.executable, "-c", ""]}) == 0


@pytest.fixture
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with no browser, no library, no font and no way to install any."""
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    monkeypatch.setattr(system, "find_library", lambda _name: None)
    monkeypatch.setattr(system, "FONTS", (tmp_path / "nowhere",))


@pytest.mark.usefixtures("bare")
def test_a_browser_that_cannot_be_installed_is_said_and_the_tests_go_on(
    capsys: pytest.CaptureFixture[str],
) -> None:
    system.ready_for_tests()
    told = capsys.readouterr().err
    assert "install chromium-headless-shell, chromium-driver, libpango-1.0-0" in told
    assert "skipped" in told


@pytest.mark.usefixtures("bare")
def test_libraries_for_paper_that_cannot_be_installed_are_said_and_the_site_starts(
    capsys: pytest.CaptureFixture[str],
) -> None:
    system.ready_for_paper()
    told = capsys.readouterr().err
    assert "libharfbuzz-subset0 and fonts-noto-core" in told
    assert "chromium" not in told


def test_the_log_asks_for_the_same_libraries_as_setting_up_installs() -> None:
    assert set(pdf.LIBRARIES) == set(system.LIBRARIES)


def test_package_names_are_told_as_a_person_would() -> None:
    assert system.told(["chromium"]) == "chromium"
    assert system.told(["chromium", "chromium-driver"]) == "chromium and chromium-driver"


def test_a_program_that_fails_for_no_known_reason_has_its_last_words_told() -> None:
    fails = [sys.executable, "-c", "print('WARNING: chatter'); print('no such file'); raise SystemExit(1)"]
    with pytest.raises(Trouble, match="It could not be done") as told:
        quietly("Doing it", fails, "It could not be done.")
    assert told.value.details == "no such file"


def test_a_program_that_fails_for_a_known_reason_gets_that_sentence_only() -> None:
    fails = [sys.executable, "-c", "print('no such file'); raise SystemExit(1)"]
    with pytest.raises(Trouble, match="There is no such file") as told:
        quietly("Doing it", fails, "It could not be done.", lambda output: "There is no such file.")
    assert told.value.details == ""
