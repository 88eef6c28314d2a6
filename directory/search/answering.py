"""From a query to a page of results, over any index."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import islice
from math import ceil
from typing import Any, Final, Protocol

import numpy as np
from numpy.typing import NDArray

from directory.search import Hit, Query, Results, Suggestion
from directory.search.analysis import Word, known, stems, words
from directory.search.intents import Intent, intents, without
from directory.search.narrowing import Faceted, Narrowing
from directory.search.postings import Mask, Postings, Strengths
from directory.search.ranking import Ranking
from directory.search.reading import LONGEST_QUERY, MOST_WORDS, read
from directory.search.reasons import reasons
from directory.search.thesaurus import thesaurus
from directory.search.urgent import urgent_help
from directory.telephone import as_number

IN_ENGLISH: Final = 0.8
OTHER_LANGUAGES: Final = ("es", "fr", "pt", "it", "pl")
MOST_WAYS_ON: Final = 5
MOST_FOR_A_WORD: Final = 3
ALIKE: Final = 20
NAMED_SO: Final = 1.15
NEAR_THE_TOP: Final = 20
CLEARLY_MEANT: Final = 0.5
PREFERRED: Final = 1.2
ASKED_FOR: Final = 1.5
ALSO_WANTED: Final = 0.99


class Index(Postings, Faceted, Protocol):
    """What answering needs of an index besides. `there` marks the entries that may be found."""

    there: Mask

    def identity(self, entry: int) -> tuple[str, str]: ...
    def shown(self, entries: Sequence[int]) -> dict[int, dict[str, Any]]: ...
    def kilometres_from(self, near: tuple[float, float]) -> Strengths: ...


def answer(query: Query, index: Index) -> Results:
    """The page of results a query asks for."""
    query = replace(query, text=as_number(query.text) or query.text)
    narrowing = Narrowing(query, index)
    distances = index.kilometres_from(query.near) if query.near else None
    rankings, scores = _scored(query, index)
    found = scores > 0
    if not rankings[0].reading.words:
        found = _without_words(query, index, narrowing, distances)
    passing = narrowing.passing(found)
    ranked = _ordered(passing, scores, distances if query.sort_by_distance else None)
    first = (max(1, query.page) - 1) * query.per_page
    page = [int(entry) for entry in ranked[first : first + query.per_page]]
    shown = index.shown(page)
    return Results(
        hits=tuple(_hit(entry, scores, rankings, distances, shown[entry]) for entry in page),
        total=len(ranked),
        page=max(1, query.page),
        pages=ceil(len(ranked) / query.per_page),
        did_you_mean=rankings[0].reading.put_right,
        urgent=urgent_help(query.text),
        ways_on=() if len(ranked) else _ways_on(query, index, narrowing.passing(index.there)),
        counts=narrowing.counts(found),
    )


def _scored(query: Query, index: Index) -> tuple[list[Ranking], Strengths]:
    """The query read in every language that may be meant, and the best score of each entry."""
    wanted, about = _intended(query)
    rankings: list[Ranking] = []
    scores = np.zeros(index.size, np.float32)
    spoken = known(query.language)
    for language, trust in _languages(spoken):
        foreign = language in OTHER_LANGUAGES and language != spoken
        if foreign and scores.any():
            break
        text = about if language == spoken else _not_guessed_at(about, language, spoken, index)
        rankings.append(Ranking(read(text, language, index, guess=not foreign), index))
        np.maximum(scores, rankings[-1].scores * np.float32(trust), out=scores)
    _heed(wanted, scores, index)
    named = sorted(stems(query.text[:LONGEST_QUERY], "en"))  # the short name that it goes by in its address
    for entry in _ordered(scores > 0, scores)[:NEAR_THE_TOP]:
        if _stems_of(index.identity(int(entry))[1]) == named:
            scores[entry] *= NAMED_SO
    return rankings, scores


def _intended(query: Query) -> tuple[list[Intent], str]:
    """What somebody wants to do, and the words of the query that are about the thing itself."""
    text = query.text[:LONGEST_QUERY]
    said = words(text, query.language, with_noise=True)[:MOST_WORDS]
    heard = list(intents(said, said[0].language if said else "en"))
    aside = {place for one, places in heard if one.aside for place in places}
    about = without(said, aside) if aside else text
    return [one for one, _ in heard], about or text


def _heed(wanted: Sequence[Intent], scores: Strengths, index: Index) -> None:
    """Move up what suits what somebody wants to do, in what was found; see `intents`."""
    for one in wanted:
        for facet, value in one.prefers:
            suits = index.values(facet).get(value)
            if suits is not None:
                scores[suits] *= ASKED_FOR if one.aside else PREFERRED
        for stem in one.finds:
            posting = index.stems("en", stem)
            if len(posting) and scores.any():
                best = posting.entries[posting.strengths.argmax()]
                scores[best] = max(scores[best], ALSO_WANTED * scores.max())


def _without_words(query: Query, index: Index, narrowing: Narrowing, distances: Strengths | None) -> Mask:
    if query.sort_by_distance and distances is not None:
        return index.there & np.isfinite(distances)
    return index.there if narrowing.is_on else np.zeros_like(index.there)


def _ordered(found: Mask, scores: Strengths, distances: Strengths | None = None) -> NDArray[np.int64]:
    """The best first; or the nearest first, of what is clearly meant before what is only touched upon."""
    entries = np.flatnonzero(found)
    if distances is None:
        return entries[np.argsort(-scores[entries], kind="stable")]
    clearly = scores[entries] >= CLEARLY_MEANT * scores[entries].max(initial=0)
    return entries[np.lexsort((-scores[entries], distances[entries], ~clearly))]


def nothing(query: Query) -> Results:
    """The answer of an index that is not there yet: urgent help is still offered."""
    urgent = urgent_help(query.text)
    return Results((), 0, max(1, query.page), 0, None, urgent, ())


def complete(text: str, language: str, limit: int, index: Index) -> tuple[Suggestion, ...]:
    """Entries whose names or lay words hold every word typed, the last one perhaps only begun."""
    typed = words(text[:LONGEST_QUERY], language)[:MOST_WORDS]
    scores = np.zeros(index.size, np.float32)
    for place, word in enumerate(typed):
        started = index.starts(word.language, word.text)
        strengths = np.zeros(index.size, np.float32)
        strengths[started.entries] = started.strengths
        if place < len(typed) - 1 or not len(started):
            whole = index.stems(word.language, word.stem)
            strengths[whole.entries] = np.maximum(strengths[whole.entries], whole.strengths)
        scores = (scores + strengths) * (strengths > 0) * ((scores > 0) if place else 1)
    best = [int(entry) for entry in _ordered(scores > 0, scores)[:limit]]
    shown = index.shown(best)
    return tuple(_suggestion(language, shown[entry]) for entry in best)


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
    return listed or len(index.stems(word.language, word.stem)) > 0


@lru_cache(maxsize=20_000)
def _stems_of(slug: str) -> list[str]:
    return sorted(stems(slug, "en"))


def _hit(
    entry: int,
    scores: Strengths,
    rankings: list[Ranking],
    distances: Strengths | None,
    shown: dict[str, Any],
) -> Hit:
    led_by = [(ranking.reading.words, ranking.led_by(entry)) for ranking in rankings]
    far = float(distances[entry]) if distances is not None else np.inf
    return Hit(
        shown["kind"],
        shown["slug"],
        score=round(float(scores[entry]), 4),
        why=tuple(dict.fromkeys(said[place].written for said, places in led_by for place in places)),
        reasons=reasons(led_by, shown, {word.stem for r in rankings for word in r.reading.words}),
        distance_km=round(far, 2) if np.isfinite(far) else None,
    )


def _suggestion(language: str, shown: dict[str, Any]) -> Suggestion:
    names = shown["names"]
    name = names.get(language) or names.get("en") or next(iter(names.values()), shown["slug"])
    return Suggestion(shown["kind"], shown["slug"], name)


def _ways_on(query: Query, index: Index, among: Mask) -> tuple[str, ...]:
    """Words that do find something of the kinds asked for, most like those that did not."""
    said = words(query.text[:LONGEST_QUERY], query.language)[:MOST_WORDS]
    ways = (
        way
        for word in said
        if not word.whole
        for way in islice(_finding(word, index, among), MOST_FOR_A_WORD)
    )
    return tuple(islice(dict.fromkeys(ways), MOST_WAYS_ON))


def _finding(word: Word, index: Index, among: Mask) -> Iterator[str]:
    """Known words like this one, those left out that only the thesaurus knows."""
    for way in index.speller(word.language).similar(word.text, ALIKE):
        found = (index.stems(one.language, one.stem).entries for one in words(way, word.language))
        # A postcode or a number is no word: it would lead nobody on
        if way.isalpha() and any(among[entries].any() for entries in found):
            yield way
