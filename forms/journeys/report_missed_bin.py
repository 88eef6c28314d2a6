"""Report a missed bin: we did not empty it on its day, so we come back for it."""

from __future__ import annotations

from forms.examples import days_before_today
from forms.journey import Journey
from forms.pages import AddAnother, Exit, Page
from forms.questions import (
    Address,
    Choice,
    Date,
    Email,
    Line,
    Name,
    Option,
    Telephone,
    TextArea,
    YesNo,
    days_ago,
)
from forms.text import _, p_

BINS = {
    "rubbish": Option(_("Rubbish bin"), _("The black bin, for things that cannot be recycled")),
    "recycling": Option(_("Recycling bin"), _("The blue bin or box, for paper, card, tins and plastic")),
    "food": Option(_("Food waste bin"), _("The small bin or caddy, for food you did not eat and peelings")),
    "garden": Option(
        _("Garden waste bin"), _("The brown bin, which has a licence that you pay for each year")
    ),
    # Translators: the box that people put empty glass bottles and jars in
    "glass": Option(_("Glass box"), _("For glass bottles and jars")),
}

COLLECTION = _("The collection")
CONTACT = _("How to reach you")


class CollectionAddress(Page):
    section = _("Where the bin is")
    address = Address(
        _("What address is the bin collected from?"),
        missing=_("Enter the address the bin is collected from"),
    )


class MissedBin(AddAnother):
    title = _("Which bin did we miss?")
    list_title = _("Bins you have told us about")
    # Translators: a heading before a number, as in “Bin 2”, the second of the bins we did not empty
    item_title = p_("missed bin", "Bin")
    another = _("Do you want to tell us about another bin?")
    another_missing = _("Select yes if you want to tell us about another bin")
    too_many = _("You can tell us about 5 bins at a time. Send this report first, then start another.")
    at_most = 5

    kind = Choice(_("Type of bin"), BINS, missing=_("Select the type of bin"))
    due = Date(
        _("What day should we have emptied it?"),
        hint=_("We can come back for bins that we missed in the last 7 days"),
        missing=_("Enter the day we should have emptied the bin"),
        thing=_("The day we should have emptied the bin"),
        latest=days_ago(0),
        too_late=_("The day we should have emptied the bin must be today or in the past"),
        earliest=days_ago(7),
        too_early=_(
            "The day we should have emptied the bin must be in the last 7 days."
            " If it was before that, put the bin out again on your next collection day"
        ),
    )


class AssistedCollection(Page):
    section = COLLECTION
    assisted = YesNo(
        _("Do we help you put your bins out?"),
        # Translators: “assisted collection” is the council's name for fetching bins from a person's door
        hint=_("We call this an assisted collection, and we will have told you that you have it"),
        missing=_("Select yes if we help you put your bins out"),
    )


class OutOnTime(Page):
    section = COLLECTION
    asked_if = ~AssistedCollection.assisted.yes
    out = YesNo(
        # Translators: “out” means at the edge of the street, ready for the lorry to empty
        _("Were your bins out by 6am on the day we should have emptied them?"),
        hint=_("If you told us about more than one bin, select yes only if all of them were out by 6am"),
        missing=_("Select yes if your bins were out by 6am"),
    )


class PutOutLate(Exit):
    asked_if = OutOnTime.out.no
    title = _("We cannot come back for a bin that was put out after 6am")
    service = "assisted-bin-collections"
    body = [
        _("Our lorries start at 6am. They may have passed your home before the bin was out."),
        _("We will empty it on your next collection day. Put it out by 6am that day, or the night before."),
    ]
    way_on = [
        _("If some of your bins were out by 6am, go back and take the late ones off your list."),
        _("Keep the bin, with its lid shut, until your next collection day."),
        _("If it is full, put up to 2 tied bags next to it on that day. We will take them too."),
        _("You can also take what is in it to a recycling centre."),
        _("If you find it hard to put your bins out, ask us to help you every time. It is free."),
    ]


class GardenLicence(Page):
    section = COLLECTION
    asked_if = MissedBin.kind.includes("garden")
    licence = Line(
        # Translators: a paid permission to have a garden waste bin emptied; not a driving licence
        _("What is your garden waste licence number?"),
        hint=_("It starts with GW and is on the sticker on your garden waste bin"),
        missing=_("Enter your garden waste licence number"),
        thing=_("Your garden waste licence number"),
        limit=20,
        width=20,
        spellcheck=False,
    )


class FindingTheBin(Page):
    section = COLLECTION
    place = TextArea(
        _("Is there anything that would help us find or reach the bin?"),
        hint=_("For example, where you left it, or a locked gate or a parked car that was in the way"),
        optional=True,
        thing=_("What would help us find or reach the bin"),
        limit=500,
        rows=4,
    )


class ContactDetails(Page):
    title = _("How can we reach you?")
    section = CONTACT
    intro = [
        _("You do not have to tell us. If you do, we can tell you when we have come back for your bin."),
        _("We will use what you tell us here for this report and nothing else."),
    ]
    name = Name(_("Full name"), optional=True, thing=_("Your full name"))
    email = Email(_("Email address"), optional=True)
    telephone = Telephone(_("Telephone number"), optional=True)


report_missed_bin = Journey(
    slug="report-missed-bin",
    title=_("Report a missed bin"),
    service="bins-and-recycling",
    summary=_("Tell us that we did not empty your bin, and we will come back for it."),
    start=[
        _("Use this form if we should have emptied your bin in the last 7 days and we did not."),
        _("If it is your collection day today, wait until after 6pm. We may still be on our way."),
        _("If we left a tag on your bin, the tag says why we did not empty it and what to do."),
        _("It takes about 3 minutes."),
    ],
    you_will_need=[
        _("the address the bin is collected from"),
        _("the day we should have emptied the bin"),
        _("your garden waste licence number, if we missed a garden waste bin"),
    ],
    pages=[
        CollectionAddress,
        MissedBin,
        AssistedCollection,
        OutOnTime,
        PutOutLate,
        GardenLicence,
        FindingTheBin,
        ContactDetails,
    ],
    email=ContactDetails.email,
    before_sending=[_("Leave your bin where we collect it from until we have emptied it.")],
    # Translators: a button
    send=_("Send your report"),
    sent_title=_("We have your report"),
    happens_next=[
        _(
            "We will come back and empty your bin within 2 working days."
            " Working days are Monday to Friday, but not bank holidays."
        ),
        _("Leave your bin where we collect it from, even at night, until we have emptied it."),
        _("If we cannot empty it, we will leave a tag on the bin to say why and what to do."),
        _("If we have not come within 2 working days, ring us and give us your reference."),
    ],
    another=_("Report another missed bin"),
    examples={
        "one recycling bin, out on time": {
            CollectionAddress: {
                "address": {"line_1": "12 Quayside Row", "town": "Wendleford", "postcode": "ZZ1 4QP"}
            },
            MissedBin: [{"id": "first", "kind": "recycling", "due": days_before_today(1)}],
            AssistedCollection: {"assisted": "no"},
            OutOnTime: {"out": "yes"},
            FindingTheBin: {},
            ContactDetails: {
                "name": "Amal Warsame",
                "email": "amal.warsame@example.com",
                "telephone": "+447700900982",
            },
        },
        "put out late": {
            CollectionAddress: {
                "address": {
                    "line_1": "Flat 3",
                    "line_2": "40 Chandler Street",
                    "town": "Wendleford",
                    "county": "Wendleshire",
                    "postcode": "ZZ2 9AB",
                }
            },
            MissedBin: [{"id": "first", "kind": "rubbish", "due": days_before_today(0)}],
            AssistedCollection: {"assisted": "no"},
            OutOnTime: {"out": "no"},
        },
        "food and garden waste, an assisted collection": {
            CollectionAddress: {
                "address": {"line_1": "7 Mill Lane", "town": "Wendleford", "postcode": "ZZ1 7TT"}
            },
            MissedBin: [
                {"id": "first", "kind": "food", "due": days_before_today(3)},
                {"id": "second", "kind": "garden", "due": days_before_today(2)},
            ],
            AssistedCollection: {"assisted": "yes"},
            GardenLicence: {"licence": "GW 20417"},
            FindingTheBin: {"place": "They are by the side door.\nThe gate is not locked, but it sticks."},
            ContactDetails: {"telephone": "+441632960001"},
        },
        "one bin of every kind, and no name": {
            CollectionAddress: {
                "address": {"line_1": "1 Fern Close", "town": "Wendleford", "postcode": "ZZ3 2EE"}
            },
            MissedBin: [
                {"id": kind, "kind": kind, "due": days_before_today(days)} for days, kind in enumerate(BINS)
            ],
            AssistedCollection: {"assisted": "no"},
            OutOnTime: {"out": "yes"},
            GardenLicence: {"licence": "GW20390"},
            FindingTheBin: {"place": "A lorry was parked across the end of our street until noon."},
            ContactDetails: {},
        },
    },
)
