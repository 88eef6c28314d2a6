"""Which entries answer a reading best.

Each word of the query is worth what it tells (rare words more), and gives an entry that worth times the
best match any of its possibilities makes there. Entries that answer more of the query are rewarded for
it.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log
from typing import Final, NamedTuple

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
        self._best, worth = self._matched(postings)
        self.scores = _combined(self._best, worth)

    def led_by(self, entry: int) -> dict[int, Possibility]:
        """For each word of the query, by place, that led to this entry: the possibility that did so best."""
        return {
            place: self.reading.possibilities[self._best.which[row, entry]]
            for row, place in enumerate(self._best.places)
            if self._best.strengths[row, entry] > 0
        }

    def _matched(self, postings: Postings) -> tuple[Best, list[float]]:
        """How each word that matches anything matches, and what it is worth."""
        possible = [one for one in self.reading.possibilities if not one.start]
        postings.read_ahead((one.language, stem) for one in possible for stem in one.stems)
        worth: dict[int, float] = {}
        found: list[Found] = []
        for surest in self._surest():
            match = _match(next(iter(surest.values()))[1], postings)
            if match.tells:
                for place, (number, one) in surest.items():
                    worth[place] = max(worth.get(place, 0.0), match.tells)
                    found.append(Found(place, number, match.posting, one.certainty))
        best = Best(sorted(worth), found, postings.size)
        return best, [worth[place] * _importance(self.reading.words[place]) for place in best.places]

    def _surest(self) -> Iterable[dict[int, tuple[int, Possibility]]]:
        """For each thing that may be matched, the surest possibility of it at each place, and its number."""
        found: dict[tuple[str, tuple[str, ...], bool], dict[int, tuple[int, Possibility]]] = {}
        for number, one in enumerate(self.reading.possibilities):
            surest = found.setdefault((one.language, one.stems, one.start), {})
            for place in one.places:
                if place not in surest or one.certainty > surest[place][1].certainty:
                    surest[place] = number, one
        return found.values()


class Found(NamedTuple):
    """What a possibility, by number, finds for the word at one place."""

    place: int
    number: int
    posting: Posting
    certainty: float


class Best:
    """How strongly each entry answers each word that matches anything, and which possibility does it."""

    def __init__(self, places: list[int], found: list[Found], size: int) -> None:
        self.places = places
        self.strengths = np.zeros((len(places), size), np.float32)
        self.which = np.zeros((len(places), size), np.int32)
        if not found:
            return
        # All at once: one step of numpy costs as much as the few entries that most postings hold
        lengths = [len(one.posting) for one in found]
        rows = np.repeat([places.index(one.place) for one in found], lengths)
        at = rows * size + np.concatenate([one.posting.entries for one in found])
        certainties = np.array([one.certainty for one in found], np.float32)
        strengths = np.concatenate([one.posting.strengths for one in found]) * np.repeat(certainties, lengths)
        np.maximum.at(self.strengths.reshape(-1), at, strengths)
        led = strengths == self.strengths.reshape(-1)[at]
        self.which.reshape(-1)[at[led]] = np.repeat([one.number for one in found], lengths)[led]


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


def _combined(best: Best, worth: list[float]) -> Strengths:
    counts = np.array(worth, np.float32)
    scores: Strengths = np.einsum("we,w->e", best.strengths, counts)
    covered = np.einsum("we,w->e", best.strengths > 0, counts)
    scores *= (1 - REWARD_FOR_COVERAGE) + covered * np.float32(REWARD_FOR_COVERAGE / (sum(worth) or 1.0))
    scores[scores < LEAST * scores.max(initial=0)] = 0
    return scores
