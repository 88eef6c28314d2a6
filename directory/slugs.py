"""Names for addresses and ids that stay the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from uuid import NAMESPACE_URL, uuid5

LONGEST = 120
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)
FRONTDOOR = uuid5(NAMESPACE_URL, "tag:frontdoor,2026:directory")


def id_for(kind: str, *names: str) -> str:
    """The UUID of something known by its kind and slug (or other names): the same on every machine."""
    return str(uuid5(FRONTDOOR, "\n".join((kind, *names))))


def slugify(name: str) -> str:
    """ "Bins & recycling" becomes "bins-recycling"; "" when no Latin letter or digit is left."""
    plain = unicodedata.normalize("NFKD", name.casefold()).replace("'", "").replace("’", "")
    words = re.findall(r"[a-z0-9]+", plain.encode("ascii", "ignore").decode())
    slug = ""
    for word in words:
        longer = f"{slug}-{word}".strip("-")
        if len(longer) > LONGEST:
            break
        slug = longer
    return slug or "-".join(words)[:LONGEST]


def unique_slug(name: str, taken: Container[str], otherwise: str) -> str:
    """A slug from the name that is not taken, with `otherwise` (a number, an id) at its end when needed."""
    slug = slugify(name)
    if slug and slug not in taken:
        return slug
    return f"{slug}-{slugify(otherwise)}".strip("-")
