"""Whom callers were pointed to, and whether that was the end of it."""

from __future__ import annotations

from datetime import datetime, time

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.directory.wording import words
from app.models import Signpost
from app.staff.figures.periods import Period
from app.staff.figures.tables import Row, Table, share
from directory.catalogue import topics
from directory.hours import LONDON
from forms.text import _

FEWEST = 5
"""A share of fewer than these could be one member of staff's, or one caller's."""

SORTED_OUT = func.sum(case((Signpost.resolved, 1), else_=0))


def by_topic(session: Session, period: Period) -> Table:
    """What callers needed, by topic."""
    found = (
        select(Signpost.topic, func.count(Signpost.id), SORTED_OUT)
        .where(Signpost.made_at >= _midnight(period))
        .group_by(Signpost.topic)
        .order_by(func.count(Signpost.id).desc(), Signpost.topic)
    )
    names = {topic.slug: str(words(topic, "name").text) for topic in topics(session)}
    rows = [
        _row(names.get(topic or "", str(_("No topic"))), count, int(resolved))
        for topic, count, resolved in session.execute(found)
    ]
    return Table(
        "signposts",
        _("Signposts by topic"),
        _("What callers needed when staff told them who can help."),
        _("Topic"),
        (_("Signposts"), _("Sorted out at first contact"), _("Share")),
        rows,
        (_("Sorted out at first contact"), _("Passed on")),
        (_("Where there were fewer than 5 we do not show how many were sorted out."),),
    )


def first_contact(session: Session, period: Period) -> Table:
    """How many callers needed nobody else, by week or month."""
    made = select(Signpost.made_at, Signpost.resolved).where(Signpost.made_at >= _midnight(period))
    days = [(at.astimezone(LONDON).date(), resolved) for at, resolved in session.execute(made)]
    rows = []
    for step in period.steps():
        then = [resolved for day, resolved in days if step.starts <= day < step.ends]
        rows.append(_row(str(step.name), len(then), sum(then)))
    return Table(
        "first-contact",
        _("Sorted out at first contact"),
        _("How many callers needed nobody else."),
        _("When"),
        (_("Signposts"), _("Sorted out at first contact"), _("Share")),
        rows,
        (_("Sorted out at first contact"), _("Passed on")),
        (_("Where there were fewer than 5 we do not show how many were sorted out."),),
    )


def _row(name: str, count: int, resolved: int) -> Row:
    if 0 < count < FEWEST:
        return Row(name, (count, None, None))
    return Row(name, (count, resolved, share(resolved, count)), (resolved, count - resolved))


def _midnight(period: Period) -> datetime:
    return datetime.combine(period.starts, time(), LONDON)
