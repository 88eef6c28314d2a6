"""From a query to a page of results, over any index."""

from collections.abc import Iterator
from math import ceil
from typing import Final, Protocol

from directory.search import KINDS, Hit, Query, Results, Suggestion
from directory.search.analysis import known, words
from directory.search.ranking import Ranking
from directory.search.reading import LONGEST_QUERY, MOST_WORDS, Postings, read
from directory.search.urgent import urgent_help

IN_ENGLISH: Final = 0.8
OTHER_LANGUAGES: Final = ("es", "fr", "pt", "it", "pl")
MOST_WAYS_ON: Final = 5


class Index(Postings, Protocol):
    """What answering needs of an index besides postings. Entries go by number."""

    def of_kind(self, kind: str) -> frozenset[int]: ...
    def identity(self, entry: int) -> tuple[str, str]: ...
    def names(self, entry: int) -> dict[str, str]: ...


def answer(query: Query, index: Index) -> Results:
    """The page of results a query asks for."""
    among = None if query.kinds >= KINDS else frozenset().union(*map(index.of_kind, query.kinds))
    right: str | None = None
    rankings: list[Ranking] = []
    scores: dict[int, float] = {}
    spoken = known(query.language)
    for language, trust in _languages(spoken):
        if language in OTHER_LANGUAGES and language != spoken and scores:
            break
        reading = read(query.text, language, index)
        right = reading.put_right if language == spoken else right
        rankings.append(Ranking(reading, index, among))
        for entry, score in rankings[-1].scores.items():
            scores[entry] = max(scores.get(entry, 0), trust * score)
    ranked = sorted(scores, key=lambda entry: (-scores[entry], entry))
    first = (max(1, query.page) - 1) * query.per_page
    shown = ranked[first : first + query.per_page]
    return Results(
        hits=tuple(_hit(entry, scores[entry], rankings, index) for entry in shown),
        total=len(ranked),
        page=max(1, query.page),
        pages=ceil(len(ranked) / query.per_page),
        did_you_mean=right,
        urgent=urgent_help(query.text[:LONGEST_QUERY], query.language),
        ways_on=() if ranked else _ways_on(query, index),
    )


def nothing(query: Query) -> Results:
    """The answer of an index that is not there yet: urgent help is still offered."""
    urgent = urgent_help(query.text[:LONGEST_QUERY], query.language)
    return Results((), 0, max(1, query.page), 0, None, urgent, ())


def complete(text: str, language: str, limit: int, index: Index) -> tuple[Suggestion, ...]:
    """Entries whose names or lay words hold every word typed, the last one perhaps only begun."""
    typed = words(text[:LONGEST_QUERY], language)[:MOST_WORDS]
    scores: dict[int, float] = {}
    for place, word in enumerate(typed):
        found = dict(index.starts(word.language, word.text))
        if place < len(typed) - 1 or not found:
            for entry, strength in index.stems(word.language, word.stem).items():
                found[entry] = max(strength, found.get(entry, 0))
        scores = {e: scores.get(e, 0) + s for e, s in found.items() if not place or e in scores}
    best = sorted(scores, key=lambda entry: (-scores[entry], entry))[:limit]
    return tuple(_suggestion(entry, language, index) for entry in best)


def _languages(language: str) -> Iterator[tuple[str, float]]:
    """The languages to read a query in, and how far to trust each."""
    yield language, 1.0
    if language != "en":
        yield "en", IN_ENGLISH
    yield from ((other, 1.0) for other in OTHER_LANGUAGES if other != language)


def _hit(entry: int, score: float, rankings: list[Ranking], index: Index) -> Hit:
    kind, slug = index.identity(entry)
    reasons = (word for ranking in rankings for word in ranking.why(entry))
    return Hit(kind, slug, round(score, 4), tuple(dict.fromkeys(reasons)))


def _suggestion(entry: int, language: str, index: Index) -> Suggestion:
    kind, slug = index.identity(entry)
    names = index.names(entry)
    return Suggestion(kind, slug, names.get(language) or names.get("en") or next(iter(names.values()), slug))


def _ways_on(query: Query, index: Index) -> tuple[str, ...]:
    """Words that do find something, most like those that did not."""
    said = words(query.text[:LONGEST_QUERY], query.language)[:MOST_WORDS]
    near = (found for word in said for found in index.speller(word.language).similar(word.text))
    # A postcode or a number is no word: it would lead nobody on
    return tuple(dict.fromkeys(way for way in near if way.isalpha()))[:MOST_WAYS_ON]
