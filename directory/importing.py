"""Importing whatever somebody has: a folder of spreadsheets, a published list, an Open Referral document."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from .lists import layout_of
from .nobody import IMPORT
from .openreferral import import_json, read_json
from .openreferral.fetching import Fetched
from .problems import ImportReport, Problem, Progress
from .spreadsheet import import_folder


def import_path(
    session: Session, path: Path, *, who: str = IMPORT, progress: Progress | None = None
) -> ImportReport:
    """Import a folder or a file, told by what is in it. The caller commits."""
    return _noted(_import(session, path, who, progress), path.name)


def _import(session: Session, path: Path, who: str, progress: Progress | None) -> ImportReport:
    if path.is_dir():
        return import_folder(session, path, who=who, progress=progress)
    if path.is_file() and _holds_json(path):
        document, problems = read_json(path)
        if problems:
            return ImportReport(problems=problems)
        return import_json(session, document, source=path.name, who=who, progress=progress)
    read = layout_of(path) if path.is_file() else None
    if read:
        return read(session, path, who=who, progress=progress)
    return ImportReport(problems=[Problem(path.name, None, None, _why(path))])


def import_fetched(
    session: Session, got: Fetched, *, who: str = IMPORT, progress: Progress | None = None
) -> ImportReport:
    """Import every service that `fetch` got from another API, or nothing. The caller commits."""
    if got.problems:
        return ImportReport(problems=got.problems, warnings=got.warnings)
    report = import_json(
        session, got.services, terms=got.terms, source=got.address, who=who, progress=progress
    )
    report.warnings[:0] = got.warnings
    return _noted(report, got.address)


def _noted(report: ImportReport, source: str) -> ImportReport:
    """Whoever imports nothing is told, for it may be the wrong file."""
    if report.ok and not any((report.created, report.changed, report.removed, report.unchanged)):
        report.warnings.append(Problem(source, None, None, "There is nothing in it to import."))
    return report


def _holds_json(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4096).removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def _why(path: Path) -> str:
    if not path.exists():
        return "There is no file or folder here."
    return (
        "This is none of what can be imported: a folder of spreadsheets, a list of services with the columns "
        "Identifier and Label, a list of register offices with the columns name, address1 and postcode, "
        "or Open Referral UK as JSON."
    )
