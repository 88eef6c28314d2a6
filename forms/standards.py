"""What residents and staff said good service is, what the council promises in return, and how to tell whether
a service keeps it.
"""

from __future__ import annotations

from dataclasses import dataclass

from forms.text import Text, _


@dataclass(frozen=True)
class Standard:
    """`expect` is the promise in a line, `said` the words behind it, `promises` how it is kept.

    `seen` is what can be seen of a service at each level of keeping it, none of it to all of it. `code` names
    the standard where it is stored.
    """

    code: str
    expect: Text
    said: Text
    promises: tuple[Text, ...]
    seen: tuple[Text, Text, Text, Text, Text]


STANDARDS = (
    Standard(
        "easy-forms",
        _("Forms are easy to finish"),
        _("Online forms are hard to use and all different."),
        (
            _("Every form asks one thing at a time and works the same way."),
            _("You can check your answers before you send them."),
            _("If something is wrong, we say what it is and how to put it right."),
        ),
        (
            _("Each form looks and works in its own way, or has to be printed"),
            _("At least one form asks one thing at a time, and can be finished on a telephone"),
            _("Half of our forms ask one thing at a time and say how to put a mistake right"),
            _("Nearly all do, and people who use a screen reader or only a keyboard have tried them"),
            _("All do, and in the last 6 months we mended the page where most people gave up"),
        ),
    ),
    Standard(
        "who-does-what",
        _("You can find who does what"),
        _("Nobody can tell which service does what."),
        (
            _("Search in your own words. You do not need to know what we call it."),
            _("Every service shows who runs it, how to reach them and when."),
            _("If we cannot help, we tell you who can."),
        ),
        (
            _("We are not in the directory, or nobody looks after our page in it"),
            _("Our page gives a number, but not our hours, who we help or what to do"),
            _("Our page says all of that in plain words, but callers still reach the wrong team every week"),
            _("The main desk can explain what we do from our page, and a wrong call is rare"),
            _("Each month we read what people searched for, and change our page where it failed them"),
        ),
    ),
    Standard(
        "your-language",
        _("We speak your language"),
        _("Information should be in other languages."),
        (
            _("Pages and forms are in each language at the top of the page."),
            _("If nobody has checked a translation yet, the page says so."),
        ),
        (
            _("Everything is in English, and nobody in the team knows how to book an interpreter"),
            _("Some of us can book an interpreter, and do so when someone asks"),
            _("We always offer an interpreter, but our letters are in English only"),
            _("Our main pages and letters are in the languages most asked for, checked by a speaker of each"),
            _("We keep each person’s language on record, and nobody waits longer because of it"),
        ),
    ),
    Standard(
        "no-screen",
        _("You do not need a screen"),
        _("Some of us cannot use a screen, or do not want to."),
        (
            _("You can do everything by phone, on paper or face to face."),
            _("We ask once what makes it easier for you, and the team that helps you is told."),
        ),
        (
            _("People have to use the website, or find someone who can use it for them"),
            _("People can ring us, but some things can be done only on a screen"),
            _("Everything can be done by phone, on paper or face to face, but it takes longer"),
            _("It takes no longer, and most people get the large print or other help they asked for once"),
            _("Each month we check that people got the help they asked for, and disabled people try it out"),
        ),
    ),
    Standard(
        "say-it-once",
        _("You say it once"),
        _("I have to say it twice, and then chase it. It falls between two teams."),
        (
            _("You get a reference number every time you send a form."),
            _("We tell you who has it, what happens next and when."),
        ),
        (
            _("People have to tell each team again, and get no reference"),
            _("People get a reference, but we do not say who has it or when they will hear"),
            _("We say who has it and when they will hear, but often miss the day"),
            _("Most people hear by the day we said, and we pass on what they told us to the next team"),
            _("At least 95 in 100 hear by that day, and each month we ask why the others had to chase us"),
        ),
    ),
    Standard(
        "safe-complaints",
        _("You can complain safely"),
        _("I am afraid to complain."),
        (
            _("You can complain without saying who you are."),
            _("A complaint never changes how we treat you."),
            _("If our answer is not good enough, we tell you how to go to the ombudsman."),
        ),
        (
            _("We do not tell people how to complain, or we talk them out of it"),
            _("Our letters say how to complain, but the person it is about may look into it"),
            _("Someone else looks into it, but we are often late or do not say what will change"),
            _("Most get an answer in 10 working days, with what will change and how to reach the ombudsman"),
            _("We ask people whether it felt safe to complain, and publish what we changed because they did"),
        ),
    ),
    Standard(
        "right-facts",
        _("What we publish is right"),
        _("Phone numbers and addresses are not the same from page to page."),
        (
            _("Each number and address is kept in one place."),
            _("Every service shows the day it was last checked."),
        ),
        (
            _("Nobody is in charge of what our pages, letters and leaflets say"),
            _("Somebody is, but some letters or leaflets still give an old number or address"),
            _("Our page was checked in the last 12 months, and a mistake is mended within a month"),
            _("It was checked in the last 6 months, and every letter and leaflet we looked at says the same"),
            _("It was checked in the last 3 months, and we ring our own numbers to see who answers"),
        ),
    ),
)
