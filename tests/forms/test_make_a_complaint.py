"""Make a complaint: with a name or without, the first time or again, for oneself or another."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import timedelta

import pytest
from werkzeug.datastructures import MultiDict

from forms.answers import Json, today
from forms.examples import filled
from forms.journey import Path
from forms.journeys.make_a_complaint import (
    About,
    ComplainedBefore,
    EarlierAnonymousComplaint,
    EarlierComplaint,
    FirstAnswer,
    ForWhom,
    HowToReply,
    NewProblem,
    ParkingFine,
    PutItRight,
    TheCompany,
    TheirPermission,
    ThePerson,
    TheService,
    WhatHappened,
    WhatHelpsYou,
    WhoYouAre,
    YourName,
    make_a_complaint,
)
from forms.pages import Page

ROSAS: dict[type[Page], Json] = {
    About: {"about": "service"},
    TheService: {"service": "Council tax"},
    ComplainedBefore: {"before": "no"},
    WhoYouAre: {"anonymous": "named"},
    WhatHappened: {"story": "You took my payment twice."},
    PutItRight: {},
    ForWhom: {"for_whom": "myself"},
    YourName: {"name": "Rosa Ibáñez"},
    HowToReply: {"reply_by": "email", "email": "rosa@example.com"},
    WhatHelpsYou: {"needs": ["interpreter"], "language": "Spanish"},
}
NO_NAME: Mapping[type[Page], Json] = {WhoYouAre: {"anonymous": "anonymous"}}
AGAIN: Mapping[type[Page], Json] = {
    ComplainedBefore: {"before": "answered"},
    FirstAnswer: {"answered_on": "2024-01-08", "unhappy": "You did not say why."},
    EarlierComplaint: {"reference": "3HJ8-WTP5"},
}
IDENTIFYING = (EarlierComplaint, ForWhom, TheirPermission, YourName, HowToReply, WhatHelpsYou)


def path(*changes: Mapping[type[Page], Json]) -> Path:
    answers = dict(ROSAS)
    for change in changes:
        answers |= change
    return make_a_complaint.path(filled(answers))


def messages(page: type[Page], **typed: str | list[str]) -> dict[str, str]:
    form = page.form({}, MultiDict(typed))
    form.validate()
    return {control: str(problem.message) for control, problem in form.problems}


def test_a_first_complaint_about_a_service_can_be_sent() -> None:
    assert path().finished
    assert FirstAnswer not in path().pages


@pytest.mark.parametrize(
    ("kind", "page"), [("service", TheService), ("contractor", TheCompany), ("person", ThePerson)]
)
def test_each_kind_of_complaint_has_its_own_questions(kind: str, page: type[Page]) -> None:
    asked = path({About: {"about": kind}, TheCompany: {"work": "Roofs"}, ThePerson: {"who": "A man"}}).pages
    assert [each for each in (TheService, TheCompany, ThePerson) if each in asked] == [page]


@pytest.mark.parametrize(("kind", "page"), [("parking", ParkingFine), ("new_problem", NewProblem)])
def test_what_is_not_a_complaint_is_shown_the_quicker_way(kind: str, page: type[Page]) -> None:
    assert path({About: {"about": kind}}).last is page


def test_nobody_is_asked_how_to_reach_them_when_they_do_not_say_who_they_are() -> None:
    quiet = path(NO_NAME)
    assert quiet.finished
    assert not set(IDENTIFYING) & set(quiet.pages)


def test_a_name_given_before_choosing_to_stay_unknown_is_not_sent() -> None:
    answers = path(AGAIN, NO_NAME).answers
    for secret in ("Rosa", "rosa@example.com", "Spanish", "3HJ8-WTP5"):
        assert secret not in repr(answers)


def test_no_email_goes_to_someone_who_does_not_say_who_they_are() -> None:
    answers = path(NO_NAME).answers
    assert make_a_complaint.is_anonymous(answers)
    assert make_a_complaint.email_of(answers) is None


def test_an_email_goes_to_those_who_ask_for_one() -> None:
    answers = path().answers
    assert not make_a_complaint.is_anonymous(answers)
    assert make_a_complaint.email_of(answers) == "rosa@example.com"


def test_what_staying_unknown_means_is_said_before_it_is_chosen() -> None:
    said = " ".join(map(str, WhoYouAre.intro))
    assert "we keep nothing that shows who you are" in said
    assert "Ring us and say the reference" in said


def test_those_we_answered_before_are_asked_why_they_are_still_unhappy() -> None:
    again = path(AGAIN)
    assert again.finished
    assert EarlierComplaint in again.pages
    assert FirstAnswer in again.pages


def test_those_still_waiting_are_asked_their_reference_but_not_about_an_answer() -> None:
    waiting = path(AGAIN, {ComplainedBefore: {"before": "waiting"}})
    assert waiting.finished
    assert EarlierComplaint in waiting.pages
    assert FirstAnswer not in waiting.pages


def test_complaining_again_without_a_name_asks_only_for_a_reference_that_gives_no_name_away() -> None:
    again = path(AGAIN, NO_NAME, {EarlierAnonymousComplaint: {}})
    assert again.finished
    assert EarlierComplaint not in again.pages
    assert EarlierAnonymousComplaint in again.pages
    assert "leave this out" in str(EarlierAnonymousComplaint.reference.hint)


def test_complaining_for_someone_else_asks_whether_they_agree() -> None:
    assert path({ForWhom: {"for_whom": "someone_else"}}).last is TheirPermission
    assert TheirPermission not in path().pages


def test_only_the_way_we_answer_is_asked_for() -> None:
    letter = messages(HowToReply, reply_by="letter")
    assert letter["address-line_1"] == "Enter your address"
    assert all(control.startswith("address-") for control in letter)
    assert messages(HowToReply, reply_by="telephone") == {"telephone": "Enter your telephone number"}
    assert messages(HowToReply, reply_by="email") == {"email": "Enter your email address"}


def test_an_address_typed_before_choosing_email_is_not_kept() -> None:
    typed = {"reply_by": "email", "email": "rosa@example.com", "telephone": "07700 900 123"}
    form = HowToReply.form({}, MultiDict(typed))
    assert form.validate()
    assert form.answers == {"reply_by": "email", "email": "rosa@example.com"}


def test_an_interpreter_needs_a_language() -> None:
    assert messages(WhatHelpsYou, needs=["interpreter"]) == {"language": "Enter the language you speak"}


def test_none_of_these_stands_alone() -> None:
    assert list(messages(WhatHelpsYou, needs=["braille", "none"])) == ["needs"]
    assert messages(WhatHelpsYou, needs=["none"]) == {}


def test_the_day_it_happened_need_not_be_known_but_cannot_be_to_come() -> None:
    tomorrow = today() + timedelta(days=1)
    day = {"when-day": f"{tomorrow.day}", "when-month": f"{tomorrow.month}", "when-year": f"{tomorrow.year}"}
    assert messages(WhatHappened, story="It was late.") == {}
    assert messages(WhatHappened, story="It was late.", **day) == {
        "when-day": "The day it happened must be today or in the past"
    }


def test_what_would_put_it_right_may_be_left_out() -> None:
    assert messages(PutItRight, outcome="") == {}


@pytest.mark.parametrize(
    ("example", "times"),
    [
        ("a service, the first time, answered by email", ("5 working days", "10 working days")),
        ("for a father, still unhappy, answered by letter", ("5 working days", "20 working days")),
        ("a person, anonymous", ("15 working days", "5 working days", "10 working days")),
        (
            "a company, anonymous, still unhappy with our first answer",
            ("25 working days", "5 working days", "20 working days"),
        ),
    ],
)
def test_each_is_told_when_we_answer_them_and_who_else_to_ask(example: str, times: tuple[str, ...]) -> None:
    answers = filled(make_a_complaint.examples[example])
    told = " ".join(map(str, make_a_complaint.told(make_a_complaint.happens_next, answers)))
    assert {f"{days} working days" for days in re.findall(r"(\d+) working days", told)} == set(times)
    assert "Ombudsman" in told


def test_complaining_changes_nothing_is_said_at_the_start_before_sending_and_after() -> None:
    promise = "Complaining will not change how we treat you or your family, or the services you get."
    steps = make_a_complaint.told(make_a_complaint.happens_next, {})
    before = make_a_complaint.told(make_a_complaint.before_sending, {})
    for place in (make_a_complaint.start, before, steps):
        assert promise in map(str, place)


def test_danger_comes_first() -> None:
    assert "999" in make_a_complaint.start[0]


def test_only_those_who_do_not_say_who_they_are_are_reminded_to_leave_it_out() -> None:
    def reminded(example: str) -> list[bool]:
        answers = filled(make_a_complaint.examples[example])
        places = (WhatHappened.intro, make_a_complaint.before_sending)
        return [
            "You chose not to say" in "".join(map(str, make_a_complaint.told(p, answers))) for p in places
        ]

    assert reminded("a person, anonymous") == [True, True]
    assert reminded("a service, the first time, answered by email") == [False, False]
