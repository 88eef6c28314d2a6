"""From what somebody typed, or what a council wrote, to words that can be compared. The only analysis there
is.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import regex

from directory.search.stemming import stem
from directory.search.stopwords import listed
from directory.telephone import FEWEST_DIGITS, digits

OTHER: Final = "other"
LANGUAGES: Final = ("en", "ar", "es", "fa", "fr", "it", "pl", "pt", "so", "bn", "fil", OTHER)
LONGEST_WORD: Final = 40
LONGEST_WHOLE: Final = 200

_WORD = regex.compile(r"[\p{L}\p{M}\p{N}]+")
_WHOLE = (
    r"(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++"
    r"|(?<![\w.@-])(?:https?://|www\.)[^\s<>]++"
    r"|(?<![\w.@-])(?:[\w-]++\.)++(?:uk|com|org|net|info|eu|example)\b(?:/[^\s<>]*+)?"
    r"|(?<![\p{L}\p{N}])(?:\+\d{1,3}|0)(?:[\s().-]{0,3}\d){7,12}(?!\d)"
)
_TOKEN = regex.compile(f"{_WHOLE}|{_WORD.pattern}", regex.IGNORECASE)
_BEFORE_AN_ADDRESS = re.compile(r"(https?://)?(www\.)?")
_INVISIBLE = regex.compile(r"[\p{Cf}\p{Cs}\p{Co}\p{Cn}]")
_CONTROL = regex.compile(r"\p{Cc}")
_APOSTROPHES = str.maketrans(dict.fromkeys("’‘ʼ`´＇ʹ", "'"))
_ELISION = re.compile(r"\b([cdjlmnst]|qu|dell|all|nell|sull|un)'", re.IGNORECASE)
_LATIN_MARKS = re.compile("[\u0300-\u036f]")
_HYPHEN = regex.compile("[-‐‑–]")
_HYPHENATED = regex.compile(r"(?<![\p{L}\p{N}])[\p{L}\p{N}]++(?:[-‐‑–][\p{L}\p{N}]++)+")
_ARABIC_LETTER = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff]")
_ARABIC_MARKS = re.compile("[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640]")
_ARABIC_LETTERS = str.maketrans("أإآٱىئؤةیکۀ", "ااااييوهيكه")
_BENGALI = re.compile("[\u0980-\u09ff]")


@dataclass(frozen=True)
class Word:
    """One word: as written, folded, the stem it is compared by, its language, and how much it says (noise is
    weak too). A number, or an address of e-mail or of a web page, is one `whole` word: no part of it tells
    anything, nor is it ever misspelt.
    """

    written: str
    text: str
    stem: str
    language: str
    noise: bool = False
    weak: bool = False
    action: bool = False
    context: bool = False
    whole: bool = False


def known(language: str) -> str:
    """The language itself, or "other": words of a language we know nothing of are compared as written."""
    return language if language in LANGUAGES else OTHER


def words(text: str, language: str, with_noise: bool = False) -> list[Word]:
    """The words of a text in order, noise left out. A word in another script is read in that script's
    language.
    """
    language = known(language)
    found = [_word(match, language) for match in _TOKEN.findall(_clean(text, language))]
    return [word for word in found if word.text and (with_noise or not word.noise)]


def joined(text: str, language: str) -> list[Word]:
    """Hyphenated words once more, written as one: "fly-tipping" is also "flytipping"."""
    return [word for whole in _HYPHENATED.findall(text) for word in words(_HYPHEN.sub("", whole), language)]


def stems(text: str, language: str) -> tuple[str, ...]:
    """Only the stems of a text, noise left out."""
    return tuple(word.stem for word in words(text, language))


def put_right(text: str, language: str, corrections: Mapping[str, str]) -> str:
    """The text with some of its words (folded: as they should be written) replaced, the rest as typed."""

    def replaced(match: regex.Match[str]) -> str:
        word = _word(match.group(), language)
        return corrections.get(word.text, match.group())

    return " ".join(_TOKEN.sub(replaced, _clean(text, language)).split())


def language_of(word: str, language: str) -> str:
    """The language to read a word in: the page's, unless it is written in letters that language does not
    use.
    """
    if _ARABIC_LETTER.search(word):
        return language if language in {"ar", "fa"} else "ar"
    if _BENGALI.search(word):
        return "bn"
    return "en" if language in {"ar", "fa", "bn"} else language


def _clean(text: str, language: str) -> str:
    """The text without what cannot be seen, and with apostrophes dealt with."""
    text = unicodedata.normalize("NFKC", _CONTROL.sub(" ", _INVISIBLE.sub("", text))).translate(_APOSTROPHES)
    if "'" in text:
        text = _ELISION.sub("", text) if language in {"fr", "it"} else text.replace("'", "")
    return _ARABIC_MARKS.sub("", text)


def _fold(word: str) -> str:
    """The word with every difference that nobody means taken out: case, accents, letter forms, kinds of
    digit.
    """
    word = word.casefold()
    if word.isascii():
        return word
    # The tilde of ñ goes too: many type Spanish on keyboards that have none. Marks of other scripts stay.
    bare = _LATIN_MARKS.sub("", unicodedata.normalize("NFD", word))
    word = unicodedata.normalize("NFC", bare).translate(_ARABIC_LETTERS)
    return "".join(str(unicodedata.decimal(c, c)) for c in word)


@lru_cache(maxsize=20_000)
def _word(written: str, language: str) -> Word:
    if not _WORD.fullmatch(written) or (written.isdecimal() and len(written) >= FEWEST_DIGITS):
        return _whole(written)
    written = written[:LONGEST_WORD]
    spoken = language_of(written, language)
    text = _fold(written)
    noise = text in _NOISE.get(spoken, ())
    weak, action = noise or text in _WEAK.get(spoken, ()), text in _ACTIONS.get(spoken, ())
    context = text in _CONTEXT.get(spoken, ())
    return Word(written.lower(), text, stem(text, spoken), spoken, noise, weak, action, context)


def _whole(written: str) -> Word:
    address = any(character.isalpha() for character in written)
    bare = _BEFORE_AN_ADDRESS.sub("", written.casefold(), count=1).rstrip("/.,;:!?)'\"”»")
    text = (bare if address else digits(written))[:LONGEST_WHOLE]
    return Word(written.lower(), text, text, "en", whole=True)


def _folded(lists: Mapping[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    return {lang: frozenset(_fold(word) for word in found) for lang, found in lists.items()}


_NOISE = _folded(listed("noise"))
_WEAK = _folded(listed("weak"))
_ACTIONS = _folded(listed("action"))
_CONTEXT = _folded(listed("context"))
