"""Where an index lies on disk, and how a new one takes the place of the old while searches go on.

A folder holds one folder for each index built (`built-<moment>`) and a small file, `current`, that names
the one in use and counts its changes. That file is only ever replaced whole, so a process that is killed
leaves the old index in use. Locks are the operating system's: they end with the process.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import time_ns
from typing import Final

from whoosh.util.filelock import FileLock, try_for

PATIENCE: Final = 60.0


class IndexBusyError(Exception):
    """Somebody else has been writing to the index for too long."""


class Generations:
    """The indexes in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._current = folder / "current"
        self._journal = folder / "journal"

    def state(self) -> tuple[Path, int] | None:
        """The folder of the index in use and its number of changes; None before the first is built."""
        try:
            name, _, changes = self._current.read_text(encoding="ascii").partition(" ")
        except FileNotFoundError:
            return None
        return self.folder / name, int(changes)

    def new_folder(self) -> Path:
        """An empty folder to build in. What earlier builds left unfinished is cleared away."""
        state = self.state()
        for path in self.folder.glob("built-*"):
            if state is None or path != state[0]:
                shutil.rmtree(path, ignore_errors=True)
        path = self.folder / f"built-{time_ns()}"
        path.mkdir()
        return path

    def use(self, folder: Path, changes: int = 0) -> None:
        """Make this the index in use, from now on, for every process."""
        draft = self.folder / "current.new"
        draft.write_text(f"{folder.name} {changes}", encoding="ascii")
        draft.replace(self._current)

    @contextmanager
    def lock(self, name: str, patience: float = PATIENCE) -> Iterator[None]:
        """Hold a named lock; raises IndexBusyError when another process keeps it longer than `patience`
        seconds.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        lock = FileLock(str(self.folder / f"{name}.lock"))
        if not try_for(lock.acquire, timeout=patience, delay=0.02):
            raise IndexBusyError(f"The search index is being written by somebody else ({name})")
        try:
            yield
        finally:
            lock.release()

    def being_built(self) -> bool:
        """Whether another process, or thread, is building a new index at this moment."""
        lock = FileLock(str(self.folder / "build.lock"))
        if not lock.acquire(False):
            return True
        lock.release()
        return False

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
