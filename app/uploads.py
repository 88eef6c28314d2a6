"""Files of a form being filled in: checked for viruses, kept encrypted beside its draft, gone when it is."""

from __future__ import annotations

import hashlib
import json
import secrets
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import current_app, request
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import TooManyRequests

from app import clamd, drafts
from app.database import reading, writing
from app.limits import client, limit
from app.models import Upload
from app.security import CannotOpenError, keys
from app.settings import RateLimit, Settings
from forms.answers import Json
from forms.journeys import JOURNEYS
from forms.pages import Page
from forms.providers import NotReachable
from forms.questions import FileUpload

MOST_IN_A_DRAFT = 500_000_000  # bytes: more than any form asks for, less than would fill a disk
MOST_BY_A_CLIENT = (RateLimit(300, 3600), RateLimit(1000, 86400))


class Store:
    """`forms.providers.Files` of the draft that this browser is filling in, or of the one with this token."""

    def __init__(self, token: str | None = None) -> None:
        self._named = token

    def dangerous(self, content: bytes) -> bool:
        settings: Settings = current_app.extensions["settings"]
        return bool(settings.clamd_url) and clamd.finds_a_virus(content, settings.clamd_url)

    def keep(self, name: str, kind: str, content: bytes) -> dict[str, Json]:
        """Raises NotReachable when it cannot be kept: too many were, or there is no room."""
        try:
            limit("uploads", client(), MOST_BY_A_CLIENT)
            return self._kept(name, kind, content)
        except (TooManyRequests, OperationalError):
            raise NotReachable from None

    def _kept(self, name: str, kind: str, content: bytes) -> dict[str, Json]:
        if not self._named and drafts.is_hidden(_journey()):  # a caller's, and nobody is signed in
            raise NotReachable
        token = self._named or _token() or _begun()
        details = {"name": name, "sha256": hashlib.sha256(content).hexdigest()}
        # What is sealed tells in clear when. Of an anonymous form nobody may know more than the day.
        day = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        row = Upload(
            id=secrets.token_hex(16),
            token=token,
            details=keys().seal(json.dumps(details).encode(), at=day),
            type=kind,
            size=len(content),
            sealed=keys().seal(content, at=day),
            expires_at=datetime.now(UTC) + timedelta(hours=current_app.extensions["settings"].draft_hours),
        )
        with writing() as database:
            together = select(func.coalesce(func.sum(Upload.size), 0)).where(Upload.token == token)
            if (database.scalar(together) or 0) + row.size > MOST_IN_A_DRAFT:
                raise NotReachable
            database.add(row)
        return _file(row, name)

    def find(self, file_id: str) -> dict[str, Json] | None:
        token = self._named or _token()
        if token is None:
            return None
        query = select(Upload).where(Upload.id == file_id, Upload.token == token)
        with reading() as database:
            found = database.scalar(query)
        try:
            return _file(found, json.loads(keys().open(found.details))["name"]) if found else None
        except CannotOpenError:
            return None


def _file(row: Upload, name: str) -> dict[str, Json]:
    return {"id": row.id, "name": name, "type": row.type, "size": row.size}


def _journey() -> str:
    return str((request.view_args or {}).get("slug", ""))


def _token() -> str | None:
    """Of the draft of this form that this browser began last."""
    return next(iter(drafts.tokens(_journey())[-1:]), None)


def _begun() -> str:
    drafts.begin(_journey())
    return drafts.tokens(_journey())[-1]


def let_files_in(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """A page that asks for files may be sent as much as it asks for; others as much as `LARGEST_BODY`."""
    journey = JOURNEYS.get((values or {}).get("slug", ""))
    page = journey.by_slug.get((values or {}).get("page_slug", "")) if journey else None
    if page is not None and request.max_content_length is not None:
        request.max_content_length += largest_files(page)


def largest_files(page: type[Page]) -> int:
    """The most bytes of files that this page takes at once."""
    return sum(q.largest_together for q in page.questions if isinstance(q, FileUpload))
