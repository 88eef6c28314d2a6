"""Changing the directory from the web: one transaction, in the audit as one change, then found by search."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session

from app.database import reading, writing
from app.search_index import engine
from directory.changes import touched
from directory.entries import find_entry


@contextmanager
def changing() -> Iterator[Session]:
    """As `writing`; what was changed by `directory.changes` is indexed anew once it is kept."""
    with writing() as session:
        yield session
        found = touched(session)
    with reading() as session:
        for kind, slug in found:
            entry = find_entry(session, kind, slug)
            if entry is None:
                engine().remove(kind, slug)
            else:
                engine().update(entry)
