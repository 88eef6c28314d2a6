"""Ask for a call or an appointment: each place has its own times, and a call gives nobody away."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping
from pathlib import Path as File

import pytest

from forms.answers import Json
from forms.examples import filled
from forms.journey import Path
from forms.journeys.ask_for_a_call_or_appointment import (
    ComeToday,
    ForTheCall,
    ForTheVisit,
    HowToConfirm,
    HowToTalk,
    MoreAboutIt,
    TimeAtEastmereHub,
    TimeAtOxlowHub,
    TimeAtTheTownHall,
    TimeAtThornacreHub,
    WhatAbout,
    WhenToRing,
    WhereToRing,
    WhichPlace,
    YourName,
    ask_for_a_call_or_appointment,
)
from forms.pages import Page

SAMPLE = File(__file__).parents[2] / "directory" / "sample"

Answers = Mapping[type[Page], Json]

TIMES: dict[str, type[Page]] = {
    "town-hall": TimeAtTheTownHall,
    "oxlow-hub": TimeAtOxlowHub,
    "eastmere-hub": TimeAtEastmereHub,
    "thornacre-hub": TimeAtThornacreHub,
}
A_TIME: Json = {"time": "Any Tuesday"}
CALL: Answers = {
    WhatAbout: {"about": "money"},
    MoreAboutIt: {},
    HowToTalk: {"how": "call"},
    WhereToRing: {"telephone": "+447700900123", "message": "yes"},
    WhenToRing: A_TIME,
    ForTheCall: {"needs": ["none"]},
    YourName: {"name": "Amal"},
}
VISIT: Answers = {
    **CALL,
    HowToTalk: {"how": "visit"},
    WhichPlace: {"place": "oxlow-hub"},
    **dict.fromkeys(TIMES.values(), A_TIME),
    ForTheVisit: {"needs": ["none"]},
    HowToConfirm: {"confirm_by": "email", "email": "amal@example.com"},
}
every_place = pytest.mark.parametrize("place", TIMES)


def path(answers: Answers, *changes: Answers) -> Path:
    answered = dict(answers)
    for change in changes:
        answered |= change
    return ask_for_a_call_or_appointment.path(filled(answered))


def told(answers: Answers, *changes: Answers) -> str:
    known = path(answers, *changes).answers
    form = ask_for_a_call_or_appointment
    return " ".join(map(str, form.told(form.happens_next, known)))


def at(place: str) -> Answers:
    return {WhichPlace: {"place": place}}


def the_place(slug: str) -> dict[str, str]:
    with (SAMPLE / "locations.csv").open(encoding="utf-8") as sheet:
        return next(row for row in csv.DictReader(sheet) if row["slug"] == slug)


def test_a_call_and_a_visit_can_be_asked_for() -> None:
    assert path(CALL).finished
    assert path(VISIT).finished


def test_a_call_asks_nothing_about_places_and_a_visit_nothing_about_calls() -> None:
    assert {WhichPlace, ForTheVisit, HowToConfirm, *TIMES.values()}.isdisjoint(path(CALL).pages)
    assert {WhereToRing, WhenToRing, ForTheCall}.isdisjoint(path(VISIT).pages)


@every_place
def test_each_place_offers_its_own_times_and_no_others(place: str) -> None:
    asked = path(VISIT, at(place))
    assert [page for page in asked.pages if page in TIMES.values()] == [TIMES[place]]
    assert TIMES[place].time.of == f"location:{place}"


@every_place
def test_each_place_is_where_the_directory_says(place: str) -> None:
    found, words = the_place(place), told(VISIT, at(place)).replace("’", "'")
    for part in (found["address_1"], found["address_2"], found["city"], found["postal_code"]):
        assert part in words
    assert set(re.findall(r"\d+", found["transportation"].split(".")[0])) <= set(re.findall(r"\d+", words))


def test_whoever_is_losing_their_home_is_told_first_that_they_need_not_wait() -> None:
    homeless: Answers = {WhatAbout: {"about": "homeless"}}
    assert path(CALL, homeless).last is ComeToday
    assert ComeToday.urgent == ("homeless",)
    assert path(CALL, homeless, {ComeToday: {}}).finished


def test_where_no_message_may_be_left_none_is_promised() -> None:
    secret = told(CALL, {WhereToRing: {"telephone": "+447700900123", "message": "no"}})
    assert "We will not send a text or leave a message" in secret
    assert "We send you a text" not in secret
    assert "We send you a text" in told(CALL)


def test_a_time_is_asked_for_and_confirmed_within_one_working_day() -> None:
    for answers in (CALL, VISIT):
        assert "Within 1 working day" in told(answers)
    assert "It is yours when we have told you so" in str(ask_for_a_call_or_appointment.before_sending[0])


def test_someone_whom_no_time_suits_says_so_in_their_own_words() -> None:
    assert path(VISIT, {TimeAtOxlowHub: {"time": "After 5pm, when my son is home"}}).finished


def test_those_who_need_an_interpreter_are_not_to_bring_a_child() -> None:
    needs: Json = {"needs": ["interpreter"], "language": "Somali"}
    assert "Do not bring a child to interpret" in told(VISIT, {ForTheVisit: needs})
    assert "Do not bring a child" not in told(VISIT)


def test_the_email_address_is_that_of_a_visit() -> None:
    form = ask_for_a_call_or_appointment
    assert form.email_of(path(VISIT).answers) == "amal@example.com"
    assert form.email_of(path(CALL).answers) is None
