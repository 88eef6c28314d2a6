"""The directory as a folder of spreadsheets: the very one that `spreadsheet.import_folder` reads, all of it.

Everything is in it, what only staff may see included. Importing it where it came from changes nothing, and
into an empty directory makes the same one. The same directory always makes the same bytes.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from sqlalchemy.orm import Session

from .layouts import FILES, TRANSLATION_COLUMNS
from .sheets import Names, rows_of, translations
from .written import written

MARK = "\ufeff"  # without it some spreadsheets take Arabic for noise


def export_folder(session: Session, path: Path) -> list[str]:
    """Write every file into this folder, which is made if it is not there; their names."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    names = []
    for name, words in files(session):
        (path / name).write_bytes(words.encode())
        names.append(name)
    return names


def export_zip(session: Session, path: Path) -> None:
    """Write every file into one archive."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, words in files(session):
            archive.writestr(name, words)


def files(session: Session) -> Iterator[tuple[str, str]]:
    """The name of each file, and what is in it."""
    names = Names(session)
    for name, columns in FILES.items():
        yield name, _sheet([column.name for column in columns], rows_of(session, name, names))
    for language, rows in translations(session, names):
        yield f"translations.{language}.csv", _sheet([column.name for column in TRANSLATION_COLUMNS], rows)


def _sheet(headings: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> str:
    """Rows are in the order of what is written in them, beginning with whose they are."""
    lines = sorted([written(row.get(heading)) for heading in headings] for row in rows)
    words = io.StringIO(newline="")
    csv.writer(words, lineterminator="\n").writerows([headings, *lines])
    return MARK + words.getvalue()
