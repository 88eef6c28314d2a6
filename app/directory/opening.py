"""Opening hours in words: whether it is open at this moment, and the week."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from app.clock import now, today
from app.directory.wording import listed
from app.languages import current
from directory.hours import Days, Opening, Rule, closing_time, is_open, next_opening, openings, weekly
from directory.models import Schedule
from forms import written
from forms.text import Text, _

MIDNIGHT = time(0)
A_DAY = timedelta(days=1)
Rules = Iterable[Rule | Opening]


@dataclass(frozen=True)
class State:
    """Open or closed at this moment, as a sentence."""

    open: bool
    words: Text


def open_now(rules: Rules) -> State | None:
    """What to say of something with these hours; None when nothing is known of them."""
    rules = openings(rules)
    if not rules:
        return None
    moment = now()
    if is_open(rules, moment):
        return State(True, _open_until(closing_time(rules, moment), moment))
    return State(False, _opens(next_opening(rules, moment), moment))


def _open_until(closes: datetime | None, moment: datetime) -> Text:
    if closes is None:
        return _("Open now, day and night")
    if closes.time() == MIDNIGHT and closes.date() - A_DAY == moment.date():
        return _("Open now until midnight")
    at = written.time_of_day(closes.time())
    if closes.date() == moment.date():
        return _("Open now until %(time)s", time=at)
    if closes.date() - A_DAY == moment.date():
        return _("Open now until %(time)s tomorrow", time=at)
    return _("Open now until %(day)s at %(time)s", day=day_name(closes.weekday()), time=at)


def _opens(opens: datetime | None, moment: datetime) -> Text:
    if opens is None:
        return _("Closed now")
    at = written.time_of_day(opens.time())
    days = (opens.date() - moment.date()).days
    if days == 0:
        return _("Closed now, opens today at %(time)s", time=at)
    if days == 1:
        return _("Closed now, opens tomorrow at %(time)s", time=at)
    if days < 7:
        # Translators: %(day)s is a day of the week
        return _("Closed now, opens %(day)s at %(time)s", day=day_name(opens.weekday()), time=at)
    # Translators: %(date)s is a date, such as 3 March 2026
    return _("Closed now, opens on %(date)s at %(time)s", date=written.long_date(opens.date()), time=at)


@dataclass(frozen=True)
class Row:
    """Days that have the same hours, and those hours."""

    days: str
    times: tuple[tuple[time, time], ...]

    @property
    def closed(self) -> bool:
        return not self.times

    @property
    def always(self) -> bool:
        return (MIDNIGHT, MIDNIGHT) in self.times

    @property
    def hours(self) -> Text | str:
        """The hours where they stand by themselves."""
        if self.closed:
            return _("Closed")
        if self.always:
            return _("Open all day and all night")
        return listed(_span(opens, closes) for opens, closes in self.times)

    @property
    def line(self) -> Text:
        """The days and the hours on one line."""
        if self.closed:
            # Translators: days of the week, such as "Saturday and Sunday: closed"
            return _("%(days)s: closed", days=self.days)
        if self.always:
            # Translators: days of the week, such as "Every day: open all day and all night"
            return _("%(days)s: open all day and all night", days=self.days)
        # Translators: opening hours, such as "Monday to Friday: 9am to 5pm"
        return _("%(days)s: %(hours)s", days=self.days, hours=self.hours)


def week(rules: Rules) -> list[Row]:
    """The hours of this week, days with the same hours together; empty when nothing is known of them."""
    return [Row(days_in_words(days), days.times) for days in weekly(rules, today())]


def notes_now(rules: Iterable[Schedule]) -> list[str]:
    """What else is said of the hours that count today, each once."""
    day = today()
    said = (
        rule.description
        for rule in rules
        if not (rule.valid_from and day < rule.valid_from) and not (rule.valid_to and day > rule.valid_to)
    )
    return list(dict.fromkeys(words for words in said if words))


def days_in_words(days: Days) -> str:
    """ "Monday to Wednesday and Friday"."""
    return listed(words for first, last in days.runs for words in _run(first, last))


def _run(first: int, last: int) -> list[object]:
    if last - first < 2:
        return [day_name(day) for day in range(first, last + 1)]
    if (first, last) == (0, 6):
        return [_("Every day")]
    # Translators: days of the week, such as "Monday to Friday"
    return [_("%(first)s to %(last)s", first=day_name(first), last=day_name(last))]


def _span(opens: time, closes: time) -> object:
    if closes == MIDNIGHT:
        return _("%(opens)s to midnight", opens=written.time_of_day(opens))
    # Translators: times of day, such as "9am to 5pm"
    return _("%(opens)s to %(closes)s", opens=written.time_of_day(opens), closes=written.time_of_day(closes))


def day_name(number: int) -> str:
    """The day of the week; 0 is Monday."""
    names: dict[int, str] = current().shown.locale.days["stand-alone"]["wide"]
    return names[number]
