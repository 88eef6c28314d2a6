"""One state of the index, opened for reading by the public or by staff, as long as nothing changes in it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from threading import RLock
from typing import Any, Final

import numpy as np

from directory.search.postings import EMPTY, Mask, Match, Posting, Strengths
from directory.search.spelling import Speller
from directory.search.store import connect, facet_term, start_term, stem_term
from directory.search.thesaurus import thesaurus

MOST_KEPT: Final = 20_000
MOST_MASKS: Final = 500
EARTH_KM: Final = 6371.0
POSTINGS: Final = "SELECT term, entries, strengths FROM posting"


class Opened:
    """The index as it was when it was opened: what is added later has numbers beyond `size`.

    What the public may not find is not there for the public: neither the entries nor their words.
    """

    def __init__(self, path: Path, staff: bool) -> None:
        self._connection = connect(path)
        self._staff = staff
        self._reading = RLock()
        self.version = self._version()
        (last,) = self._rows("SELECT coalesce(max(number), -1) FROM entry")[0]
        self.size: int = last + 1
        self.there = self._there()
        self._all_there = bool(self.there.all())
        self.phrases: dict[tuple[str, tuple[str, ...]], Match] = {}
        self._kept: dict[str, Posting] = {}
        self._every_term_kept = self._keep_every_term()
        self._facets: dict[str, dict[str, Mask]] = {}
        self._masks: dict[tuple[object, ...], Mask] = {}
        self._spellers: dict[str, Speller] = {}

    def is_current(self) -> bool:
        """Whether nobody has changed the file since it was opened."""
        return self._version() == self.version

    def stems(self, language: str, stem: str) -> Posting:
        return self._posting(stem_term(language, stem))

    def read_ahead(self, stems: Iterable[tuple[str, str]]) -> None:
        terms = dict.fromkeys(stem_term(language, stem) for language, stem in stems)
        unread = [term for term in terms if term not in self._kept]
        if unread and not self._every_term_kept:
            self._keep(self._read(unread))

    def starts(self, language: str, start: str) -> Posting:
        return self._posting(start_term(language, start))

    def speller(self, language: str) -> Speller:
        if language not in self._spellers:
            self._spellers[language] = Speller(*self._vocabulary(language))
        return self._spellers[language]

    def identity(self, entry: int) -> tuple[str, str]:
        return self._identities[entry]

    def shown(self, entries: Sequence[int]) -> dict[int, dict[str, Any]]:
        """What is to be shown of entries: their fields, as JSON, without those that are empty or long."""
        wanted = ",".join("?" * len(entries))
        rows = self._rows(f"SELECT number, shown FROM entry WHERE number IN ({wanted})", *entries)  # noqa: S608
        return {number: json.loads(shown) for number, shown in rows}

    def values(self, facet: str) -> Mapping[str, Mask]:
        """Every value that a facet has, and the entries it has it in."""
        if facet not in self._facets:
            values = self._values.get(facet, ())
            self._facets[facet] = {value: self._having(facet, value) for value in values}
        return self._facets[facet]

    def kept(self, key: tuple[object, ...], make: Callable[[], Mask]) -> Mask:
        """A mask that is made once, and kept for as long as there is room."""
        mask = self._masks.get(key)
        if mask is None:
            if len(self._masks) >= MOST_MASKS:
                self._masks.clear()
            mask = self._masks[key] = make()
        return mask

    def kilometres_from(self, near: tuple[float, float]) -> Strengths:
        """How far the nearest place of each entry is, in a straight line; infinite for those with none."""
        numbers, latitudes, longitudes = self._places
        here = np.radians(np.array(near))
        half = np.sin((latitudes - here[0]) / 2) ** 2
        half += np.cos(latitudes) * np.cos(here[0]) * np.sin((longitudes - here[1]) / 2) ** 2
        found = np.full(self.size, np.inf, np.float32)
        np.minimum.at(found, numbers, (2 * EARTH_KM * np.arcsin(np.sqrt(half))).astype(np.float32))
        return found

    def _having(self, facet: str, value: str) -> Mask:
        mask = np.zeros(self.size, np.bool_)
        mask[self._posting(facet_term(facet, value)).entries] = True
        return mask

    def _posting(self, term: str) -> Posting:
        kept = self._kept.get(term)
        if kept is None:
            if self._every_term_kept:
                return EMPTY
            found = self._read([term])
            self._keep(found)
            kept = found[term]
        return kept

    def _keep_every_term(self) -> bool:
        """Read an index of few enough terms whole: it takes as long as a few searches that read their own."""
        (terms,) = self._rows("SELECT count(DISTINCT term) FROM posting")[0]
        if terms > MOST_KEPT:
            return False
        self._keep(self._joined_by_term(self._rows(f"{POSTINGS} ORDER BY term, part")))
        return True

    def _keep(self, found: dict[str, Posting]) -> None:
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
            self.phrases.clear()
        self._kept.update(found)

    def _read(self, terms: list[str]) -> dict[str, Posting]:
        wanted = ",".join("?" * len(terms))
        rows = self._rows(f"{POSTINGS} WHERE term IN ({wanted}) ORDER BY term, part", *terms)
        return dict.fromkeys(terms, EMPTY) | self._joined_by_term(rows)

    def _joined_by_term(self, rows: Iterable[tuple[str, bytes, bytes]]) -> dict[str, Posting]:
        """The parts of postings, in order, put together."""
        parts: dict[str, list[tuple[bytes, bytes]]] = {}
        for term, entries, strengths in rows:
            parts.setdefault(term, []).append((entries, strengths))
        return {term: self._joined(found) for term, found in parts.items()}

    def _joined(self, parts: list[tuple[bytes, bytes]]) -> Posting:
        entries = np.frombuffer(b"".join(part[0] for part in parts), np.int32)
        strengths = np.frombuffer(b"".join(part[1] for part in parts), np.float32)
        if len(parts) > 1:
            within = entries < self.size
            entries, strengths = entries[within], strengths[within]
        if not self._all_there:
            there = self.there[entries]
            entries, strengths = entries[there], strengths[there]
        return Posting(entries, strengths)

    def _there(self) -> Mask:
        there = np.zeros(self.size, np.bool_)
        there[[number for (number,) in self._rows("SELECT number FROM entry") if number < self.size]] = True
        hidden = "SELECT number FROM gone"
        if not self._staff:
            hidden += " UNION SELECT number FROM entry WHERE staff_only"
        there[[number for (number,) in self._rows(hidden) if number < self.size]] = False
        return there

    @cached_property
    def _identities(self) -> list[tuple[str, str]]:
        return [(kind, slug) for kind, slug in self._rows("SELECT kind, slug FROM entry ORDER BY number")]

    @cached_property
    def _values(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        rows = self._rows("SELECT DISTINCT term FROM posting WHERE term > 'is ' AND term < 'is!'")
        for (term,) in rows:
            _, facet, value = term.split(" ", 2)
            found.setdefault(facet, []).append(value)
        return found

    @cached_property
    def _places(self) -> tuple[Any, Any, Any]:
        rows = self._rows("SELECT number, latitude, longitude FROM place WHERE number < ?", self.size)
        columns = np.array(rows, np.float64).reshape(-1, 3).T
        return columns[0].astype(np.int64), np.radians(columns[1]), np.radians(columns[2])

    def _vocabulary(self, language: str) -> tuple[dict[str, int], dict[str, str]]:
        written = dict(thesaurus(language).written)
        known = Counter(dict.fromkeys(written, 1))
        query = "SELECT folded, written, times FROM word WHERE language = ? AND staff_only <= ?"
        for folded, as_written, times in self._rows(query, language, self._staff):
            known[folded] += times
            written[folded] = as_written
        return known, written

    def _version(self) -> int:
        version: int = self._rows("PRAGMA data_version")[0][0]
        return version

    def _rows(self, query: str, *values: object) -> list[tuple[Any, ...]]:
        with self._reading:
            return self._connection.execute(query, values).fetchall()
