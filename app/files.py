"""Files that were sent with a form: whose they are, and how the council's other systems fetch them.

A file is fetched by an address that is signed and ends after FETCHED_WITHIN. It is only ever offered to be
saved, never shown: a document that somebody sent could otherwise act as a page of ours.
"""

from __future__ import annotations

import hmac
import json
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

from flask import Blueprint, Flask, Response, abort, request, send_file
from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from app.database import reading
from app.models import Submission, Upload
from app.security import CannotOpenError, Keys, keys
from forms.answers import Json

FETCHED_WITHIN = timedelta(days=30)

files = Blueprint("files", __name__)


@dataclass(frozen=True)
class SentFile:
    """One file of a submission. `page` and `question` are where it was asked for, `size` is in bytes."""

    id: str
    page: str
    question: str
    name: str
    type: str
    size: int
    sha256: str
    url: str


def claim(session: Session, submission: Submission, answers: Mapping[str, Json]) -> None:
    """Of the files kept for its draft, those it answers with are the submission's; the others are deleted."""
    if submission.token is not None:
        forget_unnamed(session, submission.token, answers)
        theirs = update(Upload).where(Upload.token == submission.token)
        session.execute(theirs.values(submission_id=submission.id, token=None, expires_at=None))


def forget_unnamed(session: Session, token: str, kept: object, before: str | None = None) -> bool:
    """Delete the files of this draft whose ids, which nobody can guess, are nowhere in what is kept of it; of
    those that were named before, where it is given, so that one that is just arriving stays. Returns whether
    any stay.
    """
    ids = session.scalars(select(Upload.id).where(Upload.token == token)).all()
    named = json.dumps(kept)
    gone = [each for each in ids if each not in named and (before is None or each in before)]
    if gone:
        session.execute(delete(Upload).where(Upload.id.in_(gone)))
    return len(gone) < len(ids)


def sent_with(
    session: Session, keys: Keys, submission_id: int, answers: Mapping[str, Json], site: str
) -> tuple[SentFile, ...]:
    """The files of a submission in the order they were asked for. Raises CannotOpenError."""
    query = select(Upload).where(Upload.submission_id == submission_id)
    kept = {upload.id: upload for upload in session.scalars(query)}
    return tuple(
        SentFile(
            upload.id,
            page,
            question,
            type=upload.type,
            size=upload.size,
            url=f"{site}{signed_path(keys, upload.id)}",
            **json.loads(keys.open(upload.details)),
        )
        for page, question, file_id in (_asked_for(answers) if kept else ())
        if (upload := kept.get(file_id)) is not None
    )


def _asked_for(answers: Mapping[str, Json]) -> Iterator[tuple[str, str, str]]:
    """The page, question and id of whatever in the answers may be a file."""
    for page, stored in answers.items():
        for screen in stored if isinstance(stored, list) else [stored]:
            for question, answer in screen.items() if isinstance(screen, dict) else ():
                for each in answer if isinstance(answer, list) else ():
                    if isinstance(each, dict):
                        yield page, question, str(each.get("id"))


def signed_path(keys: Keys, file_id: str) -> str:
    until = int(time.time() + FETCHED_WITHIN.total_seconds())
    return f"/files/{file_id}?{urlencode({'until': until, 'signature': _signature(keys, file_id, until)})}"


def _signature(keys: Keys, file_id: str, until: int) -> str:
    return keys.scramble(f"{file_id} {until}", "files")


@files.get("/files/<file_id>")
def fetch(file_id: str) -> Response:
    until = request.args.get("until", type=int) or 0
    signature = request.args.get("signature", "")
    right = hmac.compare_digest(signature.encode(), _signature(keys(), file_id, until).encode())
    if not right or until < time.time():
        abort(404)
    with reading() as session:
        found = find_sent_file(session, keys(), file_id) or abort(404)
    name, content = found
    response = send_file(BytesIO(content), "application/octet-stream", as_attachment=True, download_name=name)
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.headers["Cache-Control"] = "no-store"
    return response


def find_sent_file(session: Session, keys: Keys, file_id: str) -> tuple[str, bytes] | None:
    """The name and content of a file that belongs to a submission."""
    query = select(Upload).where(Upload.id == file_id, Upload.submission_id.is_not(None))
    found = session.scalar(query)
    try:
        return (json.loads(keys.open(found.details))["name"], keys.open(found.sealed)) if found else None
    except CannotOpenError:
        return None


def save_all(session: Session, keys: Keys, answers: Mapping[str, Json], folder: Path) -> Iterator[Path]:
    """Write the files of these answers into a folder, for its owner's eyes; where each went."""
    for number, (_page, _question, file_id) in enumerate(_asked_for(answers), 1):
        found = find_sent_file(session, keys, file_id)
        if found is not None:
            path = folder / f"{number}-{found[0]}"
            path.touch(mode=0o600)
            path.write_bytes(found[1])
            yield path


def init_app(app: Flask) -> None:
    app.register_blueprint(files)
