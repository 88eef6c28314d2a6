"""The languages Frontdoor speaks: English at `/…`, every other at `/<code>/…`, on the same views.

A view never takes a language. It belongs to a `Multilingual` blueprint, `url_for` keeps the language of
the page, and `url_for(..., language="ar")` changes it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from typing import Any
from urllib.parse import quote

from babel import Locale
from flask import Blueprint, Flask, current_app, g, request, url_for
from markupsafe import Markup, escape
from werkzeug.routing import BaseConverter

from app import translations
from forms.text import language as spoken_now
from forms.text import speak

ENGLISH = "en"


@dataclass(frozen=True)
class Language:
    """`code` is in the address, `own_name` is how its speakers call it, `babel` its CLDR locale."""

    code: str
    own_name: str
    direction: str
    babel: str

    @property
    def locale(self) -> Locale:
        return Locale.parse(self.babel)

    @property
    def catalogue(self) -> translations.Catalogue:
        return _catalogue(self.code)

    @property
    def shown(self) -> Language:
        """The language the interface is really in: English while no catalogue is built."""
        return self if self.code == ENGLISH or self.catalogue.translator else LANGUAGES[ENGLISH]

    @property
    def awaits_review(self) -> bool:
        return self.shown.code != ENGLISH and not self.catalogue.reviewed_by


LANGUAGES = {
    language.code: language
    for language in (
        Language(ENGLISH, "English", "ltr", "en_GB"),
        Language("ar", "العربية", "rtl", "ar"),
        Language("es", "Español", "ltr", "es"),
    )
}


@cache
def _catalogue(code: str) -> translations.Catalogue:
    return translations.load(code)


class Multilingual(Blueprint):
    """A blueprint whose every route exists in every language. Write whole paths: it takes no url_prefix."""

    def add_url_rule(
        self,
        rule: str,
        endpoint: str | None = None,
        view_func: Callable[..., Any] | None = None,
        provide_automatic_options: bool | None = None,
        **options: Any,
    ) -> None:
        assert self.url_prefix is None, "the language comes first in the address"
        add = super().add_url_rule
        add(rule, endpoint, view_func, provide_automatic_options, defaults={"language": ENGLISH}, **options)
        add(f"/<language:language>{rule}", endpoint, view_func, provide_automatic_options, **options)


class _LanguageConverter(BaseConverter):
    regex = "|".join(LANGUAGES)


def init_app(app: Flask) -> None:
    app.url_map.converters["language"] = _LanguageConverter
    app.url_value_preprocessor(_take_language)
    app.url_defaults(_keep_language)
    app.teardown_request(_fall_silent)


def _take_language(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    if values:
        values.pop("language", None)
    code = language_of(request.path)
    g.language = code
    g.speaking = ExitStack()
    g.speaking.enter_context(speak(code, LANGUAGES[code].catalogue.translator if code != ENGLISH else None))


def _keep_language(endpoint: str, values: dict[str, Any]) -> None:
    if "language" not in values and current_app.url_map.is_endpoint_expecting(endpoint, "language"):
        values["language"] = spoken_now()


def _fall_silent(_problem: BaseException | None) -> None:
    if "speaking" in g:
        g.pop("speaking").close()


def language_of(path: str) -> str:
    """The language an address is in: its first part, or English."""
    first = path.lstrip("/").partition("/")[0]
    return first if first in LANGUAGES else ENGLISH


def current() -> Language:
    """The language of the page being made, or of the `speak` block we are in."""
    return LANGUAGES.get(spoken_now(), LANGUAGES[ENGLISH])


def here(path: str) -> str:
    """An address within the site, in the current language: here("/help") is "/ar/help"."""
    return path if current().code == ENGLISH else f"/{current().code}{path}"


def public(path: str) -> str:
    """The whole address of a page, as residents have it."""
    return f"{current_app.extensions['settings'].public_url}{path}"


@dataclass(frozen=True)
class Alternate:
    """This same page in another language."""

    language: Language
    url: str
    current: bool

    @property
    def absolute_url(self) -> str:
        """The address search engines are told, on the public site."""
        return public(self.url)


def alternates() -> list[Alternate]:
    """The current page in every language, its query kept; on a page that is not found, each home page."""
    if "alternates" not in g:
        g.alternates = [
            Alternate(language, _this_page_in(code), code == current().code)
            for code, language in LANGUAGES.items()
        ]
    found: list[Alternate] = g.alternates
    return found


_AS_SENT = "%&=+/?:@!$'()*,;~-._"


def _this_page_in(code: str) -> str:
    rule = request.url_rule
    if request.endpoint is None or rule is None or "GET" not in (rule.methods or ()):
        return url_for("pages.home", language=code)
    values: Mapping[str, Any] = {**(request.view_args or {}), "language": code}
    query = f"?{quote(request.query_string, safe=_AS_SENT)}" if request.query_string else ""
    return url_for(request.endpoint, **values) + query


@dataclass(frozen=True)
class Words:
    """Words that are not in the catalogue (a council's, a service's), and the language they are in."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text

    def __html__(self) -> Markup:
        if self.language == current().shown.code:
            return escape(self.text)
        direction = LANGUAGES[self.language].direction if self.language in LANGUAGES else "auto"
        return Markup('<span lang="{}" dir="{}">{}</span>').format(self.language, direction, self.text)


def pick(texts: Mapping[str, str]) -> Words:
    """The words for the current language, otherwise the English, marked as such."""
    code = current().shown.code
    return Words(texts[code], code) if texts.get(code) else Words(texts[ENGLISH], ENGLISH)
