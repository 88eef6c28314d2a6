"""The words of examples in another language or at greater length: those of the page, then the catalogue's."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from gettext import NullTranslations

from app.languages import ENGLISH, LANGUAGES
from forms.text import Translator, speak


@dataclass(frozen=True)
class Overlay:
    """A translator that knows some words itself and leaves the others to another."""

    words: Mapping[str, str]
    fallback: Translator

    def gettext(self, message: str, /) -> str:
        return self.words.get(message) or self.fallback.gettext(message)

    def ngettext(self, singular: str, plural: str, n: int, /) -> str:
        return self.fallback.ngettext(singular, plural, n)

    def pgettext(self, context: str, message: str, /) -> str:
        return self.words.get(message) or self.fallback.pgettext(context, message)


@contextmanager
def speaking(language: str, words: Mapping[str, str]) -> Iterator[None]:
    """Speak this language until the block ends, with these words first: {English: words}."""
    catalogue = LANGUAGES[language].catalogue.translator if language != ENGLISH else None
    with speak(language, Overlay(words, catalogue or NullTranslations())):
        yield
