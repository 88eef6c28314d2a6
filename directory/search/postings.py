"""What reading and ranking ask of an index, whatever keeps it. Entries go by number, from 0."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from directory.search.spelling import Speller

Numbers = NDArray[np.int32]
Strengths = NDArray[np.float32]
Mask = NDArray[np.bool_]


@dataclass(frozen=True)
class Posting:
    """The entries that hold something, each once, and how strongly each does (0 to 1)."""

    entries: Numbers
    strengths: Strengths

    def __len__(self) -> int:
        return len(self.entries)


EMPTY: Final = Posting(np.empty(0, np.int32), np.empty(0, np.float32))


@dataclass(frozen=True)
class Match:
    """Entries that a possibility matches, how well, and how much the match tells (0 to 1)."""

    posting: Posting
    tells: float


class Postings(Protocol):
    """Numbers are below `size`. `phrases` is kept for as long as the index does not change."""

    size: int
    phrases: dict[tuple[str, tuple[str, ...]], Match]

    def read_ahead(self, stems: Iterable[tuple[str, str]]) -> None:
        """Read what will be asked for next, languages and stems, all at once."""

    def stems(self, language: str, stem: str) -> Posting: ...
    def starts(self, language: str, start: str) -> Posting: ...
    def speller(self, language: str) -> Speller: ...
