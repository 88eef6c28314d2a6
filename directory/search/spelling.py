"""Putting a misspelt word right, from the words the directory and the thesaurus know."""

from collections.abc import Mapping
from functools import cache
from math import log
from pathlib import Path
from typing import Final

import regex
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler

from directory.search.stemming import stem

SHORTEST: Final = 3
EVERYDAY: Final = Path(__file__).with_name("everyday.en.txt")
_SOUNDS: Final = (
    ("ph", "f"),
    ("gh", ""),
    ("ck", "k"),
    ("sch", "sk"),
    ("c", "k"),
    ("z", "s"),
    ("y", "i"),
    ("q", "k"),
    ("h", ""),
)
_VOWELS = regex.compile("[aeiou]+")
_DOUBLED = regex.compile(r"(.)\1+")


class Speller:
    """The known words of one language: how often each is used, by its folded form, and how it is written."""

    def __init__(self, known: Mapping[str, int], written: Mapping[str, str]) -> None:
        self._known = known
        self._written = written
        self._by_length: dict[int, list[str]] = {}
        for word in known:
            if len(word) >= SHORTEST and not word.isdigit():
                self._by_length.setdefault(len(word), []).append(word)

    def nearest(self, word: str, limit: int = 5) -> list[str]:
        """Known words this may have been meant for, likeliest first; none when nothing is near enough."""
        reach = _reach(word)
        if not reach or word.isdigit() or word in _everyday():
            return []
        scored: list[tuple[float, str]] = []
        sound = _sound(word)
        for length in range(len(word) - reach, len(word) + reach + 1):
            found = process.extract(
                word, self._by_length.get(length, ()), scorer=OSA.distance, score_cutoff=reach, limit=30
            )
            scored += [(self._unlikeness(word, sound, near, distance), near) for near, distance, _ in found]
        if stem(word, "en") in _everyday_stems():  # "shaking" is no "sharing", though "planing" is "planning"
            scored = [(unlikeness, near) for unlikeness, near in scored if _sound(near) == sound]
        allowed = 1.6 if reach == 1 else 2.7
        return [near for unlikeness, near in sorted(scored) if unlikeness <= allowed][:limit]

    def knows(self, word: str) -> bool:
        """Whether the word is known just as it stands."""
        return word in self._known or word in _everyday()

    def alike(self, word: str) -> list[str]:
        """Those of the nearest known words that sound the same."""
        return [near for near in self.nearest(word) if _sound(near) == _sound(word)]

    def written(self, word: str) -> str:
        """A known word with its accents back on."""
        return self._written.get(word, word)

    def similar(self, word: str, limit: int = 3) -> list[str]:
        """Known words that merely resemble this one, when `nearest` has none."""
        known, alike = self._known.keys(), JaroWinkler.similarity
        found = process.extract(word, known, scorer=alike, score_cutoff=0.75, limit=limit)
        return [self.written(near) for near, _, _ in found]

    def split(self, word: str) -> tuple[str, str] | None:
        """Two known words written as one ("counciltax"); None when it is not that."""
        pairs = [(word[:at], word[at:]) for at in range(3, len(word) - 2)]
        found = [pair for pair in pairs if pair[0] in self._known and pair[1] in self._known]
        return max(found, key=lambda pair: min(self._known[pair[0]], self._known[pair[1]]), default=None)

    def _unlikeness(self, word: str, sound: str, near: str, distance: float) -> float:
        unlikeness = distance
        unlikeness += 0.0 if near[0] == word[0] else 0.5
        unlikeness += 0.3 * min(2, OSA.distance(sound, _sound(near)))
        unlikeness -= 0.2 if sorted(word) == sorted(near) else 0.0
        unlikeness -= 0.2 if _letters_left_out(word, near) else 0.0
        return unlikeness - 0.03 * log(1 + self._known[near])


def _letters_left_out(word: str, near: str) -> bool:
    """Whether the slip was to leave letters out, the commonest of all."""
    letters = iter(near)
    return all(letter in letters for letter in word)


@cache
def _everyday() -> frozenset[str]:
    """Words that are spelt right, whether or not a council has anything to say of them."""
    return frozenset(EVERYDAY.read_text(encoding="utf-8").split())


@cache
def _everyday_stems() -> frozenset[str]:
    return frozenset(stem(word, "en") for word in _everyday())


def _reach(word: str) -> int:
    """How many slips to allow: none in very short words, two in long ones."""
    return 0 if len(word) < SHORTEST else 1 if len(word) < 6 else 2


def _sound(word: str) -> str:
    """Roughly how an English word sounds, so that "fone" is near "phone"; for other languages merely its
    letters.
    """
    for letters, sound in _SOUNDS:
        word = word.replace(letters, sound)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("a", word))
