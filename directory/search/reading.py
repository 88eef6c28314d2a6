"""Working out what a query may mean: what each word may match in the index, and how surely."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from directory.search.analysis import Word, put_right, words
from directory.search.postings import Postings
from directory.search.subjects import SHORTEST_SENTENCE, subjects
from directory.search.thesaurus import Heard, Meaning, thesaurus
from directory.search.weighing import whole_phrase

LONGEST_QUERY: Final = 1_000
MOST_WORDS: Final = 64
INSIDE_A_PHRASE: Final = 0.6
START_OF_A_WORD: Final = 0.7
START_OF_A_KNOWN_WORD: Final = 0.35
PART_OF_A_WORD: Final = 0.3
PART_OF_A_PHRASE: Final = 0.5
LONG_PHRASE: Final = 1.1  # three words of a phrase or more are hardly in a sentence by chance
PUT_RIGHT: Final = (0.9, 0.5, 0.4)
THROUGH_ENGLISH: Final = 0.8
LONGEST_NAME_WITHIN: Final = 4


@dataclass(frozen=True)
class Possibility:
    """Some words of the query (by place) may match these stems, or this start of a word, with this
    certainty. `put_right` is the word it was taken for, `means` the stems of what it was taken to mean.
    """

    places: tuple[int, ...]
    language: str
    stems: tuple[str, ...]
    certainty: float
    start: bool = False
    put_right: str = ""
    means: tuple[str, ...] = ()


@dataclass(frozen=True)
class Reading:
    """A query read in one language."""

    words: tuple[Word, ...]
    possibilities: tuple[Possibility, ...]
    put_right: str | None


def read(text: str, language: str, postings: Postings, guess: bool = True) -> Reading:
    """Read a query in one language against one index; without `guess`, no word of it is put right."""
    text = text[:LONGEST_QUERY]
    said = words(text, language, with_noise=True)[:MOST_WORDS]
    corrections: dict[str, str] = {}
    possibilities: list[Possibility] = []
    heard_as = list(said)
    for place, word in enumerate(said):
        if word.weak or word.whole or (_known(word, postings) and not _slip(place, heard_as, postings)):
            continue
        started = len(postings.starts(word.language, word.text))
        if started and len(word.text) >= 2:
            possibilities.append(Possibility((place,), word.language, (word.text,), START_OF_A_WORD, True))
            if place < len(said) - 1:  # only the last word is one that somebody may still be typing
                heard_as[place] = _nearest(word, postings) or word
        elif guess and not _part_of_joined(said, place, postings):
            heard_as[place], found = _correct(place, heard_as, postings, corrections)
            possibilities += found
    for heard in _hear(heard_as, postings):
        long = len(heard.places) > 2 and len(said) >= SHORTEST_SENTENCE
        possibilities += _meant(heard, language, LONG_PHRASE if long else 1.0)
    if not possibilities and all(word.weak for word in said):
        said = [replace(word, weak=False) for word in said]
    possibilities += _suggested(heard_as, possibilities, language, postings)
    for about in subjects(language).of(heard_as):
        possibilities += _meant(about, language)
    possibilities += _literally(said, possibilities, postings)
    right = put_right(text, language, corrections) if corrections else None
    meant = (replace(word, action=as_.action) for word, as_ in zip(said, heard_as, strict=True))
    return Reading(tuple(meant), tuple(possibilities), right)


def _known(word: Word, postings: Postings) -> bool:
    return word.stem in thesaurus(word.language).stems or len(postings.stems(word.language, word.stem)) > 0


def _slip(place: int, said: list[Word], postings: Postings) -> bool:
    """Whether a word known by its stem only is more likely one that sounds the same and fits the words
    beside it: "planing permission" is not about planes.
    """
    word = said[place]
    speller = postings.speller(word.language)
    if len(said) < 2 or speller.knows(word.text):
        return False
    alike = (words(near, word.language, with_noise=True) for near in speller.alike(word.text))
    return any(_makes_a_phrase(found[0], said, place) for found in alike if found)


def _joined(first: Word, second: Word) -> Word:
    return words(first.text + second.text, first.language, with_noise=True)[0]


def _part_of_joined(said: list[Word], place: int, postings: Postings) -> bool:
    pairs = zip(said[max(0, place - 1) : place + 1], said[place : place + 2], strict=False)
    return any(_known(_joined(*pair), postings) for pair in pairs if pair[0] is not pair[1])


def _correct(
    place: int, said: list[Word], postings: Postings, corrections: dict[str, str]
) -> tuple[Word, list[Possibility]]:
    """The word it was probably meant to be, and what that word and its rivals match."""
    word = said[place]
    speller = postings.speller(word.language)
    halves = speller.split(word.text)
    if halves:
        corrections[word.text] = " ".join(speller.written(half) for half in halves)
        stems = tuple(words(half, word.language, with_noise=True)[0].stem for half in halves)
        right = corrections[word.text]
        return word, [Possibility((place,), word.language, stems, PUT_RIGHT[0], put_right=right)]
    nearest = [words(near, word.language, with_noise=True)[0] for near in speller.nearest(word.text)]
    nearest.sort(key=lambda near: not _makes_a_phrase(near, said, place))
    if not nearest:
        return word, _by_its_beginning(place, word, postings)
    corrections[word.text] = speller.written(nearest[0].text)
    return nearest[0], [
        Possibility((place,), word.language, (near.stem,), certainty, put_right=speller.written(near.text))
        for near, certainty in zip(nearest, PUT_RIGHT, strict=False)
    ]


def _nearest(word: Word, postings: Postings) -> Word | None:
    near = postings.speller(word.language).nearest(word.text, limit=1)
    return words(near[0], word.language, with_noise=True)[0] if near else None


def _makes_a_phrase(near: Word, said: list[Word], place: int) -> bool:
    """Whether this word in this place completes a phrase of the thesaurus: "blue bage" is not about bags."""
    tried = [*said[:place], near, *said[place + 1 :]]
    heard = thesaurus(near.language).hear(tried)
    return any(place in one.places and len(one.places) > 1 for one in heard)


def _by_its_beginning(place: int, word: Word, postings: Postings) -> list[Possibility]:
    for length in range(len(word.text) - 1, max(3, len(word.text) // 2), -1):
        if len(postings.starts(word.language, word.text[:length])):
            return [Possibility((place,), word.language, (word.text[:length],), PART_OF_A_WORD, True)]
    return []


def _hear(said: list[Word], postings: Postings) -> Iterator[Heard]:
    """Phrases of the thesaurus, and two words that the index writes as one ("fly tipping")."""
    for language in {word.language for word in said}:
        yield from thesaurus(language).hear(said)
    for place, pair in enumerate(pairwise(said)):
        whole = _joined(*pair)
        if not (pair[0].noise or pair[1].noise) and _known(whole, postings):
            places = (place, place + 1)
            yield Heard(places, (Meaning((whole.stem,), whole.language, 1.0),))
            for heard in thesaurus(whole.language).hear([whole]):
                yield Heard(places, heard.meanings)


def _meant(heard: Heard, language: str, surer: float = 1.0) -> Iterator[Possibility]:
    for meaning in heard.meanings:
        yield from _meaning(heard.places, meaning, meaning.weight * surer)
        if meaning.language != language:
            english = [Word(stem, stem, stem, meaning.language) for stem in meaning.stems]
            for again in thesaurus(meaning.language).hear(english):
                if len(again.places) == len(english):
                    for further in again.meanings:
                        certainty = meaning.weight * further.weight * THROUGH_ENGLISH * surer
                        yield from _meaning(heard.places, further, certainty)


def _suggested(
    said: list[Word], so_far: list[Possibility], language: str, postings: Postings
) -> Iterator[Possibility]:
    """For a word that nothing is known of: what phrases it belongs to are about ("tennis" to "tennis
    court").
    """
    explained = {place for one in so_far for place in one.places}
    for place, word in enumerate(said):
        if not word.weak and place not in explained and not len(postings.stems(word.language, word.stem)):
            for meaning in thesaurus(word.language).suggested_by(word):
                one = replace(meaning, weight=PART_OF_A_PHRASE * meaning.weight)
                yield from _meant(Heard((place,), (one,)), language)


def _meaning(places: tuple[int, ...], meaning: Meaning, certainty: float) -> Iterator[Possibility]:
    """A meaning's words, and its words as the whole of a name."""
    for stems in (meaning.stems, (whole_phrase(meaning.stems),)):
        yield Possibility(places, meaning.language, stems, certainty, means=meaning.stems)


def _literally(said: list[Word], so_far: list[Possibility], postings: Postings) -> Iterator[Possibility]:
    in_phrases = {place for one in so_far if len(one.places) > 1 for place in one.places}
    for place, word in enumerate(said):
        if not word.weak:
            certainty = INSIDE_A_PHRASE if place in in_phrases else 1.0
            yield Possibility((place,), word.language, (word.stem,), certainty)
            if place == len(said) - 1 and len(word.text) >= 3 and not word.whole:
                yield Possibility((place,), word.language, (word.text,), START_OF_A_KNOWN_WORD, True)
    if said:
        whole = whole_phrase(word.stem for word in said if not word.noise)
        yield Possibility(tuple(range(len(said))), said[0].language, (whole,), 1.0)
    yield from _names_within(said)


def _names_within(said: list[Word]) -> Iterator[Possibility]:
    """Neighbouring words that may be the whole of a name: "a letter about my free school meals"."""
    telling = [place for place, word in enumerate(said) if not word.noise]
    for size in range(2, LONGEST_NAME_WITHIN + 1):
        for places in zip(*(telling[start:] for start in range(size)), strict=False):
            if not (said[places[0]].weak or said[places[-1]].weak):
                whole = whole_phrase(said[place].stem for place in places)
                yield Possibility(places, said[places[0]].language, (whole,), 1.0)
