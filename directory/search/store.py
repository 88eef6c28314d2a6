"""One index on disk: an SQLite file that is built whole, and only ever added to.

An entry that changes gets a new number, and the old number is noted as gone; so whoever opened the file
before goes on seeing what was there then. Postings are 32-bit numbers and strengths, in parts: one that was
built, and one for each entry added since.
"""

from __future__ import annotations

import json
import os
import sqlite3
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

from directory.entry import Entry
from directory.search import Progress
from directory.search.weighing import Weighed, weigh

LEVELLING: Final = 4.0
PATIENCE: Final = 10.0
NOT_SHOWN: Final = ("body", "translated", "summaries", "openings", "places")
SCHEMA: Final = """
    CREATE TABLE entry (number INTEGER PRIMARY KEY, kind TEXT, slug TEXT, staff_only INTEGER, shown TEXT);
    CREATE TABLE gone (number INTEGER PRIMARY KEY);
    CREATE TABLE posting (term TEXT, part INTEGER, entries BLOB, strengths BLOB);
    CREATE TABLE word (language TEXT, folded TEXT, written TEXT, times INTEGER, staff_only INTEGER);
    CREATE TABLE place (number INTEGER, latitude REAL, longitude REAL);
"""
INDEXES: Final = """
    CREATE INDEX posting_term ON posting (term, part);
    CREATE INDEX entry_key ON entry (kind, slug);
    CREATE INDEX word_language ON word (language);
"""


class Gathered:
    """What entries come to, gathered in memory until it is written."""

    def __init__(self, first: int) -> None:
        self.number = first
        self._entries: list[tuple[Any, ...]] = []
        self._places: list[tuple[int, float, float]] = []
        self._postings: dict[str, tuple[array[int], array[float]]] = {}
        self._times: Counter[tuple[str, str, bool]] = Counter()
        self._written: dict[tuple[str, str], str] = {}

    def add(self, entry: Entry) -> None:
        shown = {name: value for name, value in asdict(entry).items() if value and name not in NOT_SHOWN}
        self._entries.append((self.number, entry.kind, entry.slug, entry.staff_only, json.dumps(shown)))
        self._places += [(self.number, latitude, longitude) for latitude, longitude in entry.places]
        for language, weighed in weigh(entry).items():
            self._add_words(language, weighed, entry.staff_only)
        for facet in facets(entry):
            self._post(facet, 1.0)
        self.number += 1

    def write(self, connection: sqlite3.Connection, part: int) -> None:
        connection.executemany("INSERT INTO entry VALUES (?, ?, ?, ?, ?)", self._entries)
        connection.executemany("INSERT INTO place VALUES (?, ?, ?)", self._places)
        connection.executemany(
            "INSERT INTO posting VALUES (?, ?, ?, ?)",
            (
                (term, part, entries.tobytes(), strengths.tobytes())
                for term, (entries, strengths) in sorted(self._postings.items())
            ),
        )
        connection.executemany(
            "INSERT INTO word VALUES (?, ?, ?, ?, ?)",
            (
                (language, folded, self._written[language, folded], times, staff_only)
                for (language, folded, staff_only), times in self._times.items()
            ),
        )

    def _add_words(self, language: str, weighed: Weighed, staff_only: bool) -> None:
        for stem, weight in weighed.stems.items():
            self._post(stem_term(language, stem), weight / (weight + LEVELLING))
        for start, weight in weighed.starts.items():
            self._post(start_term(language, start), weight / (weight + LEVELLING))
        for folded, written in weighed.written.items():
            self._times[language, folded, staff_only] += 1
            self._written[language, folded] = written

    def _post(self, term: str, strength: float) -> None:
        posting = self._postings.get(term)
        if posting is None:
            posting = self._postings[term] = array("i"), array("f")
        posting[0].append(self.number)
        posting[1].append(strength)


def stem_term(language: str, stem: str) -> str:
    return f"stem {language} {stem}"


def start_term(language: str, start: str) -> str:
    return f"start {language} {start}"


def facet_term(facet: str, value: str) -> str:
    return f"is {facet} {value.encode(errors='replace').decode()}"


def facets(entry: Entry) -> Iterator[str]:
    """The terms that results are narrowed by."""
    yield facet_term("kinds", entry.kind)
    for name in ("topics", "audiences", "languages", "channels", "openings"):
        for value in dict.fromkeys(getattr(entry, name)):
            yield facet_term(name, value)
    for name in ("free", "step_free"):
        if getattr(entry, name):
            yield facet_term(name, "true")


def connect(path: Path) -> sqlite3.Connection:
    """The file, opened; it must be there. Usable in any thread, in one at a time."""
    address = f"{path.absolute().as_uri()}?mode=rw"
    return sqlite3.connect(address, uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False)


def build(path: Path, entries: Iterable[Entry], progress: Progress | None = None) -> int:
    """Write a new index of these entries, safe on disk when this returns; how many there are."""
    gathered = Gathered(0)
    for done, entry in enumerate(entries, 1):
        gathered.add(entry)
        if progress is not None:
            progress(done)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + SCHEMA)
        connection.execute("BEGIN")
        gathered.write(connection, 0)
        connection.execute("COMMIT")
        connection.executescript(INDEXES + "PRAGMA journal_mode = WAL;")
    with path.open("rb") as file:
        os.fsync(file.fileno())
    return gathered.number


def change(path: Path, changes: Iterable[dict[str, Any]]) -> None:
    """Apply changes in order, all or none: whole entries, or only kind and slug of those to forget."""
    with closing(connect(path)) as connection:
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("BEGIN IMMEDIATE")
        for one in changes:
            connection.execute(
                "INSERT OR IGNORE INTO gone SELECT number FROM entry WHERE kind = ? AND slug = ?",
                (one["kind"], one["slug"]),
            )
            if "names" in one:
                (last,) = connection.execute("SELECT coalesce(max(number), -1) FROM entry").fetchone()
                gathered = Gathered(last + 1)
                gathered.add(Entry(**one))
                gathered.write(connection, last + 1)
        connection.execute("COMMIT")
