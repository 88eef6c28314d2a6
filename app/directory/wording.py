"""The directory's words on a page: in its language where they are translated, otherwise marked as English."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale
from babel.lists import format_list
from flask import g

from app.languages import ENGLISH, Words, current
from directory.models import Translated
from directory.translations import InLanguage, in_language
from forms.text import Text, _

# Languages that are signed or have no CLDR name; the rest come from CLDR.
OTHER_LANGUAGES: dict[str, Text] = {"bfi": _("British Sign Language")}


def words(thing: Translated, field: str) -> Words:
    """One field of something, as `{{ service | words("name") }}`."""
    return shown(in_language(thing, field, current().shown.code))


def shown(found: InLanguage) -> Words:
    """Words to put on the page, which then says if any of them await a speaker's review."""
    if not found.reviewed:
        unreviewed()
    return Words(found.text, found.language)


def unreviewed() -> None:
    g.unreviewed_words = True


def in_english(text: str | None) -> Words:
    """Words that are kept in English only."""
    return Words(text or "", ENGLISH)


def apart(text: str) -> str:
    """Words put into a sentence of ours, so that neither turns the direction of the other."""
    return f"\u2068{text}\u2069" if current().shown.direction == "rtl" else text


def listed(texts: Iterable[object]) -> str:
    """ "Monday, Tuesday and Friday", as the language of the page lists things."""
    return format_list([str(text) for text in texts], locale=_locale())


def is_language(code: str) -> bool:
    """Whether there is a name for it."""
    return code in OTHER_LANGUAGES or code in _locale().languages


def spoken(codes: Iterable[str]) -> str:
    """The names of languages, listed: "Arabic, Polish and British Sign Language"."""
    names = (str(OTHER_LANGUAGES.get(code) or _locale().languages.get(code, code)) for code in codes)
    return listed(names)


def _locale() -> Locale:
    return current().shown.locale
