"""Lazy, translatable text that is always escaped.

A `Text` remembers an English message and its named values and becomes words only when it is shown, in
the language of whoever is reading. It is plain text, never markup: rendered in a template it is escaped
whole, so neither a translator nor a resident's own answer can put a script on a page.

The words come from the translator installed by `speak(...)`; without one they stay English.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Protocol

from markupsafe import Markup, escape


class Translator(Protocol):
    """What `babel.support.Translations` and `gettext.NullTranslations` have in common."""

    def gettext(self, message: str, /) -> str: ...
    def ngettext(self, singular: str, plural: str, n: int, /) -> str: ...
    def pgettext(self, context: str, message: str, /) -> str: ...


_NAMED = re.compile(r"%\((\w+)\)s|%%")
_UNNAMED = re.compile(r"(?<!%)(?:%%)*%(?!\(\w+\)s|%)")

_speaking: ContextVar[tuple[str, Translator | None]] = ContextVar("speaking", default=("en", None))


@contextmanager
def speak(language: str, translator: Translator | None) -> Iterator[None]:
    """Show every `Text` in this language until the block ends."""
    token = _speaking.set((language, translator))
    try:
        yield
    finally:
        _speaking.reset(token)


def language() -> str:
    """The code of the language being spoken now: "en", "ar"…"""
    return _speaking.get()[0]


class Text:
    """One message, made by `_`, `n_` or `p_`; its `values` are filled in by name and may be `Text` too."""

    __slots__ = ("_key", "_render", "message", "values")

    def __init__(
        self,
        message: str,
        render: Callable[[Translator], str],
        values: dict[str, object],
        *key: object,
    ) -> None:
        self.message = message
        self.values = values
        self._render = render
        self._key = (message, *key)

    def unfilled(self) -> str:
        """The words with the places for its values still open; in English where a translation's are wrong."""
        words = self._render(_speaking.get()[1] or _english)
        known = set(_NAMED.findall(words)) - {""} <= set(self.values) and not _UNNAMED.search(words)
        return words if known or not self.values else self._render(_english)

    def __str__(self) -> str:
        translator = _speaking.get()[1]
        try:
            return self._fill(self._render(translator or _english))
        except (KeyError, ValueError):  # a translation whose placeholders are wrong
            return self._fill(self._render(_english))

    def _fill(self, words: str) -> str:
        """Only named placeholders are filled, so a translation can show nothing it was not given."""
        if not self.values:
            return words
        if _UNNAMED.search(words):
            raise ValueError(words)
        return _NAMED.sub(lambda found: "%" if found[0] == "%%" else str(self.values[found[1]]), words)

    def __html__(self) -> Markup:
        return escape(str(self))

    def __repr__(self) -> str:
        return f"Text({self.message!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Text) and (self._key, self.values) == (other._key, other.values)

    def __hash__(self) -> int:
        return hash(self._key)

    def __bool__(self) -> bool:
        return bool(self.message)

    def __len__(self) -> int:
        return len(str(self))

    def __contains__(self, part: str) -> bool:
        return part in str(self)


class _English:
    def gettext(self, message: str, /) -> str:
        return message

    def ngettext(self, singular: str, plural: str, n: int, /) -> str:
        return singular if n == 1 else plural

    def pgettext(self, context: str, message: str, /) -> str:
        return message


_english = _English()


def _(message: str, /, **values: object) -> Text:
    """Mark a whole sentence for translation."""
    return Text(message, lambda translator: translator.gettext(message), values)


def n_(singular: str, plural: str, count: int, /, **values: object) -> Text:
    """Mark a sentence that depends on a number; `%(count)s` is it, unless `values` write it."""
    return Text(
        singular,
        lambda translator: translator.ngettext(singular, plural, count),
        {"count": count, **values},
        plural,
        count,
    )


def p_(context: str, message: str, /, **values: object) -> Text:
    """Mark a message whose English alone is ambiguous, with a context for translators."""
    return Text(message, lambda translator: translator.pgettext(context, message), values, context)


Words = Text | str
"""What may be shown to a person: a message to translate, or words that are already theirs."""
