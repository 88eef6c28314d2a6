"""Report a problem in the street. Long because it tells each kind of problem when it will be put right, and
has an example of each; what is asked about each kind is in `street_problems`.
"""

from __future__ import annotations

from forms.examples import a_photo, days_before_today
from forms.journey import Journey
from forms.journeys.street_problems import (
    HATEFUL,
    KIND,
    PROBLEM,
    SHARP,
    CoverMissing,
    DoNotTouch,
    Flood,
    HowBig,
    InDanger,
    IndoorDrain,
    LightAndSignal,
    Needles,
    NoTax,
    RingAboutTheTree,
    SomethingElse,
    StayAway,
    StayAwayFromTheLight,
    StayAwayFromTheTree,
    StayAwayFromTheWater,
    TheCar,
    TheDrain,
    TheGraffiti,
    TheLight,
    TheLitter,
    TheRubbish,
    TheTree,
    WhatIsBroken,
    WhatIsWrong,
    WhichAnimal,
    WhichCar,
    WhoDumpedIt,
    WhoItInsults,
)
from forms.pages import Exit, Page
from forms.questions import (
    Choice,
    Date,
    Email,
    FileUpload,
    Name,
    Option,
    Place,
    Telephone,
    TextArea,
    days_ago,
)
from forms.text import _, p_

PLACE = _("Where it is")
CONTACT = _("How to reach you")


class WhoseLand(Page):
    section = PLACE
    land = Choice(
        _("What kind of place is it in?"),
        {
            "street": _("A road, a pavement or a path"),
            "public": Option(
                _("Another public place"),
                _("For example, a park, a council car park or the grass around council homes"),
            ),
            # Translators: “the bypass” is a road that leads traffic around the town of Wendleford
            "fast-road": _("A motorway, or the bypass at Wendleford"),
            "private": Option(
                _("Private land"),
                _("For example, a garden, a shop’s car park or the land of a housing association"),
            ),
            # Translators: the answer to “What kind of place is it in?”
            "not-sure": Option(p_("kind of place", "I am not sure"), _("We will find out")),
        },
        missing=_("Select what kind of place it is in"),
    )


class FastRoad(Exit):
    asked_if = WhoseLand.land.is_("fast-road")
    title = _("National Highways looks after that road")
    urgent = ("emergency",)
    service = "potholes"
    body = [
        _("Motorways and the bypass at Wendleford are not ours to mend or clean."),
        _("If somebody is in danger there, ring 999."),
    ]
    way_on = [
        _("Tell National Highways. Search for “National Highways” on this site to see how."),
        _("If it is on another road, go back and select that. If you are not sure, select “I am not sure”."),
    ]


class NotOurWall(Exit):
    asked_if = WhoseLand.land.is_("private") & KIND.is_("graffiti") & ~HATEFUL
    title = _("The owner has to clean a private wall")
    service = "graffiti"
    body = [
        _("We clean council buildings, bridges and benches."),
        _("We take hateful words off any wall within a day, and the owner pays nothing."),
    ]
    way_on = [
        _("If it insults people for who they are, go back and tell us so."),
        _(
            "If the wall is yours, ring us. We can clean it for you, and we will tell you first what"
            " it costs."
        ),
        _("If it is not yours, tell the owner, if you know who that is."),
    ]


class PrivateLand(Exit):
    asked_if = WhoseLand.land.is_("private") & ~KIND.is_("graffiti")
    title = _("The owner has to put right what is on private land")
    service = "dangerous-buildings"
    urgent = ("emergency",)
    body = [
        _("We are not allowed to work on land that is not ours."),
        _("If a wall, a roof, a chimney or a sign could fall on somebody, ring us, day or night."),
    ]
    way_on = [
        _("Tell the owner, if you know who that is. A housing association looks after its own land."),
        _("If a neighbour’s hedge keeps out your light, search for “high hedges” on this site."),
        _("If it is on land around council homes, go back and select “Another public place”."),
        _("If you are not sure whose land it is, go back and select “I am not sure”. We will find out."),
    ]


class WhereItIs(Page):
    section = PLACE
    where = Place(
        _("Where is it?"),
        hint=_("For example, Mill Lane, outside number 7"),
        missing=_("Enter where it is"),
        thing=_("Where it is"),
    )


class GettingPast(Page):
    section = PLACE
    asked_if = KIND.is_(
        "potholes",
        "fly-tipping",
        "council-trees",
        "blocked-drains",
        "abandoned-vehicles",
        "customer-help-desks",
    )
    past = Choice(
        _("Can people get past it?"),
        {
            # Translators: the answers to “Can people get past it?”
            "everyone": _("Yes, everybody can"),
            "some": Option(
                _("Some people cannot"),
                _("For example, someone with a wheelchair or a pushchair, or who does not see well"),
            ),
            "nobody": _("Nobody can"),
        },
        missing=_("Select whether people can get past it"),
    )


class FirstSeen(Page):
    section = PROBLEM
    seen_on = Date(
        _("When did you first see it?"),
        hint=_("If you are not sure, give the day you think it was"),
        optional=True,
        thing=_("The day you first saw it"),
        latest=days_ago(0),
        too_late=_("The day you first saw it must be today or in the past"),
    )


class Photos(Page):
    section = PROBLEM
    photos = FileUpload(
        _("Do you have photos of it?"),
        hint=_("Do not go into the road or near danger to take one"),
        optional=True,
        at_most=3,
        kinds=("image",),
    )


class MoreToKnow(Page):
    section = PROBLEM
    more = TextArea(
        _("Is there anything else we should know?"),
        hint=_("For example, when it is worst, or whether you told us before"),
        optional=True,
        thing=_("What else we should know"),
        limit=1000,
        rows=4,
    )


class ContactDetails(Page):
    title = _("How can we reach you?")
    section = CONTACT
    intro = [
        _("You do not have to tell us. If you do, we can ask you where it is, and tell you when it is done."),
        _("We will use what you tell us here for this report and nothing else."),
    ]
    name = Name(_("Full name"), optional=True, thing=_("Your full name"))
    email = Email(_("Email address"), optional=True)
    telephone = Telephone(_("Telephone number"), optional=True)


report_street_problem = Journey(
    slug="report-a-street-problem",
    title=_("Report a problem in the street"),
    service="potholes",
    summary=_("Tell us about a pothole, a street light, dumped rubbish or something else in the street."),
    start=[
        _("**If somebody is in danger, ring 999 now.**"),
        _("Use this form for anything in the street that is broken, dirty, blocked or left behind."),
        _("You do not have to know who deals with it, or tell us who you are."),
        _("It takes about 4 minutes."),
    ],
    you_will_need=[
        _("the name of the street, and what is near"),
        _("the number on the post, if it is a street light"),
        _("a photo, if you have one and it was safe to take"),
    ],
    pages=[
        WhatIsWrong,
        InDanger,
        StayAway,
        StayAwayFromTheLight,
        StayAwayFromTheTree,
        StayAwayFromTheWater,
        DoNotTouch,
        WhoItInsults,
        WhoseLand,
        FastRoad,
        NotOurWall,
        PrivateLand,
        WhatIsBroken,
        HowBig,
        TheLight,
        TheRubbish,
        WhoDumpedIt,
        TheLitter,
        Needles,
        TheGraffiti,
        TheTree,
        RingAboutTheTree,
        LightAndSignal,
        TheDrain,
        CoverMissing,
        Flood,
        IndoorDrain,
        TheCar,
        NoTax,
        WhichCar,
        WhichAnimal,
        SomethingElse,
        WhereItIs,
        GettingPast,
        FirstSeen,
        Photos,
        MoreToKnow,
        ContactDetails,
    ],
    email=ContactDetails.email,
    reaches=WhatIsWrong.kind,
    about=WhatIsWrong.kind,
    keep_days=366,
    before_sending=[
        (
            InDanger.danger.yes,
            _("If you have not rung us about the danger yet, and you can, ring before you send this."),
        ),
        _(
            "Your report goes straight to the team that puts it right."
            " If you told us who you are, they see it."
        ),
    ],
    # Translators: a button
    send=_("Send your report"),
    sent_title=_("We have your report"),
    happens_next=[
        (
            KIND.is_("potholes"),
            _(
                "We make a dangerous hole or slab safe within 24 hours, and mend everything else within 28"
                " days."
            ),
        ),
        (
            KIND.is_("street-lights"),
            _(
                "We mend most lights within 5 working days."
                " If the cable under the ground is broken, the electricity company has to mend it first,"
                " and that can take 4 weeks."
            ),
        ),
        (
            KIND.is_("fly-tipping"),
            _("We come within 3 working days, look for who did it, and take the rubbish away."),
        ),
        (SHARP, _("We clear needles and glass within 4 hours.")),
        (KIND.is_("street-cleaning"), _("We clean up most other things within 3 working days.")),
        (
            KIND.is_("graffiti") & HATEFUL,
            _(
                "We take hateful words off within a day."
                " If they are about you, or frighten you, we can help with that too:"
                " search for “hate crime” on this site."
            ),
        ),
        (KIND.is_("graffiti") & ~HATEFUL, _("We clean it off within 10 working days.")),
        (
            KIND.is_("council-trees"),
            _(
                "We come and look within 10 working days."
                " We make a tree safe straight away if it is dangerous."
                " Other work waits until birds are not nesting."
            ),
        ),
        (
            KIND.is_("blocked-drains"),
            _(
                "We come and look within 5 working days, and make a drain without its cover safe within 24"
                " hours."
            ),
        ),
        (
            KIND.is_("abandoned-vehicles"),
            _(
                "We visit within 3 working days. If the car has been left for good, we look for its owner"
                " first,"
                " so it may be some weeks before we take it away."
            ),
        ),
        (
            KIND.is_("dead-animals"),
            _(
                "We pick it up within 1 working day."
                " If it is a cat or a dog, we check for a microchip and tell the owner."
            ),
        ),
        (
            KIND.is_("customer-help-desks"),
            _("Within 1 working day we find the team that can put it right, and give it your report."),
        ),
        (
            ~KIND.is_("potholes") & ~HATEFUL,
            _("Working days are Monday to Friday, but not bank holidays."),
        ),
        _("If you gave us an email address or a number, we will tell you when it is done, or why it is not."),
        _("If it gets worse or has not been done by then, ring us and give us your reference."),
        (
            KIND.is_("potholes", "council-trees", "blocked-drains"),
            _("If you were hurt or something of yours was damaged, search for “claims” on this site."),
        ),
    ],
    another=_("Report another problem"),
    examples={
        "a slab that sticks up and hurt somebody": {
            WhatIsWrong: {"kind": "potholes"},
            InDanger: {"danger": "yes"},
            StayAway: {},
            WhoseLand: {"land": "street"},
            WhatIsBroken: {"part": "pavement"},
            HowBig: {"across": "middle", "height": "middle"},
            WhereItIs: {
                "where": {
                    "description": "7 Mill Lane, Wendleford",
                    "latitude": 52.69618,
                    "longitude": -0.95276,
                }
            },
            GettingPast: {"past": "some"},
            FirstSeen: {"seen_on": days_before_today(4)},
            Photos: {"photos": [a_photo("pavement.jpg")]},
            MoreToKnow: {"more": "My neighbour fell there on Sunday. It is worst when it rains."},
            ContactDetails: {
                "name": "Amal Warsame",
                "email": "amal.warsame@example.com",
                "telephone": "+447700900982",
            },
        },
        "a hole in the road, and nothing more": {
            WhatIsWrong: {"kind": "potholes"},
            InDanger: {"danger": "no"},
            WhoseLand: {"land": "street"},
            WhatIsBroken: {"part": "road"},
            HowBig: {"across": "small", "height": "unknown"},
            WhereItIs: {"where": {"description": "Dock Lane, near the recycling centre"}},
            GettingPast: {"past": "everyone"},
            FirstSeen: {},
            Photos: {},
            MoreToKnow: {},
            ContactDetails: {},
        },
        "a broken sign on the bypass": {
            WhatIsWrong: {"kind": "potholes"},
            InDanger: {"danger": "no"},
            WhoseLand: {"land": "fast-road"},
        },
        "a street light with bare wires": {
            WhatIsWrong: {"kind": "street-lights"},
            InDanger: {"danger": "yes"},
            StayAwayFromTheLight: {},
            WhoseLand: {"land": "street"},
            TheLight: {"fault": "damaged", "number": "ML 12"},
            WhereItIs: {"where": {"description": "Mill Lane, by the bus stop"}},
            FirstSeen: {"seen_on": days_before_today(0)},
            Photos: {},
            MoreToKnow: {},
            ContactDetails: {"telephone": "+441632960001"},
        },
        "dumped rubbish with needles, and a van": {
            WhatIsWrong: {"kind": "fly-tipping"},
            InDanger: {"danger": "yes"},
            DoNotTouch: {},
            WhoseLand: {"land": "public"},
            TheRubbish: {"what": ["bags", "needles", "harmful"], "amount": "van"},
            WhoDumpedIt: {"saw": "yes", "seen": "Two men with a white van, on Monday at about 6am."},
            Needles: {},
            WhereItIs: {"where": {"description": "Behind the garages at Fern Close"}},
            GettingPast: {"past": "nobody"},
            FirstSeen: {"seen_on": days_before_today(2)},
            Photos: {"photos": [a_photo("rubbish.jpg")]},
            MoreToKnow: {},
            ContactDetails: {"email": "tariq.rahman@example.com"},
        },
        "needles by a playground": {
            WhatIsWrong: {"kind": "street-cleaning"},
            InDanger: {"danger": "no"},
            WhoseLand: {"land": "not-sure"},
            TheLitter: {"what": ["glass", "needles"]},
            Needles: {},
            WhereItIs: {"where": {"description": "The path by the swings in Abbey Water Park"}},
            FirstSeen: {},
            Photos: {},
            MoreToKnow: {},
            ContactDetails: {},
        },
        "hateful words on a private wall": {
            WhatIsWrong: {"kind": "graffiti"},
            WhoItInsults: {"hateful": "yes"},
            WhoseLand: {"land": "private"},
            TheGraffiti: {"surface": "The side of a shop", "size": "door"},
            WhereItIs: {"where": {"description": "Shuttle Street, Oxlow, opposite the hub"}},
            FirstSeen: {"seen_on": days_before_today(1)},
            Photos: {},
            MoreToKnow: {"more": "My children walk past it to school."},
            ContactDetails: {"name": "Leah Cohen", "telephone": "+447700900123"},
        },
        "other graffiti on a private wall": {
            WhatIsWrong: {"kind": "graffiti"},
            WhoItInsults: {"hateful": "no"},
            WhoseLand: {"land": "private"},
        },
        "a branch across a path": {
            WhatIsWrong: {"kind": "council-trees"},
            InDanger: {"danger": "no"},
            WhoseLand: {"land": "public"},
            TheTree: {"trouble": "fallen"},
            RingAboutTheTree: {},
            WhereItIs: {"where": {"description": "Almshouse Row, Thornacre"}},
            GettingPast: {"past": "some"},
            FirstSeen: {},
            Photos: {},
            MoreToKnow: {},
            ContactDetails: {"email": "yusuf.rahman@example.com"},
        },
        "a hedge over a pavement that sends people into the road": {
            WhatIsWrong: {"kind": "council-trees"},
            InDanger: {"danger": "yes"},
            StayAwayFromTheTree: {},
            WhoseLand: {"land": "street"},
            TheTree: {"trouble": "overhangs"},
            WhereItIs: {"where": {"description": "Weaver Street, by number 30"}},
            GettingPast: {"past": "some"},
            FirstSeen: {},
            Photos: {},
            MoreToKnow: {},
            ContactDetails: {},
        },
        "a tree that keeps out light": {
            WhatIsWrong: {"kind": "council-trees"},
            InDanger: {"danger": "no"},
            WhoseLand: {"land": "street"},
            TheTree: {"trouble": "keeps-out"},
        },
        "a drain without its cover": {
            WhatIsWrong: {"kind": "blocked-drains"},
            InDanger: {"danger": "no"},
            WhoseLand: {"land": "street"},
            TheDrain: {"trouble": "cover"},
            CoverMissing: {},
            WhereItIs: {"where": {"description": "Quayside Row, outside number 12"}},
            GettingPast: {"past": "everyone"},
            FirstSeen: {},
            Photos: {},
            MoreToKnow: {},
            ContactDetails: {},
        },
        "water that is getting into a house": {
            WhatIsWrong: {"kind": "blocked-drains"},
            InDanger: {"danger": "yes"},
            StayAwayFromTheWater: {},
            WhoseLand: {"land": "street"},
            TheDrain: {"trouble": "coming-in"},
        },
        "a drain in a kitchen": {
            WhatIsWrong: {"kind": "blocked-drains"},
            InDanger: {"danger": "no"},
            WhoseLand: {"land": "not-sure"},
            TheDrain: {"trouble": "indoors"},
        },
        "a car that nobody moves": {
            WhatIsWrong: {"kind": "abandoned-vehicles"},
            InDanger: {"danger": "no"},
            WhoseLand: {"land": "street"},
            TheCar: {"signs": ["not-moved", "damaged"]},
            WhichCar: {"looks": "A red Ford", "plate": "QQ12 QQQ"},
            WhereItIs: {"where": {"description": "Chandler Street, by the corner shop"}},
            GettingPast: {"past": "everyone"},
            FirstSeen: {"seen_on": days_before_today(40)},
            Photos: {},
            MoreToKnow: {},
            ContactDetails: {},
        },
        "a car without tax": {
            WhatIsWrong: {"kind": "abandoned-vehicles"},
            InDanger: {"danger": "no"},
            WhoseLand: {"land": "street"},
            TheCar: {"signs": ["tax-only"]},
        },
        "a dead cat": {
            WhatIsWrong: {"kind": "dead-animals"},
            InDanger: {"danger": "no"},
            WhoseLand: {"land": "street"},
            WhichAnimal: {"animal": "A black cat with a red collar"},
            WhereItIs: {"where": {"description": "Reedbed Road, Eastmere, by the library"}},
            FirstSeen: {},
            Photos: {},
            MoreToKnow: {},
            ContactDetails: {},
        },
        "a seat that is broken": {
            WhatIsWrong: {"kind": "customer-help-desks"},
            InDanger: {"danger": "no"},
            WhoseLand: {"land": "not-sure"},
            SomethingElse: {"what": "The seat at the bus stop is broken, so my mother cannot wait there."},
            WhereItIs: {"where": {"description": "Market Place, Wendleford"}},
            GettingPast: {"past": "everyone"},
            FirstSeen: {},
            Photos: {},
            MoreToKnow: {},
            ContactDetails: {},
        },
        "something broken in a garden": {
            WhatIsWrong: {"kind": "customer-help-desks"},
            InDanger: {"danger": "no"},
            WhoseLand: {"land": "private"},
        },
    },
)
