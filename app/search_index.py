"""The search engine this application asks, and whether what it knows is still so."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from flask import Flask, current_app
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.database import reading
from app.settings import ROOT, Settings
from directory.entries import entries
from directory.entry import Entry
from directory.models import AuditEntry
from directory.search import Engine, Progress
from directory.search.embedded import EmbeddedEngine

CODE = ROOT / "directory"


def engine() -> Engine:
    """This application's search engine."""
    found: Engine = current_app.extensions["search_engine"]
    return found


def reindex(progress: Progress | None = None) -> int:
    """Index the whole directory anew, while searches go on; how many entries there are."""
    stamp = ""

    def all_of_them(session: Session) -> Iterator[Entry]:
        # Only now does the session begin to see: what is changed from here on, the engine notes itself.
        nonlocal stamp
        stamp = _stamp(session)
        yield from entries(session)

    with reading() as session:
        count = engine().rebuild(all_of_them(session), progress)
    _stamp_file().write_text(stamp, encoding="ascii")
    return count


def is_stale() -> bool:
    """Whether the directory, or the code that reads it for search, changed since the last `reindex`."""
    path = _stamp_file()
    with reading() as session:
        return not path.exists() or path.read_text(encoding="ascii") != _stamp(session)


def _stamp_file() -> Path:
    settings: Any = current_app.extensions["settings"]
    assert isinstance(settings, Settings)
    return settings.data_dir / "index" / "stamp"


def _stamp(session: Session) -> str:
    """Every change of the directory leaves an audit entry, so the last of them tells."""
    last = session.execute(
        select(func.count(AuditEntry.id), func.max(AuditEntry.id), func.max(AuditEntry.when))
    ).one()
    digest = hashlib.sha256(repr(tuple(last)).encode())
    told = (CODE / f"{name}.py" for name in ("facets", "mobiles", "visibility"))
    for path in sorted([*CODE.glob("*entr*.py"), *told, *(CODE / "search").glob("*.[pc][ys]*")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def init_app(app: Flask, settings: Settings) -> None:
    app.extensions["search_engine"] = EmbeddedEngine(settings.data_dir / "index")
