"""What stands on each sheet of what is printed: words and the page's number, as CSS writes them."""

from __future__ import annotations

import re

from markupsafe import Markup

from app.languages import current
from forms.text import _

NUMERALS = {"arab": "arabic-indic", "arabext": "persian", "beng": "bengali", "deva": "devanagari"}
"""What CSS calls the digits of each of CLDR's numbering systems that are not 0-9."""


def numerals() -> str:
    """The counter style that writes numbers as the language of the page does."""
    return NUMERALS.get(current().shown.locale.default_numbering_system, "decimal")


def page_number() -> Markup:
    """“Page 2 of 5” as CSS counts pages."""
    words = str(_("Page %(page)s of %(pages)s", page="\0page\0", pages="\0pages\0"))
    pieces = [
        f"counter({piece}, {numerals()})" if odd % 2 else css_string(piece)
        for odd, piece in enumerate(words.split("\0"))
    ]
    return Markup(" ".join(pieces))  # noqa: S704 - counters, and strings that are escaped for CSS


def css_string(words: object) -> Markup:
    """Words as a string of CSS that is safe inside a style element."""
    escaped = re.sub(r'[\\"<>&\n]', lambda found: f"\\{ord(found[0]):x} ", str(words))
    return Markup(f'"{escaped}"')  # noqa: S704 - whatever could end it is escaped
