"""References: what a person quotes to us. Easy to read out, impossible to guess, unique for ever.

A code is their like: it leads back to a form that was saved, and says nothing else.
"""

from __future__ import annotations

import secrets
import unicodedata

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import IssuedReference
from forms.answers import latin_digits

# No vowels, so no words; none of the pairs that look or sound alike (0O, 1I, 2Z, 5S, 6G, 8B).
ALPHABET = "CDFHJKMNPQRTVWXY34679"
GROUPS = (3, 3, 4)  # ten of twenty-one characters: 43.9 random bits
CODE_GROUPS = (4, 4, 4)  # a code opens answers, and many may exist at once: 52.7 bits

SPELLING = {
    "C": "Charlie",
    "D": "Delta",
    "F": "Foxtrot",
    "H": "Hotel",
    "J": "Juliett",
    "K": "Kilo",
    "M": "Mike",
    "N": "November",
    "P": "Papa",
    "Q": "Quebec",
    "R": "Romeo",
    "T": "Tango",
    "V": "Victor",
    "W": "Whiskey",
    "X": "Xray",
    "Y": "Yankee",
}
"""A word for each letter of a reference, from the alphabet of pilots: the same in every language."""


def issue(session: Session) -> str:
    """A reference nobody has had, recorded as given out."""
    while True:
        reference = "-".join("".join(secrets.choice(ALPHABET) for _ in range(size)) for size in GROUPS)
        if session.scalar(select(IssuedReference).where(IssuedReference.reference == reference)) is None:
            session.add(IssuedReference(reference=reference))
            session.flush()
            return reference


def code_of(digest: str) -> str:
    """The code that a digest in hexadecimal digits stands for, always the same."""
    number, size = int(digest, 16), len(ALPHABET)
    places = [ALPHABET[number // size**place % size] for place in range(sum(CODE_GROUPS))]
    return _grouped("".join(places), CODE_GROUPS)


def code_in(typed: str) -> str:
    """The code as we write it, from what somebody typed: any case, spaces, hyphens, digits of any script."""
    text = latin_digits(unicodedata.normalize("NFKC", typed)).upper()
    found = "".join(letter for letter in text if letter.isascii() and letter.isalnum())
    return _grouped(found, CODE_GROUPS) if len(found) == sum(CODE_GROUPS) else ""


def spelled(reference: str) -> list[list[tuple[str, str | None]]]:
    """A reference, or a code, as it is said aloud: in groups, a word with each letter, none with a digit."""
    return [[(each, SPELLING.get(each)) for each in group] for group in reference.split("-")]


def _grouped(letters: str, groups: tuple[int, ...]) -> str:
    left = iter(letters)
    return "-".join("".join(next(left) for _ in range(size)) for size in groups)
