"""A step is skipped when what it reads is what it read last time: a hash kept inside .venv says so."""

from __future__ import annotations

import fcntl
import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from build.say import ROOT, note


def of(paths: Iterable[Path], *words: str) -> str:
    """A hash of files' names and contents, of every file in a folder, and of any other words."""
    found = hashlib.sha256(repr(words).encode())
    for path in sorted(each for given in paths for each in _files(given)):
        found.update(repr((str(path), path.stat().st_size)).encode())
        found.update(path.read_bytes())
    return found.hexdigest()


def _files(path: Path) -> list[Path]:
    return [each for each in (path, *path.rglob("*")) if each.is_file()]


def fresh(folder: Path, name: str, stamp: str) -> bool:
    """Whether the step of this name last finished with this stamp."""
    try:
        return (folder / name).read_text() == stamp
    except OSError:
        return False


def keep(folder: Path, name: str, stamp: str) -> None:
    """Remember that the step finished."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(stamp)


def forget(folder: Path, name: str) -> None:
    """Before a step begins: half done is not done."""
    (folder / name).unlink(missing_ok=True)


@contextmanager
def one_at_a_time(path: Path = ROOT / "run") -> Iterator[None]:
    """Two of these at once in one folder would spoil the installation, so the second waits."""
    with path.open("rb") as locked:
        try:
            fcntl.flock(locked, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            note("Another ./run is setting this folder up: waiting for it to finish.")
            fcntl.flock(locked, fcntl.LOCK_EX)
        yield
