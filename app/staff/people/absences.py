"""When people are away: a month by team, and adding, changing and removing the days of one person."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.changing import changing
from app.clock import today
from app.database import reading
from app.staff.editing import choices
from app.staff.editing.questions import OneOf
from app.staff.people import bounds, calendars, months
from app.staff.people.ask import Answer, ask_to_remove, asked, is_right, refuse, show
from app.staff.people.rights import get_planned, is_me, me
from app.staff.people.saying import days_away
from app.staff.views import staff
from directory import people, rota
from directory.models import Absence, Person
from forms.answers import Problem
from forms.fields import PageForm
from forms.pages import Page, Stored
from forms.questions import Date, Question
from forms.text import _


class DaysAway(Page):
    """The first and the last day, and who covers them."""

    title = _("Days away")
    button = _("Save")
    intro = [_("Nobody is told why. Residents see only that somebody is away today, and who covers them.")]
    starts = Date(
        _("First day away"),
        earliest=bounds.earliest,
        too_early=_("The first day away must not be more than 3 years ago"),
        latest=bounds.latest,
        too_late=_("The first day away must not be more than 3 years from now"),
        missing=_("Enter the first day away"),
        thing=_("The first day away"),
    )
    ends = Date(
        _("Last day away"),
        latest=bounds.latest,
        too_late=_("The last day away must not be more than 3 years from now"),
        missing=_("Enter the last day away"),
        thing=_("The last day away"),
    )
    covered_by_id = OneOf(_("Who covers?"), choices.people, optional=True)

    @classmethod
    def check(cls, answers: Stored) -> Any:
        if str(answers["ends"]) < str(answers["starts"]):
            last: Question = cls.ends
            yield last, Problem(_("The last day away must be the same as or after the first day"), "day")


@staff.get("/staff/absences")
def absences() -> str:
    month = months.asked_for(request.args.get("month", ""), today())
    with reading() as session:
        return render_template(
            "staff/people/absences.html",
            month=month,
            today=today(),
            before=months.before(month),
            after=months.after(month),
            teams=by_team(session, month),
            me=me(),
            calendar=calendars.address(),
        )


def by_team(session: Session, month: date) -> list[tuple[object, list[Absence]]]:
    """The absences of a month, under the teams of those who are away; None is those in no team."""
    found = people.absences(session, month, months.last_day(month))
    away = {one.person_id: one.person for one in found}
    teams: dict[Any, list[Absence]] = {}
    roles = people.roles_of(session, list(away.values()))
    team_of = {role.person_id: role.team for role in reversed(roles) if role.person_id}
    for one in found:
        teams.setdefault(team_of.get(one.person_id), []).append(one)
    return sorted(teams.items(), key=lambda pair: (pair[0] is None, pair[0].name if pair[0] else ""))


@staff.route("/staff/people/<slug>/absences/new", methods=["GET", "POST"])
def new_absence(slug: str) -> Response | Answer:
    with reading() as session:
        person = get_planned(session, slug)
    form = asked(DaysAway, {})
    days = sound(form, person) if is_right(form) else None
    if days is None:
        return _show(form, person)
    with changing() as session:
        rota.add_absence(session, get_planned(session, slug), days, me().name)
    return redirect(url_for("staff.person", slug=slug), 303)


@staff.route("/staff/people/<slug>/absences/<key>", methods=["GET", "POST"])
def change_absence(slug: str, key: str) -> Response | Answer:
    with reading() as session:
        person = get_planned(session, slug)
        absence = _theirs(session, person, key)
    form = asked(DaysAway, {**_stored(absence)})
    days = sound(form, person, key) if is_right(form) else None
    if days is None:
        return _show(form, person, absence)
    with changing() as session:
        person = get_planned(session, slug)
        rota.change_absence(session, _theirs(session, person, key), days, me().name)
    return redirect(url_for("staff.person", slug=slug), 303)


@staff.route("/staff/people/<slug>/absences/<key>/remove", methods=["GET", "POST"])
def remove_absence(slug: str, key: str) -> Response | str:
    if request.method != "POST":
        with reading() as session:
            absence = _theirs(session, get_planned(session, slug), key)
        back = url_for("staff.change_absence", slug=slug, key=key)
        return ask_to_remove(
            _("Do you want to remove this absence?"), [absence.person.name, days_away(absence)], back
        )
    with changing() as session:
        person = get_planned(session, slug)
        rota.remove_row(session, _theirs(session, person, key), me().name)
    return redirect(url_for("staff.person", slug=slug), 303)


def sound(form: PageForm, person: Person, key: str = "") -> rota.Days | None:
    """The days, if they can be: they overlap no others of the same person, who does not cover themselves."""
    answers = form.answers
    cover = answers.get("covered_by_id")
    starts, ends = (date.fromisoformat(str(answers[name])) for name in ("starts", "ends"))
    days = rota.Days(starts, ends, str(cover) if cover else None)
    if days.covered_by_id == person.id:
        refuse(form, "covered_by_id", _("Select somebody else, as they cannot cover for themselves"))
    with reading() as session:
        if rota.overlapping(session, person, days, key):
            refuse(form, "starts", _("Some of these days are in another absence: change that one"))
    return None if form.problems else days


def _show(form: PageForm, person: Person, absence: Absence | None = None) -> Answer:
    heading = _("When are you away?") if is_me(person) else _("When is %(name)s away?", name=person.name)
    back = url_for("staff.person", slug=person.slug)
    remove = absence and url_for("staff.remove_absence", slug=person.slug, key=absence.id)
    return show(form, heading, back, remove=remove, removing=_("Remove this absence"))


def _stored(absence: Absence) -> dict[str, Any]:
    days = {"starts": absence.starts.isoformat(), "ends": absence.ends.isoformat()}
    return {**days, "covered_by_id": absence.covered_by_id}


def _theirs(session: Session, person: Person, key: str) -> Absence:
    found = people.find_absence(session, key)
    return found if found is not None and found.person_id == person.id else abort(404)
