"""The picture of an organisation chart: where each box and line is. The list beside it says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from directory.models import Team

WIDTH, ROW, GAP = 224, 44, 40  # of a box, from one box to the next below, between two columns
HEIGHT = 36  # of a box
LETTERS = 30  # that fit on one line of a box


@dataclass(frozen=True)
class Box:
    """A team in the picture. Units are pixels at the size it is drawn, from the top and where lines begin."""

    team: Team
    lines: tuple[str, ...]
    x: int
    y: int
    parent: Box | None = None

    @property
    def middle(self) -> int:
        return self.y + HEIGHT // 2


@dataclass(frozen=True)
class Chart:
    """The whole picture, teams within others beside them."""

    boxes: Sequence[Box]
    width: int
    height: int

    def at(self, x: int, size: int, mirrored: bool) -> int:
        """Where something so wide is drawn: the other way about where people read from the right."""
        return self.width - x - size if mirrored else x


def draw(tree: Sequence[tuple[int, Team]], names: Sequence[str]) -> Chart:
    """The chart of teams in the order of `people.as_tree`, with their names in the language of the page.

    Each team has a row; one with teams within it stands beside the first of them.
    """
    boxes: list[Box] = []
    above: list[Box] = []
    row = 0
    for number, ((depth, team), name) in enumerate(zip(tree, names, strict=True)):
        if number and depth <= tree[number - 1][0]:
            row += 1
        del above[depth:]
        parent = above[-1] if above else None
        box = Box(team, in_lines(name), depth * (WIDTH + GAP), row * ROW, parent)
        above.append(box)
        boxes.append(box)
    deepest = max((depth for depth, _team in tree), default=0)
    return Chart(boxes, (deepest + 1) * (WIDTH + GAP) - GAP, (row + 1) * ROW)


def in_lines(name: str) -> tuple[str, ...]:
    """A name on one line or two; what is longer ends in dots, as the list has it whole."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= LETTERS or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > 2:
        lines[1] = f"{lines[1]}…"
    return tuple(line if len(line) <= LETTERS else f"{line[: LETTERS - 1]}…" for line in lines[:2])
