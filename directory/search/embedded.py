"""The embedded search engine: its index is a folder of this machine, which any number of processes share."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any

from directory.entry import Entry
from directory.search import Progress, Query, Results, Suggestion
from directory.search.answering import answer, complete, nothing
from directory.search.generations import Generations
from directory.search.opened import Opened
from directory.search.store import build, change


class EmbeddedEngine:
    """A search engine in one folder of this machine. See `directory.search.Engine` for what each function
    does.
    """

    def __init__(self, folder: Path) -> None:
        self._generations = Generations(folder)
        self._opened: dict[bool, tuple[Path, int, Opened]] = {}
        self._opening = Lock()

    def rebuild(self, entries: Iterable[Entry], progress: Progress | None = None) -> int:
        generations = self._generations
        with generations.lock("build"):
            with generations.lock("write"):
                path = generations.new_path()
                generations.start_journal()
            done = build(path, entries, progress)
            with generations.lock("write"):
                change(path, map(json.loads, generations.journal()))
                generations.use(path)
        return done

    def update(self, entry: Entry) -> None:
        self._change(asdict(entry))

    def remove(self, kind: str, slug: str) -> None:
        self._change({"kind": kind, "slug": slug})

    def search(self, query: Query) -> Results:
        opened = self._open(query.staff)
        return answer(query, opened) if opened else nothing(query)

    def suggest(
        self, text: str, language: str = "en", limit: int = 8, staff: bool = False
    ) -> tuple[Suggestion, ...]:
        opened = self._open(staff)
        return complete(text, language, limit, opened) if opened else ()

    def _change(self, one: dict[str, Any]) -> None:
        generations = self._generations
        with generations.lock("write"):
            building = generations.being_built()
            if building:
                generations.note(json.dumps(one))
            path = generations.in_use()
            if path is None and building:
                return
            if path is None:
                path = generations.new_path()
                build(path, ())
                generations.use(path)
            change(path, [one])

    def _open(self, staff: bool) -> Opened | None:
        """The index as it is now. A connection is never used in another process than opened it."""
        path = self._generations.in_use()
        found = self._opened.get(staff)
        if path is None or (found and found[:2] == (path, os.getpid()) and found[2].is_current()):
            return found[2] if found else None
        with self._opening:
            for _ in range(5):
                path = self._generations.in_use()
                found = self._opened.get(staff)
                if path is None or (found and found[:2] == (path, os.getpid()) and found[2].is_current()):
                    break
                try:
                    self._opened[staff] = path, os.getpid(), Opened(path, staff)
                except sqlite3.OperationalError:  # another process has just built and thrown this one away
                    continue
            return self._opened[staff][2] if staff in self._opened else None
