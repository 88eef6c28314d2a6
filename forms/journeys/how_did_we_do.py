"""How did we do?: a minute or two after a form, a call or a visit, to say how it went, without a name."""

from __future__ import annotations

from collections.abc import Iterable

from forms.journey import Journey
from forms.journeys.languages import SPOKEN
from forms.pages import Page
from forms.questions import Choice, Email, Option, Select, Telephone, TextArea
from forms.text import Text, _, p_

HOW_IT_WENT = _("How it went")
FOR_YOU = _("How it was for you")
NEXT_TIME = _("Next time")

# Translators: answers to a question such as “Did you feel listened to?”
PARTLY = {"yes": p_("answer", "Yes"), "partly": p_("answer", "Partly"), "no": p_("answer", "No")}


class HowItWent(Page):
    title = _("How did it go?")
    section = HOW_IT_WENT
    satisfied = Choice(
        _("How satisfied are you?"),
        {
            # Translators: answers to “How satisfied are you?”
            "very-satisfied": _("Very satisfied"),
            "satisfied": _("Satisfied"),
            "neither": _("Neither satisfied nor dissatisfied"),
            "dissatisfied": _("Dissatisfied"),
            "very-dissatisfied": _("Very dissatisfied"),
        },
        missing=_("Select how satisfied you are"),
    )
    easy = Choice(
        _("How easy was it?"),
        {
            # Translators: answers to “How easy was it?”
            "very-easy": _("Very easy"),
            "easy": p_("how easy", "Easy"),
            "neither": _("Neither easy nor hard"),
            "hard": p_("how easy", "Hard"),
            "very-hard": _("Very hard"),
        },
        missing=_("Select how easy it was"),
    )


class WhatYouCameFor(Page):
    section = HOW_IT_WENT
    done = Choice(
        _("Could you do what you came to do?"),
        PARTLY,
        missing=_("Select whether you could do what you came to do"),
    )


class WhatStoppedYou(Page):
    section = HOW_IT_WENT
    asked_if = WhatYouCameFor.done.is_("partly", "no")
    stopped = TextArea(
        _("What stopped you?"),
        hint=_("For example, a question you did not understand or a page that did not work"),
        optional=True,
        thing=_("What stopped you"),
        limit=1000,
        rows=4,
    )


class HelpFromSomeone(Page):
    section = FOR_YOU
    helped = Choice(
        _("Did someone help you to do it?"),
        {
            # Translators: answers to “Did someone help you to do it?”
            "nobody": _("No, I did it on my own"),
            "family": _("Yes, someone in my family, or a friend"),
            "council": _("Yes, someone who works for the council"),
            "other": Option(_("Yes, someone else"), _("For example, a carer, a teacher or an advice centre")),
            "wanted": _("No, but I wanted help"),
        },
        missing=_("Select whether someone helped you"),
    )


class YourLanguage(Page):
    section = FOR_YOU
    well = Choice(
        _("Was it in a language that you know well?"),
        PARTLY,
        missing=_("Select whether it was in a language that you know well"),
    )
    better = Select(
        _("Which language would be better for you?"),
        SPOKEN,
        optional=True,
        revealed_by=well.is_("no"),
    )


class HowWeTreatedYou(Page):
    title = _("How did we treat you?")
    section = FOR_YOU
    intro = [_("You can leave out what does not fit, for example if you did not talk with anyone.")]
    listened = Choice(_("Did you feel listened to?"), PARTLY, optional=True)
    safe = Choice(_("Did you feel safe to say what you wanted to say?"), PARTLY, optional=True)


class MakeItBetter(Page):
    section = NEXT_TIME
    idea = TextArea(
        _("What would make it better?"),
        hint=_("Leave out names, addresses and numbers, yours and those of other people"),
        optional=True,
        thing=_("What would make it better"),
        limit=1000,
        rows=5,
    )


class MayWeAsk(Page):
    title = _("You do not have to tell us who you are")
    section = NEXT_TIME
    intro = [
        _("If you select no, we keep nothing that shows who you are."),
        _("If you select yes, we use what you give us only to ask you about this, and only once."),
    ]
    contact = Choice(
        _("May we ask you more about what you told us?"),
        {
            # Translators: answers to “May we ask you more about what you told us?”
            "no": _("No, do not contact me"),
            "email": _("Yes, by email"),
            "telephone": _("Yes, by telephone"),
        },
        missing=_("Select whether we may ask you more"),
    )
    email = Email(_("Email address"), revealed_by=contact.is_("email"), missing=_("Enter your email address"))
    telephone = Telephone(
        _("Telephone number"), revealed_by=contact.is_("telephone"), missing=_("Enter your telephone number")
    )


UNKNOWN = MayWeAsk.contact.is_("no")


def how_did_we_do(forms: Iterable[Journey]) -> Journey:
    """The form that asks it, about any of these that want to know, a telephone call or a visit."""
    asked: dict[str, Text | Option] = {form.slug: form.title for form in forms if form.asks_how_it_was}

    class About(Page):
        section = HOW_IT_WENT
        about = Choice(
            _("What do you want to tell us about?"),
            {
                **asked,
                "call": _("A telephone call with us"),
                "visit": Option(_("A visit to us"), _("For example, at the Town Hall or a library")),
                "something-else": p_("to tell us about", "Something else"),
            },
            missing=_("Select what you want to tell us about"),
        )

    first = next(iter(asked))
    return Journey(
        slug="how-did-we-do",
        title=_("How did we do?"),
        service="complaints",
        summary=_("Tell us how it went after you used a form, rang us or came to see us."),
        start=[
            _("We read what everyone tells us, and use it to make things better."),
            _("You do not have to tell us who you are."),
            _(
                "We do not answer what you tell us here."
                " If something went wrong and you want an answer, make a complaint instead."
            ),
            _("It takes 1 to 2 minutes."),
        ],
        pages=[
            About,
            HowItWent,
            WhatYouCameFor,
            WhatStoppedYou,
            HelpFromSomeone,
            YourLanguage,
            HowWeTreatedYou,
            MakeItBetter,
            MayWeAsk,
        ],
        about=About.about,
        asks_how_it_was=False,
        email=MayWeAsk.email,
        anonymous_if=UNKNOWN,
        before_sending=[
            (UNKNOWN, _("If what you wrote shows who you are, take it out before you send this.")),
            _("It will not change how we treat you, or the services you get."),
        ],
        # Translators: a button
        send=_("Send what you think"),
        # Translators: the heading once somebody told us how we did
        sent_title=_("Thank you for telling us"),
        happens_next=[
            _("The Customer Relations team reads what you told us within 10 working days (2 weeks)."),
            (~UNKNOWN, _("If we want to know more, we will ask you within 20 working days (4 weeks).")),
            _("Every 3 months we add up what everyone said, and say what we changed because of it."),
            _("We do not answer what you told us here. If you want an answer, make a complaint or ring us."),
        ],
        another=_("Tell us about something else"),
        examples={
            "a form that went well": {
                About: {"about": first},
                HowItWent: {"satisfied": "very-satisfied", "easy": "easy"},
                WhatYouCameFor: {"done": "yes"},
                HelpFromSomeone: {"helped": "nobody"},
                YourLanguage: {"well": "yes"},
                HowWeTreatedYou: {},
                MakeItBetter: {},
                MayWeAsk: {"contact": "no"},
            },
            "a call in the wrong language": {
                About: {"about": "call"},
                HowItWent: {"satisfied": "dissatisfied", "easy": "very-hard"},
                WhatYouCameFor: {"done": "no"},
                WhatStoppedYou: {
                    "stopped": "I waited a long time for an interpreter, and then the call ended."
                },
                HelpFromSomeone: {"helped": "family"},
                YourLanguage: {"well": "no", "better": "so"},
                HowWeTreatedYou: {"listened": "partly", "safe": "no"},
                MakeItBetter: {"idea": "Ask me which language I speak at the start."},
                MayWeAsk: {"contact": "telephone", "telephone": "+447700900123"},
            },
            "a visit, half done": {
                About: {"about": "visit"},
                HowItWent: {"satisfied": "neither", "easy": "neither"},
                WhatYouCameFor: {"done": "partly"},
                WhatStoppedYou: {},
                HelpFromSomeone: {"helped": "council"},
                YourLanguage: {"well": "partly"},
                HowWeTreatedYou: {"listened": "yes", "safe": "yes"},
                MakeItBetter: {"idea": "A quieter place to talk. Everyone in the queue could hear me."},
                MayWeAsk: {"contact": "email", "email": "rosa.ibanez@example.com"},
            },
        },
    )
