"""The whole directory, written down each night in DATA_DIR/exports: as Open Referral and as spreadsheets.

Each file is there whole or not at all. The spreadsheets hold what only staff may see, so nobody else on the
machine can read either.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.orm import Session

from app.clock import today
from app.database import Database
from app.security import Keys
from app.settings import Settings
from directory.exporting import export_zip
from directory.openreferral.whole import written

NIGHTS_KEPT = 7
BEGUN = ".part"


def export_tonight(database: Database, _keys: Keys, settings: Settings) -> None:
    """Write today's two files, and delete those of nights that are over."""
    folder = settings.data_dir / "exports"
    folder.mkdir(mode=0o700, exist_ok=True)
    for draft in folder.glob(f"*{BEGUN}"):
        draft.unlink()
    with database.at_one_moment() as session:
        _write(folder / f"{today()}.json", session, _as_open_referral)
        _write(folder / f"{today()}.zip", session, export_zip)
    for kind in ("json", "zip"):
        for old in sorted(folder.glob(f"????-??-??.{kind}"))[:-NIGHTS_KEPT]:
            old.unlink()


def _as_open_referral(session: Session, path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(written(session))


def _write(path: Path, session: Session, write: Callable[[Session, Path], None]) -> None:
    draft = path.with_name(f"{path.name}{BEGUN}")
    draft.touch(mode=0o600)
    write(session, draft)
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.replace(path)
