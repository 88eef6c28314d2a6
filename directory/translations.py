"""The directory's words in the language of whoever reads, and an honest mark when they are not."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from .models import Translated, Translation

SOURCE = "en"


class InLanguage(NamedTuple):
    """`language` is that of `text`; when it is not the one asked for, mark the text with its `lang`."""

    text: str
    language: str
    reviewed: bool


def in_language(thing: Translated, field: str, language: str) -> InLanguage:
    """One field of something whose translations are loaded, in this language or else in English.

    The text is "" when the field is empty. Not reviewed means that no speaker has read it over yet.
    """
    if language != SOURCE:
        for translation in thing.translations:
            if (translation.field, translation.language) == (field, language):
                return InLanguage(translation.text, language, bool(translation.reviewed_by))
    return InLanguage(str(getattr(thing, field) or ""), SOURCE, True)


def by_language(thing: Translated, field: str) -> dict[str, str]:
    """One field in every language there is, English first; what is empty is left out."""
    source = getattr(thing, field)
    words = {SOURCE: str(source)} if source else {}
    return words | _words(thing.translations, field)


def _words(translations: Iterable[Translation], field: str) -> dict[str, str]:
    return {one.language: one.text for one in translations if one.field == field}
