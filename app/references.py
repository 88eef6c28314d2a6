"""References: what a person quotes to us. Easy to read out, impossible to guess, unique for ever."""

from __future__ import annotations

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models import IssuedReference

# No vowels, so no words; none of the pairs that look or sound alike (0O, 1I, 2Z, 5S, 6G, 8B).
ALPHABET = "CDFHJKMNPQRTVWXY34679"
GROUPS = (3, 3, 4)  # ten of twenty-one characters: 43.9 random bits


def issue(session: Session) -> str:
    """A reference nobody has had, recorded as given out."""
    while True:
        reference = "-".join("".join(secrets.choice(ALPHABET) for _ in range(size)) for size in GROUPS)
        if session.scalar(select(IssuedReference).where(IssuedReference.reference == reference)) is None:
            session.add(IssuedReference(reference=reference))
            session.flush()
            return reference
