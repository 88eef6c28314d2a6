"""The pages that ask about single values of a service."""

from __future__ import annotations

from typing import Any

from app.directory.audiences import AUDIENCES
from app.staff.editing import choices
from app.staff.editing.questions import Lines, OneOf, SomeOf, WebAddress
from forms.answers import Problem
from forms.pages import Page, Stored
from forms.questions import Choice, Email, Option, TextArea, WholeNumber, YesNo
from forms.text import _


class WhoItIsFor(Page):
    title = _("Who it is for")
    eligibility = TextArea(
        _("Who can have it?"), limit=2000, rows=4, optional=True, thing=_("Who can have it")
    )
    minimum_age = WholeNumber(
        _("Youngest age"), most=120, width=3, optional=True, thing=_("The youngest age")
    )
    maximum_age = WholeNumber(_("Oldest age"), most=120, width=3, optional=True, thing=_("The oldest age"))
    audiences = SomeOf(
        _("Is it for some people above all?"),
        lambda: AUDIENCES,
        hint=_("Choose none if it is for anyone"),
        optional=True,
    )

    @classmethod
    def check(cls, answers: Stored) -> Any:
        youngest, oldest = answers.get("minimum_age"), answers.get("maximum_age")
        if isinstance(youngest, int) and isinstance(oldest, int) and oldest < youngest:
            yield cls.maximum_age, Problem(_("The oldest age must be the same as or above the youngest age"))


class Cost(Page):
    title = _("What it costs, in words")
    fees = TextArea(
        _("What does it cost?"),
        hint=_("For example, it is free, or who pays less. Single prices have a list of their own."),
        limit=2000,
        rows=4,
        optional=True,
        thing=_("What it costs"),
    )


class HowToApply(Page):
    title = _("How to apply")
    application_process = TextArea(
        _("What should people do, and what should they have ready?"),
        limit=3000,
        optional=True,
        thing=_("What people should do"),
    )
    url = WebAddress(_("Web page about it"), optional=True)
    email = Email(_("Email address of the service"), optional=True, about_you=False)
    online = YesNo(_("Can it all be done online?"), optional=True)


class Topics(Page):
    title = _("Topics")
    topics = SomeOf(
        _("What is it about?"),
        choices.topics,
        hint=_("People find it under each of these"),
        optional=True,
    )


class LayWords(Page):
    title = _("Words people use for it")
    lay_words = Lines(
        _("What else do people call it when they search?"),
        hint=_("One on each line, for example: dumped car"),
        limit=80,
        optional=True,
        thing=_("A line"),
    )


class Languages(Page):
    title = _("Languages")
    languages = SomeOf(
        _("In which languages can people have it?"),
        choices.languages,
        hint=_("Only those that somebody speaks or signs"),
        optional=True,
    )


class Areas(Page):
    title = _("Area it covers")
    service_areas = Lines(
        _("Where must people live to have it?"),
        hint=_("The name of one area on each line, for example: Exampleton"),
        optional=True,
        thing=_("A line"),
    )


class Alert(Page):
    title = _("Notice at the top of the page")
    alert = TextArea(
        _("What must people know now?"),
        hint=_("For example, that it is closed this week. Take it away when it is over."),
        limit=500,
        rows=4,
        optional=True,
        thing=_("The notice"),
    )


class Status(Page):
    title = _("Is it still there?")
    status = Choice(
        _("Is it still there?"),
        {
            "active": Option(_("Yes"), _("People find it by searching and in lists")),
            "temporarily closed": Option(
                _("Closed for now"),
                _(
                    "People no longer find it. Whoever has a link to its page is told that it is closed "
                    "for now."
                ),
            ),
            "inactive": Option(
                _("No, it has ended"),
                _(
                    "People no longer find it. Its page stays and says that we do not do this any more, "
                    "so that no link is broken."
                ),
            ),
        },
        missing=_("Select whether it is still there"),
    )


class Urgent(Page):
    title = _("Help that cannot wait")
    urgent = Choice(
        _("Is this help that cannot wait?"),
        {
            "danger": _("Yes, for danger to life or health"),
            "homeless": _("Yes, for people with nowhere to sleep"),
            "safeguarding": _("Yes, for a child or an adult who may be harmed"),
        },
        hint=_("It is then shown above all other results to people who search in distress"),
        optional=True,
    )


class Callers(Page):
    title = _("What to tell callers")
    tell_callers = TextArea(
        _("What should we say to somebody on the telephone?"),
        hint=_("Only people who work here see this"),
        limit=2000,
        rows=6,
        optional=True,
        thing=_("What to tell callers"),
    )


class ServiceTeam(Page):
    title = _("Which team it belongs to")
    team_id = OneOf(
        _("Which team runs it?"),
        choices.teams,
        known=choices.every_team,
        hint=_("Leave it empty for a service that another organisation gives"),
        optional=True,
    )
