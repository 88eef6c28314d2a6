"""Why something was found: which of the words typed led to which of its own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Final

from directory.search import REASONS, Reason
from directory.search.analysis import Word, words
from directory.search.nicknames import also_called
from directory.search.reading import Possibility
from directory.search.thesaurus import ROOM_FOR_OTHER_WORDS, thesaurus
from directory.search.weighing import whole_phrase

FIELDS: Final = {
    "names": "name",
    "lay_words": "lay-word",
    "responsibilities": "responsibility",
    "people": "person",
    "skills": "skill",
    "topics": "topic",
    "numbers": "telephone",
    "addresses": "address",
    "postcodes": "postcode",
}
WRITTEN_IN_ENGLISH: Final = ("lay-word", "responsibility", "skill")
ITS_OWN_WORDS: Final = ("name", "description")

Found = tuple[str, str, str]
"""A code, what was led to, and the language of that."""


def reasons(
    led_by: Sequence[tuple[Sequence[Word], Mapping[int, Possibility]]],
    shown: dict[str, Any],
    stems: set[str],
) -> tuple[Reason, ...]:
    """The reasons, the most telling first, from each reading's words and what those, by place, led by.
    The reading in the language of the page comes first. `shown` holds the entry's fields, `stems` are those
    of all that was typed.
    """
    told: dict[Found, Reason] = {}
    for said, possibilities in led_by:
        alike: dict[Found, dict[int, Possibility]] = {}
        for place, one in possibilities.items():
            one = _own(said[place], place, one, shown)
            alike.setdefault(_found(one, shown, stems), {})[place] = one
        for found, ones in alike.items():
            told.setdefault(found, _reason(found, ones, said))
    weak = {word.written for word in led_by[0][0] if word.weak}
    return tuple(sorted(told.values(), key=lambda one: (one.typed in weak, REASONS.index(one.code))))


def _reason(found: Found, ones: Mapping[int, Possibility], said: Sequence[Word]) -> Reason:
    code, matched, language = found
    # Words between are shown only where nothing says that the entry has them too
    typed = _stretch(said, list(ones), room=0 if code in ITS_OWN_WORDS else ROOM_FOR_OTHER_WORDS)
    if code == "name":
        name = words(matched, language, with_noise=True)
        there = [place for place, word in enumerate(name) if any(_is(word, one) for one in ones.values())]
        matched = _stretch(name, there, room=0) if there else typed
    return Reason(code, typed, matched, language)


def _stretch(said: Sequence[Word], places: Sequence[int], room: int) -> str:
    """The longest stretch of words at these places, noise and so many other words allowed between them."""
    stretches: list[list[int]] = [[places[0]]]
    for place in places[1:]:
        between = said[stretches[-1][-1] + 1 : place]
        if sum(not (room and word.noise) for word in between) <= room:
            stretches[-1].append(place)
        else:
            stretches.append([place])
    longest = max(stretches, key=len)
    return " ".join(word.written for word in said[longest[0] : longest[-1] + 1])


def _own(word: Word, place: int, one: Possibility, shown: dict[str, Any]) -> Possibility:
    """The word itself where the name has it, if it led here by what it means in another language: whoever
    asks in Arabic is not told of English words when their own will do.
    """
    if one.means and one.language != word.language and not word.weak:
        itself = Possibility((place,), word.language, (word.stem,), 1.0)
        if any(_holds(name, itself) for name in shown["names"].values()):
            return itself
    return one


def _found(one: Possibility, shown: dict[str, Any], stems: set[str]) -> Found:
    if one.put_right:
        return "spelling", one.put_right, one.language
    if not stems.issuperset(one.means):
        spelt = thesaurus(one.language).spelt
        return "meaning", " ".join(spelt.get(stem, stem) for stem in one.means), one.language
    for field, code in FIELDS.items():
        for language, text in _texts(shown, field):
            if _holds(text.replace("-", " ") if field == "topics" else text, one):
                return code, text, "en" if code in WRITTEN_IN_ENGLISH else language
    people = list(_people(shown))
    for name in people:
        own = shown.get("nicknames", ()) if len(people) == 1 else ()  # of several, whose each is is not known
        if any(_holds(other, one) for other in (*also_called(name), *own)):
            return "nickname", name, ""
    return "description", "", ""


def _is(word: Word, one: Possibility) -> bool:
    if one.start:
        return word.text.startswith(one.stems[0])
    return any(word.stem in stem.removeprefix("=").split("_") for stem in one.stems)


def _texts(shown: dict[str, Any], field: str) -> Iterator[tuple[str, str]]:
    """The texts of a field, each with its language where it is known by that."""
    texts = shown.get(field, ())
    yield from texts.items() if isinstance(texts, dict) else (("", text) for text in texts)


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
