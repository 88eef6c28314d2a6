"""From Open Referral UK JSON to rows of the directory: one service, a list of them, or a page of a list."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy.orm import Session

from ..known import Known
from ..mobiles import own_mobiles
from ..nobody import IMPORT
from ..problems import ImportReport, Problem, Progress
from ..storing import store
from .reading import Notes, Thing
from .records import Records


def import_json(
    session: Session,
    document: object,
    *,
    terms: Sequence[object] = (),
    source: str = "document",
    who: str = IMPORT,
    progress: Progress | None = None,
) -> ImportReport:
    """Import services, with their organizations, places and contacts, and taxonomy terms. The caller commits.

    With one problem nothing is imported. A property that is not in the document is left as it is; a list
    that is (contacts, schedules, costs, areas, places, attributes) replaces what there was.
    """
    notes = Notes(source)
    records = Records(Known(session), notes, own_mobiles(session))
    for place, term in enumerate(terms):
        records.add_term(Thing(term, f"$terms[{place}]", notes))
    services = _services(document, notes)
    for service in services:
        records.add_service(service)
    records.finish()
    if notes.problems:
        return ImportReport(problems=notes.problems, warnings=notes.warnings)
    report = store(session, records.batch, who, progress)
    report.warnings += notes.warnings
    return report


def read_json(path: Path) -> tuple[object, list[Problem]]:
    """The document in a file, or why there is none."""
    try:
        return parse(path.read_bytes(), path.name)
    except OSError as error:
        return None, [Problem(path.name, None, None, f"The file cannot be read: {error.strerror}.")]


def parse(data: bytes, source: str) -> tuple[object, list[Problem]]:
    """The document, or why there is none."""
    try:
        return json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant), []
    except UnicodeDecodeError:
        return None, [Problem(source, None, None, "This is not in UTF-8.")]
    except json.JSONDecodeError as error:
        return None, [Problem(source, error.lineno, None, f"This is not JSON: {error.msg}.")]
    except RecursionError:
        return None, [Problem(source, None, None, "The document is nested too deeply.")]
    except ValueError as error:
        return None, [Problem(source, None, None, f"This is not JSON: {error}.")]


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not a number")


def _services(document: object, notes: Notes) -> list[Thing]:
    if isinstance(document, list):
        return [Thing(one, f"$[{place}]", notes) for place, one in enumerate(document)]
    whole = Thing(document, "$", notes)
    for name in ("contents", "services"):
        if name in whole:
            return whole.things(name)
    if "id" in whole and "name" in whole:
        return [whole]
    if "contents" not in whole.values:
        notes.problem("$", "This is not an Open Referral UK service, nor a list or page of services.")
    return []
