"""What was searched for: how much, what found nothing, and which words led to nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.models import SearchTally
from app.security import CannotOpenError, Keys
from app.staff.figures.periods import Period
from app.staff.figures.tables import FEWEST, Row, Table, share
from app.tally import OFTEN_ENOUGH, words_of
from forms.text import _

FEWEST_DAYS = 2
"""Words that were searched for on one day only could be one person's, however often."""
MOST_SHOWN = 50

Counts = tuple[int, int, int]


@dataclass(frozen=True)
class Words:
    """Words that were searched for: `unclicked` times nothing was opened, `empty` times nothing was found."""

    text: str
    digest: str
    language: str
    searches: int
    empty: int
    unclicked: int


def searches(session: Session, period: Period) -> Table:
    """Searches by week or month, with those that found nothing and those after which nothing was opened."""
    days = _by_day(session, period.starts)
    rows = []
    for step in period.steps():
        found = [counts for day, counts in days.items() if step.starts <= day < step.ends]
        all_of_them, empty, clicks = (
            (sum(column) for column in zip(*found, strict=True)) if found else (0, 0, 0)
        )
        if 0 < all_of_them < FEWEST:
            rows.append(Row(step.name, (None, None, "", None, "")))
            continue
        unclicked = all_of_them - empty - clicks
        cells = (all_of_them, empty, share(empty, all_of_them), unclicked, share(unclicked, all_of_them))
        rows.append(Row(step.name, cells, (clicks, unclicked, empty)))
    return Table(
        "searches",
        _("Searches"),
        _("How often people searched, and how often that led them nowhere."),
        _("When"),
        (
            _("Searches"),
            _("Found nothing"),
            _("Share that found nothing"),
            _("Opened nothing"),
            _("Share that opened nothing"),
        ),
        rows,
        (_("A result was opened"), _("Nothing was opened"), _("Nothing was found")),
        (_("An answer that can be read in the results, such as a telephone number, needs no click."),),
        is_of_time=True,
    )


def words_that_led_nowhere(session: Session, period: Period, keys: Keys) -> list[Words]:
    """Those that found nothing, or after which nothing was opened, half the time or more; the worst first."""
    total, empty = func.sum(SearchTally.searches), func.sum(SearchTally.empty)
    nowhere = total - func.sum(SearchTally.clicks)
    found = (
        select(SearchTally.digest, SearchTally.language, total, empty, nowhere)
        .where(SearchTally.day >= period.starts, SearchTally.digest != "")
        .group_by(SearchTally.digest, SearchTally.language)
        .having(total >= OFTEN_ENOUGH, func.count(SearchTally.day) >= FEWEST_DAYS, 2 * nowhere >= total)
        .order_by(empty.desc(), nowhere.desc(), SearchTally.digest)
        .limit(MOST_SHOWN)
    )
    counted = session.execute(found).all()
    texts = _texts(session, [digest for digest, *_rest in counted], keys)
    return [
        Words(texts[digest], digest, language, int(searches), int(without), int(unclicked))
        for digest, language, searches, without, unclicked in counted
        if digest in texts
    ]


def words_table(words: Sequence[Words]) -> Table:
    return Table(
        "words",
        _("Words that led nowhere"),
        _("What people searched for and found nothing, or opened nothing, half the time or more."),
        _("Words"),
        (_("Searches"), _("Found nothing"), _("Opened nothing")),
        [
            Row(one.text, (one.searches, one.empty, one.unclicked), (one.unclicked,), slug=one.digest)
            for one in words
        ],
        notes=(
            _("Only words that were searched for 3 times or more, on 2 days or more, are shown."),
            _("Words that could be about a person are never kept."),
        ),
    )


def find_words(session: Session, digest: str, keys: Keys) -> str | None:
    """The words that this digest stands for."""
    return _texts(session, [digest], keys).get(digest)


def _by_day(session: Session, starts: date) -> dict[date, Counts]:
    sums = (func.sum(getattr(SearchTally, name)) for name in ("searches", "empty", "clicks"))
    query = select(SearchTally.day, *sums).where(SearchTally.day >= starts).group_by(SearchTally.day)
    return {
        day: (int(searches), int(empty), int(clicks))
        for day, searches, empty, clicks in session.execute(query)
    }


def _texts(session: Session, digests: Sequence[str], keys: Keys) -> dict[str, str]:
    rows = select(SearchTally).where(SearchTally.digest.in_(digests)).order_by(SearchTally.day)
    texts: dict[str, str] = {}
    for row in session.scalars(rows):
        if row.digest not in texts:
            try:
                texts[row.digest] = words_of(row, keys)
            except CannotOpenError:
                continue
    return texts
