"""What somebody wants to do or know about a thing, beside the thing itself: `intents.csv` beside this file.

Columns: `language`, `said` (phrases, `;` between them), `finds` (English words: the best of what they find is
shown near the top as well, so "complain about bins" finds complaints and bins), `prefers` (facets as
`name=value`: what has them is moved up a little, so "library near me" begins with libraries to go to).
Neither ever adds to what is found about the thing itself, nor takes away from it.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from directory.search.analysis import Word, stems
from directory.search.thesaurus import Thesaurus

FILE: Final = Path(__file__).with_name("intents.csv")


@dataclass(frozen=True)
class Intent:
    """One row of the file: what it finds, as English stems, and the facets it prefers."""

    said: Thesaurus
    finds: tuple[str, ...]
    prefers: tuple[tuple[str, str], ...]


def intents(said: Sequence[Word], language: str) -> Iterator[Intent]:
    """Those that these words, noise among them, speak of."""
    return (one for one in _intents(language) if next(one.said.hear(said), None))


@cache
def _intents(language: str) -> tuple[Intent, ...]:
    with FILE.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["language"] == language]
    return tuple(
        Intent(
            Thesaurus(language, [{"said": row["said"]}]),
            stems(row["finds"], "en"),
            tuple((name, value) for name, _, value in (one.partition("=") for one in _split(row["prefers"]))),
        )
        for row in rows
    )


def _split(cell: str) -> list[str]:
    return [part for part in cell.split(";") if part]
