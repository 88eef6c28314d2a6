"""What people called one thing are also called: first names and their short forms, `nicknames.csv` beside
this file.

Each row of its one column is a name, then the forms it takes, `;` between them.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Final

FILE: Final = Path(__file__).with_name("nicknames.csv")


def also_called(name: str) -> Iterator[str]:
    """Other ways to say a person's name: "Bob Smith" and "Rob Smith" for "Robert Smith"."""
    first, _, others = name.strip().partition(" ")
    for form in _forms().get(first.casefold(), ()):
        yield f"{form} {others}".strip()


@cache
def _forms() -> dict[str, tuple[str, ...]]:
    """The other forms of every name, in small letters."""
    forms: dict[str, dict[str, None]] = {}
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            names = row["names"].split(";")
            for name in names:
                forms.setdefault(name.casefold(), {}).update(dict.fromkeys(names))
    return {name: tuple(form for form in found if form.casefold() != name) for name, found in forms.items()}
