"""A form with every kind of question, those that no form of the council asks yet included."""

from __future__ import annotations

from forms.examples import a_free_time, a_photo
from forms.journey import Journey
from forms.pages import Page
from forms.questions import (
    Address,
    AddressByPostcode,
    BankDetails,
    Choice,
    Choices,
    Date,
    Declaration,
    Email,
    FileUpload,
    FreeTime,
    Line,
    Money,
    MonthYear,
    Name,
    NationalInsurance,
    Place,
    Postcode,
    Reference,
    Select,
    ServicePicker,
    Telephone,
    TextArea,
    Time,
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


WARDS = {
    "ashgrove": _("Ashgrove"),
    "beck-side": _("Beck Side"),
    "castle-and-quay": _("Castle and Quay"),
    "dyers-green": _("Dyers Green"),
    "east-wendleford": _("East Wendleford"),
    "fairfield": _("Fairfield"),
    "garth": _("Garth"),
    "holm-and-moor": _("Holm and Moor"),
    "north-quay": _("North Quay"),
    "oxlow": _("Oxlow"),
    "priory": _("Priory"),
    "quarry-hill": _("Quarry Hill"),
    "river-meadows-and-the-old-station-yard": _("River Meadows and the Old Station Yard"),
    "senorio": _("Señorío"),
}


class Listed(Page):
    title = _("Listed")
    ward = Select(_("Which ward?"), WARDS, missing=_("Select the ward"))
    other = Select(_("Which other ward?"), WARDS, optional=True, hint=_("Only if it borders on another"))


class Moments(Page):
    title = _("Moments")
    at = Time(_("At what time?"), missing=_("Enter the time"), thing=_("The time"))
    since = MonthYear(_("Since when?"), missing=_("Enter the month"), thing=_("The month"))


class Official(Page):
    title = _("Official")
    national_insurance = NationalInsurance(
        _("Your National Insurance number"), missing=_("Enter your National Insurance number")
    )
    reference = Reference(
        _("Your licence number"),
        pattern="GW[0-9]{5}",
        example="GW 20417",
        missing=_("Enter your licence number"),
        thing=_("Your licence number"),
    )
    bank = BankDetails(_("Your account"), missing=_("Enter your bank details"), hint=_("We only pay into it"))


class Declared(Page):
    declaration = Declaration(
        _("Before you go on"),
        hint=_("You can ask us to read this to you"),
        statements=[_("What I have told you is true"), _("I will tell you if it changes")],
    )


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


class LookedUp(Page):
    title = _("Looked up")
    home = AddressByPostcode(_("Where do you live?"), missing=_("Enter where you live"))
    where = Place(_("Where is the newt?"), missing=_("Enter where the newt is"))


class Services(Page):
    services = ServicePicker(_("Which services is it about?"), missing=_("Enter what it is about"))


class Photos(Page):
    photos = FileUpload(_("Photos of the newt"), missing=_("Select a photo of the newt"), at_most=3)


class When(Page):
    when = FreeTime(_("When shall we come?"), of="line:anything", missing=_("Select when we shall come"))


every_question = Journey(
    slug="every-question",
    title=_("Every question"),
    service="bins-and-recycling",
    summary=_("Asks everything that can be asked."),
    pages=[
        Figures,
        OneNumber,
        OnePostcode,
        Listed,
        Moments,
        Official,
        Declared,
        Chosen,
        AboutYou,
        LookedUp,
        Services,
        Photos,
        When,
    ],
    send=_("Send it"),
    sent_title=_("Sent"),
    happens_next=[],
    another=_("Send another"),
    examples={
        "everything": {
            Figures: {"rooms": 3, "rent": "1250.50"},
            OneNumber: {"children": 2},
            OnePostcode: {"postcode": "ZZ1 4QP"},
            Listed: {"ward": "north-quay"},
            Moments: {"at": "14:30", "since": "2026-03"},
            Official: {
                "national_insurance": "QQ123456C",
                "reference": "GW20417",
                "bank": {"name": "Amal Warsame", "sort_code": "309430", "account_number": "00733445"},
            },
            Declared: {"declaration": "agreed"},
            Chosen: {"pet": "other", "which": "A newt", "needs": ["ramp", "date"], "day": "2026-03-03"},
            LookedUp: {
                "home": {"line_1": "7 Mill Lane", "town": "Wendleford", "postcode": "ZZ1 7TT"},
                "where": {
                    "description": "Mill Lane, Wendleford",
                    "latitude": 52.6963,
                    "longitude": -0.9533,
                },
            },
            Services: {"services": ["unknown"]},
            Photos: {"photos": [a_photo("newt.jpg"), a_photo("its long tail, seen from the side.jpg")]},
            When: {"when": a_free_time()},
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
