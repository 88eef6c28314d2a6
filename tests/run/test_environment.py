"""When .venv is made anew, and what is said when packages cannot be had."""

import shutil
import socket
import sys
from pathlib import Path

import pytest

from build import environment, stamps
from build.say import Trouble

PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"


@pytest.fixture
def venv(tmp_path: Path) -> Path:
    """One that works as far as can be told by looking."""
    made = tmp_path / "a b" / ".venv"
    (made / "bin").mkdir(parents=True)
    (made / "bin" / "python").symlink_to(sys.executable)
    (made / "lib" / f"python{PYTHON}" / "site-packages" / "pip").mkdir(parents=True)
    _write_facts(made, f"{PYTHON}.9", made)
    return made


def _write_facts(venv: Path, version: str, folder: Path) -> None:
    (venv / "pyvenv.cfg").write_text(f"version = {version}\ncommand = /usr/bin/python3 -m venv {folder}\n")


def test_an_environment_that_works_is_kept(venv: Path) -> None:
    assert environment.whats_wrong(venv) == ""


def test_the_one_these_tests_run_in_is_kept() -> None:
    assert environment.whats_wrong() == ""


def test_none_yet(tmp_path: Path) -> None:
    assert environment.whats_wrong(tmp_path / ".venv") == "there is none yet"


def test_another_python_makes_it_anew(venv: Path) -> None:
    _write_facts(venv, "3.1.4", venv)
    assert environment.whats_wrong(venv) == "it was made for another Python"


def test_a_moved_folder_makes_it_anew(venv: Path) -> None:
    moved = venv.parent / "moved"
    venv.rename(moved)
    assert environment.whats_wrong(moved) == "it was made for another folder"


def test_a_python_that_is_gone_makes_it_anew(venv: Path) -> None:
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").symlink_to("/nowhere/python")
    assert environment.whats_wrong(venv) == "it is broken"


def test_half_an_environment_makes_it_anew(venv: Path) -> None:
    shutil.rmtree(venv / "lib")
    assert environment.whats_wrong(venv) == "it is broken"


@pytest.fixture
def unreachable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project that wants a package which no index can give, because none answers."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        closed = server.getsockname()[1]
    monkeypatch.setenv("PIP_INDEX_URL", f"http://127.0.0.1:{closed}/simple")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setattr(environment, "STAMPS", tmp_path / "stamps")
    (tmp_path / "requirements").mkdir()
    wanted = tmp_path / "requirements" / "app.txt"
    wanted.write_text(f"frontdoor-is-no-package==1.0 --hash=sha256:{'0' * 64}\n")
    return tmp_path


def test_no_network_is_one_sentence_and_the_step_is_not_done(unreachable: Path) -> None:
    with pytest.raises(Trouble, match="cannot be reached: check the network") as told:
        environment.install("app")
    assert "\n" not in str(told.value)
    assert told.value.details == ""
    assert not (unreachable / "stamps" / "app").exists()


def test_what_was_installed_last_time_is_not_installed_again(unreachable: Path) -> None:
    stamps.keep(unreachable / "stamps", "app", stamps.of([unreachable / "requirements" / "app.txt"]))
    environment.install("app")


def test_a_package_with_another_hash_is_one_sentence() -> None:
    output = "ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE."
    sentence = environment.known(output, Path("requirements/app.txt"))
    assert sentence == "A downloaded package is not the one app.txt names, so nothing was installed."


@pytest.mark.parametrize(
    "lock", sorted((environment.ROOT / "requirements").glob("*.txt")), ids=lambda lock: lock.name
)
def test_every_locked_package_has_its_hash_and_no_lock_names_a_registry(lock: Path) -> None:
    text = lock.read_text()
    assert "://" not in text
    assert "index-url" not in text
    packages = [block for block in text.split("\n") if "==" in block and not block.startswith(("#", " "))]
    assert packages
    assert all(package.endswith("\\") for package in packages)
