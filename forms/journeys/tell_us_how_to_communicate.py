"""Tell us how to communicate with you: asked once, and carried to the teams the person allows. Long because a
form is read whole: its words are most of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from forms.answers import Problem
from forms.journey import Journey
from forms.journeys.languages import SPOKEN, WRITTEN
from forms.pages import Exit, Interruption, Page, Stored
from forms.questions import (
    AddressByPostcode,
    Choice,
    Choices,
    Date,
    Declaration,
    Email,
    Line,
    Name,
    Option,
    Question,
    Select,
    Telephone,
    TextArea,
    YesNo,
    days_ago,
)
from forms.text import _, p_

WHO = _("Who this is for")
REACHING = _("Reaching you")
LANGUAGES = _("Your languages")
WRITING = _("When we write to you")
TALKING = _("When we talk with you")
SAFE = _("Keeping you safe")
SPEAKER = _("Someone who speaks for you")
ELSE = _("Anything else")
SHARING = _("Who we may tell")


class ForWhom(Page):
    section = WHO
    who = Choice(
        _("Who is this for?"),
        {
            # Translators: answers to “Who is this for?”
            "me": _("Me"),
            "someone": Option(_("Someone I help"), _("For example, your mother, your child or a neighbour")),
        },
        missing=_("Select who this is for"),
    )


ME = ForWhom.who.is_("me")
SOMEONE = ForWhom.who.is_("someone")


class TheirWish(Page):
    section = WHO
    asked_if = SOMEONE
    wish = Choice(
        _("Do they want you to tell us this for them?"),
        {
            # Translators: “they” is one person, man or woman, whom someone else helps
            "yes": _("Yes, they want me to"),
            "cannot": Option(
                _("They cannot decide this"), _("For example, a young child, or someone too ill to decide")
            ),
            "not_asked": _("I have not asked them yet"),
        },
        missing=_("Select whether they want you to tell us this for them"),
    )


class AskThemFirst(Exit):
    asked_if = SOMEONE & TheirWish.wish.is_("not_asked")
    title = _("Ask them first")
    body = [
        _("This is about them. So they decide what we know, and who we may tell."),
        _("Nothing you told us here has been sent."),
    ]
    way_on = [
        _("Ask them, and fill in this form together."),
        _("They can also ring us, or come to one of our desks. We have interpreters, and they are free."),
    ]


class TheHelper(Page):
    title = _("You, who help them")
    section = WHO
    asked_if = SOMEONE
    helper = Name(_("What is your full name?"), missing=_("Enter your full name"), thing=_("Your name"))
    relation = Line(
        _("How do you know them?"),
        hint=_("For example, I am her son or I am his support worker"),
        missing=_("Enter how you know them"),
        thing=_("How you know them"),
        limit=100,
    )
    helper_telephone = Telephone(_("What is your telephone number?"), optional=True)
    told = Choice(
        _("What may we tell you about them?"),
        {
            # Translators: what the council may tell a helper about the person they help
            "everything": _("Anything they could ask us themselves"),
            "something": Option(
                _("Only how their request is going"),
                _("For example, that it came, who has it and when they will hear"),
            ),
            "nothing": _("Nothing, talk only with them"),
        },
        missing=_("Select what we may tell you about them"),
    )


BORN_HINT = _("It stops us mixing people up who have the same name")


class AboutYou(Page):
    title = _("About you")
    section = WHO
    asked_if = ME
    intro = [_("We use this to find you in our records.")]
    name = Name(_("What is your full name?"), missing=_("Enter your full name"), thing=_("Your name"))
    born = Date(
        _("When were you born?"),
        hint=BORN_HINT,
        optional=True,
        thing=_("The day you were born"),
        latest=days_ago(0),
        too_late=_("The day you were born must be in the past"),
        of_birth=True,
    )


class AboutThem(Page):
    title = _("About the person you help")
    section = WHO
    asked_if = SOMEONE
    intro = [
        _("We use this to find them in our records."),
        _("After this page, “you” is the person you help. Answer as they would."),
    ]
    their_name = Name(
        _("What is their full name?"),
        missing=_("Enter their full name"),
        thing=_("Their name"),
        about_you=False,
    )
    their_born = Date(
        _("When were they born?"),
        hint=BORN_HINT,
        optional=True,
        thing=_("The day they were born"),
        latest=days_ago(0),
        too_late=_("The day they were born must be in the past"),
    )


class WhereYouLive(Page):
    section = WHO
    home = Choice(
        _("Do you have a home address?"),
        {
            # Translators: answers to “Do you have a home address?”
            "yes": _("Yes"),
            "none": Option(
                _("No, I have none at the moment"), _("For example, you stay with friends or sleep outside")
            ),
            "unsaid": _("I do not want to tell you"),
        },
        missing=_("Select whether you have a home address"),
    )


HAS_HOME = WhereYouLive.home.is_("yes")


class HomeAddress(Page):
    section = WHO
    asked_if = HAS_HOME
    address = AddressByPostcode(
        _("What is your home address?"),
        hint=_("We use it to find you in our records"),
        missing=_("Enter your home address"),
    )


class WhatHelps(Page):
    section = WHO
    about = Choices(
        _("What do you want to tell us about?"),
        {
            "language": Option(
                _("My language"), _("For example, you speak Somali or use British Sign Language")
            ),
            "reading": Option(
                _("Reading and writing"), _("For example, large print, braille or help with forms")
            ),
            # Translators: what may be hard for a person
            "hearing": p_("may be hard", "Hearing"),
            "sight": p_("may be hard", "Seeing"),
            "speech": p_("may be hard", "Speaking"),
            "memory": _("Understanding and remembering"),
            "calm": Option(
                _("Feeling worried or upset"), _("For example, in busy places or on the telephone")
            ),
            "safety": Option(
                _("Staying safe"), _("For example, someone else reads your letters or hears your messages")
            ),
            "reaching": _("Only how to reach me"),
        },
        hint=_("Tell us what we should do, and leave out anything about your health"),
        none="reaching",
        none_and_others=_("Select what you want to tell us about, or “Only how to reach me”, but not both"),
        missing=_("Select what you want to tell us about"),
    )


class WaysToReachYou(Page):
    title = _("How can we reach you?")
    section = REACHING
    best = Choices(
        _("Which ways are good?"),
        {
            # Translators: ways to reach someone
            "letter": p_("way to reach", "Letter"),
            "email": p_("way to reach", "Email"),
            "text": p_("way to reach", "Text message"),
            "telephone": p_("way to reach", "Telephone call"),
            "relay": Option(
                # Translators: the name of a service that types what is said on the telephone
                _("Relay UK"),
                _("Someone types what we say, and says what you type"),
            ),
            "video": _("Video call in British Sign Language"),
            "visit": p_("way to reach", "Face to face"),
        },
        missing=_("Select a good way to reach you"),
    )
    never = Choices(
        _("Which ways must we never use?"),
        {
            "letter": p_("way to reach", "Letter"),
            "email": p_("way to reach", "Email"),
            "text": p_("way to reach", "Text message"),
            "telephone": p_("way to reach", "Telephone call"),
            "message": _("A message on your voicemail"),
            "visit": _("Coming to your door"),
        },
        optional=True,
    )

    @classmethod
    def check(cls, answers: Stored) -> Iterator[tuple[Question, Problem]]:
        best, never = (answers.get(name) for name in ("best", "never"))
        if isinstance(best, list) and isinstance(never, list) and set(map(str, best)) & set(map(str, never)):
            yield cls.never, Problem(_("The ways we must never use must be other ways than the good ones"))


BY_EMAIL = WaysToReachYou.best.includes("email")
LETTERS_ELSEWHERE = WaysToReachYou.best.includes("letter") & ~HAS_HOME


class YourEmail(Page):
    section = REACHING
    asked_if = BY_EMAIL
    email = Email(
        _("What is your email address?"),
        hint=_("We send you a copy of your answers there"),
        missing=_("Enter your email address"),
    )


class YourTelephone(Page):
    title = _("Your telephone number")
    section = REACHING
    asked_if = WaysToReachYou.best.includes("text", "telephone", "relay", "video")
    telephone = Telephone(_("Telephone number"), missing=_("Enter your telephone number"))
    when = Line(
        _("When is a good time?"),
        hint=_("For example, after 4pm, but not on Fridays"),
        optional=True,
        thing=_("The good time"),
        limit=100,
    )


class WhereToWrite(Page):
    section = REACHING
    asked_if = LETTERS_ELSEWHERE
    letters_to = AddressByPostcode(
        _("Where can we send letters?"),
        hint=_("It can be the address of a friend, a day centre or someone who helps you"),
        missing=_("Enter the address we can send letters to"),
        about_you=False,
    )


class YourLanguages(Page):
    title = _("Your languages")
    section = LANGUAGES
    asked_if = WhatHelps.about.includes("language")
    speaks = Select(
        _("Which language do you speak or sign best?"),
        {**SPOKEN, "other": p_("language", "Another language")},
        missing=_("Select the language you speak or sign best"),
    )
    reads = Select(
        _("Which language do you read best?"),
        {**WRITTEN, "other": p_("language", "Another language"), "none": _("I do not read")},
        missing=_("Select the language you read best, or “I do not read”"),
    )
    unlisted = Line(
        _("If your language is not in the list, what is it called?"),
        hint=_("You can also tell us which kind, for example Arabic as it is spoken in Sudan"),
        optional=True,
        thing=_("What your language is called"),
        limit=100,
    )


class Interpreter(Page):
    title = _("An interpreter")
    section = LANGUAGES
    asked_if = WhatHelps.about.includes("language")
    intro = [
        _("An interpreter says in your language what we say in English, and back again."),
        _("It is free. We never ask a child to do it."),
    ]
    need = Choice(
        _("Do you need an interpreter when we talk?"),
        {
            # Translators: answers to “Do you need an interpreter when we talk?”
            "always": p_("interpreter", "Yes, always"),
            "difficult": _("Only when it is difficult or important"),
            "never": p_("interpreter", "No"),
        },
        missing=_("Select whether you need an interpreter when we talk"),
    )
    who = Choice(
        _("Who should it be?"),
        {
            # Translators: who should interpret
            "woman": p_("interpreter", "A woman"),
            "man": p_("interpreter", "A man"),
            "either": p_("interpreter", "Either"),
        },
        optional=True,
    )
    not_who = Line(
        _("Is there anyone it must not be?"),
        hint=_("For example, someone from my town or anyone who knows my family"),
        optional=True,
        thing=_("Who it must not be"),
        about_you=False,
    )


READING = WhatHelps.about.includes("reading", "sight")


class WhatYouRead(Page):
    section = WRITING
    asked_if = READING
    formats = Choices(
        _("How should we send you things to read?"),
        {
            # Translators: letters printed in bigger type, for people who see less well
            "large_print": _("Large print"),
            # Translators: the name of a way of writing with short sentences and pictures
            "easy_read": Option(_("Easy Read"), _("Short sentences with pictures")),
            # Translators: raised dots that are read with the fingers
            "braille": _("Braille"),
            "audio": _("A recording to listen to"),
            "plain_email": Option(
                _("Plain email"), _("Only words, for a screen reader, with nothing attached")
            ),
            "bsl_video": _("A video in British Sign Language"),
            "coloured": _("On coloured paper"),
            "aloud": _("Ring me and read it to me"),
            "as_now": _("Ordinary letters are fine"),
        },
        none="as_now",
        none_and_others=_("Select how we should send things, or “Ordinary letters are fine”, but not both"),
        missing=_("Select how we should send you things to read"),
    )
    size = Choice(
        _("How large?"),
        {
            # Translators: sizes of print, in points
            "16": _("16 point"),
            "18": _("18 point"),
            "20": _("20 point"),
            "24": _("24 point"),
            "28": _("28 point"),
        },
        revealed_by=formats.is_("large_print"),
        missing=_("Select how large the print should be"),
    )
    colour = Line(
        _("Which colour?"),
        revealed_by=formats.is_("coloured"),
        missing=_("Enter the colour of the paper"),
        thing=_("The colour of the paper"),
        limit=40,
        width=20,
    )


SOMETHING_ELSE = Option(p_("what helps", "Something else"), _("You can tell us what near the end"))


class HelpWithForms(Page):
    section = WRITING
    asked_if = WhatHelps.about.includes("reading")
    forms = Choices(
        _("What helps you with letters and forms?"),
        {
            "short": _("Use short, everyday words"),
            "read": _("Read them out to me"),
            "write": _("Write down for me what I say"),
            "time": _("Give me more time to answer"),
            "alone": _("Do not ask me to read or write in front of other people"),
            "other": SOMETHING_ELSE,
        },
        missing=_("Select what helps you with letters and forms"),
    )


class Hearing(Page):
    section = TALKING
    asked_if = WhatHelps.about.includes("hearing")
    hearing = Choices(
        _("What helps you to follow what we say?"),
        {
            "face": _("Look at me and speak clearly"),
            "quiet": _("Talk in a quiet place"),
            # Translators: a wire round a room that sends sound to hearing aids
            "loop": _("A hearing loop"),
            "written": _("Write it down as we talk"),
            # Translators: people who help deaf people to follow what is said
            "bsl": _("A British Sign Language interpreter"),
            "lip": _("A lipspeaker"),
            "note": _("Someone who types what is said"),
            "deafblind": _("A deafblind interpreter"),
            "other": SOMETHING_ELSE,
        },
        missing=_("Select what helps you to follow what we say"),
    )


class Seeing(Page):
    section = TALKING
    asked_if = WhatHelps.about.includes("sight")
    seeing = Choices(
        _("What helps you when we meet?"),
        {
            "who": _("Say your name, and tell me when you go"),
            "read": _("Read papers out to me"),
            "guide": _("Meet me at the door and offer me your arm"),
            "room": _("Tell me about the room and what is in the way"),
            "dog": _("I bring a guide dog"),
            "light": _("Good light, and no window behind you"),
            "other": SOMETHING_ELSE,
        },
        missing=_("Select what helps you when we meet"),
    )


class Speaking(Page):
    section = TALKING
    asked_if = WhatHelps.about.includes("speech")
    speaking = Choices(
        _("What helps you to say what you want to say?"),
        {
            "time": _("Give me time, and do not finish my sentences"),
            "again": _("Ask me to say it again if you did not understand"),
            "yes_no": _("Ask questions that I can answer with yes or no"),
            "type": _("Let me write or type it"),
            "device": Option(_("I speak with a device or a board"), _("For example, a tablet or pictures")),
            "other": SOMETHING_ELSE,
        },
        missing=_("Select what helps you to say what you want to say"),
    )


class Understanding(Page):
    section = TALKING
    asked_if = WhatHelps.about.includes("memory")
    understanding = Choices(
        _("What helps you to understand and remember?"),
        {
            "one": _("One thing at a time"),
            "words": _("Short, everyday words"),
            "again": _("Say it again in another way"),
            "pictures": _("Pictures"),
            "written": _("Write down what we agreed"),
            "before": _("Send me the questions before we meet"),
            "remind": _("Remind me the day before"),
            "other": SOMETHING_ELSE,
        },
        missing=_("Select what helps you to understand and remember"),
    )


class FeelingCalm(Page):
    section = TALKING
    asked_if = WhatHelps.about.includes("calm")
    calm = Choices(
        _("What helps you to feel calm?"),
        {
            "before": _("Tell me before what will happen, and who will be there"),
            "same": _("The same person each time"),
            "quiet": _("A quiet place to wait"),
            "breaks": _("Time to stop and have a break"),
            "bring": _("I bring someone with me"),
            "call": _("Do not ring me without telling me first"),
            "door": _("Do not come to my door without telling me first"),
            "other": SOMETHING_ELSE,
        },
        missing=_("Select what helps you to feel calm"),
    )


SAFETY = WhatHelps.about.includes("safety")


class SafeToReachYou(Page):
    title = _("Is it safe to reach you?")
    section = SAFE
    asked_if = SAFETY
    intro = [
        _("If you are in danger now, ring 999. If you cannot speak, press 55 when you are asked to."),
        _("You do not have to tell us why it is not safe."),
    ]
    letters_safe = YesNo(
        _("Is it safe to write to you where you live?"),
        missing=_("Select yes if it is safe to write to you where you live"),
    )
    messages_safe = YesNo(
        _("Is it safe to leave you a message or send you a text?"),
        missing=_("Select yes if it is safe to leave you a message or send you a text"),
    )


class SaferAddress(Page):
    section = SAFE
    asked_if = SAFETY & SafeToReachYou.letters_safe.no & ~LETTERS_ELSEWHERE
    safer_address = AddressByPostcode(
        _("Where is it safe to write to you?"),
        hint=_("Leave it empty if there is nowhere, and we will not write"),
        optional=True,
        about_you=False,  # so that no other page on this device offers it
    )


class StaySafe(Page):
    section = SAFE
    asked_if = SAFETY
    rules = TextArea(
        _("What else must we do to keep you safe?"),
        hint=_("For example, ring only in the morning, or never say that you are the council"),
        optional=True,
        thing=_("What else we must do to keep you safe"),
        limit=500,
        rows=4,
    )


class SpeaksForYou(Page):
    section = SPEAKER
    asked_if = ME
    wanted = YesNo(
        _("Do you want someone you know to speak for you?"),
        yes_hint=_("For example, your sister, a friend or a support worker"),
        no_hint=_("We talk only with you"),
        missing=_("Select yes if you want someone you know to speak for you"),
    )


class TheSpeaker(Page):
    title = _("Who speaks for you?")
    section = SPEAKER
    asked_if = ME & SpeaksForYou.wanted.yes
    intro = [_("Ask them first. They need to know that you gave us their name and number.")]
    speaker = Name(
        _("What is their full name?"),
        missing=_("Enter their full name"),
        thing=_("Their name"),
        about_you=False,
    )
    speaker_telephone = Telephone(
        _("What is their telephone number?"), missing=_("Enter their telephone number"), about_you=False
    )
    may_know = Choice(
        _("What may we tell them?"),
        {
            # Translators: what the council may tell someone who speaks for another person
            "everything": _("Anything I could ask you myself"),
            "something": Option(
                _("Only how my request is going"),
                _("For example, that it came, who has it and when I will hear"),
            ),
            "nothing": _("Nothing, but they can tell you things for me"),
        },
        missing=_("Select what we may tell them"),
    )


class AnythingElse(Page):
    section = ELSE
    more = TextArea(
        _("Is there anything else that we should do?"),
        hint=_("Tell us what to do, and leave out why"),
        optional=True,
        thing=_("What else we should do"),
        limit=1000,
        rows=4,
    )


class YouDecide(Interruption):
    title = _("You decide who we tell")
    body = [
        _("Next we ask which teams may know what you have told us."),
        _(
            "A team that knows can do what you asked from the start."
            " A team that does not know will have to ask you again."
        ),
        _("A team you choose sees all your answers, also those about who speaks for you and staying safe."),
        _("You can say no. You get the same services as before."),
        _("You can change your mind at any time, and you do not have to say why."),
        _(
            "There is one exception. If we think that a child or an adult is in danger,"
            " we may have to tell someone. If it is safe, we tell you first."
        ),
    ]


class WhoMayKnow(Page):
    section = SHARING
    teams = Choice(
        _("Which teams of the council may we tell?"),
        {
            # Translators: answers to “Which teams of the council may we tell?”
            "every": Option(
                _("Every team that deals with me"),
                _("We put it in your record, and a team sees it only when it deals with you"),
            ),
            "some": _("Only the teams that I choose"),
            "one": _("Only the team that I am dealing with now"),
        },
        missing=_("Select which teams of the council we may tell"),
    )


EVERY_TEAM = WhoMayKnow.teams.is_("every")
SOME_TEAMS = WhoMayKnow.teams.is_("some")
ONE_TEAM = WhoMayKnow.teams.is_("one")


class TheTeams(Page):
    section = SHARING
    asked_if = SOME_TEAMS
    chosen = Choices(
        _("Which teams do you choose?"),
        {  # the slugs of services in the directory, whose teams then have it
            "interpreting-and-translation": Option(
                _("Language and Access"), _("They keep what you tell us, and book interpreters")
            ),
            "customer-help-desks": Option(
                _("Customer Services"), _("Our main number, and the desks at the Town Hall and the hubs")
            ),
            "council-tax": _("Council tax"),
            "council-tax-support": _("Benefits and help with money"),
            "homelessness-help": _("Help if you may lose your home"),
            "housing-register": _("Applying for a home"),
            "council-tenancies": _("Council homes and rent"),
            "council-home-repairs": _("Repairs to council homes"),
            "adult-social-care": _("Care and support for adults"),
            "family-support": _("Help for children and families"),
            "education-health-and-care-plans": _("Special educational needs"),
            "school-admissions": _("School places"),
            "bins-and-recycling": _("Bins and recycling"),
            "street-cleaning": _("Clean streets"),
            "blue-badge": _("Parking and Blue Badges"),
            "complaints": _("Complaints"),
        },
        missing=_("Select the teams we may tell"),
    )


class TheTeam(Page):
    section = SHARING
    asked_if = ONE_TEAM
    team = Line(
        _("Which team are you dealing with?"),
        hint=_("Use your own words, for example the people who decide about my Blue Badge"),
        missing=_("Enter the team you are dealing with"),
        thing=_("The team you are dealing with"),
        limit=100,
    )


class Partners(Page):
    section = SHARING
    asked_if = ~ONE_TEAM
    partners = Choices(
        _("May we also tell any of these?"),
        {
            "greenway-collections": Option(_("Greenway Collections"), _("It empties your bins for us")),
            "vale-active-trust": Option(
                _("Vale Active"), _("It runs the leisure centres and swimming pools for us")
            ),
            "marling-homes": Option(_("Marling Homes"), _("A housing association")),
            "brook-and-vale-housing": Option(_("Brook and Vale Housing"), _("A housing association")),
            "none": p_("partners", "None of these"),
        },
        hint=_("They are not part of the council, but they work with us"),
        none="none",
        none_and_others=_("Select who we may also tell, or select “None of these”, but not both"),
        missing=_("Select who we may also tell, or select “None of these”"),
    )


class HowLong(Page):
    section = SHARING
    long = Choice(
        _("How long may they use it?"),
        {
            # Translators: answers to “How long may they use it?”
            "6-months": _("For 6 months"),
            "1-year": _("For 1 year"),
            "2-years": Option(_("For 2 years"), _("This is the longest, because what helps you can change")),
        },
        hint=_("We ask you again a month before it ends"),
        missing=_("Select how long they may use it"),
    )


class YourAgreement(Page):
    section = SHARING
    asked_if = ME
    agreed = Declaration(
        _("Do you agree?"),
        [
            _("You may tell those I chose what helps me, and they may use it to talk and write to me."),
            _("They may use it for nothing else, and only as long as I chose."),
            _("I can change this or take it back at any time."),
        ],
        missing=_("Select “I agree” if those you chose may use what you told us"),
    )


class TheirAgreement(Page):
    section = SHARING
    asked_if = SOMEONE
    agreed_for_them = Declaration(
        _("Do you agree for them?"),
        [
            _("They want you to tell those they chose, or they cannot decide and this is best for them."),
            _("Those chosen may use it only to talk and write to them, and only as long as was chosen."),
            _("They can change this or take it back at any time."),
        ],
        missing=_("Select “I agree” if those chosen may use what you told us"),
    )


tell_us_how_to_communicate = Journey(
    slug="tell-us-how-to-communicate-with-you",
    title=_("Tell us how to communicate with you"),
    service="sign-language-and-other-formats",
    summary=_("Tell us once how to talk and write to you, and choose which of our teams may know."),
    start=[
        _("Tell us your language, how you read, what helps when we talk, and who may speak for you."),
        _("You tell us once. Then you do not have to tell each team again."),
        _("You choose which teams may know. You can change your mind at any time."),
        _("We do not ask about your health. We ask what we should do."),
        _("It takes about 5 minutes, or 10 if you tell us about several things."),
    ],
    you_will_need=[
        _("your address and how to reach you"),
        _("the name and telephone number of anyone who speaks for you"),
    ],
    pages=[
        ForWhom,
        TheirWish,
        AskThemFirst,
        TheHelper,
        AboutYou,
        AboutThem,
        WhereYouLive,
        HomeAddress,
        WhatHelps,
        WaysToReachYou,
        YourEmail,
        YourTelephone,
        WhereToWrite,
        YourLanguages,
        Interpreter,
        WhatYouRead,
        HelpWithForms,
        Hearing,
        Seeing,
        Speaking,
        Understanding,
        FeelingCalm,
        SafeToReachYou,
        SaferAddress,
        StaySafe,
        AnythingElse,
        SpeaksForYou,
        TheSpeaker,
        YouDecide,
        WhoMayKnow,
        TheTeams,
        TheTeam,
        Partners,
        HowLong,
        YourAgreement,
        TheirAgreement,
    ],
    email=YourEmail.email,
    reaches=TheTeams.chosen,
    own_team_too=True,
    private=True,
    keep_days=2 * 366,  # as long as the longest that anyone can choose
    before_sending=[
        _("We use what you told us only to talk and write to you in the way you asked."),
        (SAFETY, _("Think again about who you chose. They will all know what keeps you safe.")),
        _("You can change this or take it back at any time. Your services stay the same."),
    ],
    # Translators: a button
    send=_("Send what helps you"),
    sent_title=_("We know how to communicate with you"),
    happens_next=[
        (
            EVERY_TEAM,
            _(
                "Within 5 working days it is in your record, and any team that deals with you sees it."
                " Working days are Monday to Friday, but not bank holidays."
            ),
        ),
        (
            SOME_TEAMS,
            _(
                "The teams you chose have it now. Within 5 working days they do as you asked."
                " Working days are Monday to Friday, but not bank holidays."
            ),
        ),
        (
            ONE_TEAM,
            _(
                "Within 2 working days the team you named has it, and after 3 more it does as you asked."
                " Working days are Monday to Friday, but not bank holidays."
            ),
        ),
        _("Until then, tell us your reference when you ring us, and we look it up."),
        _("Then we tell you that they know, in one of the good ways you gave us."),
        _(
            "To change it or take it back, ring us and say your reference."
            " We tell those you chose within 2 working days, and they stop using it."
        ),
        _("When the time you chose is over, they stop using it too. We ask you a month before."),
        _(
            "If a team does not do as you asked, tell us. You can also complain,"
            " and you can ask the Information Commissioner about how we use what you told us."
        ),
    ],
    another=_("Tell us about someone else"),
    examples={
        "a Somali speaker who chooses teams": {
            ForWhom: {"who": "me"},
            AboutYou: {"name": "Amal Warsame", "born": "1984-06-02"},
            WhereYouLive: {"home": "yes"},
            HomeAddress: {
                "address": {"line_1": "12 Quayside Row", "town": "Wendleford", "postcode": "ZZ1 4QP"}
            },
            WhatHelps: {"about": ["language"]},
            WaysToReachYou: {"best": ["letter", "email", "text"], "never": ["message"]},
            YourEmail: {"email": "amal.warsame@example.com"},
            YourTelephone: {"telephone": "+447700900982", "when": "After 4pm, but not on Fridays"},
            YourLanguages: {"speaks": "so", "reads": "ar"},
            Interpreter: {"need": "difficult", "who": "woman", "not_who": "Anyone who knows my family"},
            AnythingElse: {},
            SpeaksForYou: {"wanted": "no"},
            YouDecide: {},
            WhoMayKnow: {"teams": "some"},
            TheTeams: {"chosen": ["interpreting-and-translation", "council-tax", "school-admissions"]},
            Partners: {"partners": ["greenway-collections"]},
            HowLong: {"long": "2-years"},
            YourAgreement: {"agreed": "agreed"},
        },
        "someone who sees and hears little, with everything that helps": {
            ForWhom: {"who": "me"},
            AboutYou: {"name": "Desmond Clarke"},
            WhereYouLive: {"home": "yes"},
            HomeAddress: {"address": {"line_1": "7 Mill Lane", "town": "Wendleford", "postcode": "ZZ1 7TT"}},
            WhatHelps: {"about": ["language", "reading", "hearing", "sight", "speech", "memory", "calm"]},
            WaysToReachYou: {"best": ["relay", "video", "visit"]},
            YourTelephone: {"telephone": "+441632960001"},
            YourLanguages: {"speaks": "bfi", "reads": "none", "unlisted": "I sign as people do in Jamaica"},
            Interpreter: {"need": "always"},
            WhatYouRead: {
                "formats": ["large_print", "braille", "coloured"],
                "size": "24",
                "colour": "Yellow",
            },
            HelpWithForms: {"forms": ["read", "write", "alone"]},
            Hearing: {"hearing": ["face", "loop", "deafblind"]},
            Seeing: {"seeing": ["who", "guide", "dog"]},
            Speaking: {"speaking": ["time", "type"]},
            Understanding: {"understanding": ["one", "written", "remind"]},
            FeelingCalm: {"calm": ["before", "same", "other"]},
            AnythingElse: {"more": "Tap my arm before you start to talk."},
            SpeaksForYou: {"wanted": "yes"},
            TheSpeaker: {
                "speaker": "Marcia Clarke",
                "speaker_telephone": "+447700900456",
                "may_know": "something",
            },
            YouDecide: {},
            WhoMayKnow: {"teams": "every"},
            Partners: {"partners": ["none"]},
            HowLong: {"long": "1-year"},
            YourAgreement: {"agreed": "agreed"},
        },
        "for a mother who is not safe at home": {
            ForWhom: {"who": "someone"},
            TheirWish: {"wish": "yes"},
            TheHelper: {
                "helper": "Nadia Rahman",
                "relation": "I am her daughter",
                "helper_telephone": "+447700900123",
                "told": "everything",
            },
            AboutThem: {"their_name": "Shirin Rahman", "their_born": "1951-11-30"},
            WhereYouLive: {"home": "yes"},
            HomeAddress: {
                "address": {
                    "line_1": "Flat 3",
                    "line_2": "40 Chandler Street",
                    "town": "Wendleford",
                    "postcode": "ZZ2 9AB",
                }
            },
            WhatHelps: {"about": ["safety"]},
            WaysToReachYou: {"best": ["letter"], "never": ["telephone", "message", "visit"]},
            SafeToReachYou: {"letters_safe": "no", "messages_safe": "no"},
            SaferAddress: {
                "safer_address": {"line_1": "9 Weaver Street", "town": "Wendleford", "postcode": "ZZ1 6LD"}
            },
            StaySafe: {"rules": "Use a plain envelope. Do not say that you are the council."},
            AnythingElse: {},
            YouDecide: {},
            WhoMayKnow: {"teams": "one"},
            TheTeam: {"team": "The people who find homes for older people"},
            HowLong: {"long": "6-months"},
            TheirAgreement: {"agreed_for_them": "agreed"},
        },
        "only how to reach someone without a home": {
            ForWhom: {"who": "me"},
            AboutYou: {"name": "Rosa Ibáñez"},
            WhereYouLive: {"home": "none"},
            WhatHelps: {"about": ["reaching"]},
            WaysToReachYou: {"best": ["letter", "telephone"]},
            YourTelephone: {"telephone": "+447700900123"},
            WhereToWrite: {
                "letters_to": {
                    "line_1": "The Lantern Day Centre",
                    "line_2": "11 Saddler’s Passage",
                    "town": "Wendleford",
                    "postcode": "ZZ1 4HB",
                }
            },
            AnythingElse: {},
            SpeaksForYou: {"wanted": "no"},
            YouDecide: {},
            WhoMayKnow: {"teams": "every"},
            Partners: {"partners": ["none"]},
            HowLong: {"long": "1-year"},
            YourAgreement: {"agreed": "agreed"},
        },
        "someone who was not asked": {
            ForWhom: {"who": "someone"},
            TheirWish: {"wish": "not_asked"},
        },
    },
)
