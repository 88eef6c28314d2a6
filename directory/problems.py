"""What an import did, or why it did nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

Progress = Callable[[str, int, int], None]
"""Called now and then with what is being done, how many are done, and how many there are."""


@dataclass(frozen=True)
class Problem:
    """What is wrong and where. `line` counts from 1; `column` is a heading, or a path in a JSON document."""

    file: str
    line: int | None
    column: str | None
    reason: str

    def __str__(self) -> str:
        where = [self.file]
        if self.line is not None:
            where.append(f"line {self.line}")
        if self.column:
            where.append(self.column)
        return f"{', '.join(where)}: {self.reason}"


@dataclass
class ImportReport:
    """Counts are of rows in the directory. With any problem nothing was imported; warnings stop nothing."""

    created: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        return not self.problems
