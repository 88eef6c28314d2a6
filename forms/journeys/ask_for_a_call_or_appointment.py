"""Ask for a call or an appointment. Long because calls and four places each have their words and times."""

from __future__ import annotations

from forms.examples import a_free_time
from forms.journey import Journey
from forms.pages import Interruption, Page
from forms.questions import (
    Choice,
    Choices,
    Email,
    FreeTime,
    Line,
    Name,
    Option,
    Telephone,
    TextArea,
    YesNo,
)
from forms.text import _, p_

TALK = _("What you want to talk about")
CALL = _("The call")
VISIT = _("The appointment")
YOU = _("You")


class WhatAbout(Page):
    section = TALK
    about = Choice(
        _("What do you want to talk about?"),
        {
            "money": Option(_("Council tax, rent, benefits or debt")),
            "homeless": Option(_("I have lost my home, or may lose it soon")),
            "housing": Option(_("Another thing about housing"), _("For example, repairs or a bigger home")),
            "care": Option(_("Care and support"), _("For an adult, or for someone who looks after them")),
            "children": Option(_("Children, school or family")),
            "passes": Option(_("A Blue Badge or a bus pass")),
            "streets": Option(_("Bins, streets or parking")),
            "papers": Option(_("Help with a form or a letter")),
            # Translators: the last choice of a list of subjects to talk about
            "other": p_("subject", "Something else"),
        },
        missing=_("Select what you want to talk about"),
    )
    subject = Line(
        _("What is it about?"),
        revealed_by=about.is_("other"),
        missing=_("Enter what it is about"),
        thing=_("What it is about"),
        limit=200,
    )


class ComeToday(Interruption):
    asked_if = WhatAbout.about.is_("homeless")
    title = _("You do not have to wait for an appointment")
    urgent = ("homeless",)
    body = [
        _("Ring us, day or night. We may be able to stop you losing your home, so the sooner the better."),
        _("Or come to the Town Hall on a working day, from 9am to 5pm. We will see you the same day."),
        _("You can still ask for a call or an appointment: go on with this form."),
    ]


class MoreAboutIt(Page):
    section = TALK
    more = TextArea(
        _("Is there anything we should know before we talk?"),
        hint=_("For example, a reference or what you have tried, but you can also tell us when we talk"),
        optional=True,
        thing=_("What we should know"),
        limit=1000,
        rows=4,
    )


class HowToTalk(Page):
    section = TALK
    how = Choice(
        _("How do you want to talk with us?"),
        {
            # Translators: the answers to “How do you want to talk with us?”
            "call": Option(_("By telephone"), _("We ring you, so it costs you nothing")),
            "visit": Option(
                _("Face to face"), _("At the Town Hall, or at a hub in Oxlow, Eastmere or Thornacre")
            ),
        },
        missing=_("Select how you want to talk with us"),
    )


BY_TELEPHONE = HowToTalk.how.is_("call")
FACE_TO_FACE = HowToTalk.how.is_("visit")


class WhereToRing(Page):
    title = _("Where we ring you")
    section = CALL
    asked_if = BY_TELEPHONE
    telephone = Telephone(
        _("What is your telephone number?"),
        missing=_("Enter your telephone number"),
        thing=_("Your telephone number"),
    )
    message = YesNo(
        _("Is it safe for us to leave a message or send a text there?"),
        yes_hint=_("It says only that the council rang, and when we will ring again"),
        no_hint=_("If someone else answers, we will not say who we are"),
        missing=_("Select yes if it is safe for us to leave a message or send a text"),
    )


MESSAGE = WhereToRing.message


class WhenToRing(Page):
    section = CALL
    asked_if = BY_TELEPHONE
    time = FreeTime(
        _("When shall we ring you?"),
        hint=_("We ring at some moment between these times"),
        of="line:anything",
        missing=_("Select when we shall ring you"),
    )


class ForTheCall(Page):
    section = CALL
    asked_if = BY_TELEPHONE
    needs = Choices(
        _("Does any of this help when we ring you?"),
        {
            # Translators: someone who says in your language what we say in English, and back again
            "interpreter": Option(_("An interpreter"), _("It is free")),
            # Translators: an interpreter of the language of deaf people, seen on a screen
            "bsl": _("A video call with a British Sign Language interpreter"),
            "text_relay": Option(
                # Translators: a service that types what is said on the telephone, and says what is typed
                _("Text relay"),
                _("For telephone calls, if you do not hear or speak easily"),
            ),
            "slowly": _("Someone who has more time and speaks slowly"),
            # Translators: the last choice of a list of ways to help
            "other": p_("way to help", "Something else"),
            # Translators: the last choice of a list of ways to help; nothing in it is needed
            "none": p_("way to help", "None of these"),
        },
        none="none",
        none_and_others=_("Select what helps you, or select “None of these”, but not both"),
        missing=_("Select what helps you, or select “None of these”"),
    )
    language = Line(
        _("Which language do you speak?"),
        revealed_by=needs.is_("interpreter"),
        missing=_("Enter the language you speak"),
        thing=_("The language you speak"),
        limit=60,
        width=20,
    )
    other = TextArea(
        _("What else would help you?"),
        revealed_by=needs.is_("other"),
        missing=_("Enter what else would help you"),
        thing=_("What else would help you"),
        limit=500,
        rows=3,
    )


class WhichPlace(Page):
    section = VISIT
    asked_if = FACE_TO_FACE
    place = Choice(
        _("Where do you want to come?"),
        {
            # The codes are places of the directory, and the hints say what it says.
            "town-hall": Option(
                _("The Town Hall in Wendleford"), _("Market Place, with level doors and a hearing loop")
            ),
            "oxlow-hub": Option(
                _("Oxlow Hub"), _("Shuttle Street, open until 7pm on Thursdays, with a quiet room")
            ),
            "eastmere-hub": Option(
                _("Eastmere Library and Hub"), _("Reedbed Road, open on Saturdays, all on one level")
            ),
            "thornacre-hub": Option(
                _("Thornacre Hub"), _("Almshouse Row, with a ground floor that has no steps")
            ),
        },
        missing=_("Select where you want to come"),
    )


PLACE = WhichPlace.place


class TimeAtTheTownHall(Page):
    section = VISIT
    asked_if = FACE_TO_FACE & PLACE.is_("town-hall")
    time = FreeTime(
        _("When do you want to come to the Town Hall?"),
        hint=_("We will tell you the exact time between these"),
        of="location:town-hall",
        missing=_("Select when you want to come"),
    )


class TimeAtOxlowHub(Page):
    section = VISIT
    asked_if = FACE_TO_FACE & PLACE.is_("oxlow-hub")
    time = FreeTime(
        _("When do you want to come to Oxlow Hub?"),
        hint=_("We will tell you the exact time between these"),
        of="location:oxlow-hub",
        missing=_("Select when you want to come"),
    )


class TimeAtEastmereHub(Page):
    section = VISIT
    asked_if = FACE_TO_FACE & PLACE.is_("eastmere-hub")
    time = FreeTime(
        _("When do you want to come to Eastmere Library and Hub?"),
        hint=_("We will tell you the exact time between these"),
        of="location:eastmere-hub",
        missing=_("Select when you want to come"),
    )


class TimeAtThornacreHub(Page):
    section = VISIT
    asked_if = FACE_TO_FACE & PLACE.is_("thornacre-hub")
    time = FreeTime(
        _("When do you want to come to Thornacre Hub?"),
        hint=_("We will tell you the exact time between these"),
        of="location:thornacre-hub",
        missing=_("Select when you want to come"),
    )


class ForTheVisit(Page):
    title = _("What helps you when you come")
    section = VISIT
    asked_if = FACE_TO_FACE
    intro = [
        (
            PLACE.is_("town-hall"),
            _(
                "The Town Hall has a level entrance, automatic doors, a lift, a hearing loop at the desk"
                " and a Changing Places toilet."
            ),
        ),
        (
            PLACE.is_("oxlow-hub"),
            _("Oxlow Hub is step-free from the street, and has wide doors and a low counter."),
        ),
        (
            PLACE.is_("eastmere-hub"),
            _(
                "Eastmere Library and Hub is on one level, and has automatic doors, a hearing loop"
                " and an accessible toilet."
            ),
        ),
        (
            PLACE.is_("thornacre-hub"),
            _(
                "The ground floor of Thornacre Hub is step-free."
                " We will meet you there, not in the café upstairs."
            ),
        ),
    ]
    needs = Choices(
        _("Do you need any of these?"),
        {
            "quiet": _("A quiet room"),
            "longer": _("More time than usual"),
            # Translators: someone who says in your language what we say in English, and back again
            "interpreter": Option(_("An interpreter"), _("It is free, and you do not have to bring someone")),
            "bsl": Option(
                # Translators: a person who interprets the language of deaf people in Britain
                _("A British Sign Language interpreter"),
                _("We need about 2 weeks to find one"),
            ),
            "hearing": _("Help with hearing, such as a hearing loop"),
            "seeing": _("Help with seeing, such as someone to meet you at the door"),
            "moving": _("Room for a wheelchair, or a seat near the door"),
            "companion": Option(_("I will bring someone with me"), _("You can always do so")),
            # Translators: the last choice of a list of ways to help
            "other": p_("way to help", "Something else"),
            # Translators: the last choice of a list of ways to help; nothing in it is needed
            "none": p_("way to help", "None of these"),
        },
        none="none",
        none_and_others=_("Select what you need, or select “None of these”, but not both"),
        missing=_("Select what you need, or select “None of these”"),
    )
    language = Line(
        _("Which language do you speak?"),
        revealed_by=needs.is_("interpreter"),
        missing=_("Enter the language you speak"),
        thing=_("The language you speak"),
        limit=60,
        width=20,
    )
    other = TextArea(
        _("What else would help you?"),
        revealed_by=needs.is_("other"),
        missing=_("Enter what else would help you"),
        thing=_("What else would help you"),
        limit=500,
        rows=3,
    )


class YourName(Page):
    section = YOU
    name = Name(
        _("What shall we call you?"),
        hint=_("Give the name that we should ask for"),
        missing=_("Enter what we shall call you"),
        thing=_("Your name"),
    )


class HowToConfirm(Page):
    section = YOU
    asked_if = FACE_TO_FACE
    confirm_by = Choice(
        _("How shall we tell you that the time is yours?"),
        {
            # Translators: ways to tell someone the time of their appointment
            "text": p_("way to tell", "By text message"),
            "telephone": p_("way to tell", "By telephone"),
            "email": p_("way to tell", "By email"),
        },
        hint=_("Choose one that is safe for you, if somebody else sees your messages"),
        missing=_("Select how we shall tell you that the time is yours"),
    )
    mobile = Telephone(
        _("Mobile number"),
        revealed_by=confirm_by.is_("text"),
        missing=_("Enter your mobile number"),
        thing=_("Your mobile number"),
    )
    telephone = Telephone(
        _("Telephone number"),
        revealed_by=confirm_by.is_("telephone"),
        missing=_("Enter your telephone number"),
        thing=_("Your telephone number"),
    )
    email = Email(
        _("Email address"), revealed_by=confirm_by.is_("email"), missing=_("Enter your email address")
    )


ask_for_a_call_or_appointment = Journey(
    slug="ask-for-a-call-or-appointment",
    title=_("Ask for a call or an appointment"),
    service="customer-help-desks",
    summary=_("Choose when we ring you, or when you come to the Town Hall or to a hub."),
    start=[
        _("**If somebody is in danger, ring 999 now.**"),
        _("Choose a time that suits you. Within 1 working day we tell you whether it is yours."),
        _("You can also ring us, or come to a desk and wait, without an appointment."),
        _("It takes about 3 minutes."),
    ],
    you_will_need=[
        _("your telephone number or your email address"),
        _("your reference, if you have told us about it before"),
    ],
    pages=[
        WhatAbout,
        ComeToday,
        MoreAboutIt,
        HowToTalk,
        WhereToRing,
        WhenToRing,
        ForTheCall,
        WhichPlace,
        TimeAtTheTownHall,
        TimeAtOxlowHub,
        TimeAtEastmereHub,
        TimeAtThornacreHub,
        ForTheVisit,
        YourName,
        HowToConfirm,
    ],
    email=HowToConfirm.email,
    keep_days=183,
    before_sending=[
        _("You ask us for this time. It is yours when we have told you so."),
    ],
    # Translators: a button
    send=_("Ask for this time"),
    sent_title=_("You have asked for a time"),
    happens_next=[
        (
            BY_TELEPHONE & MESSAGE.yes,
            _(
                "Within 1 working day we tell you whether the time is yours."
                " We send you a text or, if it is not a mobile number, ring you."
            ),
        ),
        (
            BY_TELEPHONE & MESSAGE.no,
            _(
                "We will not send a text or leave a message."
                " We ring you at the time you asked for, or as near to it as we can."
            ),
        ),
        (
            BY_TELEPHONE,
            _(
                "The number may be hidden when we ring. If you do not answer, we try once more on that day"
                " and once on the next working day."
            ),
        ),
        (
            FACE_TO_FACE,
            _(
                "Within 1 working day, and before the time you asked for, we tell you whether it is yours."
                " If it is not free any more, we offer you the nearest that is."
            ),
        ),
        _("Working days are Monday to Friday, but not bank holidays."),
        (
            FACE_TO_FACE & ForTheVisit.needs.includes("bsl"),
            _(
                "If we cannot find a British Sign Language interpreter in time, we will agree another day"
                " with you."
            ),
        ),
        (
            FACE_TO_FACE & ForTheVisit.needs.includes("interpreter"),
            _("We bring the interpreter. Do not bring a child to interpret for you."),
        ),
        (
            FACE_TO_FACE & PLACE.is_("town-hall"),
            _(
                "The Town Hall is at 1 Market Place, Wendleford, ZZ1 1AA."
                " Buses 1, 4 and 9 stop in Market Place. There are 3 Blue Badge bays in Guild Street."
                " Go to the desk on the ground floor."
            ),
        ),
        (
            FACE_TO_FACE & PLACE.is_("oxlow-hub"),
            _(
                "Oxlow Hub is in Weaver’s Yard, 22 Shuttle Street, Oxlow, ZZ2 1BD."
                " Bus 4 stops outside. Oxlow station is 5 minutes away on flat ground."
            ),
        ),
        (
            FACE_TO_FACE & PLACE.is_("eastmere-hub"),
            _(
                "Eastmere Library and Hub is at 40 Reedbed Road, Eastmere, ZZ5 3TL."
                " Buses 9 and 12 go there. There are 4 Blue Badge bays by the door."
                " The desk is at the library entrance."
            ),
        ),
        (
            FACE_TO_FACE & PLACE.is_("thornacre-hub"),
            _(
                "Thornacre Hub is at 8 Almshouse Row, Thornacre, ZZ4 2HN."
                " Bus 7 stops at the Almshouses, 100 metres away. The desk is beside the library corner."
            ),
        ),
        (
            FACE_TO_FACE,
            _(
                "Bring letters about it, if you have any."
                " Come even if you have none, and bring anyone you like."
            ),
        ),
        _("If the time does not suit you any more, ring us and say your reference. We will find another."),
    ],
    another=_("Ask for another time"),
    examples={
        "a call about a bill": {
            WhatAbout: {"about": "money"},
            MoreAboutIt: {"more": "You sent me two bills. My account ends in 417."},
            HowToTalk: {"how": "call"},
            WhereToRing: {"telephone": "+447700900982", "message": "yes"},
            WhenToRing: {"time": "Any weekday before 10am, as I work nights"},
            ForTheCall: {"needs": ["none"]},
            YourName: {"name": "Amal Warsame"},
        },
        "a call that nobody else may hear of": {
            WhatAbout: {"about": "other", "subject": "Moving out without my husband knowing"},
            MoreAboutIt: {},
            HowToTalk: {"how": "call"},
            WhereToRing: {"telephone": "+447700900123", "message": "no"},
            WhenToRing: {"time": a_free_time()},
            ForTheCall: {
                "needs": ["interpreter", "text_relay", "other"],
                "language": "Somali",
                "other": "A woman to talk with.",
            },
            YourName: {"name": "Fadumo"},
        },
        "about to lose a home, seen at the Town Hall": {
            WhatAbout: {"about": "homeless"},
            ComeToday: {},
            MoreAboutIt: {
                "more": "My landlord gave me a letter: I must be out on the last day of next month."
            },
            HowToTalk: {"how": "visit"},
            WhichPlace: {"place": "town-hall"},
            TimeAtTheTownHall: {"time": a_free_time()},
            ForTheVisit: {"needs": ["quiet", "companion"]},
            YourName: {"name": "Rosa Ibáñez"},
            HowToConfirm: {"confirm_by": "email", "email": "rosa.ibanez@example.com"},
        },
        "a form filled in together in Oxlow": {
            WhatAbout: {"about": "papers"},
            MoreAboutIt: {},
            HowToTalk: {"how": "visit"},
            WhichPlace: {"place": "oxlow-hub"},
            TimeAtOxlowHub: {"time": "A Thursday evening, after work"},
            ForTheVisit: {
                "needs": ["longer", "interpreter", "other"],
                "language": "Bengali",
                "other": "A corner where my children can play.",
            },
            YourName: {"name": "Nadia Rahman"},
            HowToConfirm: {"confirm_by": "text", "mobile": "+447700900456"},
        },
        "care for a mother, with a sign language interpreter in Eastmere": {
            WhatAbout: {"about": "care"},
            MoreAboutIt: {},
            HowToTalk: {"how": "visit"},
            WhichPlace: {"place": "eastmere-hub"},
            TimeAtEastmereHub: {"time": "A Saturday morning, in 2 or 3 weeks"},
            ForTheVisit: {"needs": ["bsl"]},
            YourName: {"name": "Dee Okafor"},
            HowToConfirm: {"confirm_by": "text", "mobile": "+447700900789"},
        },
        "a bus pass in Thornacre": {
            WhatAbout: {"about": "passes"},
            MoreAboutIt: {},
            HowToTalk: {"how": "visit"},
            WhichPlace: {"place": "thornacre-hub"},
            TimeAtThornacreHub: {"time": a_free_time()},
            ForTheVisit: {"needs": ["hearing", "seeing", "moving"]},
            YourName: {"name": "Yusuf Rahman"},
            HowToConfirm: {"confirm_by": "telephone", "telephone": "+441632960001"},
        },
    },
)
