"""What residents say, and the words a council files it under: the `thesaurus.<language>.csv` beside this
file.

Columns: `said` (phrases, `;` between them), `means` (official words, likeliest first; when empty, all of
`said` mean each other), `english` (in other languages: the English that finds services nobody has
translated yet), `weight` (0 to 1; how nearly the two mean the same; empty is 0.8). A phrase is heard when
all its words are there, in any order, near each other.
"""

import csv
from collections.abc import Iterable, Iterator, KeysView, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice
from pathlib import Path
from typing import Final

from directory.search.analysis import Word, words

FOLDER: Final = Path(__file__).parent
USUAL_WEIGHT: Final = 0.8
LATER_IS_LESS: Final = 0.1
LEAST_OF_ALL: Final = 0.5
SAID_ALIKE: Final = 0.35
MOST_ALIKE: Final = 4
ROOM_FOR_OTHER_WORDS: Final = 2
MOST_SUGGESTED: Final = 12
MOST_SUBJECTS: Final = 4


@dataclass(frozen=True)
class Meaning:
    """Other words for something said: their stems, in which language, and how nearly they mean the same (0
    to 1).
    """

    stems: tuple[str, ...]
    language: str
    weight: float


@dataclass(frozen=True)
class Phrase:
    """Something said, as stems; whether it must be said exactly so; room for how many other words between."""

    stems: tuple[str, ...]
    exact: bool
    room: int


@dataclass(frozen=True)
class Heard:
    """A phrase found in a query: the places of its words there, and what it means."""

    places: tuple[int, ...]
    meanings: tuple[Meaning, ...]


class Thesaurus:
    """The phrases of one language.

    A phrase with two words or more besides noise is heard in any order, and with up to two other words
    between, when two of them or more are not weak; one with fewer than two ("hits me", "the tip") is heard
    only exactly as it is written.
    """

    def __init__(self, language: str, rows: Iterable[dict[str, str]]) -> None:
        self.written: dict[str, str] = {}
        self.stems: set[str] = set()
        self.spelt: dict[str, str] = {}
        # What each row means, likeliest first, and all the stems it holds
        self.rows: list[tuple[list[Meaning], set[str]]] = []
        self._meanings: dict[Phrase, dict[tuple[str, tuple[str, ...]], float]] = {}
        self._starting: dict[str, list[Phrase]] = {}
        self._holding: dict[str, list[Phrase]] = {}
        for row in rows:
            self._add(row, language)
        for phrase in self._meanings:
            self._starting.setdefault(phrase.stems[0], []).append(phrase)
            for stem in phrase.stems:
                self._holding.setdefault(stem, []).append(phrase)

    @property
    def starting(self) -> KeysView[str]:
        """The stems that its phrases start with."""
        return self._starting.keys()

    def hear(self, said: Sequence[Word]) -> Iterator[Heard]:
        """Every phrase of the thesaurus that these words, noise among them, contain."""
        if self.starting.isdisjoint([word.stem for word in said]):
            return
        all_words = [(place, word.stem) for place, word in enumerate(said)]
        without_noise = [pair for pair, word in zip(all_words, said, strict=True) if not word.noise]
        for exact, sequence in ((True, all_words), (False, without_noise)):
            places, listed = [place for place, _ in sequence], [stem for _, stem in sequence]
            for start, first in enumerate(listed):
                for phrase in self._starting.get(first, ()):
                    if phrase.exact is exact and (found := _find(phrase, listed, start)):
                        yield Heard(tuple(places[at] for at in found), self._meant(phrase))

    def suggested_by(self, word: Word) -> tuple[Meaning, ...]:
        """What the phrases that hold this one word mean, for when nothing else is known of it. A word of
        phrases about many things suggests none of them.
        """
        held = [self._meant(phrase) for phrase in self._holding.get(word.stem, ())]
        if len({meant[0].stems for meant in held if meant}) > MOST_SUBJECTS:
            return ()
        return tuple(islice(chain.from_iterable(held), MOST_SUGGESTED))

    def _meant(self, phrase: Phrase) -> tuple[Meaning, ...]:
        meanings = self._meanings[phrase].items()
        return tuple(Meaning(stems, language, weight) for (language, stems), weight in meanings)

    def _add(self, row: dict[str, str], language: str) -> None:
        said = [phrase for text in _phrases(row["said"]) if (phrase := self._phrase(text, language))]
        means = [(language, self._stems(text, language)) for text in _phrases(row.get("means"))]
        means += [("en", self._stems(text, "en")) for text in _phrases(row.get("english"))]
        means = [meaning for meaning in means if meaning[1]]
        weight = float(row.get("weight") or USUAL_WEIGHT)
        if means:
            meant = [Meaning(mean[1], mean[0], _less(weight, rank)) for rank, mean in enumerate(means)]
            everything = [phrase.stems for phrase in said] + [one.stems for one in meant]
            self.rows.append((meant, set(chain.from_iterable(everything))))
        for phrase in said:
            found = self._meanings.setdefault(phrase, {})
            for rank, meaning in enumerate(means):
                found[meaning] = max(_less(weight, rank), found.get(meaning, 0))
            nearness, others = (weight * SAID_ALIKE, said[:MOST_ALIKE]) if means else (weight, said)
            for other in others:
                if other != phrase:
                    found[language, other.stems] = max(nearness, found.get((language, other.stems), 0))

    def _stems(self, text: str, language: str) -> tuple[str, ...]:
        found = words(text, language)
        for word in found:
            self.spelt.setdefault(word.stem, word.written)
        return tuple(word.stem for word in found)

    def _phrase(self, text: str, language: str) -> Phrase | None:
        found = words(text, language, with_noise=True)
        telling = [word for word in found if not word.noise]
        exact = len(telling) < 2 <= len(found)
        kept = found if exact else telling
        self.written.update((word.text, word.written) for word in kept)
        self.stems.update(word.stem for word in kept)
        for word in kept:
            self.spelt.setdefault(word.stem, word.written)
        room = ROOM_FOR_OTHER_WORDS if sum(not word.weak for word in kept) > 1 else 0
        return Phrase(tuple(word.stem for word in kept), exact, room) if kept else None


@cache
def thesaurus(language: str) -> Thesaurus:
    """The thesaurus of a language; one without a file is empty."""
    path = FOLDER / f"thesaurus.{language}.csv"
    if not path.exists():
        return Thesaurus(language, ())
    with path.open(encoding="utf-8", newline="") as file:
        return Thesaurus(language, csv.DictReader(file))


def _less(weight: float, rank: int) -> float:
    return weight * max(LEAST_OF_ALL, 1 - LATER_IS_LESS * rank)


def _phrases(cell: str | None) -> list[str]:
    return [text.strip() for text in (cell or "").split(";") if text.strip()]


def _find(phrase: Phrase, stems: Sequence[str], start: int) -> tuple[int, ...]:
    """Where the words of a phrase stand, given where its first stands; nothing when they are not there."""
    if phrase.exact or len(phrase.stems) == 1:
        end = start + len(phrase.stems)
        return tuple(range(start, end)) if tuple(stems[start:end]) == phrase.stems else ()
    reach = len(phrase.stems) - 1 + phrase.room
    near = range(max(0, start - reach), min(len(stems), start + reach + 1))
    found = [start]
    for wanted in phrase.stems[1:]:
        place = next((at for at in near if stems[at] == wanted and at not in found), None)
        if place is None:
            return ()
        found.append(place)
    return tuple(sorted(found)) if max(found) - min(found) <= reach else ()
