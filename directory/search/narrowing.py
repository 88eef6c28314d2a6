"""Filters: which results pass them, and how many each of their values would give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import reduce
from typing import Final, Protocol

import numpy as np

from directory.hours import DAYS, is_open, read_rule
from directory.search import KINDS, Query
from directory.search.postings import Mask

ON: Final = "true"
AS_THEY_ARE: Final = ("topics", "languages", "channels", "free", "step_free")


class Faceted(Protocol):
    """What narrowing needs of an index."""

    size: int

    def values(self, facet: str) -> Mapping[str, Mask]: ...
    def kept(self, key: tuple[object, ...], make: Callable[[], Mask]) -> Mask: ...


class Narrowing:
    """What a query is narrowed to: for each filter that is on, the entries that pass it."""

    def __init__(self, query: Query, index: Faceted) -> None:
        self._query, self._index = query, index
        self._passing = {name: self._any_of(name, wanted) for name, wanted in self._wanted()}

    @property
    def is_on(self) -> bool:
        return bool(self._passing)

    def passing(self, found: Mask, but: str | None = None) -> Mask:
        """Those that pass every filter, or every filter but one."""
        masks = (mask for name, mask in self._passing.items() if name != but)
        return reduce(np.logical_and, masks, found)

    def counts(self, found: Mask) -> dict[str, dict[str, int]]:
        """For each filter, how many results each of its values would give; none is left out."""
        counts: dict[str, dict[str, int]] = {}
        for name in ("kinds", *AS_THEY_ARE, "audiences", "days", "open_now"):
            among = self.passing(found, but=name)
            numbers = {
                value: int(np.count_nonzero(among & mask)) for value, mask in self._values(name).items()
            }
            counts[name] = {value: number for value, number in numbers.items() if number}
        return counts

    def _wanted(self) -> Iterator[tuple[str, frozenset[str]]]:
        if not self._query.kinds >= KINDS:
            yield "kinds", self._query.kinds
        for name, wanted in vars(self._query.filters).items():
            if wanted:
                yield name, frozenset({ON}) if wanted is True else wanted

    def _any_of(self, name: str, wanted: frozenset[str]) -> Mask:
        masks = (mask for value, mask in self._values(name).items() if value in wanted)
        passing = reduce(np.logical_or, masks, np.zeros(self._index.size, np.bool_))
        return passing | self._for_anyone() if name == "audiences" else passing

    def _values(self, name: str) -> Mapping[str, Mask]:
        moment = self._query.moment
        if name == "open_now":
            return {ON: self._open_at(moment)} if moment else {}
        if name == "days":
            today = moment.date() if moment else None
            return {day: self._open_on(number, today) for number, day in enumerate(DAYS)}
        values = self._index.values(name)
        if name == "audiences":
            return {value: mask | self._for_anyone() for value, mask in values.items()}
        return values

    def _for_anyone(self) -> Mask:
        def made() -> Mask:
            nobody = np.zeros(self._index.size, np.bool_)
            return ~reduce(np.logical_or, self._index.values("audiences").values(), nobody)

        return self._index.kept(("for anyone",), made)

    def _open_at(self, moment: datetime) -> Mask:
        minute = moment.replace(second=0, microsecond=0)
        return self._index.kept((minute,), lambda: self._with_rule(lambda rule: is_open([rule], minute)))

    def _open_on(self, day: int, today: date | None) -> Mask:
        def made() -> Mask:
            return self._with_rule(lambda rule: day in rule.days and (not today or rule.is_valid(today)))

        return self._index.kept((day, today), made)

    def _with_rule(self, test: Callable[..., bool]) -> Mask:
        """Entries with hours that pass the test."""
        masks = (mask for words, mask in self._index.values("openings").items() if test(read_rule(words)))
        return reduce(np.logical_or, masks, np.zeros(self._index.size, np.bool_))
