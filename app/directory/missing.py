"""A thing that is not in the directory: a page that says so, with what is most like it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from flask import render_template
from sqlalchemy.orm import Session

from app.database import reading
from app.directory.searching import ask, results_of
from app.directory.views import views
from directory.catalogue import NotInDirectory
from directory.slugs import SLUG

NEAREST = 5
Found = TypeVar("Found")


def get(getter: Callable[[Session, str], Found], session: Session, kind: str, slug: str) -> Found:
    """The thing with this slug. Raises NotInDirectory."""
    if not SLUG.fullmatch(slug):  # PostgreSQL cannot even be asked about some characters
        raise NotInDirectory(kind, slug)
    return getter(session, slug)


@views.errorhandler(NotInDirectory)
def not_there(missing: NotInDirectory) -> tuple[str, int]:
    words = " ".join(SLUG.findall(missing.slug.casefold())).replace("-", " ")
    with reading() as session:
        nearest = results_of(session, ask(words).hits[:NEAREST])
        return render_template("directory/not_there.html", words=words, nearest=nearest), 404
