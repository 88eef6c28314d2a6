"""The embedded search engine: Whoosh keeps postings on disk; analysis, weights and ranking are our own."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from threading import Lock
from typing import Any, Final

from whoosh import fields, formats, index
from whoosh.reading import IndexReader, TermNotFound
from whoosh.writing import IndexWriter

from directory.entry import Entry
from directory.search import Progress, Query, Results, Suggestion
from directory.search.analysis import LANGUAGES
from directory.search.answering import answer, complete, nothing
from directory.search.generations import Generations
from directory.search.ranking import Match
from directory.search.spelling import Speller
from directory.search.thesaurus import thesaurus
from directory.search.weighing import weigh

LEVELLING: Final = 4.0
MOST_KEPT: Final = 20_000
MEMORY_MB: Final = 64


class Weights(fields.FieldType):  # type: ignore[misc]
    """A field that is given its terms and their weights, and analyses nothing itself."""

    def __init__(self) -> None:
        self.format = formats.Existence()
        self.analyzer = None
        self.scorable = self.stored = self.unique = self.vector = self.column_type = None

    def index(self, value: Mapping[str, float], **_: Any) -> Iterator[tuple[bytes, int, float, bytes]]:
        for term, weight in sorted(value.items()):
            yield term.encode(), 1, weight, b""


class Opened:
    """One state of the index, opened for reading. Postings once read are kept until the index changes."""

    def __init__(self, folder: Path, state: tuple[Path, int]) -> None:
        self.state = state
        self._reader: IndexReader = index.open_dir(str(folder), readonly=True).reader()
        self.size: int = self._reader.doc_count()
        self.phrases: dict[tuple[str, tuple[str, ...]], Match] = {}
        self._kept: dict[tuple[str, str], dict[int, float]] = {}
        self._spellers: dict[str, Speller] = {}
        self._reading = Lock()

    def stems(self, language: str, stem: str) -> Mapping[int, float]:
        return self._postings(f"stems_{language}", stem)

    def starts(self, language: str, start: str) -> Mapping[int, float]:
        return self._postings(f"starts_{language}", start)

    def of_kind(self, kind: str) -> frozenset[int]:
        return frozenset(self._postings("kind", kind))

    def identity(self, entry: int) -> tuple[str, str]:
        kind, _, slug = self._stored(entry)["key"].partition(":")
        return kind, slug

    def names(self, entry: int) -> dict[str, str]:
        names: dict[str, str] = self._stored(entry)["names"]
        return names

    def speller(self, language: str) -> Speller:
        if language not in self._spellers:
            with self._reading:
                self._spellers[language] = Speller(*self._vocabulary(language))
        return self._spellers[language]

    def _stored(self, entry: int) -> dict[str, Any]:
        with self._reading:
            stored: dict[str, Any] = self._reader.stored_fields(entry)
        return stored

    def _postings(self, field: str, term: str) -> dict[int, float]:
        kept = self._kept.get((field, term))
        if kept is None:
            with self._reading:
                kept = dict(self._read(field, term))
            if len(self._kept) >= MOST_KEPT:
                self._kept.clear()
                self.phrases.clear()
            self._kept[field, term] = kept
        return kept

    def _read(self, field: str, term: str) -> Iterator[tuple[int, float]]:
        if field not in self._reader.schema:
            return
        try:
            matcher = self._reader.postings(field, term)
        except TermNotFound:
            return
        while matcher.is_active():
            weight = matcher.weight()
            yield matcher.id(), weight / (weight + LEVELLING)
            matcher.next()

    def _vocabulary(self, language: str) -> tuple[dict[str, int], dict[str, str]]:
        written = dict(thesaurus(language).written)
        known = dict.fromkeys(written, 1)
        field = f"written_{language}"
        if field in self._reader.schema:
            for term, info in self._reader.iter_field(field):
                folded, _, as_written = term.decode().partition(" ")
                known[folded] = known.get(folded, 0) + int(info.doc_frequency())
                written[folded] = as_written
        return known, written


class WhooshEngine:
    """A search engine in one folder of this machine. See `directory.search.Engine` for what each function
    does.
    """

    def __init__(self, folder: Path) -> None:
        self._generations = Generations(folder)
        self._opened: Opened | None = None
        self._opening = Lock()

    def rebuild(self, entries: Iterable[Entry], progress: Progress | None = None) -> int:
        with self._generations.lock("build"):
            with self._generations.lock("write"):
                folder = self._generations.new_folder()
                self._generations.start_journal()
            done = _build(folder, entries, progress)
            with self._generations.lock("write"):
                for change in self._generations.journal():
                    _write(folder, change)
                self._generations.use(folder)
        return done

    def update(self, entry: Entry) -> None:
        self._change(asdict(entry))

    def remove(self, kind: str, slug: str) -> None:
        self._change({"kind": kind, "slug": slug})

    def search(self, query: Query) -> Results:
        opened = self._open()
        return answer(query, opened) if opened else nothing(query)

    def suggest(self, text: str, language: str = "en", limit: int = 8) -> tuple[Suggestion, ...]:
        opened = self._open()
        return complete(text, language, limit, opened) if opened else ()

    def _change(self, change: dict[str, Any]) -> None:
        with self._generations.lock("write"):
            building = self._generations.being_built()
            if building:
                self._generations.note(json.dumps(change))
            state = self._generations.state()
            if state is None and building:
                return
            if state is None:
                state = self._generations.new_folder(), 0
                index.create_in(str(state[0]), _schema())
            _write(state[0], json.dumps(change))
            self._generations.use(state[0], state[1] + 1)

    def _open(self) -> Opened | None:
        opened = self._opened
        state = self._generations.state()
        if state is None or (opened is not None and opened.state == state):
            return opened
        with self._opening:
            for _ in range(5):
                state = self._generations.state()
                if state is None or (self._opened is not None and self._opened.state == state):
                    break
                try:
                    self._opened = Opened(state[0], state)
                except (FileNotFoundError, index.IndexError):
                    continue
            return self._opened


def _build(folder: Path, entries: Iterable[Entry], progress: Progress | None) -> int:
    writer: IndexWriter = index.create_in(str(folder), _schema()).writer(limitmb=MEMORY_MB)
    done = 0
    try:
        for done, entry in enumerate(entries, 1):
            writer.add_document(**_document(entry))
            if progress is not None:
                progress(done)
    except BaseException:
        writer.cancel()
        raise
    writer.commit()
    return done


def _write(folder: Path, change: str) -> None:
    """Apply one change, as JSON: a whole entry, or only kind and slug of one to forget."""
    entry = json.loads(change)
    writer: IndexWriter = index.open_dir(str(folder)).writer(timeout=10)
    writer.delete_by_term("key", f"{entry['kind']}:{entry['slug']}")
    if "names" in entry:
        writer.add_document(**_document(Entry(**entry)))
    writer.commit()


def _schema() -> fields.Schema:
    parts = ("stems", "starts", "written")
    by_language = {f"{part}_{code}": Weights() for code in LANGUAGES for part in parts}
    return fields.Schema(
        key=fields.ID(stored=True, unique=True), kind=fields.ID(), names=fields.STORED(), **by_language
    )


def _document(entry: Entry) -> dict[str, Any]:
    document: dict[str, Any] = {"key": f"{entry.kind}:{entry.slug}", "kind": entry.kind, "names": entry.names}
    for language, weighed in weigh(entry).items():
        document[f"stems_{language}"] = weighed.stems
        document[f"starts_{language}"] = weighed.starts
        written = (f"{folded} {word}" for folded, word in weighed.written.items())
        document[f"written_{language}"] = dict.fromkeys(written, 1.0)
    return document
