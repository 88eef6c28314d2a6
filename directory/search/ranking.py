"""Which entries answer a reading best.

Each word of the query is worth what it tells (rare words more), and gives an entry that worth times the
best match any of its possibilities makes there. Entries that answer more of the query are rewarded for
it.
"""

from __future__ import annotations

from math import log
from typing import Final

import numpy as np

from directory.search.analysis import Word
from directory.search.postings import EMPTY, Match, Posting, Postings, Strengths
from directory.search.reading import Possibility, Reading

ACTION_WORD: Final = 0.3
WEAK_WORD: Final = 0.15
CONTEXT_WORD: Final = 0.4
REWARD_FOR_COVERAGE: Final = 0.35
SHARE_OF_A_PHRASE: Final = 0.4
LEAST: Final = 0.12


class Ranking:
    """The scores of all entries for a reading, by number: nothing for those far below the best."""

    def __init__(self, reading: Reading, postings: Postings) -> None:
        self.reading = reading
        self._best: dict[int, Column] = {}
        self.scores = self._scores(postings)

    def led_by(self, entry: int) -> dict[int, Possibility]:
        """For each word of the query, by place, that led to this entry: the possibility that did so best."""
        return {
            place: self.reading.possibilities[column.which[entry]]
            for place, column in sorted(self._best.items())
            if column.strengths[entry] > 0
        }

    def _scores(self, postings: Postings) -> Strengths:
        possible = [one for one in self.reading.possibilities if not one.start]
        postings.read_ahead((one.language, stem) for one in possible for stem in one.stems)
        words = self.reading.words
        worth = [0.0 for _ in words]
        for number, one in enumerate(self.reading.possibilities):
            match = _match(one, postings)
            if match.tells:
                for place in one.places:
                    worth[place] = max(worth[place], match.tells)
                    if place not in self._best:
                        self._best[place] = Column(postings.size)
                    self._best[place].keep_best(match.posting, one.certainty, number)
        for place, word in enumerate(words):
            worth[place] *= _importance(word)
        return _combined(self._best, worth, postings.size)


class Column:
    """How strongly each entry answers one word, and which possibility does it."""

    def __init__(self, size: int) -> None:
        self.strengths = np.zeros(size, np.float32)
        self.which = np.zeros(size, np.int32)

    def keep_best(self, posting: Posting, certainty: float, number: int) -> None:
        strengths = posting.strengths * np.float32(certainty)
        better = strengths > self.strengths[posting.entries]
        entries = posting.entries[better]
        self.strengths[entries] = strengths[better]
        self.which[entries] = number


def _importance(word: Word) -> float:
    if word.action:
        return ACTION_WORD
    if word.weak:
        return WEAK_WORD
    return CONTEXT_WORD if word.context else 1.0


def _match(one: Possibility, postings: Postings) -> Match:
    find = postings.starts if one.start else postings.stems
    if len(one.stems) == 1:
        posting = find(one.language, one.stems[0])
        return Match(posting, _tells(len(posting), postings.size))
    key = (one.language, one.stems)
    if key not in postings.phrases:
        postings.phrases[key] = _match_phrase([find(one.language, stem) for stem in one.stems], postings.size)
    return postings.phrases[key]


def _match_phrase(lists: list[Posting], size: int) -> Match:
    """Entries with some or all of several stems, strongly favouring those with all."""
    tells = [_tells(len(posting), size) for posting in lists]
    total = sum(tell or 1.0 for tell in tells)  # a word nobody uses is missed as much as the rarest
    enough = total * SHARE_OF_A_PHRASE
    if sum(tells) < enough:
        return Match(EMPTY, 0.0)
    strengths, found = np.zeros(size, np.float32), np.zeros(size, np.float32)
    for posting, tell in zip(lists, tells, strict=True):
        strengths[posting.entries] += posting.strengths * np.float32(tell)
        found[posting.entries] += np.float32(tell)
    entries = np.flatnonzero(found >= np.float32(enough * 0.9999)).astype(np.int32)
    both = strengths[entries] * found[entries] / np.float32(total * total)
    return Match(Posting(entries, both), max(tells))


def _tells(entries: int, size: int) -> float:
    return log(1 + size / entries) / log(2 + size) if entries else 0.0


def _combined(best: dict[int, Column], worth: list[float], size: int) -> Strengths:
    scores, covered = np.zeros(size, np.float32), np.zeros(size, np.float32)
    for place, column in best.items():
        scores += column.strengths * np.float32(worth[place])
        covered += (column.strengths > 0) * np.float32(worth[place])
    scores *= (1 - REWARD_FOR_COVERAGE) + covered * np.float32(REWARD_FOR_COVERAGE / (sum(worth) or 1.0))
    scores[scores < LEAST * scores.max(initial=0)] = 0
    return scores
