"""Which entries answer a reading best.

Each word of the query is worth what it tells (rare words more), and gives an entry that worth times the
best match any of its possibilities makes there. Entries that answer more of the query are rewarded for
it.
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
SHARE_OF_A_PHRASE: Final = 0.4
LEAST: Final = 0.12


@dataclass(frozen=True)
class Match:
    """Entries that a possibility matches, how well (0 to 1), and how much the match tells (0 to 1)."""

    entries: Mapping[int, float]
    tells: float


class Ranking:
    """The entries that answer a reading, with their scores, those far below the best left out."""

    def __init__(self, reading: Reading, postings: Postings, among: frozenset[int] | None = None) -> None:
        """Rank all entries, or only some, by number."""
        self._reading = reading
        self._best: list[dict[int, float]] = [{} for _ in reading.words]
        worth = self._weigh_words(postings)
        scores = _combined(self._best, worth)
        if among is not None:
            scores = {entry: score for entry, score in scores.items() if entry in among}
        least = LEAST * max(scores.values(), default=0)
        self.scores = {entry: score for entry, score in scores.items() if score >= least}

    def why(self, entry: int) -> tuple[str, ...]:
        """The words of the query, as written, that led to this entry."""
        answered = zip(self._reading.words, self._best, strict=True)
        return tuple(word.written for word, entries in answered if entry in entries)

    def _weigh_words(self, postings: Postings) -> list[float]:
        worth = [0.0 for _ in self._reading.words]
        for one in self._reading.possibilities:
            match = _match(one, postings)
            if match.entries:
                for place in one.places:
                    worth[place] = max(worth[place], match.tells)
                    _keep_best(self._best[place], match.entries, one.certainty)
        for place, word in enumerate(self._reading.words):
            worth[place] *= ACTION_WORD if word.action else WEAK_WORD if word.weak else 1.0
        return worth


def _match(one: Possibility, postings: Postings) -> Match:
    find = postings.starts if one.start else postings.stems
    if len(one.stems) == 1:
        entries = find(one.language, one.stems[0])
        return Match(entries, _tells(len(entries), postings.size))
    key = (one.language, one.stems)
    if key not in postings.phrases:
        postings.phrases[key] = _match_phrase([find(one.language, stem) for stem in one.stems], postings.size)
    return postings.phrases[key]


def _match_phrase(lists: list[Mapping[int, float]], size: int) -> Match:
    """Entries with some or all of several stems, strongly favouring those with all."""
    tells = [_tells(len(entries), size) for entries in lists]
    strengths: dict[int, float] = defaultdict(float)
    found: dict[int, float] = defaultdict(float)
    for entries, tell in zip(lists, tells, strict=True):
        for entry, strength in entries.items():
            strengths[entry] += strength * tell
            found[entry] += tell
    total = sum(tell or 1.0 for tell in tells)  # a word nobody uses is missed as much as the rarest
    enough = total * SHARE_OF_A_PHRASE
    entries = {
        entry: s * found[entry] / total / total for entry, s in strengths.items() if found[entry] >= enough
    }
    return Match(entries, max(tells))


def _tells(entries: int, size: int) -> float:
    return log(1 + size / entries) / log(2 + size) if entries else 0.0


def _keep_best(best: dict[int, float], entries: Mapping[int, float], certainty: float) -> None:
    if not best:
        best.update({entry: certainty * strength for entry, strength in entries.items()})
        return
    get = best.get
    for entry, strength in entries.items():
        if certainty * strength > get(entry, 0.0):
            best[entry] = certainty * strength


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
