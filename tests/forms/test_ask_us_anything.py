"""Ask us anything: nobody need know whom to ask, what cannot wait does not, and one answer comes back."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from werkzeug.datastructures import MultiDict

from forms.answers import Json
from forms.examples import filled
from forms.journey import Path
from forms.journeys.ask_us_anything import (
    HowToAnswer,
    HowUrgent,
    RingNow,
    RingUsToday,
    RingUsTonight,
    WhenToRing,
    WhereToWrite,
    WhichServices,
    YourName,
    YourQuestion,
    ask_us_anything,
)
from forms.journeys.what_helps_you import WhatHelpsYou
from forms.pages import Interruption, Page

Answers = Mapping[type[Page], Json]

ROSAS: Answers = {
    HowUrgent: {"urgent": "wait"},
    YourQuestion: {"question": "Can my mother park here?"},
    WhichServices: {"services": ["unknown"]},
    HowToAnswer: {"answer_by": "email", "email": "rosa@example.com"},
    WhatHelpsYou: {"needs": ["none"]},
}
RUNG: Answers = {
    HowToAnswer: {"answer_by": "telephone", "telephone": "+447700900123"},
    WhenToRing: {"times": ["morning"], "message": "no"},
    YourName: {"name": "Rosa"},
}
WRITTEN: Answers = {
    HowToAnswer: {"answer_by": "letter"},
    WhereToWrite: {"address": {"line_1": "9 Weaver Street", "town": "Wendleford", "postcode": "ZZ1 6LD"}},
    YourName: {"name": "Rosa"},
}
NO_NAME: Answers = {HowToAnswer: {"answer_by": "ring"}}


def path(*changes: Answers) -> Path:
    answers = dict(ROSAS)
    for change in changes:
        answers |= change
    return ask_us_anything.path(filled(answers))


def told(*changes: Answers) -> str:
    answers = path(*changes).answers
    return " ".join(map(str, ask_us_anything.told(ask_us_anything.happens_next, answers)))


def test_a_question_can_be_asked_without_knowing_whom_to_ask() -> None:
    assert path().finished


def test_what_is_picked_decides_which_teams_have_the_question() -> None:
    assert ask_us_anything.reaches is WhichServices.services


@pytest.mark.parametrize(
    ("urgent", "page", "lines"),
    [
        ("today", RingUsToday, {"emergency", "safeguarding"}),
        ("tonight", RingUsTonight, {"emergency", "homeless"}),
        ("danger", RingNow, {"emergency", "safeguarding"}),
    ],
)
def test_what_cannot_wait_is_stopped_before_it_is_written_and_given_numbers(
    urgent: str, page: type[Interruption], lines: set[str]
) -> None:
    stopped = path({HowUrgent: {"urgent": urgent}})
    assert stopped.pages == (HowUrgent, page)
    assert set(page.urgent) == lines
    assert "go on with this form" in " ".join(map(str, page.body)), "for those who cannot ring"
    assert path({HowUrgent: {"urgent": urgent}, page: {}}).finished


def test_what_cannot_wait_is_read_on_the_next_working_day() -> None:
    assert "on the next working day" in told({HowUrgent: {"urgent": "today"}, RingUsToday: {}})
    assert "on the next working day" not in told()


def test_an_email_needs_no_name_and_no_address() -> None:
    assert {YourName, WhereToWrite, WhenToRing}.isdisjoint(path().pages)


def test_a_call_asks_for_a_name_a_time_and_whether_a_message_is_safe() -> None:
    assert path(RUNG).finished
    assert WhenToRing.message in WhenToRing.questions
    assert WhereToWrite not in path(RUNG).pages


def test_a_letter_asks_for_a_name_and_where_to_write() -> None:
    assert path(WRITTEN).finished
    assert WhenToRing not in path(WRITTEN).pages


def test_whoever_rings_for_the_answer_tells_us_nothing_about_themselves() -> None:
    asked = path(NO_NAME)
    assert asked.finished
    assert {YourName, WhereToWrite, WhenToRing}.isdisjoint(asked.pages)
    assert "Keep your reference" in told(NO_NAME)


def test_a_name_is_not_sent_after_an_answer_by_email_is_chosen_instead() -> None:
    changed = path(RUNG, {HowToAnswer: ROSAS[HowToAnswer]})
    assert YourName.slug not in changed.answers


@pytest.mark.parametrize("changes", [{}, RUNG, WRITTEN, NO_NAME])
def test_everyone_is_told_when_and_that_there_is_one_answer(changes: Answers) -> None:
    assert "5 working days" in told(changes)
    assert "one answer from us, even if several teams" in told(changes)


def test_only_those_who_gave_an_email_address_are_written_to() -> None:
    assert ask_us_anything.email_of(path().answers) == "rosa@example.com"
    assert ask_us_anything.email_of(path(RUNG).answers) is None


def test_an_answer_in_another_language_needs_to_know_which() -> None:
    form = WhatHelpsYou.form({}, MultiDict({"needs": ["interpreter"]}))
    assert not form.validate()
    assert [str(problem.message) for _, problem in form.problems] == ["Enter the language you speak"]
