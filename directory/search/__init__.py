"""Finding things in the directory: `search(engine, Query("bins"))` gives `Results`, whatever the engine."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final, Protocol

from directory.entry import Entry

FOR_STAFF: Final = frozenset({"person"})
FOR_ALL: Final = frozenset({"service", "team", "role", "location", "organisation"})
KINDS: Final = FOR_ALL | FOR_STAFF
CHANNELS: Final = ("online", "telephone", "in-person")
Progress = Callable[[int], None]


@dataclass(frozen=True)
class Filters:
    """What results are narrowed to: any of the values within one filter, all the filters together.

    `topics` and `audiences` are slugs, `languages` codes, `channels` of CHANNELS, `days` "MO" to "SU". An
    entry nothing is known of passes no filter, but one for anyone (no audiences) passes every audience.
    """

    topics: frozenset[str] = frozenset()
    audiences: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    days: frozenset[str] = frozenset()
    open_now: bool = False
    free: bool = False
    step_free: bool = False


NO_FILTERS: Final = Filters()


@dataclass(frozen=True)
class Query:
    """What somebody typed, on a page in which language, and which page of results they are on (from 1).

    `near` is where they are, in WGS 84 degrees of latitude and longitude. `moment`, which knows its time
    zone, is what "open now" means; without one nothing is open now. Only with `staff` is what only staff may
    see found. With no words, everything that passes the filters is found, or everything with a place when
    it is sorted by distance; with no words and neither of those, nothing.
    """

    text: str
    language: str = "en"
    kinds: frozenset[str] = KINDS
    page: int = 1
    per_page: int = 10
    filters: Filters = NO_FILTERS
    near: tuple[float, float] | None = None
    moment: datetime | None = None
    sort_by_distance: bool = False
    staff: bool = False


@dataclass(frozen=True)
class Reason:
    """Why something was found: which words, as typed, led to what.

    `code` is one of REASONS. `typed` is the longest stretch of words, as typed, that led to it. `matched` is
    what they led to: the words of the name, the lay phrase, the responsibility, the person's name, the slug
    of the topic, the word put right, the words that mean the same, the number, the address of e-mail or of a
    web page, or the postcode. It is empty for "description", whose words are those typed. `language` is that
    of `matched`, where it has one.
    """

    code: str
    typed: str
    matched: str = ""
    language: str = ""


REASONS: Final = (
    "name",
    "lay-word",
    "responsibility",
    "person",
    "nickname",
    "skill",
    "topic",
    "telephone",
    "address",
    "postcode",
    "spelling",
    "meaning",
    "description",
)


@dataclass(frozen=True)
class Hit:
    """One thing found. `why` holds the words, as typed, that led to it, `reasons` what each led to, the most
    telling first. Scores compare within one search only. `distance_km` is that of its nearest place, in a
    straight line; None when the query is from nowhere or the thing has no place.
    """

    kind: str
    slug: str
    score: float
    why: tuple[str, ...]
    reasons: tuple[Reason, ...] = ()
    distance_km: float | None = None


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
    counts: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


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

    def suggest(
        self, text: str, language: str = "en", limit: int = 8, staff: bool = False
    ) -> tuple[Suggestion, ...]:
        """Names that complete what has been typed so far, best first."""


def search(engine: Engine, query: Query) -> Results:
    """The one way to ask: pages, typeahead and the API all come through here."""
    return engine.search(query)
