"""What each word of an entry counts for in the index, worked out once, when it is indexed.

The weights are BM25F's: a word's count in each field, shortened for long fields, times the field's
weight, summed. Ranking then only has to level them off (`store.LEVELLING`). Terms beginning with a mark
are not words: "=a_b" is a whole name or lay phrase.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Final

from directory.entry import Entry
from directory.search.analysis import Word, joined, words
from directory.search.nicknames import also_called

NAME, LAY, NICKNAME, TOPIC, SUMMARY, BODY = 9.0, 6.0, 4.0, 2.0, 1.3, 0.8
USUAL_LENGTH: Final = {NAME: 3, LAY: 3, NICKNAME: 3, TOPIC: 3, SUMMARY: 20, BODY: 60}
LENGTH_MATTERS: Final = {NAME: 0.35, LAY: 0.0, NICKNAME: 0.0, TOPIC: 0.3, SUMMARY: 0.5, BODY: 0.6}
KINDS: Final = {
    "service": 1.0,
    "team": 0.8,
    "organisation": 0.8,
    "location": 0.8,
    "role": 0.7,
    "person": 0.7,
}
WHOLE_NAME: Final = 60.0
WHOLE_LAY_PHRASE: Final = 40.0
SHORTEST_START, LONGEST_START = 2, 12
LONGEST_BODY: Final = 20_000


@dataclass
class Weighed:
    """One language's share of an entry: weights of stems, weights of the starts of words, and folded words
    as they are written.
    """

    stems: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    starts: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    written: dict[str, str] = field(default_factory=dict)


def weigh(entry: Entry) -> dict[str, Weighed]:
    """The weights of an entry, by the language its words are in."""
    by_language: dict[str, Weighed] = defaultdict(Weighed)
    importance = KINDS.get(entry.kind, 0.8)
    for text, language, weight in _fields(entry):
        found = words(text, language)
        short = max(1, len(found)) / USUAL_LENGTH[weight]
        shortening = 1 - LENGTH_MATTERS[weight] + LENGTH_MATTERS[weight] * short
        for word, count in Counter(found + joined(text, language)).items():
            share = by_language[word.language]
            share.stems[word.stem] += importance * weight * count / shortening
            if weight != NICKNAME and not word.whole:  # nobody wrote nicknames: they are no words to suggest
                share.written[word.text] = word.written
            if weight >= NICKNAME and not word.whole:
                _add_starts(share, word, importance * weight / shortening)
        if found and weight >= NICKNAME:
            whole = WHOLE_NAME if weight == NAME else WHOLE_LAY_PHRASE
            term = whole_phrase(word.stem for word in found)
            stems = by_language[found[0].language].stems
            stems[term] = max(stems[term], importance * whole)
    return dict(by_language)


def whole_phrase(stems: Iterable[str]) -> str:
    """The term that stands for all of a name at once, whatever the order of its words."""
    return "=" + "_".join(sorted(stems))[:200]


def _add_starts(share: Weighed, word: Word, weight: float) -> None:
    for length in range(SHORTEST_START, min(len(word.text), LONGEST_START) + 1):
        start = word.text[:length]
        share.starts[start] = max(share.starts[start], weight * (0.5 + 0.5 * length / len(word.text)))


def _fields(entry: Entry) -> Iterator[tuple[str, str, float]]:
    for language, name in entry.names.items():
        yield name, language, NAME
    people = entry.people, entry.nicknames, entry.responsibilities, entry.skills
    for phrase in chain(entry.lay_words, *people, entry.numbers, entry.addresses):
        yield phrase, "en", LAY
    for name in entry.names.values() if entry.kind == "person" else entry.people:
        for other in also_called(name):
            yield other, "en", NICKNAME
    for postcode in entry.postcodes:
        yield postcode, "en", LAY
        yield postcode.replace(" ", ""), "en", LAY
    yield " ".join(entry.topics).replace("-", " "), "en", TOPIC
    for language, summary in entry.summaries.items():
        yield summary, language, SUMMARY
    for language, said in {**entry.translated, "en": entry.body}.items():
        yield said[:LONGEST_BODY], language, BODY
