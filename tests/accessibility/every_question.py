"""A form with every kind of question, those that no form of the council asks yet included."""

from __future__ import annotations

from forms.journey import Journey
from forms.pages import Page
from forms.questions import (
    Address,
    Choice,
    Choices,
    Date,
    Email,
    Line,
    Money,
    Name,
    Postcode,
    Telephone,
    TextArea,
    WholeNumber,
    YesNo,
)
from forms.text import _


class Figures(Page):
    title = _("Figures")
    rooms = WholeNumber(_("How many rooms?"), missing=_("Enter how many rooms"), thing=_("Rooms"))
    rent = Money(_("How much is the rent?"), missing=_("Enter the rent"), thing=_("The rent"))


class OneNumber(Page):
    children = WholeNumber(_("How many children?"), missing=_("Enter how many children"), thing=_("Children"))


class OnePostcode(Page):
    postcode = Postcode(_("What is the postcode?"), missing=_("Enter the postcode"))


class Chosen(Page):
    title = _("Chosen")
    pet = Choice(_("Which pet?"), {"cat": _("Cat"), "other": _("Another")}, missing=_("Select a pet"))
    which = Line(
        _("Which other pet?"), missing=_("Enter the pet"), thing=_("The pet"), revealed_by=pet.is_("other")
    )
    needs = Choices(
        _("What do you need?"),
        {"ramp": _("A ramp"), "date": _("A day of your own"), "none": _("None of these")},
        none="none",
        none_and_others=_("Select what you need, or “None of these”, but not both"),
        missing=_("Select what you need"),
    )
    day = Date(_("Which day?"), missing=_("Enter the day"), thing=_("The day"), revealed_by=needs.is_("date"))


class AboutYou(Page):
    title = _("About you")
    agree = YesNo(_("Do you agree?"), missing=_("Select yes if you agree"))
    name = Name(_("Your name"), missing=_("Enter your name"), thing=_("Your name"))
    email = Email(_("Your email"), missing=_("Enter your email"))
    telephone = Telephone(_("Your number"), missing=_("Enter your number"))
    address = Address(_("Your address"), missing=_("Enter your address"))
    more = TextArea(_("Anything else?"), missing=_("Enter anything else"), thing=_("Anything else"))


every_question = Journey(
    slug="every-question",
    title=_("Every question"),
    service="bins-and-recycling",
    summary=_("Asks everything that can be asked."),
    pages=[Figures, OneNumber, OnePostcode, Chosen, AboutYou],
    send=_("Send it"),
    sent_title=_("Sent"),
    happens_next=[],
    another=_("Send another"),
    examples={
        "everything": {
            Figures: {"rooms": 3, "rent": "1250.50"},
            OneNumber: {"children": 2},
            OnePostcode: {"postcode": "ZZ1 4QP"},
            Chosen: {"pet": "other", "which": "A newt", "needs": ["ramp", "date"], "day": "2026-03-03"},
            AboutYou: {
                "agree": "yes",
                "name": "Amal Warsame",
                "email": "amal@example.com",
                "telephone": "+441632960001",
                "address": {"line_1": "1 High Street", "town": "Wendleford", "postcode": "ZZ1 4QP"},
                "more": "No.",
            },
        }
    },
)
