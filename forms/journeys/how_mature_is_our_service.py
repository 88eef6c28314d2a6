"""How mature is our service?: its team judges it by the council's standards, and leaves with a plan. Long
because a form is read whole: its examples say of each standard what a team might.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, cast

from forms.answers import Json
from forms.examples import days_before_today, months_after_today
from forms.journey import Journey
from forms.pages import Page
from forms.questions import (
    Choice,
    Choices,
    Date,
    Email,
    Line,
    MonthYear,
    Name,
    Option,
    ServicePicker,
    TextArea,
    days_ago,
)
from forms.standards import STANDARDS, Standard
from forms.text import _, p_

SERVICE = _("The service, and who is looking at it")
WHOLE = _("The service as a whole")

LEVELS = {
    # Translators: how far a service keeps a promise, from not at all to always
    "0": _("0: Not started"),
    "1": _("1: Starting"),
    "2": _("2: Some of the time"),
    "3": _("3: Most of the time"),
    "4": _("4: Always, and getting better"),
}
TOP = "4"


class WhichService(Page):
    section = SERVICE
    service = ServicePicker(
        _("Which service are you looking at?"),
        several=False,
        missing=_("Select the service you are looking at"),
    )


class WhoIsLooking(Page):
    title = _("Who is looking at it?")
    section = SERVICE
    intro = [_("Do this together. Ask people who do the work, and residents if you can.")]
    name = Name(_("Your full name"), missing=_("Enter your full name"), thing=_("Your name"))
    post = Line(
        _("Your post"),
        hint=_("For example, Recycling Officer"),
        missing=_("Enter your post"),
        thing=_("Your post"),
        limit=100,
    )
    email = Email(
        _("Your work email address"),
        hint=_("We send your plan there"),
        missing=_("Enter your work email address"),
    )
    others = TextArea(
        _("Who else took part?"),
        hint=_("Give posts or groups, and the names of residents only if they agreed"),
        optional=True,
        thing=_("Who else took part"),
        limit=500,
        rows=3,
    )


class TheDay(Page):
    section = SERVICE
    day = Date(
        _("Which day did you look at it?"),
        hint=_("If it took several, give the last"),
        missing=_("Enter the day you looked at it"),
        thing=_("The day you looked at it"),
        latest=days_ago(0),
        too_late=_("The day you looked at it must be today or in the past"),
    )


def level_of(standard: Standard) -> type[Page]:
    """The page that asks how far the service keeps this standard, and how its team knows."""
    seen = zip(LEVELS.items(), standard.seen, strict=True)
    return _page(
        standard,
        "",
        title=standard.expect,
        intro=[
            _("Residents said: “%(words)s”", words=standard.said),
            _("So the council promises them this:"),
            *standard.promises,
        ],
        level=Choice(
            _("Which is most like the service now?"),
            {code: Option(words, looks_like) for (code, words), looks_like in seen},
            missing=_("Select which is most like the service now"),
        ),
        evidence=TextArea(
            _("How do you know?"),
            hint=_(
                "Say what anyone could see or count, for example figures or a form you filled in yourselves"
            ),
            missing=_("Enter how you know"),
            thing=_("How you know"),
            limit=1500,
            rows=5,
        ),
    )


def next_step_of(standard: Standard, level: type[Page]) -> type[Page]:
    """The page that asks what would bring the service to the next level, who sees to it and by when."""
    return _page(
        standard,
        "NextStep",
        title=_("The next step: %(standard)s", standard=standard.expect),
        asked_if=~level.level.is_(TOP),
        intro=[
            (level.level.is_(code), _("The next level is “%(level)s”: “%(seen)s”.", level=after, seen=seen))
            for code, after, seen in zip(LEVELS, list(LEVELS.values())[1:], standard.seen[1:], strict=False)
        ],
        step=TextArea(
            _("What will bring you to the next level?"),
            hint=_("One thing you can do in the next 6 months"),
            missing=_("Enter what will bring you to the next level"),
            thing=_("What will bring you to the next level"),
            limit=500,
            rows=3,
        ),
        owner=Line(
            _("Who will see that it is done?"),
            hint=_("One person or one post"),
            missing=_("Enter who will see that it is done"),
            thing=_("Who will see that it is done"),
            limit=100,
            about_you=False,
        ),
        by=MonthYear(
            _("By which month?"),
            missing=_("Enter the month it will be done by"),
            thing=_("The month it will be done by"),
            earliest=days_ago(0),
            too_early=_("The month it will be done by must be this month or later"),
        ),
    )


def _page(standard: Standard, ending: str, **asked: Any) -> type[Page]:
    """A page of this standard's task, named for it: "easy-forms", "easy-forms-next-step"."""
    name = standard.code.title().replace("-", "") + ending
    return cast(type[Page], type(name, (Page,), {"section": standard.expect, **asked}))


LEVEL: dict[str, type[Page]] = {standard.code: level_of(standard) for standard in STANDARDS}
NEXT_STEP: dict[str, type[Page]] = {
    standard.code: next_step_of(standard, LEVEL[standard.code]) for standard in STANDARDS
}


class WhatResidentsSaid(Page):
    title = _("What did residents say?")
    section = WHOLE
    heard = Choices(
        _("How did you find out what residents think?"),
        {
            "complaints": _("From complaints and compliments"),
            "satisfaction": _("From “How did we do?”"),
            "talking": _("We talked with some of them"),
            "survey": _("From a survey"),
            "none": p_("how we found out", "We have not found out yet"),
        },
        none="none",
        none_and_others=_("Select how you found out, or “We have not found out yet”, but not both"),
        missing=_("Select how you found out what residents think"),
    )
    said = TextArea(
        _("What did they say, good and bad?"),
        hint=_("Use their own words, and leave out their names"),
        optional=True,
        thing=_("What they said"),
        limit=2000,
        rows=6,
    )


class BiggestRisk(Page):
    section = WHOLE
    risk = TextArea(
        _("What is the biggest risk to residents if nothing changes?"),
        hint=_("Say who may come to harm or lose out, and how"),
        missing=_("Enter the biggest risk to residents if nothing changes"),
        thing=_("The biggest risk"),
        limit=1000,
        rows=4,
    )


class FirstOfAll(Page):
    section = WHOLE
    first = Choice(
        _("What will you work on first?"),
        {standard.code: standard.expect for standard in STANDARDS},
        missing=_("Select what you will work on first"),
    )


Judged = Mapping[str, tuple[str, str]]
"""{code of a standard: (the level reached, how its team knows)}"""
Steps = Mapping[str, tuple[str, str, Callable[[], Json]]]
"""{code of a standard: (what to do, who sees to it, by when)}"""


def _judged(levels: Judged, steps: Steps) -> dict[type[Page], Any]:
    """The answers of an example about the standards."""
    return {
        LEVEL[code]: {"level": level, "evidence": evidence} for code, (level, evidence) in levels.items()
    } | {
        NEXT_STEP[code]: {"step": step, "owner": owner, "by": by} for code, (step, owner, by) in steps.items()
    }


how_mature_is_our_service = Journey(
    slug="how-mature-is-our-service",
    title=_("How mature is our service?"),
    service="complaints",
    audience="staff",
    task_list=True,
    asks_how_it_was=False,
    summary=_("See how far one service keeps the council’s standards, and leave with a plan."),
    start=[
        _("Use this with your team to judge one service against what residents asked for."),
        _("For each standard, say which of five levels is most like the service now, and how you know."),
        _("Where you are not at the top, say what you will do next, who sees to it and by when."),
        _("A low level is not a bad mark. It shows where help is needed first."),
        _("It takes a team about an hour. Do the parts in any order."),
    ],
    you_will_need=[
        _("the figures you have, such as how many people hear by the day you said"),
        _("complaints, compliments and what residents said in the last 6 months"),
        _("a form, a letter and a leaflet of the service to look at"),
    ],
    pages=[
        WhichService,
        WhoIsLooking,
        TheDay,
        *(page for code in LEVEL for page in (LEVEL[code], NEXT_STEP[code])),
        WhatResidentsSaid,
        BiggestRisk,
        FirstOfAll,
    ],
    email=WhoIsLooking.email,
    keep_days=3 * 366,  # six looks at a service, half a year apart
    before_sending=[
        _("What you see above is your plan. Read it as those who must carry it out will."),
        _("Leave out the names of residents and anything that shows who they are."),
    ],
    # Translators: a button
    send=_("Send your plan"),
    sent_title=_("We have your plan"),
    happens_next=[
        _("The Customer Relations team has your plan. It reads it with you within 4 weeks."),
        _("Today, give each next step to the person or post you named. You can print this page for them."),
        _("Every 3 months Customer Relations asks how the steps are going."),
        _("After 6 months, look at the service again with this form, and say what changed."),
    ],
    another=_("Look at another service"),
    examples={
        "part of the way": {
            WhichService: {"service": ["bins-and-recycling"]},
            WhoIsLooking: {
                "name": "Gosia Nowicka",
                "post": "Recycling Officer",
                "email": "recycling-officer@wendlevale.example",
                "others": "Two people from the main desk, a driver and the Eastmere tenants’ group",
            },
            TheDay: {"day": days_before_today(3)},
            **_judged(
                {
                    "easy-forms": ("3", "31 of 36 people we watched finished it. One used a screen reader."),
                    "who-does-what": ("2", "The main desk passed on 14 wrong calls last month."),
                    "your-language": ("1", "We booked an interpreter twice. Every letter is in English."),
                    "no-screen": ("2", "A paper form took 9 days to reach the team. A call took one."),
                    "say-it-once": ("3", "We went back for 88 in 100 bins by the day we said."),
                    "safe-complaints": ("2", "Six of the last ten answers came after the day we said."),
                    "right-facts": ("0", "The sticker on the bins still has the number from before."),
                },
                {
                    "easy-forms": (
                        "Ask people who use only a keyboard to try it",
                        "Recycling Officer",
                        months_after_today(2),
                    ),
                    "who-does-what": (
                        "Write what we do not empty on our page",
                        "Recycling Officer",
                        months_after_today(1),
                    ),
                    "your-language": (
                        "Offer an interpreter at the start of each call",
                        "Waste and Recycling Manager",
                        months_after_today(3),
                    ),
                    "no-screen": (
                        "Type in paper forms the day they come",
                        "Customer Services Manager",
                        months_after_today(1),
                    ),
                    "say-it-once": (
                        "Tell people by text when the lorry is late",
                        "Waste and Recycling Manager",
                        months_after_today(5),
                    ),
                    "safe-complaints": (
                        "Say in each answer what we have changed",
                        "Customer Relations Manager",
                        months_after_today(4),
                    ),
                    "right-facts": (
                        "Print a new sticker, and put it on each bin we empty",
                        "Waste and Recycling Manager",
                        months_after_today(0),
                    ),
                },
            ),
            WhatResidentsSaid: {
                "heard": ["complaints", "satisfaction"],
                "said": "“The crew came back the same day.”\n“I could not read the sticker.”",
            },
            BiggestRisk: {"risk": "People who cannot lift a bin are left with rubbish by their door."},
            FirstOfAll: {"first": "right-facts"},
        },
        "always, and getting better": {
            WhichService: {"service": ["join-a-library"]},
            WhoIsLooking: {
                "name": "Hannah Birtwell",
                "post": "Libraries and Heritage Manager",
                "email": "libraries-manager@wendlevale.example",
            },
            TheDay: {"day": days_before_today(0)},
            **_judged(
                {
                    standard.code: ("4", "We counted it each month this year. Anyone can see the figures.")
                    for standard in STANDARDS
                },
                {},
            ),
            WhatResidentsSaid: {"heard": ["none"]},
            BiggestRisk: {"risk": "Villages without a bus would lose their library van."},
            FirstOfAll: {"first": "your-language"},
        },
    },
)
