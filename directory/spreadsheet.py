"""Importing a directory kept as a folder of spreadsheets. See `layouts` for the files and their columns.

Everything is checked first and every bad row is named. With one problem nothing is imported; without any,
all of it is stored, and storing the same again changes nothing. Things are never deleted, but what belongs
to something in the folder (its contacts, hours, prices, areas, places, translations) becomes what the
files say.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy.orm import Session

from .checks import check_folder
from .known import Known
from .layouts import FILES, TRANSLATION_COLUMNS, TRANSLATIONS
from .nobody import IMPORT
from .problems import ImportReport, Problem, Progress
from .records import batch_of
from .rows import Column, Sheet, read_rows
from .storing import store
from .withholding import withhold


def import_folder(
    session: Session, path: Path, *, who: str = IMPORT, progress: Progress | None = None
) -> ImportReport:
    """Import a folder. Stores within the session's transaction, which the caller commits."""
    files = list(_files(path))
    problems = _unexpected(path, [file.name for file, _ in files])
    sheets: dict[str, Sheet] = {}
    for number, (file, columns) in enumerate(files):
        if progress:
            progress(f"reading {file.name}", number, len(files))
        sheets[file.name] = read_rows(file, columns)
        problems += sheets[file.name].problems
    known = Known(session)
    problems += check_folder(sheets, known)
    if problems:
        return ImportReport(problems=sorted(problems, key=lambda one: (one.file, one.line or 0)))
    warnings = withhold(session, sheets)
    report = store(session, batch_of(sheets, known), who, progress)
    report.warnings += warnings
    return report


def _files(path: Path) -> Iterator[tuple[Path, tuple[Column, ...]]]:
    for name, columns in FILES.items():
        if (path / name).is_file():
            yield path / name, columns
    for file in sorted(path.glob("translations.*.csv")):
        if TRANSLATIONS.fullmatch(file.name):
            yield file, TRANSLATION_COLUMNS


def _unexpected(path: Path, expected: list[str]) -> list[Problem]:
    if not path.is_dir():
        return [Problem(path.name, None, None, "There is no folder here.")]
    others = sorted(file.name for file in path.glob("*.csv") if file.name not in expected)
    reason = (
        f"There is no file of this name; the files are {', '.join(FILES)} and translations.<language>.csv."
    )
    problems = [Problem(name, None, None, reason) for name in others]
    if not expected and not problems:
        problems.append(Problem(path.name, None, None, "There are no CSV files in this folder."))
    return problems
