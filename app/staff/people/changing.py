"""Changing a profile: one's own, or by those who edit everything; and adding somebody who is new."""

from __future__ import annotations

from itertools import count
from typing import Any

from flask import abort, redirect, url_for
from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.changing import changing
from app.database import reading
from app.directory.wording import apart, listed
from app.staff.editing import choices
from app.staff.editing.questions import Lines, PublishedNumber, SomeOf
from app.staff.levels import Level, needs
from app.staff.people.ask import Answer, asked, is_right, refuse, show
from app.staff.people.rights import get_person, is_me, may_change, me
from app.staff.people.saying import WEEK
from app.staff.views import staff
from directory import changes
from directory.bulk import with_number
from directory.models import Person
from directory.slugs import id_for, unique_slug
from directory.telephone import digits
from directory.truth.one import find_entries
from forms.answers import Json
from forms.fields import PageForm
from forms.pages import Page
from forms.questions import Choices, Email, Line, TextArea
from forms.text import _

A_FEW = 3
"""Places that a message names."""
LISTS = ("known_as", "languages", "skills")


class WhoTheyAre(Page):
    """What only those who edit everything change, as people are known by it elsewhere."""

    title = _("Who they are")
    name = Line(_("Name"), limit=150, spellcheck=False, missing=_("Enter the name"), thing=_("The name"))
    email = Email(_("Work email address"), optional=True, thing=_("The work email address"))


class Profile(Page):
    """What somebody says about themselves. Only people who work here see it."""

    title = _("Profile")
    button = _("Save")
    intro = [_("Only people who work here see this. Fill in what helps them, and leave out what you like.")]
    known_as = Lines(
        _("Also called"),
        hint=_("One name on each line. Colleagues find people by it."),
        limit=80,
        at_most=10,
        rows=3,
        optional=True,
        thing=_("A name"),
    )
    pronouns = Line(
        _("Pronouns"), hint=_("For example, she/her"), limit=40, width=10, optional=True, thing=_("Pronouns")
    )
    phone = PublishedNumber(_("Telephone at work"), optional=True)
    mobile = PublishedNumber(
        _("Mobile"), hint=_("Residents never see it, and callers are never put through to it"), optional=True
    )
    how_to_reach = TextArea(
        _("The best way to get in touch"),
        limit=400,
        rows=3,
        optional=True,
        thing=_("The best way to get in touch"),
    )
    working_days = Choices(_("Working days"), WEEK, optional=True)
    languages = SomeOf(_("Languages spoken or signed"), choices.languages, optional=True)
    skills = Lines(
        _("What colleagues can ask about"),
        hint=_("One thing on each line, for example: Reading plans"),
        limit=80,
        at_most=30,
        rows=5,
        optional=True,
        thing=_("A skill"),
    )
    about = TextArea(_("Anything else"), limit=1000, rows=4, optional=True, thing=_("Anything else"))


class WholeProfile(Profile, WhoTheyAre):
    title = _("Profile")


@staff.route("/staff/people/<slug>/edit", methods=["GET", "POST"])
def edit_person(slug: str) -> Response | Answer:
    with reading() as session:
        person = get_person(session, slug)
    if not may_change(person):
        abort(403)
    page = WholeProfile if me().level >= Level.EDITOR else Profile
    form = asked(page, stored(person))
    back = url_for("staff.person", slug=slug)
    if not is_right(form) or not is_own(form, person.mobile):
        whose = _("The profile of %(name)s", name=person.name)
        return show(form, _("Your profile") if is_me(person) else whose, back)
    with changing() as session:
        changes.change(session, get_person(session, slug), me().name, **columns(page, form.answers))
    return redirect(back, 303)


@staff.route("/staff/people/new", methods=["GET", "POST"])
@needs(Level.EDITOR)
def new_person() -> Response | Answer:
    form = asked(WholeProfile, {})
    if not is_right(form) or not is_own(form, None):
        return show(form, _("Somebody new"), url_for("staff.find_people"))
    values = columns(WholeProfile, form.answers)
    with changing() as session:
        slug = fresh_slug(session, values["name"])
        changes.add(session, Person(id=id_for("person", slug), slug=slug, **values), me().name)
    return redirect(url_for("staff.person", slug=slug), 303)


def is_own(form: PageForm, before: str | None) -> bool:
    """Whether a new mobile is not a number that everyone can see already; otherwise the page says where."""
    mobile = str(form.answers.get("mobile") or "")
    if not mobile or digits(mobile) == digits(before or ""):
        return True
    with reading() as session:
        keys = with_number(session, mobile, public=True)
        places = listed(apart(one.name) for one in find_entries(session, keys[:A_FEW]).values())
    if keys:
        message = _(
            "Everyone can see this number already, here: %(places)s. Have it taken away there first, or "
            "enter another number",
            places=places,
        )
        refuse(form, "mobile", message)
    return not keys


def fresh_slug(session: Session, name: str) -> str:
    """Of two people of one name the second has a number; so has one whose name has no Latin letter."""
    taken = set(session.scalars(select(Person.slug)))
    several = (unique_slug(name, taken, str(number)) for number in count(2))
    return next(slug for slug in several if slug not in taken)


def stored(person: Person) -> dict[str, Json]:
    """A profile as the page stores it."""
    values: dict[str, Any] = {one.name: getattr(person, one.name) or None for one in WholeProfile.questions}
    if person.working_days:
        values["working_days"] = person.working_days.split(",")
    return values


def columns(page: type[Page], answers: dict[str, Json]) -> dict[str, Any]:
    """The columns that a page sets: what was left empty is emptied."""
    values: dict[str, Any] = {question.name: answers.get(question.name) for question in page.questions}
    values |= {name: values[name] or [] for name in LISTS}
    values["working_days"] = ",".join(values["working_days"]) if values["working_days"] else None
    return values
