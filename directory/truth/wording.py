"""Rules about words: plain enough for a reader aged eleven, in every language, and not left out."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..checks import TRANSLATABLE
from ..models import Organisation
from .everything import Everything
from .finding import Found, Part
from .ownership import Entry
from .reading_age import reading_age

JARGON = Path(__file__).with_name("jargon.csv")
"""Words of councils, and what to write instead."""
OLDEST_READER = 11
READ = {
    "service": ("description", "eligibility", "fees", "application_process", "alert"),
    "team": ("description",),
    "location": ("description", "transportation"),
    "organisation": ("description",),
}
"""The sentences of each kind of entry that everyone reads."""


def no_description(everything: Everything) -> Iterator[Found]:
    for entry in everything.entries:
        if entry.kind in READ and not getattr(entry, "description", None):
            yield Found(entry.kind, entry.slug, entry.name)


def hard_to_read(everything: Everything) -> Iterator[Found]:
    """Its sentences and words need a reader of more than eleven years."""
    for entry in everything.entries:
        age = reading_age("\n".join(_sentences(entry)))
        if age is not None and round(age) > OLDEST_READER:
            yield Found(entry.kind, entry.slug, entry.name, parts={"age": round(age)})


def jargon(everything: Everything) -> Iterator[Found]:
    """A council's word where there is a plain one: each word once for an entry. A partner calls itself what
    it likes.
    """
    plain = plain_words()
    pattern = _any_of(frozenset(plain))
    for entry in everything.entries:
        name = "" if isinstance(entry, Organisation) else entry.name
        text = "\n".join((name, *_sentences(entry)))
        for word in dict.fromkeys(_as_listed(found[0], plain) for found in pattern.finditer(text)):
            parts = {"word": word, "plain": plain[word]}
            yield Found(entry.kind, entry.slug, entry.name, parts=parts)


def not_translated(everything: Everything) -> Iterator[Found]:
    """Words that are there in English only: for each language the fields that are missing."""
    for entry in everything.entries:
        fields = [name for name in TRANSLATABLE.get(entry.kind, ()) if getattr(entry, name)]
        for language in everything.asked.languages:
            missing = [
                name
                for name in fields
                if (entry.kind, entry.slug, name, language) not in everything.translated
            ]
            if missing:
                parts: dict[str, Part] = {"language": language, "fields": missing}
                yield Found(entry.kind, entry.slug, entry.name, parts=parts)


@cache
def plain_words() -> dict[str, str]:
    """{a council's word: what to write instead}"""
    with JARGON.open(encoding="utf-8", newline="") as file:
        return {row["word"]: row["plain"] for row in csv.DictReader(file)}


@cache
def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """The longest first. What is written in capitals is looked for as it is: SEND is not "send"."""
    longest = sorted(words, key=len, reverse=True)
    short = "|".join(re.escape(word) for word in longest if word.isupper())
    long = "|".join(re.escape(word) for word in longest if not word.isupper())
    return re.compile(rf"(?<![\w-])(?:{short}|(?i:{long}))(?![\w-])")


def _as_listed(found: str, plain: dict[str, str]) -> str:
    return found if found in plain else found.casefold()


def _sentences(entry: Entry) -> list[str]:
    return [words for name in READ.get(entry.kind, ()) if (words := getattr(entry, name, None))]
