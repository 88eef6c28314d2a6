"""Why something was found: which of the words typed led to which of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, Final

from directory.search import REASONS, Reason
from directory.search.analysis import words
from directory.search.nicknames import also_called
from directory.search.reading import Possibility
from directory.search.thesaurus import thesaurus
from directory.search.weighing import whole_phrase

FIELDS: Final = {
    "names": "name",
    "lay_words": "lay-word",
    "responsibilities": "responsibility",
    "people": "person",
    "nicknames": "nickname",
    "skills": "skill",
    "topics": "topic",
    "numbers": "telephone",
    "postcodes": "postcode",
}


def reasons(
    led_by: Iterable[tuple[str, Possibility]], shown: dict[str, Any], stems: set[str]
) -> tuple[Reason, ...]:
    """The reasons, the most telling first, from the words typed in their order and what each of them led by.
    `shown` holds the entry's fields, `stems` are those of all that was typed.
    """
    typed: dict[tuple[str, str], dict[str, None]] = {}
    for written, one in led_by:
        typed.setdefault(_reason(one, shown, stems), {})[written] = None
    ordered = sorted(typed.items(), key=lambda item: REASONS.index(item[0][0]))
    return tuple(Reason(code, tuple(written), matched) for (code, matched), written in ordered)


def _reason(one: Possibility, shown: dict[str, Any], stems: set[str]) -> tuple[str, str]:
    """A code and what was led to."""
    if one.put_right:
        return "spelling", one.put_right
    if not stems.issuperset(one.means):
        spelt = thesaurus(one.language).spelt
        return "meaning", " ".join(spelt.get(stem, stem) for stem in one.means)
    for field, code in FIELDS.items():
        for text in _texts(shown, field):
            if _holds(text.replace("-", " ") if field == "topics" else text, one):
                return code, text
    for name in _people(shown):
        if any(_holds(other, one) for other in also_called(name)):
            return "nickname", name
    return "description", ""


def _texts(shown: dict[str, Any], field: str) -> Iterator[str]:
    texts = shown.get(field, ())
    yield from texts.values() if isinstance(texts, dict) else texts


def _people(shown: dict[str, Any]) -> Iterator[str]:
    yield from shown.get("people", ())
    if shown["kind"] == "person":
        yield from shown["names"].values()


def _holds(text: str, one: Possibility) -> bool:
    texts, stems = _held(text, one.language)
    if one.start:
        return any(held.startswith(one.stems[0]) for held in texts)
    return stems.issuperset(one.stems)


@lru_cache(maxsize=20_000)
def _held(text: str, language: str) -> tuple[tuple[str, ...], frozenset[str]]:
    """The words of a text as they are compared, and its stems, one for all of it and one without spaces."""
    held = words(text, language)
    stems = {word.stem for word in held} | {whole_phrase(word.stem for word in held)}
    return tuple(word.text for word in held), frozenset(stems | {text.replace(" ", "").casefold()})
