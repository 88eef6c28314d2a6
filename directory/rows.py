"""Reading a CSV file kept in a spreadsheet: every row, or what is wrong with it and on which line."""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .cells import CellError
from .problems import Problem

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
EDGES = " \t\r\n\u00a0\u200b\ufeff"
LONGEST_CELL = 20_000
LONGEST_FROM_ELSEWHERE = 100_000
QUOTED = re.compile(r"'+[=@+-]")
"""Text a spreadsheet would take for a formula has a ' before it, which is no part of it."""


@dataclass(frozen=True)
class Column:
    """A heading, and how to read what is under it. `to` names the kinds of thing it refers to by slug.

    A row that comes from elsewhere, and so has an id of its own, need not have what is required; `elsewhere`
    reads what it has where that is not as strict as we are.
    """

    name: str
    read: Callable[[str], Any]
    required: bool = False
    to: tuple[str, ...] = ()
    elsewhere: Callable[[str], Any] | None = None


@dataclass(frozen=True)
class Row:
    """One row that could be read. `values` has every column of the file; None is an empty cell."""

    file: str
    line: int
    values: dict[str, Any]

    def problem(self, column: str, reason: str) -> Problem:
        return Problem(self.file, self.line, column, reason)


@dataclass(frozen=True)
class Sheet:
    """What was read. With problems, `rows` holds only the rows that are right."""

    name: str
    headings: tuple[str, ...]
    rows: list[Row]
    problems: list[Problem]


class _Stop(Exception):  # noqa: N818 - not an error of the program: the file cannot be read any further
    def __init__(self, *problems: Problem) -> None:
        self.problems = problems


def read_rows(path: Path, columns: Sequence[Column]) -> Sheet:
    """Read a file with these columns. Never raises for what is in the file: see `Sheet.problems`."""
    problems: list[Problem] = []
    rows: list[Row] = []
    headings: list[str] = []
    try:
        lines = _lines(path.name, _words(path))
        headings = _headings(path.name, next(lines, (1, []))[1], columns)
        by_name = {column.name: column for column in columns}
        for number, cells in lines:
            row, wrong = _row(path.name, number, cells, headings, by_name)
            problems += wrong
            if row and not wrong:
                rows.append(row)
    except _Stop as stop:
        problems += stop.problems
    return Sheet(path.name, tuple(headings), rows, problems)


def headings_of(path: Path) -> tuple[str, ...]:
    """The headings of a file, to tell its layout by; none when it cannot be read."""
    try:
        first = next(_lines(path.name, _words(path)), (1, []))[1]
    except _Stop:
        return ()
    return tuple(cell.strip(EDGES) for cell in first)


def _words(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise _Stop(Problem(path.name, None, None, f"The file cannot be read: {error.strerror}.")) from None
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise _Stop(Problem(path.name, 1, None, "The file is UTF-16; save it as “CSV UTF-8”."))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        wrong = [number for number, line in enumerate(data.split(b"\n"), 1) if not _is_utf8(line)]
        reason = "There are letters here that are not in UTF-8; save the file as “CSV UTF-8”."
        raise _Stop(*(Problem(path.name, number, None, reason) for number in wrong)) from None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _lines(file: str, words: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not blank, with the number of the line it begins on."""
    reader = csv.reader(io.StringIO(words, newline=""), strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise _Stop(Problem(file, begins, None, _why(error))) from None
        if any(cell.strip(EDGES) for cell in cells):
            yield begins, cells


def _why(error: csv.Error) -> str:
    if "field larger" in str(error):
        return (
            f"A cell is far too long; the most is {LONGEST_CELL:,} letters. Is a quotation mark not closed?"
        )
    return "A quotation mark is opened and not closed, or has words after it; reading stopped here."


def _headings(file: str, cells: list[str], columns: Sequence[Column]) -> list[str]:
    headings = [cell.strip(EDGES) for cell in cells]
    known = {column.name for column in columns}
    if len(headings) == 1 and re.search("[;\t]", headings[0]):
        raise _Stop(Problem(file, 1, None, "The cells are not separated by commas; save the file as CSV."))
    if not any(headings):
        raise _Stop(Problem(file, 1, None, "The file is empty; its first line needs the headings."))
    wrong = [
        Problem(
            file, 1, name, f"There is no column of this name; the columns are {', '.join(sorted(known))}."
        )
        for name in headings
        if name and name not in known
    ]
    wrong += [
        Problem(file, 1, name, "This column is there twice.")
        for name in dict.fromkeys(headings)
        if name and headings.count(name) > 1
    ]
    wrong += [
        Problem(file, 1, column.name, "This column is missing.")
        for column in columns
        if column.required and column.name not in headings
    ]
    if wrong:
        raise _Stop(*wrong)
    return headings


def _row(
    file: str, number: int, cells: list[str], headings: list[str], columns: dict[str, Column]
) -> tuple[Row | None, list[Problem]]:
    if len(cells) != len(headings):
        reason = (
            f"This row has {len(cells)} cells and there are {len(headings)} headings; "
            "a cell with a comma in it needs quotation marks."
        )
        return None, [Problem(file, number, None, reason)]
    values: dict[str, Any] = {}
    wrong: list[Problem] = []
    elsewhere = "id" in headings and bool(cells[headings.index("id")].strip(EDGES))
    for heading, cell in zip(headings, cells, strict=True):
        try:
            value = _cell(cell, columns.get(heading), elsewhere)
        except CellError as error:
            wrong.append(Problem(file, number, heading or None, str(error)))
        else:
            if heading:
                values[heading] = value
    return Row(file, number, values), wrong


def _cell(cell: str, column: Column | None, elsewhere: bool) -> Any:
    words = cell.strip(EDGES).replace("\r\n", "\n")
    if not words:
        if column and column.required and not (elsewhere and column.elsewhere):
            raise CellError("This cell is empty, and it is needed.")
        return None
    if column is None:
        raise CellError("There are words here under no heading.")
    longest = LONGEST_FROM_ELSEWHERE if elsewhere else LONGEST_CELL
    if len(words) > longest:
        raise CellError(f"This cell has {len(words):,} letters; the most is {longest:,}.")
    if CONTROL.search(words):
        raise CellError("There is a character here that cannot be seen or printed.")
    if words[0] in "=@":
        raise CellError(f"This starts with “{words[0]}”, like a formula; write the words themselves.")
    read = column.elsewhere if elsewhere and column.elsewhere else column.read
    return read(words.removeprefix("'") if QUOTED.match(words) else words)
