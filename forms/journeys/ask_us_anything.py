"""Ask us anything: one answer, whoever can give it. Long because a form is read whole: most is its words."""

from __future__ import annotations

from forms.journey import Journey
from forms.journeys.what_helps_you import WhatHelpsYou
from forms.pages import Interruption, Page
from forms.questions import (
    AddressByPostcode,
    Choice,
    Choices,
    Email,
    Name,
    Option,
    ServicePicker,
    Telephone,
    TextArea,
    YesNo,
)
from forms.text import _, p_

QUESTION = _("Your question")
YOU = WhatHelpsYou.section


class HowUrgent(Page):
    section = QUESTION
    urgent = Choice(
        _("Can it wait 5 working days?"),
        {
            # Translators: the answers to “Can it wait 5 working days?”
            "wait": _("Yes, it can wait"),
            "today": Option(
                _("No, I need help today"), _("For example, I have no food, no heating or no medicine")
            ),
            "tonight": _("No, I have nowhere safe to sleep tonight"),
            "danger": Option(
                _("No, somebody is in danger or is being hurt"), _("That can be you or someone else")
            ),
        },
        missing=_("Select whether it can wait 5 working days"),
    )


class RingUsToday(Interruption):
    asked_if = HowUrgent.urgent.is_("today")
    title = _("Ring us or come in today")
    urgent = ("emergency", "safeguarding")
    service = "customer-help-desks"
    body = [
        _("**If life is in danger, ring 999.**"),
        _("We read these questions on working days, and that may be too late for you."),
        _("Ring us now, and a person will find help for you today. You can also come to one of our desks."),
        _("If you feel ill and need help now, ring 111. To talk about how you feel, ring 111 and choose 2."),
        _("If you cannot ring or come in, go on with this form and tell us how to reach you."),
    ]


class RingUsTonight(Interruption):
    asked_if = HowUrgent.urgent.is_("tonight")
    title = _("Ring us now, so that you have somewhere to sleep tonight")
    urgent = ("homeless", "emergency")
    body = [
        _("We answer day and night. You do not need any papers, and it does not matter why it happened."),
        _("On a working day you can also come to the Town Hall. We will see you the same day."),
        _("If you cannot ring or come in, go on with this form and tell us how to reach you."),
    ]


class RingNow(Interruption):
    asked_if = HowUrgent.urgent.is_("danger")
    title = _("Ring now, if you can do so safely")
    urgent = ("emergency", "safeguarding")
    service = "domestic-abuse"
    body = [
        _("**If somebody is in danger now, ring 999.** If you cannot speak, press 55 when they answer."),
        _("If a partner or a relative hurts, scares or controls you, you can ring or text the helpline too."),
        _("If you think you may hurt yourself, ring 999, or ring 111 and choose 2 to talk to somebody now."),
        _("You do not have to give your name."),
        _("If you cannot ring, go on with this form. We read it on working days only."),
    ]


class YourQuestion(Page):
    section = QUESTION
    question = TextArea(
        _("What do you want to ask or tell us?"),
        hint=_("Use your own words, in your own language if you like"),
        missing=_("Enter what you want to ask or tell us"),
        thing=_("What you want to ask or tell us"),
        limit=4000,
        rows=10,
    )


class WhichServices(Page):
    section = QUESTION
    services = ServicePicker(
        _("Which services is it about?"),
        hint=_("Search in your own words, like “blue badge” or “noisy neighbour”"),
        several=True,
        missing=_("Select a service, or “I do not know”"),
    )


class HowToAnswer(Page):
    section = YOU
    answer_by = Choice(
        _("How do you want our answer?"),
        {
            # Translators: ways to answer someone
            "email": p_("way to answer", "By email"),
            "telephone": p_("way to answer", "By telephone"),
            "letter": p_("way to answer", "By letter"),
            "ring": Option(
                _("I will ring you to hear it"),
                _("You give us no name, and say your reference when you ring"),
            ),
        },
        missing=_("Select how you want our answer"),
    )
    email = Email(
        _("Email address"), revealed_by=answer_by.is_("email"), missing=_("Enter your email address")
    )
    telephone = Telephone(
        _("Telephone number"),
        revealed_by=answer_by.is_("telephone"),
        missing=_("Enter your telephone number"),
    )


BY = HowToAnswer.answer_by


class WhenToRing(Page):
    title = _("When we ring you")
    section = YOU
    asked_if = BY.is_("telephone")
    times = Choices(
        _("When shall we ring?"),
        {
            # Translators: when the council may telephone somebody
            "morning": _("Monday to Friday, 9am to noon"),
            "afternoon": _("Monday to Friday, noon to 4pm"),
            "evening": _("Monday to Friday, 4pm to 6pm"),
            "saturday": _("Saturday, 9am to 1pm"),
        },
        missing=_("Select when we shall ring"),
    )
    message = YesNo(
        _("Is it safe for us to leave a message?"),
        yes_hint=_("It says only that the council rang, and our number"),
        no_hint=_("We will hang up if you do not answer yourself"),
        missing=_("Select yes if it is safe for us to leave a message"),
    )


class WhereToWrite(Page):
    section = YOU
    asked_if = BY.is_("letter")
    address = AddressByPostcode(_("Where shall we write to?"), missing=_("Enter your address"))


class YourName(Page):
    section = YOU
    asked_if = BY.is_("telephone", "letter")
    name = Name(
        _("What shall we call you?"),
        hint=_("Give the name that we should ask for, or write on the envelope"),
        missing=_("Enter what we shall call you"),
        thing=_("Your name"),
    )


ask_us_anything = Journey(
    slug="ask-us-anything",
    title=_("Ask us anything"),
    service="customer-help-desks",
    summary=_("Ask your question once, in your own words. We find who can answer it."),
    start=[
        _("**If somebody is in danger, ring 999 now.**"),
        _("You do not have to know which team deals with it. You do not have to ask twice."),
        _("You can write in your own language. We answer in it too, if you ask us to."),
        _("It takes about 4 minutes. We answer within 5 working days."),
    ],
    pages=[
        HowUrgent,
        RingUsToday,
        RingUsTonight,
        RingNow,
        YourQuestion,
        WhichServices,
        HowToAnswer,
        WhenToRing,
        WhereToWrite,
        YourName,
        WhatHelpsYou,
    ],
    email=HowToAnswer.email,
    reaches=WhichServices.services,
    keep_days=366,
    before_sending=[
        _("Only the people who need your question to answer it will see it."),
        (
            HowUrgent.urgent.is_("today", "tonight", "danger"),
            _(
                "You told us that it cannot wait."
                " If you have not rung yet, and you can, ring before you send this."
            ),
        ),
    ],
    # Translators: a button
    send=_("Send your question"),
    sent_title=_("We have your question"),
    happens_next=[
        (
            HowUrgent.urgent.is_("today", "tonight", "danger"),
            _(
                "You told us that it cannot wait. We read what you sent on the next working day,"
                " and ring or write to you that day. If it gets worse before then, ring us, or ring 999."
            ),
        ),
        (
            ~BY.is_("ring"),
            _(
                "You will have our answer within 5 working days."
                " Working days are Monday to Friday, but not bank holidays."
            ),
        ),
        (
            BY.is_("telephone"),
            _("We ring at a time that you chose. If you do not answer, we try again on another day."),
        ),
        (BY.is_("letter"), _("The post may take 2 or 3 days more.")),
        (
            BY.is_("ring"),
            _(
                "Keep your reference. Ring us after 5 working days and say it, and we will tell you our"
                " answer."
                " Working days are Monday to Friday, but not bank holidays."
            ),
        ),
        _(
            "You get one answer from us, even if several teams work on it."
            " One person makes sure that all of your question is answered."
        ),
        _("If we need longer, we will tell you why, and which day we will answer."),
    ],
    another=_("Ask something else"),
    examples={
        "answered by letter, in large print": {
            HowUrgent: {"urgent": "wait"},
            YourQuestion: {"question": "When will the library in Kettlewick have a bus stop again?"},
            WhichServices: {"services": ["unknown"]},
            HowToAnswer: {"answer_by": "letter"},
            WhereToWrite: {
                "address": {"line_1": "9 Weaver Street", "town": "Wendleford", "postcode": "ZZ1 6LD"}
            },
            YourName: {"name": "Yusuf Rahman"},
            WhatHelpsYou: {"needs": ["large_print"]},
        },
        "two services, answered by email": {
            HowUrgent: {"urgent": "wait"},
            YourQuestion: {
                "question": "My mother moves in with us next month.\nDo we lose our discount? Can she park?"
            },
            WhichServices: {"services": ["council-tax-discounts", "parking-permits"]},
            HowToAnswer: {"answer_by": "email", "email": "rosa.ibanez@example.com"},
            WhatHelpsYou: {"needs": ["none"]},
        },
        "no heating today, rung back": {
            HowUrgent: {"urgent": "today"},
            RingUsToday: {},
            YourQuestion: {"question": "The meter is empty and I have no money until Friday."},
            WhichServices: {"services": ["unknown"]},
            HowToAnswer: {"answer_by": "telephone", "telephone": "+447700900123"},
            WhenToRing: {"times": ["morning", "afternoon"], "message": "yes"},
            YourName: {"name": "Fadumo"},
            WhatHelpsYou: {"needs": ["interpreter", "text_relay"], "language": "Somali"},
        },
        "nowhere to sleep tonight, and cannot ring": {
            HowUrgent: {"urgent": "tonight"},
            RingUsTonight: {},
            YourQuestion: {"question": "My cousin wants me out tonight. I am deaf and cannot ring."},
            WhichServices: {"services": ["homelessness-help"]},
            HowToAnswer: {"answer_by": "email", "email": "dee@example.com"},
            WhatHelpsYou: {"needs": ["easy_read", "bsl"]},
        },
        "afraid of somebody at home": {
            HowUrgent: {"urgent": "danger"},
            RingNow: {},
            YourQuestion: {"question": "He reads my post. Where can I talk to someone alone?"},
            WhichServices: {"services": ["unknown"]},
            HowToAnswer: {"answer_by": "ring"},
            WhatHelpsYou: {
                "needs": ["speaker", "other"],
                "speaker": "My sister Hodan, on 07700 900 456",
                "other": "Do not send anything to my home.",
            },
        },
    },
)
