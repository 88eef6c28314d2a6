"""Finding things in the directory: `search(engine, Query("bins"))` gives `Results`, whatever the engine."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from directory.entry import Entry

KINDS = frozenset({"service", "team", "role", "location", "organisation"})
Progress = Callable[[int], None]


@dataclass(frozen=True)
class Query:
    """What somebody typed, on a page in which language, and which page of results they are on (from 1)."""

    text: str
    language: str = "en"
    kinds: frozenset[str] = KINDS
    page: int = 1
    per_page: int = 10


@dataclass(frozen=True)
class Hit:
    """One thing found. `why` holds the words, as typed, that led to it. Scores compare within one search
    only.
    """

    kind: str
    slug: str
    score: float
    why: tuple[str, ...]


@dataclass(frozen=True)
class Suggestion:
    """A name to offer while somebody is still typing, in their language where there is one."""

    kind: str
    slug: str
    name: str


@dataclass(frozen=True)
class Results:
    """One page of what was found.

    `did_you_mean` is the whole query put right; the hits are already those of the corrected words.
    `urgent` holds "emergency", "danger", "safeguarding" or "homeless" when the words suggest it. `ways_on`
    holds other words worth trying, never empty of hits, given when there is little or nothing to show.
    """

    hits: tuple[Hit, ...]
    total: int
    page: int
    pages: int
    did_you_mean: str | None
    urgent: tuple[str, ...]
    ways_on: tuple[str, ...]


class Engine(Protocol):
    """Where the index lives. Any number of threads and processes may search while one of them writes."""

    def rebuild(self, entries: Iterable[Entry], progress: Progress | None = None) -> int:
        """Index these entries and no others, telling `progress` how many are done; returns how many."""

    def update(self, entry: Entry) -> None:
        """Index one entry anew, replacing what was known of it. Visible to the next search."""

    def remove(self, kind: str, slug: str) -> None:
        """Forget one entry; nothing happens when it is not there."""

    def search(self, query: Query) -> Results:
        """What answers the query. Whatever was typed, never raises; before a first rebuild, nothing."""

    def suggest(self, text: str, language: str = "en", limit: int = 8) -> tuple[Suggestion, ...]:
        """Names that complete what has been typed so far, best first."""


def search(engine: Engine, query: Query) -> Results:
    """The one way to ask: pages, typeahead and the API all come through here."""
    return engine.search(query)
