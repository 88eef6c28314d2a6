"""Make a complaint, with or without a name. Long because a form is read whole: its words are most of it."""

from __future__ import annotations

from forms.examples import days_before_today
from forms.journey import Journey
from forms.journeys import what_helps_you
from forms.pages import Exit, Page
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
    days_ago,
)
from forms.text import _, p_

COMPLAINT = _("Your complaint")
BEFORE = _("What you told us before")
YOU = _("You and our answer")

KINDS = {
    # Translators: something the council does for people, such as emptying bins
    "service": Option(_("A service we run"), _("For example, bins, housing repairs or social care")),
    "contractor": Option(_("A company that works for us"), _("For example, builders or carers we pay")),
    "person": Option(_("A person who works for us"), _("They will not be the one who looks into it")),
    # Translators: a charge the council sends to the driver of a badly parked car
    "parking": Option(_("A parking fine that I think is wrong")),
    "new_problem": Option(
        _("A problem that I have not told you about yet"),
        _("For example, a missed bin or a broken street light"),
    ),
}


class About(Page):
    section = COMPLAINT
    about = Choice(
        _("What is your complaint about?"), KINDS, missing=_("Select what your complaint is about")
    )


class ParkingFine(Exit):
    asked_if = About.about.is_("parking")
    title = _("You can ask us to cancel a parking fine")
    service = "parking-fines"
    body = [
        _("A parking fine (penalty charge notice) has its own rules, and a complaint cannot cancel it."),
        _("If it was left on your car, write within 14 days. Then you can still pay half if we say no."),
        _("If it came to you by post, write within 28 days."),
    ]
    way_on = [
        _("Tell us why you think it is wrong. The fine says where to write and which number to give."),
        _("If we say no, you can ask a tribunal to decide. It is free, and it is not part of the council."),
        _("If a person treated you badly, go back and select “A person who works for us”."),
    ]


class NewProblem(Exit):
    asked_if = About.about.is_("new_problem")
    title = _("Tell us about the problem first")
    body = [
        _("We can often put a new problem right in a few days. That is quicker than a complaint."),
        _("If we do not put it right, you can come back and complain."),
    ]
    way_on = [
        _("Search for the problem on this site, and tell us about it there."),
        _("You can also ring us and we will do it for you."),
        _("If you still want to complain, go back and select the answer that is closest."),
    ]


class TheService(Page):
    section = COMPLAINT
    asked_if = About.about.is_("service")
    service = Line(
        _("Which service is your complaint about?"),
        hint=_("Use your own words if you do not know what it is called"),
        missing=_("Enter the service your complaint is about"),
        thing=_("The name of the service"),
        limit=100,
    )


class TheCompany(Page):
    title = _("The company that works for us")
    section = COMPLAINT
    asked_if = About.about.is_("contractor")
    work = Line(
        _("What work was it doing?"),
        hint=_("For example, mending a roof or caring for my father"),
        missing=_("Enter the work the company was doing"),
        thing=_("The work the company was doing"),
    )
    company = Line(
        _("What is the company called?"), optional=True, thing=_("The name of the company"), limit=100
    )


class ThePerson(Page):
    title = _("The person who works for us")
    section = COMPLAINT
    asked_if = About.about.is_("person")
    intro = [
        _("Someone else will look into your complaint. The person it is about cannot decide the answer.")
    ]
    who = Line(
        _("Who is your complaint about?"),
        hint=_("If you do not know their name, tell us their job or where you met them"),
        missing=_("Enter who your complaint is about"),
        thing=_("Who your complaint is about"),
    )
    team = Line(
        _("Which service or team do they work for?"),
        optional=True,
        thing=_("The service or team they work for"),
        limit=100,
    )


class ComplainedBefore(Page):
    section = BEFORE
    before = Choice(
        _("Have you complained to us about this before?"),
        {
            # Translators: the answer to “Have you complained to us about this before?”
            "no": _("No, this is the first time"),
            "waiting": _("Yes, and you have not answered me yet"),
            "answered": Option(
                _("Yes, you answered me and I am still unhappy"), _("Someone new will look at it again")
            ),
        },
        missing=_("Select whether you have complained to us about this before"),
    )


class WhoYouAre(Page):
    title = _("You do not have to tell us who you are")
    section = YOU
    intro = [
        _("Complaining will not change how we treat you or your family, or the services you get."),
        _(
            "If you do not tell us who you are, we keep nothing that shows who you are."
            " We look into your complaint just the same."
        ),
        _("We will give you a reference. Ring us and say the reference, and we will tell you our answer."),
        _(
            "We will not be able to write to you or ask you questions."
            " Tell us as much as you can, but leave out anything that shows who you are."
        ),
    ]
    anonymous = Choice(
        _("Do you want to tell us who you are?"),
        {
            "named": _("Yes, I will tell you who I am"),
            "anonymous": Option(
                _("No, I do not want to say who I am"), _("We will not ask for your name or address")
            ),
        },
        missing=_("Select yes if you want to tell us who you are"),
    )


ANONYMOUS = WhoYouAre.anonymous.is_("anonymous")
COMPLAINED_BEFORE = ComplainedBefore.before.is_("answered", "waiting")
STAGE_TWO = ComplainedBefore.before.is_("answered")


LEAVE_OUT = _("You chose not to say who you are. Leave out names, numbers and anything else that shows it.")


class EarlierComplaint(Page):
    section = BEFORE
    asked_if = COMPLAINED_BEFORE & ~ANONYMOUS
    reference = Line(
        _("What was the reference of your complaint before?"),
        hint=_("It is on what we sent you, and without it we may take longer to find your complaint"),
        optional=True,
        thing=_("The reference of your complaint before"),
        limit=40,
        width=20,
        spellcheck=False,
    )


class EarlierAnonymousComplaint(Page):
    section = BEFORE
    asked_if = COMPLAINED_BEFORE & ANONYMOUS
    reference = Line(
        _("If you did not give your name last time, what was your reference?"),
        hint=_("If you gave your name last time, leave this out, because it would show us who you are"),
        optional=True,
        thing=_("Your reference from last time"),
        limit=40,
        width=20,
        spellcheck=False,
    )


class FirstAnswer(Page):
    title = _("Our first answer")
    section = BEFORE
    intro = [(ANONYMOUS, LEAVE_OUT)]
    asked_if = STAGE_TWO
    answered_on = Date(
        _("When did we answer?"),
        hint=_("If you are not sure, give the day you think it was"),
        missing=_("Enter the day we answered"),
        thing=_("The day we answered"),
        latest=days_ago(0),
        too_late=_("The day we answered must be today or in the past"),
    )
    unhappy = TextArea(
        _("Why are you still unhappy?"),
        hint=_("For example, what we left out or what we got wrong"),
        missing=_("Enter why you are still unhappy"),
        thing=_("Why you are still unhappy"),
        limit=4000,
    )


class WhatHappened(Page):
    title = _("What happened")
    section = COMPLAINT
    intro = [(ANONYMOUS, LEAVE_OUT)]
    story = TextArea(
        _("Tell us what happened"),
        hint=_("Say what we did or did not do, where it was, and what it has meant for you"),
        missing=_("Enter what happened"),
        thing=_("What happened"),
        limit=4000,
        rows=12,
    )
    when = Date(
        _("When did it happen?"),
        hint=_("If it went on for some time, give the day it started"),
        optional=True,
        thing=_("When it happened"),
        latest=days_ago(0),
        too_late=_("The day it happened must be today or in the past"),
    )


class PutItRight(Page):
    section = COMPLAINT
    outcome = TextArea(
        _("What would put it right?"),
        hint=_("For example, saying we were wrong, doing the work again or changing how we do things"),
        optional=True,
        thing=_("What would put it right"),
        limit=2000,
    )


class ForWhom(Page):
    section = YOU
    asked_if = ~ANONYMOUS
    for_whom = Choice(
        _("Who are you complaining for?"),
        # Translators: the answers to “Who are you complaining for?”
        {"myself": _("Myself"), "someone_else": _("Someone else")},
        missing=_("Select who you are complaining for"),
    )


class TheirPermission(Page):
    title = _("The person you are complaining for")
    section = YOU
    asked_if = ~ANONYMOUS & ForWhom.for_whom.is_("someone_else")
    intro = [_("We need to know that they are happy for us to talk with you about them.")]
    their_name = Name(
        _("What is their full name?"),
        missing=_("Enter their full name"),
        thing=_("Their name"),
        about_you=False,
    )
    permission = Choice(
        _("Have they said that you can complain for them?"),
        {
            # Translators: “they” is one person, man or woman, whom someone else complains for
            "yes": _("Yes, they have said so"),
            "cannot": Option(
                _("They cannot say so"), _("For example, they are a young child, very ill or have died")
            ),
            "not_yet": Option(_("Not yet"), _("We will start, and ask them before we answer you")),
        },
        missing=_("Select whether they have said that you can complain for them"),
    )


class YourName(Page):
    section = YOU
    asked_if = ~ANONYMOUS
    name = Name(_("What is your full name?"), missing=_("Enter your full name"), thing=_("Your name"))


class HowToReply(Page):
    section = YOU
    asked_if = ~ANONYMOUS
    reply_by = Choice(
        _("How shall we answer you?"),
        {
            # Translators: ways to answer someone
            "email": p_("way to answer", "By email"),
            "telephone": Option(
                p_("way to answer", "By telephone"),
                _("We also write down what we told you, if you ask us to"),
            ),
            "letter": p_("way to answer", "By letter"),
        },
        missing=_("Select how we shall answer you"),
    )
    email = Email(
        _("Email address"), revealed_by=reply_by.is_("email"), missing=_("Enter your email address")
    )
    telephone = Telephone(
        _("Telephone number"), revealed_by=reply_by.is_("telephone"), missing=_("Enter your telephone number")
    )
    address = Address(_("Address"), revealed_by=reply_by.is_("letter"), missing=_("Enter your address"))


class WhatHelpsYou(what_helps_you.WhatHelpsYou):
    asked_if = ~ANONYMOUS


make_a_complaint = Journey(
    slug="make-a-complaint",
    title=_("Make a complaint"),
    service="complaints",
    summary=_("Tell us when we, or someone who works for us, got something wrong or treated you badly."),
    start=[
        _("If you or someone else is in danger, ring 999 now."),
        _("Use this form to tell us when we got something wrong, or when someone treated you badly."),
        _("You can complain about a service, a company that works for us, or a person who works for us."),
        _("Complaining will not change how we treat you or your family, or the services you get."),
        _("You do not have to tell us who you are."),
        _("It takes about 10 minutes."),
    ],
    you_will_need=[
        _("what happened and, if you know it, the day it happened"),
        _("your reference and the day we answered, if you have complained about this before"),
    ],
    pages=[
        About,
        ParkingFine,
        NewProblem,
        TheService,
        TheCompany,
        ThePerson,
        ComplainedBefore,
        WhoYouAre,
        EarlierComplaint,
        EarlierAnonymousComplaint,
        FirstAnswer,
        WhatHappened,
        PutItRight,
        ForWhom,
        TheirPermission,
        YourName,
        HowToReply,
        WhatHelpsYou,
    ],
    email=HowToReply.email,
    anonymous_if=ANONYMOUS,
    keep_days=6 * 366 + 60,  # six years after it is closed, which is within 60 days
    before_sending=[
        (
            ANONYMOUS,
            _(
                "You chose not to say who you are."
                " Read your answers again, and take out anything that shows it."
            ),
        ),
        _("We show your complaint only to the people who need to look into it."),
        _("Complaining will not change how we treat you or your family, or the services you get."),
    ],
    # Translators: a button
    send=_("Send your complaint"),
    sent_title=_("We have your complaint"),
    happens_next=[
        (
            ~ANONYMOUS,
            _(
                "Within 5 working days we will tell you that we are looking into it, and who is doing so."
                " Working days are Monday to Friday, but not bank holidays."
            ),
        ),
        (
            ~ANONYMOUS & ~STAGE_TWO,
            _("After that we answer within 10 working days."),
        ),
        (
            ~ANONYMOUS & STAGE_TWO,
            _("Someone new will look at it again. After that we answer within 20 working days."),
        ),
        (~ANONYMOUS, _("If we need longer, we will tell you why, and which day we will answer.")),
        (
            ANONYMOUS & ~STAGE_TWO,
            _(
                "Keep your reference. Ring us after 15 working days (3 weeks) and say it,"
                " and we will tell you our answer."
                " We start within 5 working days and then answer within 10 working days."
            ),
        ),
        (
            ANONYMOUS & STAGE_TWO,
            _(
                "Keep your reference. Ring us after 25 working days (5 weeks) and say it,"
                " and we will tell you our answer."
                " We start within 5 working days and then answer within 20 working days."
            ),
        ),
        (
            ~STAGE_TWO,
            _(
                "If you are unhappy with our answer, tell us. Someone new will look at it again."
                " You can use this form or ring us."
            ),
        ),
        _(
            "If you are still unhappy, or we take too long, you can ask the Local Government and Social Care"
            " Ombudsman. It is free and it is not part of the council."
            " Search for “ombudsman” on this site, or ring us, to find out how to reach it."
        ),
        _("If it is about a home that you rent from us, ask the Housing Ombudsman instead. It is free too."),
        _("Complaining will not change how we treat you or your family, or the services you get."),
    ],
    another=_("Make another complaint"),
    examples={
        "a service, the first time, answered by email": {
            About: {"about": "service"},
            TheService: {"service": "Council tax"},
            ComplainedBefore: {"before": "no"},
            WhoYouAre: {"anonymous": "named"},
            WhatHappened: {
                "story": "You took my payment twice.\nI rang three times and waited an hour each time.",
                "when": days_before_today(20),
            },
            PutItRight: {"outcome": "Pay the second payment back, and answer the telephone faster."},
            ForWhom: {"for_whom": "myself"},
            YourName: {"name": "Rosa Ibáñez"},
            HowToReply: {"reply_by": "email", "email": "rosa.ibanez@example.com"},
            WhatHelpsYou: {"needs": ["none"]},
        },
        "a person, anonymous": {
            About: {"about": "person"},
            ThePerson: {"who": "The man at the front desk of the Town Hall", "team": "Housing"},
            ComplainedBefore: {"before": "no"},
            WhoYouAre: {"anonymous": "anonymous"},
            WhatHappened: {"story": "He laughed at how I speak and told me to come back with a child."},
            PutItRight: {},
        },
        "a company, anonymous, still unhappy with our first answer": {
            About: {"about": "contractor"},
            TheCompany: {"work": "Mending the roof of our block", "company": "Slate and Sons"},
            ComplainedBefore: {"before": "answered"},
            WhoYouAre: {"anonymous": "anonymous"},
            EarlierAnonymousComplaint: {"reference": "7KQ2-M9XD"},
            FirstAnswer: {
                "answered_on": days_before_today(12),
                "unhappy": "You said the roof was mended. Water still comes in when it rains.",
            },
            WhatHappened: {"story": "The builders left tiles off, and rain came in."},
            PutItRight: {"outcome": "Send someone else to mend it."},
        },
        "for a father, still unhappy, answered by letter": {
            About: {"about": "contractor"},
            TheCompany: {"work": "Caring for my father at home"},
            ComplainedBefore: {"before": "answered"},
            WhoYouAre: {"anonymous": "named"},
            EarlierComplaint: {"reference": "3HJ8-WTP5"},
            FirstAnswer: {
                "answered_on": days_before_today(30),
                "unhappy": "You did not say why the carers came late every day that week.",
            },
            WhatHappened: {
                "story": "The carers came two hours late for a week, and he did not get his lunch.",
                "when": days_before_today(75),
            },
            PutItRight: {"outcome": "Carers who come on time, and ring us when they cannot."},
            ForWhom: {"for_whom": "someone_else"},
            TheirPermission: {"their_name": "Yusuf Rahman", "permission": "yes"},
            YourName: {"name": "Nadia Rahman"},
            HowToReply: {
                "reply_by": "letter",
                "address": {"line_1": "9 Weaver Street", "town": "Wendleford", "postcode": "ZZ1 6LD"},
            },
            WhatHelpsYou: {
                "needs": ["large_print", "interpreter", "speaker", "other"],
                "language": "Bengali",
                "speaker": "My cousin Tariq, on 07700 900 456",
                "other": "Ring after 5pm. I work until then.",
            },
        },
        "a person, no answer yet, answered by telephone": {
            About: {"about": "person"},
            ThePerson: {"who": "The officer who came to my flat on a Monday"},
            ComplainedBefore: {"before": "waiting"},
            WhoYouAre: {"anonymous": "named"},
            EarlierComplaint: {},
            WhatHappened: {"story": "She came without telling me first. I wrote to you and nobody answered."},
            PutItRight: {},
            ForWhom: {"for_whom": "myself"},
            YourName: {"name": "Fadumo Ali"},
            HowToReply: {"reply_by": "telephone", "telephone": "+447700900123"},
            WhatHelpsYou: {"needs": ["easy_read", "bsl", "text_relay"]},
        },
        "a parking fine": {About: {"about": "parking"}},
        "a problem we do not know about yet": {About: {"about": "new_problem"}},
    },
)
