"""What is different between two states of an entry, in words, with the words that changed marked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from app.staff.editing.kinds import Kind
from app.staff.editing.parts import Fields, Part, Several
from forms.text import Words

LONGEST = 4000
Pieces = list[tuple[bool, str]]
"""A text in pieces, each with whether it is only on this side."""


@dataclass(frozen=True)
class Difference:
    """One thing that is said in another way. "" is nothing."""

    label: Words
    before: str
    after: str

    @property
    def sides(self) -> tuple[Pieces, Pieces]:
        """Both texts, what only one of them says marked in it."""
        first, then = _words(self.before), _words(self.after)
        removed: Pieces = []
        added: Pieces = []
        for what, i, j, k, m in SequenceMatcher(None, first, then, autojunk=False).get_opcodes():
            removed.append((what != "equal", "".join(first[i:j])))
            added.append((what != "equal", "".join(then[k:m])))
        return [one for one in removed if one[1]], [one for one in added if one[1]]

    @property
    def swapped(self) -> Difference:
        return Difference(self.label, self.after, self.before)


def differences(kind: Kind, before: Mapping[str, Any], after: Mapping[str, Any]) -> list[Difference]:
    """What an entry of this kind says differently, in the order of its parts."""
    return [
        difference
        for part in kind.parts
        if any(before.get(name) != after.get(name) for name in part.names)
        for difference in _of_part(part, before, after)
    ]


def _of_part(part: Part, before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[Difference]:
    if isinstance(part, Several):
        first, then = (items_in_words(part, values) for values in (before, after))
        if first != then:
            yield Difference(part.list_title, first, then)
        return
    assert isinstance(part, Fields)
    for (_name, (label, was)), (_same, (_label, now)) in zip(
        part.rows(before), part.rows(after), strict=True
    ):
        if str(was) != str(now):
            yield Difference(label, str(was), str(now))


def items_in_words(part: Several, values: Mapping[str, Any]) -> str:
    """A list, an item after the other with a line between them."""
    items = (item_in_words(part.described(item)) for item in part.items(values))
    return "\n\n".join(items)


def item_in_words(described: Sequence[tuple[Words, Words]]) -> str:
    """A line for each thing that is said; what has no label stands alone."""
    return "\n".join(_line(str(label), str(words)) for label, words in described)


def _line(label: str, words: str) -> str:
    if not label:
        return words
    label = label if label.endswith(("?", "؟")) else f"{label}:"
    return f"{label}\n{words}" if "\n" in words else f"{label} {words}"


def _words(text: str) -> list[str]:
    return re.findall(r"\S+\s*|\s+", text[:LONGEST])
