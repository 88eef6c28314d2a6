"""Which entries answer a reading best.

Each word of the query is worth what it tells (rare words more), and gives an entry that worth times the best match
any of its possibilities makes there. Entries that answer more of the query are rewarded for it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from math import log
from typing import Final

from directory.search.reading import Possibility, Postings, Reading

ACTION_WORD: Final = 0.3
WEAK_WORD: Final = 0.15
REWARD_FOR_COVERAGE: Final = 0.5
LEAST: Final = 0.12


def rank(reading: Reading, postings: Postings, among: frozenset[int] | None) -> dict[int, float]:
    """The score of every entry that answers the reading, those far below the best left out.

    `among` limits the answer to some entries, by number.
    """
    matches = [(one, _match(one, postings)) for one in reading.possibilities]
    best: list[dict[int, float]] = [{} for _ in reading.words]
    worth = [0.0 for _ in reading.words]
    for one, match in matches:
        if match.entries:
            for place in one.places:
                worth[place] = max(worth[place], match.tells)
                _keep_best(best[place], match.entries)
    for place, word in enumerate(reading.words):
        worth[place] *= ACTION_WORD if word.action else WEAK_WORD if word.weak else 1.0
    scores = _combined(best, worth)
    if among is not None:
        scores = {entry: score for entry, score in scores.items() if entry in among}
    least = LEAST * max(scores.values(), default=0)
    return {entry: score for entry, score in scores.items() if score >= least}


def why(reading: Reading, postings: Postings, entry: int) -> tuple[str, ...]:
    """The words of the query, as written, that led to this entry."""
    places = {p for one in reading.possibilities if entry in _match(one, postings).entries for p in one.places}
    return tuple(dict.fromkeys(reading.words[place].written for place in sorted(places)))


@dataclass(frozen=True)
class Match:
    """Entries that a possibility matches, how well (0 to 1), and how much the match tells (0 to 1)."""

    entries: Mapping[int, float]
    tells: float


def _match(one: Possibility, postings: Postings) -> Match:
    find = postings.starts if one.start else postings.stems
    lists = [find(one.language, stem) for stem in one.stems]
    tells = [_tells(len(entries), postings.size) for entries in lists]
    total = sum(tells)
    if not total:
        return Match({}, 0)
    if len(lists) == 1:
        return Match({entry: one.certainty * s for entry, s in lists[0].items()}, tells[0])
    strengths: dict[int, float] = defaultdict(float)
    found: dict[int, float] = defaultdict(float)
    for entries, tell in zip(lists, tells, strict=True):
        for entry, strength in entries.items():
            strengths[entry] += strength * tell
            found[entry] += tell
    scale = one.certainty / total / total
    return Match({entry: s * found[entry] * scale for entry, s in strengths.items()}, max(tells))


def _tells(entries: int, size: int) -> float:
    return log(1 + size / entries) / log(2 + size) if entries else 0.0


def _keep_best(best: dict[int, float], entries: Mapping[int, float]) -> None:
    if not best:
        best.update(entries)
        return
    get = best.get
    for entry, strength in entries.items():
        if strength > get(entry, 0.0):
            best[entry] = strength


def _combined(best: list[dict[int, float]], worth: list[float]) -> dict[int, float]:
    scores: dict[int, float] = defaultdict(float)
    covered: dict[int, float] = defaultdict(float)
    for entries, value in zip(best, worth, strict=True):
        for entry, strength in entries.items():
            scores[entry] += value * strength
            covered[entry] += value
    total = sum(worth) or 1.0
    plain = 1 - REWARD_FOR_COVERAGE
    return {entry: s * (plain + REWARD_FOR_COVERAGE * covered[entry] / total) for entry, s in scores.items()}
