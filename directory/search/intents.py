"""What somebody wants to do or know about a thing, beside the thing itself: `intents.csv` beside this file.

Columns: `language`, `said` (phrases, `;` between them), `finds` (English words: the best of what they find is
shown near the top as well, so "complain about bins" finds complaints and bins), `prefers` (facets as
`name=value`: what has them is moved up a little, so "library near me" begins with libraries to go to),
`narrows` (filters as `name=value`, for pages to choose: "library open on sunday"), `aside` ("yes" where the
phrase tells nothing of the thing itself: it is not looked for, and what it prefers is what was asked for, so
"who is in charge of bins" begins with a post).
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Final

from directory.search.analysis import Word, stems, words
from directory.search.thesaurus import Thesaurus

FILE: Final = Path(__file__).with_name("intents.csv")


@dataclass(frozen=True)
class Intent:
    """One row of the file: what it finds, as English stems, what facets it prefers, what filters it means."""

    said: Thesaurus
    finds: tuple[str, ...]
    prefers: tuple[tuple[str, str], ...]
    narrows: tuple[tuple[str, str], ...]
    aside: bool


@dataclass(frozen=True)
class Narrowed:
    """What a query asks for by filters: the words that said so, the filters, and the other words."""

    said: str
    filters: tuple[tuple[str, str], ...]
    rest: str


def intents(said: Sequence[Word], language: str) -> Iterator[tuple[Intent, tuple[int, ...]]]:
    """Those that these words, noise among them, speak of, and the places of the words that do."""
    for one in _intents(language):
        longest = max((heard.places for heard in one.said.hear(said)), key=len, default=())
        if longest:
            yield one, _with_noise(said, longest)


def narrowed(text: str, language: str) -> Narrowed | None:
    """The filters that a query asks for in words; None when it asks for none."""
    said = words(text, language, with_noise=True)
    found = [(one, places) for one, places in intents(said, language) if one.narrows]
    if not found:
        return None
    places = {place for _, places in found for place in places}
    phrase = " ".join(word.written for word in said[min(places) : max(places) + 1])
    return Narrowed(
        phrase,
        tuple(dict.fromkeys(chain.from_iterable(one.narrows for one, _ in found))),
        without(said, places),
    )


def _with_noise(said: Sequence[Word], places: tuple[int, ...]) -> tuple[int, ...]:
    """The places, and those of the noise between them."""
    between = range(places[0], places[-1])
    return tuple(sorted({*places, *(place for place in between if said[place].noise)}))


def without(said: Sequence[Word], places: Collection[int]) -> str:
    """The words elsewhere; nothing when none of them tells anything."""
    rest = [word for place, word in enumerate(said) if place not in places]
    return "" if all(word.noise for word in rest) else " ".join(word.written for word in rest)


@cache
def _intents(language: str) -> tuple[Intent, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    return tuple(
        Intent(
            Thesaurus(language, [{"said": row["said"]}]),
            stems(row["finds"], "en"),
            _named(row["prefers"]),
            _named(row["narrows"]),
            row["aside"] == "yes",
        )
        for row in rows
    )


def _named(cell: str) -> tuple[tuple[str, str], ...]:
    """`name=value`, `;` between them."""
    parts = (part.partition("=") for part in cell.split(";") if part)
    return tuple((name, value) for name, _, value in parts)
