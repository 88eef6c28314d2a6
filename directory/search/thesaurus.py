"""What residents say, and the words a council files it under: the `thesaurus.<language>.csv` beside this file.

Columns: `said` (phrases, `;` between them), `means` (official words; when empty, all of `said` mean each other),
`english` (in other languages: the English that finds services nobody has translated yet), `weight` (0 to 1; how
nearly the two mean the same; empty is 0.8). A phrase is heard when all its words are there, in any order, near
each other.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

from directory.search.analysis import Word, words

FOLDER: Final = Path(__file__).parent
USUAL_WEIGHT: Final = 0.8
ROOM_FOR_OTHER_WORDS: Final = 2


@dataclass(frozen=True)
class Meaning:
    """Other words for something said: their stems, in which language, and how nearly they mean the same (0 to 1)."""

    stems: tuple[str, ...]
    language: str
    weight: float


@dataclass(frozen=True)
class Heard:
    """A phrase found in a query: the places of its words there, and what it means."""

    places: tuple[int, ...]
    meanings: tuple[Meaning, ...]


class Thesaurus:
    """The phrases of one language."""

    def __init__(self, language: str, rows: Iterable[dict[str, str]]) -> None:
        self.written: dict[str, str] = {}
        self.stems: set[str] = set()
        self._meanings: dict[tuple[str, ...], dict[tuple[str, tuple[str, ...]], float]] = {}
        self._by_stem: dict[str, list[tuple[str, ...]]] = {}
        for row in rows:
            self._add(row, language)
        for phrase in self._meanings:
            self._by_stem.setdefault(phrase[0], []).append(phrase)

    def hear(self, said: Sequence[Word]) -> Iterator[Heard]:
        """Every phrase of the thesaurus that these words contain."""
        stems = [word.stem for word in said]
        for start, first in enumerate(stems):
            for phrase in self._by_stem.get(first, ()):
                places = _places(phrase, stems, start)
                if places:
                    meanings = self._meanings[phrase].items()
                    yield Heard(places, tuple(Meaning(stems, lang, w) for (lang, stems), w in meanings))

    def _add(self, row: dict[str, str], language: str) -> None:
        said = [self._phrase(text, language) for text in _phrases(row["said"])]
        means = [(language, self._phrase(text, language)) for text in _phrases(row.get("means"))]
        english = [("en", tuple(w.stem for w in words(text, "en"))) for text in _phrases(row.get("english"))]
        weight = float(row.get("weight") or USUAL_WEIGHT)
        for phrase in filter(None, said):
            found = self._meanings.setdefault(phrase, {})
            for meaning in means + english or [(language, other) for other in said if other != phrase]:
                if meaning[1]:
                    found[meaning] = max(weight, found.get(meaning, 0))
            if english and not means:
                found.update({(language, other): USUAL_WEIGHT for other in said if other and other != phrase})

    def _phrase(self, text: str, language: str) -> tuple[str, ...]:
        found = words(text, language)
        self.written.update((word.text, word.written) for word in found)
        self.stems.update(word.stem for word in found)
        return tuple(word.stem for word in found)


@lru_cache(maxsize=None)
def thesaurus(language: str) -> Thesaurus:
    """The thesaurus of a language; one without a file is empty."""
    path = FOLDER / f"thesaurus.{language}.csv"
    if not path.exists():
        return Thesaurus(language, ())
    with path.open(encoding="utf-8", newline="") as file:
        return Thesaurus(language, csv.DictReader(file))


def _phrases(cell: str | None) -> list[str]:
    return [text.strip() for text in (cell or "").split(";") if text.strip()]


def _places(phrase: tuple[str, ...], stems: list[str], start: int) -> tuple[int, ...]:
    """Where the words of a phrase stand, given where its first stands; nothing when they are not all near."""
    if len(phrase) == 1:
        return (start,)
    reach = len(phrase) - 1 + ROOM_FOR_OTHER_WORDS
    near = range(max(0, start - reach), min(len(stems), start + reach + 1))
    places = [start]
    for wanted in phrase[1:]:
        place = next((p for p in near if stems[p] == wanted and p not in places), None)
        if place is None:
            return ()
        places.append(place)
    return tuple(sorted(places)) if max(places) - min(places) <= reach else ()
