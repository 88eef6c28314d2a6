"""Which entries to change at once, and what to do to them: two pages of the form engine."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from app.staff.editing import choices
from app.staff.editing.asked import Keeping
from app.staff.editing.asked_of_services import Status
from app.staff.editing.kinds import KINDS
from app.staff.editing.questions import Months, OneOf, PublishedNumber
from directory import bulk
from directory.bulk import Task
from directory.editable import Narrowed
from directory.whole import KEPT
from forms.answers import Json
from forms.pages import Page
from forms.questions import Choice, Choices, Email, Line, Option
from forms.text import _


class Narrow(Page):
    title = _("Change many entries at once")
    words = Line(_("Words in the name"), optional=True, thing=_("The words"))
    kind_ = OneOf(_("Kind"), lambda: {code: KINDS[code].name for code in KEPT}, optional=True)
    team = OneOf(_("Team"), choices.team_slugs, optional=True)
    topic = OneOf(_("Topic"), choices.topic_slugs, optional=True)
    owner = Email(
        _("Email address of the owner"), optional=True, about_you=False, thing=_("The email address")
    )
    due = Choices(_("Checked"), {"due": _("Only those that should be checked again by now")}, optional=True)


class Do(Page):
    title = _("Change many entries at once")
    what = Choice(
        _("What should be done to the entries you ticked?"),
        {
            "owner": _("Give them an owner"),
            "team": _("Move them to a team (services and jobs)"),
            "add-topic": _("Add a topic (services)"),
            "remove-topic": _("Take a topic away (services)"),
            "add-word": _("Add a word that people use (services)"),
            "remove-word": _("Take a word away that people use (services)"),
            "number": Option(
                _("Replace a telephone number everywhere"),
                _("In every entry that you may edit, whether you ticked it or not"),
            ),
            "checked": _("Mark them as checked today"),
            "rhythm": _("Set how often they must be checked"),
            "status": _("Say whether they are still there (services)"),
        },
        missing=_("Select what should be done"),
    )
    new_owner = Email(
        _("Email address of the owner"),
        missing=_("Enter the email address of the owner"),
        about_you=False,
        revealed_by=what.is_("owner"),
    )
    new_team = OneOf(
        _("Which team?"), choices.teams, missing=_("Select a team"), revealed_by=what.is_("team")
    )
    topic_to_add = OneOf(
        _("Which topic?"), choices.topics, missing=_("Select a topic"), revealed_by=what.is_("add-topic")
    )
    topic_to_remove = OneOf(
        _("Which topic?"), choices.topics, missing=_("Select a topic"), revealed_by=what.is_("remove-topic")
    )
    word_to_add = Line(
        _("Which word?"),
        limit=80,
        missing=_("Enter a word"),
        thing=_("The word"),
        revealed_by=what.is_("add-word"),
    )
    word_to_remove = Line(
        _("Which word?"),
        limit=80,
        missing=_("Enter a word"),
        thing=_("The word"),
        revealed_by=what.is_("remove-word"),
    )
    old_number = PublishedNumber(
        _("The number as it is now"),
        missing=_("Enter the number as it is now"),
        about_you=False,
        revealed_by=what.is_("number"),
    )
    new_number = PublishedNumber(
        _("The new number"),
        missing=_("Enter the new number"),
        about_you=False,
        revealed_by=what.is_("number"),
    )
    months = Months(
        Keeping.check_every.label,
        {code: option.label for code, option in Keeping.check_every.options.items()},
        missing=_("Select how often they must be checked"),
        revealed_by=what.is_("rhythm"),
    )
    still_there = Choice(
        Status.status.label,
        Status.status.options,
        missing=_("Select whether they are still there"),
        revealed_by=what.is_("status"),
    )


def narrowed(given: Mapping[str, Json]) -> Narrowed:
    """What was asked for on `Narrow`."""
    said = {name: str(answer) for name, answer in given.items()}
    return Narrowed(
        kinds=(said["kind_"],) if "kind_" in said else KEPT,
        words=said.get("words", ""),
        teams=frozenset({said["team"]} if "team" in said else ()),
        topic=said.get("topic", ""),
        owner=said.get("owner", ""),
    )


def task_of(answers: Mapping[str, Json], day: date) -> Task:
    """What was asked for on `Do`; `day` is today."""
    said = {name: str(answer) for name, answer in answers.items()}
    match said["what"]:
        case "owner":
            return bulk.set_owner(said["new_owner"])
        case "team":
            return bulk.set_team(said["new_team"])
        case "add-topic":
            return bulk.add_topic(said["topic_to_add"])
        case "remove-topic":
            return bulk.remove_topic(said["topic_to_remove"])
        case "add-word":
            return bulk.add_word(said["word_to_add"])
        case "remove-word":
            return bulk.remove_word(said["word_to_remove"])
        case "number":
            return bulk.replace_number(said["old_number"], said["new_number"])
        case "rhythm":
            return bulk.set_rhythm(int(said["months"]))
        case "status":
            return bulk.set_status(said["still_there"])
        case _checked:
            return bulk.mark_as_checked(day)
