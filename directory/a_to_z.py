"""The A to Z of services, in each language's own letters."""

from __future__ import annotations

import re
import unicodedata

from sqlalchemy import select
from sqlalchemy.orm import Session

from .entry import Entry, summary
from .models import Service, Translation
from .translations import SOURCE

ALEFS = str.maketrans("أإآٱ", "اااا")
NUMBERS = "0–9"
AFTER_N = "n\uffff"


def a_to_z(session: Session, language: str = SOURCE) -> dict[str, list[Entry]]:
    """Active services by the first letter of their name in this language, both in its order.

    The entries hold names, summaries and `urgent` only, in English and this language.
    """
    columns = Service.slug, Service.name, Service.description, Service.urgent
    services = session.execute(select(*columns).where(Service.status == "active")).all()
    words: dict[str, dict[str, str]] = {"name": {}, "description": {}}
    translated = select(Translation).where(
        Translation.kind == Service.kind, Translation.language == language, Translation.field.in_(words)
    )
    for one in session.scalars(translated):
        words[one.field][one.slug] = one.text
    letters: dict[str, list[Entry]] = {}
    listed = [
        Entry(
            Service.kind,
            slug,
            _both(name, language, words["name"].get(slug)),
            _both(summary(description), language, summary(words["description"].get(slug))),
            urgent=urgent,
        )
        for slug, name, description, urgent in services
    ]
    for entry in sorted(listed, key=lambda entry: in_order(_shown(entry, language))):
        letters.setdefault(_letter(_shown(entry, language)), []).append(entry)
    return letters


def _both(source: str, language: str, words: str | None) -> dict[str, str]:
    return {code: text for code, text in ((SOURCE, source), (language, words)) if text}


def _shown(entry: Entry, language: str) -> str:
    return entry.names.get(language) or entry.names[SOURCE]


def _without_article(name: str) -> str:
    """Arabic lists pass over "ال", the article, as a reader does."""
    return re.sub(r"^ال(?=\w{2})", "", name.strip())


def in_order(name: str) -> list[str]:
    """A key that sorts accents with their letters, and ñ after n."""
    words = _without_article(name).casefold().translate(ALEFS).replace("ñ", AFTER_N)
    plain = "".join(
        letter for letter in unicodedata.normalize("NFD", words) if letter.isalnum() or letter in " \uffff"
    )
    return plain.split()


def _letter(name: str) -> str:
    words = unicodedata.normalize("NFC", _without_article(name))
    first = next((letter for letter in words if letter.isalnum()), "")
    if first in ("ñ", "Ñ"):
        return "Ñ"
    if not first or first.isdigit():
        return NUMBERS
    return unicodedata.normalize("NFD", first.translate(ALEFS))[0].upper()
