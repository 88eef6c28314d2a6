"""Moments and opening hours, as the language of the page writes them. Dates and numbers: `forms.written`."""

from __future__ import annotations

from datetime import datetime

from app.council import Hours
from app.languages import current
from forms import written
from forms.answers import COUNCIL_TIME
from forms.text import Text, _


def format_moment(moment: datetime) -> Text:
    """5:30pm on 3 March 2026, where the council is."""
    there = moment.astimezone(COUNCIL_TIME)
    time, date = written.time_of_day(there.time()), written.long_date(there.date())
    # Translators: a moment, such as "5:30pm on 3 March 2026"
    return _("%(time)s on %(date)s", time=time, date=date)


def format_hours(hours: Hours) -> Text:
    """Monday to Friday, 9am to 5pm."""
    clock = {"opens": written.time_of_day(hours.opens_at), "closes": written.time_of_day(hours.closes_at)}
    first, last = _day(hours.first_day), _day(hours.last_day)
    if first == last:
        # Translators: when a telephone line is open, such as "Saturday, 9am to 1pm"
        return _("%(day)s, %(opens)s to %(closes)s", day=first, **clock)
    # Translators: when a telephone line is open, such as "Monday to Friday, 9am to 5pm"
    return _("%(first)s to %(last)s, %(opens)s to %(closes)s", first=first, last=last, **clock)


def _day(number: int) -> str:
    names: dict[int, str] = current().shown.locale.days["stand-alone"]["wide"]
    return names[number]
