"""Opening hours, written as the language of the page writes them. Dates and numbers: `forms.written`."""

from __future__ import annotations

from datetime import datetime, time

from app.council import Hours
from app.languages import ENGLISH, current
from forms import written
from forms.answers import COUNCIL_TIME
from forms.text import Text, _


def format_time(moment: time) -> str:
    """9am and 5:30pm in English, otherwise as the language writes the time of day."""
    if current().shown.code != ENGLISH:
        return written.clock(moment)
    minutes = f":{moment.minute:02}" if moment.minute else ""
    return f"{moment.hour % 12 or 12}{minutes}{'am' if moment.hour < 12 else 'pm'}"


def format_moment(moment: datetime) -> Text:
    """5:30pm on 3 March 2026, where the council is."""
    there = moment.astimezone(COUNCIL_TIME)
    # Translators: a moment, such as "5:30pm on 3 March 2026"
    return _("%(time)s on %(date)s", time=format_time(there.time()), date=written.long_date(there.date()))


def format_hours(hours: Hours) -> Text:
    """Monday to Friday, 9am to 5pm."""
    clock = {"opens": format_time(hours.opens_at), "closes": format_time(hours.closes_at)}
    first, last = _day(hours.first_day), _day(hours.last_day)
    if first == last:
        # Translators: when a telephone line is open, such as "Saturday, 9am to 1pm"
        return _("%(day)s, %(opens)s to %(closes)s", day=first, **clock)
    # Translators: when a telephone line is open, such as "Monday to Friday, 9am to 5pm"
    return _("%(first)s to %(last)s, %(opens)s to %(closes)s", first=first, last=last, **clock)


def _day(number: int) -> str:
    names: dict[int, str] = current().shown.locale.days["stand-alone"]["wide"]
    return names[number]
