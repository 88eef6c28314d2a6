"""Where an index lies on disk, and how a new one takes the place of the old while searches go on.

A folder holds one file for each index built (`built-<moment>.sqlite`) and a small file, `current`, that names
the one in use. That file is only ever replaced whole, so a process that is killed leaves the old index in
use. Locks are the operating system's: they end with the process.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

PATIENCE: Final = 60.0
BETWEEN_TRIES: Final = 0.02


class IndexBusyError(Exception):
    """Somebody else has been writing to the index for too long."""


class Generations:
    """The indexes in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._current = folder / "current"
        self._journal = folder / "journal"
        self._in_use: Path | None = None
        self._read_at = (0, 0)

    def in_use(self) -> Path | None:
        """The index in use; None before the first is built."""
        try:
            told = self._current.stat()
            if (told.st_ino, told.st_mtime_ns) == self._read_at:
                return self._in_use
            name = self._current.read_text(encoding="ascii")
        except FileNotFoundError:
            return None
        # An index of an earlier version of this program is none
        self._in_use = self.folder / name if name.endswith(".sqlite") else None
        self._read_at = told.st_ino, told.st_mtime_ns
        return self._in_use

    def new_path(self) -> Path:
        """Where to build. What earlier builds left unfinished is cleared away."""
        used = self.in_use()
        for path in self.folder.glob("built-*"):
            if used is None or not path.name.startswith(used.name):
                shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
        return self.folder / f"built-{time.time_ns()}.sqlite"

    def use(self, path: Path) -> None:
        """Make this the index in use, from now on, for every process."""
        draft = self.folder / "current.new"
        with draft.open("w", encoding="ascii") as file:
            file.write(path.name)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(self._current)

    @contextmanager
    def lock(self, name: str, patience: float = PATIENCE) -> Iterator[None]:
        """Hold a named lock; raises IndexBusyError when another process keeps it longer than `patience`
        seconds.
        """
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        until = time.monotonic() + patience
        with (self.folder / f"{name}.lock").open("w") as file:
            while not _locked(file.fileno()):
                if time.monotonic() > until:
                    raise IndexBusyError(f"The search index is being written by somebody else ({name})")
                time.sleep(BETWEEN_TRIES)
            yield  # closing the file lets the lock go

    def being_built(self) -> bool:
        """Whether another process, or thread, is building a new index at this moment."""
        with (self.folder / "build.lock").open("w") as file:
            return not _locked(file.fileno())

    def start_journal(self) -> None:
        """Begin to note what changes while a new index is built, so that it can catch up."""
        self._journal.write_text("", encoding="utf-8")

    def note(self, change: str) -> None:
        """Note one change, on one line."""
        with self._journal.open("a", encoding="utf-8") as file:
            file.write(change + "\n")

    def journal(self) -> list[str]:
        """The changes noted, oldest first."""
        return self._journal.read_text(encoding="utf-8").splitlines()


def _locked(file: int) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
