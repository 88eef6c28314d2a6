"""What is said of people, in words: where they are, which days they work, who to put a caller through to."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from app.directory.opening import days_in_words
from app.directory.wording import apart, words
from app.formats import format_moment
from app.staff.views import staff
from directory.away import Away
from directory.cover import Transfer
from directory.hours import DAYS, LONDON, Days, parse_days
from directory.models import Absence, DutyShift, Person
from forms import written
from forms.text import Text, _


def working_days(person: Person) -> str:
    """ "Monday to Wednesday"; empty when nobody has said."""
    days = tuple(sorted(parse_days(person.working_days))) if person.working_days else ()
    return days_in_words(Days(days, ())) if days else ""


def whereabouts(person: Person, away: Away) -> Text:
    """Whether somebody is here on a day, and who does their work if not."""
    if away.has_left(person) and person.left_on:
        return _("Left on %(date)s", date=written.long_date(person.left_on))
    absence = away.absence_of(person)
    if absence is not None:
        until = written.long_date(absence.ends)
        cover = away.instead_of(person)
        if cover is not None:
            return _("Away until %(date)s. %(name)s covers.", date=until, name=apart(cover.name))
        return _("Away until %(date)s. Nobody covers.", date=until)
    if not away.works_today(person):
        return _("Does not work on %(day)s", day=written.weekday(away.day))
    return _("Here today")


def why(transfer: Transfer) -> Text:
    """Who answers for a team now, in a sentence."""
    name = apart(transfer.person.name) if transfer.person else ""
    role = apart(words(transfer.role, "name").text) if transfer.role else ""
    team = apart(words(transfer.team, "name").text)
    if transfer.why == "duty":
        return _("%(name)s is on duty for %(team)s.", name=name, team=team)
    if transfer.why == "out-of-hours":
        return _("%(name)s is on call out of hours for %(team)s.", name=name, team=team)
    if transfer.why == "line":
        return _("The line of %(team)s is open.", team=team)
    if transfer.why == "cover":
        return _("%(name)s covers for %(role)s.", name=name, role=role)
    return _("%(name)s is %(role)s, and at work today.", name=name, role=role)


SHIFTS: dict[str, Text] = {
    "duty": _("On duty in office hours"),
    "out-of-hours": _("On call out of hours"),
}
WEEK: dict[str, Text] = dict(
    zip(
        DAYS,
        (
            _("Monday"),
            _("Tuesday"),
            _("Wednesday"),
            _("Thursday"),
            _("Friday"),
            _("Saturday"),
            _("Sunday"),
        ),
        strict=True,
    )
)


def when(shift: DutyShift) -> Text:
    """ "9am to 5pm on 2 March 2026"; both moments in full where it goes on into another day."""
    starts, ends = shift.starts_at.astimezone(LONDON), shift.ends_at.astimezone(LONDON)
    if starts.date() != ends.date():
        # Translators: two moments, such as "8:30am on 2 March 2026 to 8:30am on 9 March 2026"
        return _("%(first)s to %(last)s", first=format_moment(starts), last=format_moment(ends))
    opens, closes = written.time_of_day(starts.time()), written.time_of_day(ends.time())
    date_ = written.long_date(starts.date())
    # Translators: such as "9am to 5pm on 2 March 2026"
    return _("%(opens)s to %(closes)s on %(date)s", opens=opens, closes=closes, date=date_)


def on_day(shift: DutyShift, day: date) -> Text:
    """When it is on one of the days it covers: "9am to 5pm", "From 8:30am", "All day", "Until 8:30am"."""
    starts, ends = shift.starts_at.astimezone(LONDON), shift.ends_at.astimezone(LONDON)
    opens, closes = written.time_of_day(starts.time()), written.time_of_day(ends.time())
    midnight, next_midnight = (
        datetime.combine(day + timedelta(days=days), time(), LONDON) for days in (0, 1)
    )
    if starts <= midnight and next_midnight <= ends:
        # Translators: a shift that covers the whole of the day it is said under
        return _("All day")
    if starts < midnight:
        # Translators: a shift that began on an earlier day than the one it is said under, and ends on this
        return _("Until %(time)s", time=closes)
    if ends > next_midnight:
        # Translators: a shift that begins on the day it is said under, and ends on a later one
        return _("From %(time)s", time=opens)
    return _("%(first)s to %(last)s", first=opens, last=closes)


def days_away(absence: Absence) -> Text | str:
    """ "2 March 2026"; "2 March 2026 to 6 March 2026" of several days."""
    first, last = written.long_date(absence.starts), written.long_date(absence.ends)
    return first if first == last else _("%(first)s to %(last)s", first=first, last=last)


def local_day(at: datetime) -> date:
    return at.astimezone(LONDON).date()


def weekday_and_date(day: date) -> Text:
    # Translators: such as "Monday, 2 March 2026"
    return _("%(day)s, %(date)s", day=written.weekday(day), date=written.long_date(day))


staff.add_app_template_filter(when, "when_on_duty")
staff.add_app_template_filter(on_day)
staff.add_app_template_filter(days_away)
staff.add_app_template_filter(local_day)
staff.add_app_template_filter(weekday_and_date)
staff.add_app_template_filter(written.month_and_year, "month")
