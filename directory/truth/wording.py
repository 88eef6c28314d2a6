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
WORD = re.compile(r"[A-Za-z0-9]+(?:['’][a-z]+)?")
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
    for entry in everything.entries:
        name = "" if isinstance(entry, Organisation) else entry.name
        for word in dict.fromkeys(jargon_in("\n".join((name, *_sentences(entry))))):
            yield Found(entry.kind, entry.slug, entry.name, parts={"word": word, "plain": plain[word]})


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


def jargon_in(text: str) -> Iterator[str]:
    """The words of councils in a text, the longest that begin in each place. What is written in capitals is
    looked for as it is: SEND is not "send".
    """
    written = WORD.findall(text)
    words = [word.casefold() for word in written]
    begins, at = _begins(), 0
    while at < len(words):
        found = next(
            (
                (phrase, listed)
                for phrase, listed in begins.get(words[at], ())
                if words[at : at + len(phrase)] == phrase and (not listed.isupper() or written[at] == listed)
            ),
            None,
        )
        if found:
            yield found[1]
        at += len(found[0]) if found else 1


@cache
def _begins() -> dict[str, list[tuple[list[str], str]]]:
    """The words of councils by the first word of each, the longest first."""
    begins: dict[str, list[tuple[list[str], str]]] = {}
    for listed in sorted(plain_words(), key=len, reverse=True):
        phrase = WORD.findall(listed.casefold())
        begins.setdefault(phrase[0], []).append((phrase, listed))
    return begins


def _sentences(entry: Entry) -> list[str]:
    return [words for name in READ.get(entry.kind, ()) if (words := getattr(entry, name, None))]
