"""One thing to be found, as search and the A to Z see it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LONG_ENOUGH = 80


@dataclass(frozen=True)
class Entry:
    """Everything search indexes of one thing. `names` and `summaries` are by language code, "en" first.

    `kind` is one of `directory.search.KINDS`. `topics` and `audiences` are slugs (no audience: for anyone),
    `languages` codes, `channels` of "online", "telephone" and "in-person". `openings` are rules as
    `directory.hours.written_rule` writes them. `places` are WGS 84 degrees of latitude and longitude.
    `urgent` is "danger", "homeless", "safeguarding" or None. `people` are the names of who fills a role or
    covers it, `nicknames` what those people are called, `numbers` telephone numbers as digits, `addresses`
    those of e-mail and of web pages. `body` is in English, `translated` what else is said, by language.
    All of it is plain JSON.
    """

    kind: str
    slug: str
    names: dict[str, str]
    summaries: dict[str, str] = field(default_factory=dict)
    lay_words: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    body: str = ""
    urgent: str | None = None
    audiences: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    free: bool | None = None
    step_free: bool | None = None
    openings: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    nicknames: tuple[str, ...] = ()
    responsibilities: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    postcodes: tuple[str, ...] = ()
    places: tuple[tuple[float, float], ...] = ()
    translated: dict[str, str] = field(default_factory=dict)
    staff_only: bool = False


def summary(words: str | None) -> str:
    """The first sentence, and the next ones while it is short."""
    found = ""
    for sentence in re.split(r"(?<=[.!?؟。])\s+", (words or "").strip()):
        if len(found) >= LONG_ENOUGH:
            break
        found = f"{found} {sentence}".strip()
    return found
