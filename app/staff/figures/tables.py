"""A table of figures: each row may be drawn as a bar, and the whole taken away as CSV.

The chart is in its table: a bar beside each row's numbers. So it is as wide as any screen, reads in any
direction, prints, and says the same to everybody (no chart library does all that).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from forms import written
from forms.text import Text, _, n_

Cell = int | Decimal | str | None
"""A number, words, or None for a number below `FEWEST`, which nobody is shown."""

AT_FIRST = 6
"""Rows of a table; a page of hundreds is read by nobody, least of all on a telephone."""
FEWEST = 5
"""A smaller number could speak of one caller, or of one member of staff."""


@dataclass(frozen=True)
class Row:
    """`shares` are the parts of the bar, in the order of the columns they belong to."""

    name: Text | str
    cells: Sequence[Cell]
    shares: Sequence[int] = ()
    slug: str = ""


@dataclass(frozen=True)
class Table:
    """Figures of one kind. `parts` says what the parts of a bar are, when it has several; `is_of_time` that
    its rows are weeks or months, of which the last ones matter most.
    """

    slug: str
    title: Text
    what: Text
    first: Text
    columns: Sequence[Text]
    rows: Sequence[Row]
    parts: Sequence[Text] = ()
    notes: Sequence[Text] = field(default_factory=tuple)
    is_of_time: bool = False

    @property
    def shown(self) -> Sequence[Row]:
        """The rows that matter most; only these are seen at first."""
        return self.rows[-AT_FIRST:] if self.is_of_time else self.rows[:AT_FIRST]

    @property
    def folded(self) -> Sequence[Row]:
        """The others, which are folded away."""
        return self.rows[:-AT_FIRST] if self.is_of_time else self.rows[AT_FIRST:]

    @property
    def more(self) -> Text:
        """What unfolds them."""
        return n_("%(count)s more row", "%(count)s more rows", len(self.folded))

    @property
    def longest(self) -> int:
        """What the longest bar stands for."""
        return max((sum(row.shares) for row in self.rows), default=0)

    def bar(self, row: Row) -> list[tuple[Decimal, Decimal]]:
        """Where each part of a row's bar begins and how long it is, in hundredths of the longest."""
        at, parts = Decimal(0), []
        for share in row.shares:
            length = Decimal(100 * share) / self.longest if self.longest else Decimal(0)
            parts.append((round(at, 2), round(length, 2)))
            at += length
        return parts


def said(cell: Cell) -> Text | str:
    """A cell as it is read."""
    if cell is None:
        # Translators: in a table of figures, for a number that is not shown: it could point to a person
        return _("fewer than %(number)s", number=written.number(FEWEST))
    return cell if isinstance(cell, str) else written.number(cell)


def share(part: int, whole: int) -> str:
    """How many in a hundred; "" of nothing."""
    # Translators: how many in a hundred, such as "45%"
    return str(_("%(number)s%%", number=written.number(round(100 * part / whole)))) if whole else ""


def withheld(counts: Sequence[int]) -> frozenset[int]:
    """The places of those that are not shown: every one below `FEWEST`, and as many of the next smallest as
    it takes for nobody to work them out from the sum of all.
    """
    order = sorted((place for place, count in enumerate(counts) if count), key=lambda place: counts[place])
    hidden: list[int] = []
    for place in order:
        if counts[place] >= FEWEST and (not hidden or sum(counts[one] for one in hidden) >= FEWEST):
            break
        hidden.append(place)
    return frozenset(hidden)


def as_csv(table: Table) -> str:
    """The table for a spreadsheet. A cell that one would take for a sum begins with an apostrophe."""
    to = io.StringIO()
    write = csv.writer(to)
    write.writerow([_plain(str(words)) for words in (table.first, *table.columns)])
    for row in table.rows:
        write.writerow([_plain(str(row.name)), *(_plain(_raw(cell)) for cell in row.cells)])
    return to.getvalue()


def _raw(cell: Cell) -> str:
    return str(said(cell)) if cell is None else str(cell)


def _plain(words: str) -> str:
    return f"'{words}" if words.startswith(("=", "+", "-", "@", "\t", "\r")) else words
