"""Adding shifts to the rota of a team, and removing them."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

from flask import abort, redirect, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.changing import changing
from app.database import reading
from app.directory.wording import apart, words
from app.staff.editing import choices
from app.staff.editing.questions import OneOf, PublishedNumber
from app.staff.levels import Level, may_edit, needs
from app.staff.people import bounds
from app.staff.people.ask import Answer, ask_to_remove, asked, is_right, refuse, show
from app.staff.people.rights import get_team, me
from app.staff.people.saying import SHIFTS, local_day, when
from app.staff.views import staff
from directory import people, rota
from directory.models import DutyShift, Team
from forms.answers import Json
from forms.fields import PageForm
from forms.pages import Page
from forms.questions import Choice, Date, Time, WholeNumber
from forms.text import Text, _

A_YEAR = 53
LONGEST = timedelta(days=31)


class AShift(Page):
    """One shift, perhaps the same every week."""

    title = _("Shift")
    button = _("Save")
    person_id = OneOf(_("Who is it?"), choices.people, missing=_("Select who it is"))
    shift = Choice(_("What kind of shift is it?"), SHIFTS, missing=_("Select the kind of shift"))
    first_day = Date(
        _("Day it begins"),
        earliest=bounds.earliest,
        too_early=_("The day it begins must not be more than 3 years ago"),
        latest=bounds.latest,
        too_late=_("The day it begins must not be more than 3 years from now"),
        missing=_("Enter the day it begins"),
        thing=_("The day it begins"),
    )
    starts_at = Time(
        _("Time it begins"), missing=_("Enter the time it begins"), thing=_("The time it begins")
    )
    last_day = Date(
        _("Day it ends"),
        hint=_("Leave it empty if it ends on the day it begins, or in the night after it"),
        optional=True,
        thing=_("The day it ends"),
    )
    ends_at = Time(_("Time it ends"), missing=_("Enter the time it ends"), thing=_("The time it ends"))
    weeks = WholeNumber(
        _("For how many weeks is it the same every week?"),
        hint=_("Enter 1 for this once"),
        missing=_("Enter for how many weeks it is the same"),
        least=1,
        most=A_YEAR,
        thing=_("The number of weeks"),
    )
    phone = PublishedNumber(
        _("Number to ring during this shift"),
        hint=_("If it is not their own number at work. Callers never see it."),
        optional=True,
    )


@staff.route("/staff/teams/<slug>/rota/new", methods=["GET", "POST"])
@needs(Level.TEAM_EDITOR)
def new_shift(slug: str) -> Response | Answer:
    with reading() as session:
        team = _mine(session, slug)
    form = asked(AShift, {"weeks": 1})
    shift = sound(form, team) if is_right(form) else None
    if shift is None:
        heading = _("A shift of %(team)s", team=apart(words(team, "name").text))
        return show(form, heading, url_for("staff.team_rota", slug=slug))
    with changing() as session:
        rota.add_shifts(session, _mine(session, slug), shift, weeks_of(form), me().name)
    return _to_day(slug, shift.first_day)


@staff.route("/staff/teams/<slug>/rota/<key>/remove", methods=["GET", "POST"])
@needs(Level.TEAM_EDITOR)
def remove_shift(slug: str, key: str) -> Response | str:
    if request.method != "POST":
        with reading() as session:
            shift = _theirs(session, _mine(session, slug), key)
        lines = [shift.person.name, SHIFTS[shift.shift], when(shift)]
        back = url_for("staff.team_rota", slug=slug, week=local_day(shift.starts_at))
        return ask_to_remove(_("Do you want to remove this shift?"), lines, back)
    with changing() as session:
        shift = _theirs(session, _mine(session, slug), key)
        day = local_day(shift.starts_at)
        rota.remove_row(session, shift, me().name)
    return _to_day(slug, day)


def sound(form: PageForm, team: Team) -> rota.Shift | None:
    """The shift, if it can be: it ends after it begins, and its person is not on that team's rota already."""
    shift, weeks = read(form.answers), weeks_of(form)
    if shift.is_backwards or shift.last_day - shift.first_day > LONGEST:
        refuse(form, "last_day", _("The day it ends must be after it begins, and within a month"))
    elif shift.overlaps_itself(weeks):
        refuse(form, "weeks", _("A shift that is the same every week must not be longer than a week"))
    else:
        with reading() as session:
            other = rota.in_the_way(session, team, shift, weeks)
        if other is not None:
            refuse(form, "first_day", has_one(other))
    return None if form.problems else shift


def has_one(shift: DutyShift) -> Text:
    # Translators: %(when)s is such as "9am to 5pm on 2 March 2026"
    return _(
        "%(name)s already has a shift then, %(when)s. Remove that one first, or choose another time",
        name=apart(shift.person.name),
        when=when(shift),
    )


def read(answers: dict[str, Json]) -> rota.Shift:
    """The shift as it was asked for. Without a last day it ends on the first, or in the night after it."""
    told: dict[str, Any] = answers
    first = date.fromisoformat(told["first_day"])
    starts, ends = time.fromisoformat(told["starts_at"]), time.fromisoformat(told["ends_at"])
    overnight = first if ends > starts else first + timedelta(days=1)
    last = date.fromisoformat(told["last_day"]) if "last_day" in told else overnight
    return rota.Shift(told["person_id"], told["shift"], first, starts, last, ends, told.get("phone"))


def weeks_of(form: PageForm) -> int:
    return int(str(form.answers["weeks"]))


def _to_day(slug: str, day: date) -> Response:
    """To this day in the rota, so that whoever uses the keyboard goes on from it."""
    return redirect(url_for("staff.team_rota", slug=slug, week=day, _anchor=day.isoformat()), 303)


def _theirs(session: Session, team: Team, key: str) -> DutyShift:
    found = people.find_shift(session, key)
    return found if found is not None and found.team_id == team.id else abort(404)


def _mine(session: Session, slug: str) -> Team:
    found = get_team(session, slug)
    return found if may_edit(me(), found) else abort(403)
