"""One thing to be found, as search and the A to Z see it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

LONG_ENOUGH = 80


@dataclass(frozen=True)
class Entry:
    """Everything search indexes of one thing. `names` and `summaries` are by language code, "en" first.

    `kind` is "service", "team", "role", "location" or "organisation". `topics` are slugs. `urgent` is
    "danger", "homeless", "safeguarding" or None. `latitude` and `longitude` are WGS 84 degrees.
    """

    kind: str
    slug: str
    names: dict[str, str]
    summaries: dict[str, str] = field(default_factory=dict)
    lay_words: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    body: str = ""
    postcode: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    urgent: str | None = None


def summary(words: str | None) -> str:
    """The first sentence, and the next ones while it is short."""
    found = ""
    for sentence in re.split(r"(?<=[.!?؟。])\s+", (words or "").strip()):
        if len(found) >= LONG_ENOUGH:
            break
        found = f"{found} {sentence}".strip()
    return found
