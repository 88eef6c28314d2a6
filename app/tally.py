"""Counting what is searched for, so that managers learn which words find nothing; never who searched.

Words are kept sealed, by the day, for 13 months; those that could be somebody's own (a number, an address, a
whole story), and those that hardly anybody used, are counted without their words. Which results are opened is
told by the address of the page that people come from, which browsers send within one site: no cookie, no
script, nothing in the links. Whoever counts after a page has been sent keeps nobody waiting.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from urllib.parse import parse_qs, urlsplit

import structlog
from flask import after_this_request, current_app, request
from sqlalchemy import Connection, Update, delete, func, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.clock import today
from app.database import Database, database
from app.models import SearchTally
from app.security import Keys, keys

KEPT = timedelta(days=396)  # 13 months
RARE_WORDS_KEPT = timedelta(days=30)
OFTEN_ENOUGH = 3
"""Words searched for less often could be one person's, so nobody is shown them."""
MOST_A_DAY = 5_000
"""Different words of one day that are kept, so that nobody can fill the database; more are only counted."""
MOST_WORDS = 8
LONGEST = 60
SOMEBODYS_OWN = re.compile(
    r"@|(?:\d[\s-]?){5}|\b[a-z]{1,2}\d[a-z\d]?\s*\d[a-z]{2}\b"  # an e-mail address, a long number, a postcode
)

log = structlog.get_logger()


def count_search(typed: str, language: str, found: int) -> None:
    """Count a search that this request answers; not one that a browser only fetches ahead."""
    if request.headers.get("Sec-Purpose", "").startswith("prefetch"):
        return
    day, words = today(), kept_words(typed)
    _afterwards(lambda to: _add(to, keys(), day, language, words, found))


def count_click(language: str) -> None:
    """Count that this request opens a result, if it comes from a page of ours with results for some words."""
    came_from = urlsplit(request.referrer or "")
    typed = parse_qs(came_from.query).get("q", [""])[0]
    if came_from.netloc != request.host or not came_from.path.endswith("/directory") or not typed:
        return
    day, digest = today(), _digest(kept_words(typed), keys())
    _afterwards(lambda to: _clicked(to, day, language, digest))


def kept_words(typed: str) -> str:
    """The words as they are kept; "" for those that could be somebody's own."""
    words = " ".join(typed.casefold().split())
    private = len(words) > LONGEST or len(words.split()) > MOST_WORDS or SOMEBODYS_OWN.search(words)
    return "" if private else words


def forget_old(session: Session, day: date) -> None:
    """Delete what is older than 13 months, and the words that hardly anybody used in their month."""
    session.execute(delete(SearchTally).where(SearchTally.day < day - KEPT))
    often = select(SearchTally.digest).group_by(SearchTally.digest)
    often = often.having(func.sum(SearchTally.searches) >= OFTEN_ENOUGH)
    rare = SearchTally.digest.not_in(often), SearchTally.day < day - RARE_WORDS_KEPT, SearchTally.digest != ""
    for row in session.scalars(select(SearchTally).where(*rare)).all():
        count = {name: getattr(row, name) for name in ("searches", "empty", "clicks")}
        session.delete(row)
        session.flush()
        nameless = {"day": row.day, "language": row.language, "digest": "", "sealed": b""}
        _upsert(session.connection(), nameless | count)


def words_of(row: SearchTally, keys: Keys) -> str:
    """Raises CannotOpenError when its key is gone."""
    return keys.open(row.sealed).decode()


def _add(to: Database, keys: Keys, day: date, language: str, words: str, found: int) -> None:
    sealed = keys.seal(words.encode()) if words else b""
    row = {"day": day, "language": language, "digest": _digest(words, keys), "sealed": sealed}
    with to.engine.begin() as connection:
        if words and not _has_room(connection, row):
            row |= {"digest": "", "sealed": b""}
        _upsert(connection, row | {"searches": 1, "empty": int(not found), "clicks": 0})


def _has_room(connection: Connection, row: Mapping[str, object]) -> bool:
    """Whether these words were kept on this day already, or may still be."""
    kept = select(func.count()).where(SearchTally.day == row["day"])
    if connection.execute(kept).scalar_one() < MOST_A_DAY:
        return True
    same = [getattr(SearchTally, name) == row[name] for name in ("day", "language", "digest")]
    return connection.execute(select(SearchTally.day).where(*same)).first() is not None


def _clicked(to: Database, day: date, language: str, digest: str) -> None:
    """After one search one result counts, however many are looked at."""
    with to.engine.begin() as connection:
        connection.execute(_one_click(digest, day, language))


def _one_click(digest: str, day: date, language: str) -> Update:
    mine = (SearchTally.day == day, SearchTally.language == language, SearchTally.digest == digest)
    opened = update(SearchTally).where(*mine, SearchTally.clicks < SearchTally.searches - SearchTally.empty)
    return opened.values(clicks=SearchTally.clicks + 1)


def _upsert(connection: Connection, row: dict[str, object]) -> None:
    insert = postgresql_insert if connection.dialect.name == "postgresql" else sqlite_insert
    counts = {name: getattr(SearchTally, name) + row[name] for name in ("searches", "empty", "clicks")}
    key = [SearchTally.day, SearchTally.language, SearchTally.digest]
    connection.execute(insert(SearchTally).values(row).on_conflict_do_update(index_elements=key, set_=counts))


def _digest(words: str, keys: Keys) -> str:
    return keys.scramble(words, "searched for") if words else ""


def _afterwards(count: Callable[[Database], None]) -> None:
    """Once the answer has been sent; what cannot be counted then is not counted."""
    application = current_app._get_current_object()  # type: ignore[attr-defined]

    def counted() -> None:
        with application.app_context():
            try:
                count(database())
            except OperationalError as problem:
                log.warning("a search was not counted", problem=type(problem).__name__)

    @after_this_request
    def then(response: Response) -> Response:
        response.call_on_close(counted)
        return response
