"""The whole directory as one Open Referral document: every service, those that are not active included."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from ..models import Service
from .exporting import export_service
from .loading import WHOLE

AT_ONCE = 100


def written(session: Session, progress: Callable[[int, int], None] | None = None) -> Iterator[str]:
    """The document in pieces: a list of services in the order of their slugs, a hundred loaded at once."""
    ids = session.scalars(select(Service.id).order_by(Service.slug)).all()
    yield "["
    for first in range(0, len(ids), AT_ONCE):
        some = select(Service).where(Service.id.in_(ids[first : first + AT_ONCE])).order_by(Service.slug)
        for number, service in enumerate(session.scalars(some.options(*WHOLE)), first):
            document = json.dumps(export_service(service), ensure_ascii=False, indent=1)
            yield f"{',' if number else ''}\n{document}"
        session.expunge_all()
        if progress:
            progress(min(first + AT_ONCE, len(ids)), len(ids))
    yield "\n]\n"
