"""Whom callers were pointed to, and whether that was the end of it."""

from __future__ import annotations

from datetime import datetime, time

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from app.directory.wording import words
from app.models import Signpost
from app.staff.figures.periods import Period
from app.staff.figures.tables import FEWEST, Row, Table, share, withheld
from directory.catalogue import topics
from directory.hours import LONDON
from forms.text import _

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
    counted = [(topic, count, int(resolved)) for topic, count, resolved in session.execute(found)]
    hidden = withheld([count for _topic, count, _resolved in counted])
    rows = [
        _row(names.get(topic or "", str(_("No topic"))), count, resolved)
        for place, (topic, count, resolved) in enumerate(counted)
        if place not in hidden
    ]
    if hidden:
        others = [counted[place] for place in hidden]
        count, resolved = (sum(one[column] for one in others) for column in (1, 2))
        rows.append(_row(str(_("Other topics")), count, resolved))
    return Table(
        "signposts",
        _("Signposts by topic"),
        _("What callers needed when staff told them who can help."),
        _("Topic"),
        (_("Signposts"), _("Sorted out at first contact"), _("Share")),
        rows,
        (_("Sorted out at first contact"), _("Passed on")),
        (
            _(
                "Topics of fewer than 5 callers are added up as “Other topics”, so that no number speaks of "
                "one person."
            ),
        ),
    )


def first_contact(session: Session, period: Period) -> Table:
    """How many callers needed nobody else, by week or month."""
    made = select(Signpost.made_at, Signpost.resolved).where(Signpost.made_at >= _midnight(period))
    days = [(at.astimezone(LONDON).date(), resolved) for at, resolved in session.execute(made)]
    steps = list(period.steps())
    then = [[resolved for day, resolved in days if step.starts <= day < step.ends] for step in steps]
    hidden = withheld([len(each) for each in then])
    rows = [
        _hidden(str(step.name), len(each)) if place in hidden else _row(str(step.name), len(each), sum(each))
        for place, (step, each) in enumerate(zip(steps, then, strict=True))
    ]
    return Table(
        "first-contact",
        _("Sorted out at first contact"),
        _("How many callers needed nobody else."),
        _("When"),
        (_("Signposts"), _("Sorted out at first contact"), _("Share")),
        rows,
        (_("Sorted out at first contact"), _("Passed on")),
        (
            _(
                "Numbers below 5 are not shown, nor is one from which they could be worked out, so that none "
                "speaks of one person."
            ),
        ),
        is_of_time=True,
    )


def _row(name: str, count: int, resolved: int) -> Row:
    if 0 < count < FEWEST:
        return _hidden(name, count)
    return Row(name, (count, resolved, share(resolved, count)), (resolved, count - resolved))


def _hidden(name: str, count: int) -> Row:
    if count < FEWEST:
        return Row(name, (None, None, ""))
    # Translators: in a table of figures, for a number from which another could be worked out
    unsaid = str(_("not shown"))
    return Row(name, (unsaid, unsaid, ""))


def _midnight(period: Period) -> datetime:
    return datetime.combine(period.starts, time(), LONDON)
