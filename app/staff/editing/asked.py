"""The pages that ask about single values of a team, a job, a place, an organisation, or of any entry."""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from types import new_class
from typing import Any

from app.staff.editing import choices
from app.staff.editing.questions import Degrees, Lines, Months, OneOf, PublishedPostcode, WebAddress
from forms.answers import Problem, today
from forms.pages import Page, Stored
from forms.questions import Choice, Date, Email, Line, Question, TextArea
from forms.text import Words, _


class JustName(Page):
    title = _("Name")
    name = Line(_("Name"), limit=150, missing=_("Enter the name"), thing=_("The name"))


class NameAndDescription(Page):
    title = _("Name and description")
    name = Line(
        _("Name"),
        hint=_("What people would look for, in plain words"),
        limit=150,
        missing=_("Enter the name"),
        thing=_("The name"),
    )
    description = TextArea(
        _("Description"),
        hint=_("Say first what it does for people. Short sentences, and no words that only we use."),
        limit=4000,
        optional=True,
        thing=_("The description"),
    )


class Keeping(Page):
    title = _("Who keeps it right")
    owner_email = Email(
        _("Email address of its owner"),
        hint=_("Who is asked to check it. Best a shared mailbox, which stays when somebody leaves."),
        optional=True,
        about_you=False,
        thing=_("The email address of its owner"),
    )
    assured_date = Date(
        _("When did somebody last check that all of it is right?"),
        latest=today,
        too_late=_("The day it was checked must be today or in the past"),
        optional=True,
        thing=_("The day it was checked"),
    )
    check_every = Months(
        _("How often must it be checked?"),
        {
            "1": _("Every month"),
            "3": _("Every 3 months"),
            "6": _("Every 6 months"),
            "12": _("Once a year"),
            "24": _("Every 2 years"),
        },
        missing=_("Select how often it must be checked"),
    )


class OwnTeam(Page):
    title = _("Which team it belongs to")
    team_id = OneOf(
        _("Which team runs it?"), choices.teams, known=choices.every_team, missing=_("Select a team")
    )


class OwnOrganisation(Page):
    title = _("Organisation")
    organisation_id = OneOf(_("Which organisation does it belong to?"), choices.organisations, optional=True)


class TeamAbove(Page):
    title = _("Which team it is part of")
    parent_id = OneOf(
        _("Which larger team is it part of?"), choices.other_teams, known=choices.every_team, optional=True
    )


class WiderTopic(Page):
    title = _("Which topic it is within")
    parent_id = OneOf(
        _("Which wider topic is it within?"),
        choices.other_topics,
        known=choices.topics,
        hint=_("Leave it empty for a topic that stands by itself on the first page of the directory"),
        optional=True,
    )


class Holder(Page):
    title = _("Who does this job")
    person_id = OneOf(
        _("Who does this job?"),
        choices.people,
        known=choices.every_person,
        hint=_("Leave it empty if nobody does now"),
        optional=True,
    )
    covered_by_id = OneOf(
        _("Who covers it for now?"),
        choices.people,
        known=choices.every_person,
        hint=_("While nobody does it, or while whoever does is away for long"),
        optional=True,
    )


class Responsibilities(Page):
    title = _("Responsibilities")
    responsibilities = Lines(
        _("What is this job responsible for?"),
        hint=_("One thing on each line, for example: Empties the bins of new houses"),
        optional=True,
        thing=_("A line"),
    )


class PostalAddress(Page):
    title = _("Address")
    address_1 = Line(_("Address line 1"), optional=True, about_you=False, thing=_("Address line 1"))
    address_2 = Line(_("Address line 2"), optional=True, about_you=False, thing=_("Address line 2"))
    city = Line(_("Town or city"), optional=True, about_you=False, thing=_("The town or city"))
    postal_code = PublishedPostcode(
        _("Postcode"), width=10, optional=True, about_you=False, thing=_("The postcode")
    )
    latitude = Degrees(
        _("Latitude"),
        most=90,
        hint=_("For a map, for example 52.6968"),
        optional=True,
        thing=_("The latitude"),
    )
    longitude = Degrees(
        _("Longitude"),
        most=180,
        hint=_("For a map, for example -0.9567"),
        optional=True,
        thing=_("The longitude"),
    )

    @classmethod
    def check(cls, answers: Stored) -> Any:
        if ("latitude" in answers) != ("longitude" in answers):
            missing = cls.longitude if "latitude" in answers else cls.latitude
            yield missing, Problem(_("Enter both the latitude and the longitude, or neither"))


class GettingIn(Page):
    title = _("Getting in and around")
    step_free = Choice(
        _("Can people get in without steps?"),
        {"yes": _("Yes"), "partly": _("Into part of it"), "no": _("No")},
        optional=True,
    )
    accessibility = TextArea(
        _("What else should disabled people know?"),
        hint=_("For example, toilets, lifts, hearing loops, parking and quiet hours"),
        limit=2000,
        optional=True,
        thing=_("What disabled people should know"),
    )
    transportation = TextArea(
        _("How do people get there?"), limit=1000, rows=4, optional=True, thing=_("How people get there")
    )


class Reaching(Page):
    title = _("Email and website")
    email = Email(_("Email address"), optional=True, about_you=False)
    website = WebAddress(_("Website"), optional=True)


def page_of(title: Words, questions: Mapping[str, Question]) -> type[Page]:
    """A page made for the moment."""
    body = {"title": title, "__module__": __name__, **{name: copy(one) for name, one in questions.items()}}
    page: type[Page] = new_class("AskedNow", (Page,), {}, lambda namespace: namespace.update(body))
    return page
