"""What a whole sentence is about, when it shares words with a subject but uses none of its phrases.

A subject is one row of the thesaurus. "Signed off by an inspector" is no phrase of it, but in "how do I get
my building work signed off by an inspector" more words speak of building control than of anything else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from math import log
from typing import Final

import numpy as np
from numpy.typing import NDArray

from directory.search.analysis import Word
from directory.search.thesaurus import Heard, Meaning, thesaurus

SHORTEST_SENTENCE: Final = 5
FEWEST_SHARED: Final = 2
LITTLE: Final = 0.2  # what an action or context word ("pay", "my son") tells of a subject
ENOUGH: Final = 0.6  # a word that one row alone holds tells 1, and one that fifteen hold about 0.6
MOST_SUBJECTS: Final = 3
MOST_MEANINGS: Final = 3  # of each subject: later ones are seldom what the sentence is about
PLENTY: Final = 1.5  # from here on a subject is as certain as it gets,
CERTAINTY: Final = 0.5  # and that is half as much as when a phrase is heard

Rows = NDArray[np.int32]


class Subjects:
    """The rows of one language's thesaurus, by the words that residents and the council use in them."""

    def __init__(self, language: str) -> None:
        self._meanings: list[list[Meaning]] = []
        holding: dict[str, list[int]] = {}
        for number, (meanings, stems) in enumerate(thesaurus(language).rows):
            self._meanings.append(meanings[:MOST_MEANINGS])
            for stem in stems:
                holding.setdefault(stem, []).append(number)
        most = log(max(2, len(self._meanings)))
        self._holding: dict[str, tuple[Rows, float]] = {
            stem: (np.array(rows, np.int32), 1 - log(len(rows)) / most) for stem, rows in holding.items()
        }

    def of(self, said: Sequence[Word]) -> Iterator[Heard]:
        """The likeliest subjects of a sentence, each with the places of the words that speak for it."""
        if len(said) < SHORTEST_SENTENCE:
            return
        places = {word.stem: place for place, word in reversed(list(enumerate(said))) if not word.weak}
        telling = [(place, *self._holding[stem]) for stem, place in places.items() if stem in self._holding]
        told, shared = np.zeros(len(self._meanings)), np.zeros(len(self._meanings))
        for place, rows, rarity in telling:
            told[rows] += rarity * (LITTLE if said[place].action or said[place].context else 1.0)
            shared[rows] += 1
        likely = np.flatnonzero((told >= ENOUGH) & (shared >= FEWEST_SHARED))
        for row in likely[np.argsort(-told[likely], kind="stable")][:MOST_SUBJECTS]:
            speaking = sorted(place for place, rows, _ in telling if row in rows)
            sure = CERTAINTY * min(1.0, float(told[row]) / PLENTY)
            meanings = (replace(one, weight=one.weight * sure) for one in self._meanings[row])
            yield Heard(tuple(speaking), tuple(meanings))


@cache
def subjects(language: str) -> Subjects:
    """The subjects of a language."""
    return Subjects(language)
