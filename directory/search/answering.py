"""From a query to a page of results, over any index."""

from collections.abc import Iterator
from itertools import islice
from math import ceil
from typing import Final, Protocol

from directory.search import KINDS, Hit, Query, Results, Suggestion
from directory.search.analysis import Word, known, stems, words
from directory.search.ranking import Ranking
from directory.search.reading import LONGEST_QUERY, MOST_WORDS, Postings, read
from directory.search.thesaurus import thesaurus
from directory.search.urgent import urgent_help

IN_ENGLISH: Final = 0.8
OTHER_LANGUAGES: Final = ("es", "fr", "pt", "it", "pl")
MOST_WAYS_ON: Final = 5
MOST_FOR_A_WORD: Final = 3
ALIKE: Final = 20
NAMED_SO: Final = 1.15
NEAR_THE_TOP: Final = 20


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
        text = query.text if language == spoken else _not_guessed_at(query.text, language, spoken, index)
        reading = read(text, language, index)
        right = reading.put_right if language == spoken else right
        rankings.append(Ranking(reading, index, among))
        for entry, score in rankings[-1].scores.items():
            scores[entry] = max(scores.get(entry, 0), trust * score)
    ranked = _ranked(scores)
    for entry in ranked[:NEAR_THE_TOP]:
        if _is_named(index.identity(entry)[1], query.text):
            scores[entry] *= NAMED_SO
    ranked = _ranked(scores)
    first = (max(1, query.page) - 1) * query.per_page
    shown = ranked[first : first + query.per_page]
    return Results(
        hits=tuple(_hit(entry, scores[entry], rankings, index) for entry in shown),
        total=len(ranked),
        page=max(1, query.page),
        pages=ceil(len(ranked) / query.per_page),
        did_you_mean=right,
        urgent=urgent_help(query.text),
        ways_on=() if ranked else _ways_on(query, index, among),
    )


def nothing(query: Query) -> Results:
    """The answer of an index that is not there yet: urgent help is still offered."""
    urgent = urgent_help(query.text)
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
    return tuple(_suggestion(entry, language, index) for entry in _ranked(scores)[:limit])


def _languages(language: str) -> Iterator[tuple[str, float]]:
    """The languages to read a query in, and how far to trust each."""
    yield language, 1.0
    if language != "en":
        yield "en", IN_ENGLISH
    yield from ((other, 1.0) for other in OTHER_LANGUAGES if other != language)


def _not_guessed_at(text: str, language: str, spoken: str, index: Index) -> str:
    """The query without the words that the language it was asked in knows and this one does not.

    To this language they would be slips or beginnings of words of its own: *dormir* is no kind of dormer.
    """
    text = text[:LONGEST_QUERY]
    own = {word.text for word in words(text, spoken, with_noise=True) if _is_known(word, index)}
    said = words(text, language, with_noise=True)
    return " ".join(word.written for word in said if word.text not in own or _is_known(word, index))


def _is_known(word: Word, index: Index) -> bool:
    listed = word.weak or word.action or word.stem in thesaurus(word.language).stems
    return listed or bool(index.stems(word.language, word.stem))


def _ranked(scores: dict[int, float]) -> list[int]:
    return sorted(scores, key=lambda entry: (-scores[entry], entry))


def _is_named(slug: str, text: str) -> bool:
    """Whether the query is the short name that an entry goes by in its address, and nothing else."""
    return sorted(stems(slug, "en")) == sorted(stems(text[:LONGEST_QUERY], "en"))


def _hit(entry: int, score: float, rankings: list[Ranking], index: Index) -> Hit:
    kind, slug = index.identity(entry)
    reasons = (word for ranking in rankings for word in ranking.why(entry))
    return Hit(kind, slug, round(score, 4), tuple(dict.fromkeys(reasons)))


def _suggestion(entry: int, language: str, index: Index) -> Suggestion:
    kind, slug = index.identity(entry)
    names = index.names(entry)
    return Suggestion(kind, slug, names.get(language) or names.get("en") or next(iter(names.values()), slug))


def _ways_on(query: Query, index: Index, among: frozenset[int] | None) -> tuple[str, ...]:
    """Words that do find something of the kinds asked for, most like those that did not."""
    said = words(query.text[:LONGEST_QUERY], query.language)[:MOST_WORDS]
    ways = (way for word in said for way in islice(_finding(word, index, among), MOST_FOR_A_WORD))
    return tuple(islice(dict.fromkeys(ways), MOST_WAYS_ON))


def _finding(word: Word, index: Index, among: frozenset[int] | None) -> Iterator[str]:
    """Known words like this one, those left out that only the thesaurus knows."""
    for way in index.speller(word.language).similar(word.text, ALIKE):
        found = {entry for one in words(way, word.language) for entry in index.stems(one.language, one.stem)}
        # A postcode or a number is no word: it would lead nobody on
        if way.isalpha() and (found if among is None else found & among):
            yield way
