"""Tell us how to communicate with you: only what helps is asked, and only those chosen are told."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path as File

import pytest
from werkzeug.datastructures import MultiDict

from forms.answers import Json
from forms.examples import filled
from forms.journey import Path
from forms.journeys.languages import SPOKEN, WRITTEN
from forms.journeys.tell_us_how_to_communicate import (
    AboutThem,
    AboutYou,
    AnythingElse,
    AskThemFirst,
    FeelingCalm,
    ForWhom,
    Hearing,
    HelpWithForms,
    HomeAddress,
    HowLong,
    Interpreter,
    Partners,
    SaferAddress,
    SafeToReachYou,
    Seeing,
    Speaking,
    SpeaksForYou,
    StaySafe,
    TheHelper,
    TheirAgreement,
    TheirWish,
    TheSpeaker,
    TheTeam,
    TheTeams,
    Understanding,
    WaysToReachYou,
    WhatHelps,
    WhatYouRead,
    WhereToWrite,
    WhereYouLive,
    WhoMayKnow,
    YouDecide,
    YourAgreement,
    YourEmail,
    YourLanguages,
    YourTelephone,
    tell_us_how_to_communicate,
)
from forms.pages import Page
from forms.text import speak

SAMPLE = File("directory/sample")
Answers = Mapping[type[Page], Json]

AMALS: dict[type[Page], Json] = {
    ForWhom: {"who": "me"},
    AboutYou: {"name": "Amal Warsame"},
    WhereYouLive: {"home": "none"},
    WhatHelps: {"about": ["reaching"]},
    WaysToReachYou: {"best": ["telephone"]},
    YourTelephone: {"telephone": "+447700900982"},
    AnythingElse: {},
    SpeaksForYou: {"wanted": "no"},
    YouDecide: {},
    WhoMayKnow: {"teams": "every"},
    Partners: {"partners": ["none"]},
    HowLong: {"long": "1-year"},
    YourAgreement: {"agreed": "agreed"},
}
FOR_HER_MOTHER: Answers = {
    ForWhom: {"who": "someone"},
    TheirWish: {"wish": "yes"},
    TheHelper: {"helper": "Nadia Rahman", "relation": "I am her daughter", "told": "something"},
    AboutThem: {"their_name": "Shirin Rahman"},
    TheirAgreement: {"agreed_for_them": "agreed"},
}
WHAT_HELPS = (
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
    StaySafe,
)


def path(*changes: Answers) -> Path:
    answers = dict(AMALS)
    for change in changes:
        answers |= change
    return tell_us_how_to_communicate.path(filled(answers))


def messages(page: type[Page], **typed: str | list[str]) -> dict[str, str]:
    form = page.form({}, MultiDict(typed))
    form.validate()
    return {control: str(problem.message) for control, problem in form.problems}


def slugs(table: str) -> set[str]:
    with (SAMPLE / f"{table}.csv").open(encoding="utf-8") as file:
        return {row["slug"] for row in csv.DictReader(file)}


def test_someone_who_only_says_how_to_reach_them_is_asked_nothing_about_what_helps() -> None:
    short = path()
    assert short.finished
    assert not set(WHAT_HELPS) & set(short.pages)


@pytest.mark.parametrize(
    ("about", "asked"),
    [
        ("language", {YourLanguages, Interpreter}),
        ("reading", {WhatYouRead, HelpWithForms}),
        ("sight", {WhatYouRead, Seeing}),
        ("hearing", {Hearing}),
        ("speech", {Speaking}),
        ("memory", {Understanding}),
        ("calm", {FeelingCalm}),
        ("safety", {SafeToReachYou, StaySafe}),
    ],
)
def test_each_thing_that_helps_is_asked_only_of_those_who_chose_it(
    about: str, asked: set[type[Page]]
) -> None:
    everything: dict[type[Page], Json] = {
        YourLanguages: {"speaks": "so", "reads": "none"},
        Interpreter: {"need": "always"},
        WhatYouRead: {"formats": ["audio"]},
        HelpWithForms: {"forms": ["read"]},
        SafeToReachYou: {"letters_safe": "yes", "messages_safe": "yes"},
    }
    assert set(path(everything, {WhatHelps: {"about": [about]}}).pages) & set(WHAT_HELPS) == asked


def test_nobody_is_asked_about_their_health() -> None:
    said = " ".join(str(q.label) for page in tell_us_how_to_communicate.pages for q in page.questions)
    for word in ("health", "illness", "disab", "condition", "diagnos", "medic"):
        assert word not in said.lower()


def test_those_who_help_someone_ask_them_first() -> None:
    assert path(FOR_HER_MOTHER, {TheirWish: {"wish": "not_asked"}}).last is AskThemFirst
    assert path(FOR_HER_MOTHER).finished


def test_a_helper_agrees_for_the_person_and_is_not_asked_who_else_speaks_for_them() -> None:
    pages = path(FOR_HER_MOTHER).pages
    assert TheirAgreement in pages
    assert not {YourAgreement, AboutYou, SpeaksForYou, TheSpeaker} & set(pages)


def test_the_name_of_the_person_helped_is_not_filled_in_with_the_helpers_own() -> None:
    assert AboutYou.name.autocomplete_for() == "name"
    assert AboutThem.their_name.autocomplete_for() is None


def test_a_way_cannot_be_good_and_never_to_be_used() -> None:
    said = messages(WaysToReachYou, best=["letter", "email"], never=["email", "visit"])
    assert said == {"never": "The ways we must never use must be other ways than the good ones"}
    assert messages(WaysToReachYou, best=["letter"], never=["email"]) == {}


@pytest.mark.parametrize(
    ("way", "page"),
    [
        ("email", YourEmail),
        ("text", YourTelephone),
        ("relay", YourTelephone),
        ("video", YourTelephone),
        ("letter", WhereToWrite),
    ],
)
def test_each_way_to_reach_someone_asks_for_what_it_needs(way: str, page: type[Page]) -> None:
    assert page in path({WaysToReachYou: {"best": [way]}}).pages


def test_letters_go_to_the_home_address_of_those_who_gave_it() -> None:
    home: Answers = {
        WhereYouLive: {"home": "yes"},
        HomeAddress: {"address": {"line_1": "7 Mill Lane", "town": "Wendleford", "postcode": "ZZ1 7TT"}},
        WaysToReachYou: {"best": ["letter"]},
    }
    assert path(home).finished
    assert WhereToWrite not in path(home).pages


def test_where_letters_are_not_safe_a_safer_address_is_asked_but_not_needed() -> None:
    unsafe: Answers = {
        WhatHelps: {"about": ["safety"]},
        SafeToReachYou: {"letters_safe": "no", "messages_safe": "yes"},
        SaferAddress: {},
        StaySafe: {},
    }
    assert SaferAddress in path(unsafe).pages
    assert path(unsafe).finished


def test_an_address_that_keeps_someone_safe_is_offered_on_no_other_page() -> None:
    for address in (WhereToWrite.letters_to, SaferAddress.safer_address):
        assert address.autocomplete_for("line_1") is None


def test_those_who_gave_another_address_for_letters_are_not_asked_for_one_again() -> None:
    elsewhere: Answers = {
        WhatHelps: {"about": ["safety"]},
        WaysToReachYou: {"best": ["letter"]},
        WhereToWrite: {
            "letters_to": {"line_1": "9 Weaver Street", "town": "Wendleford", "postcode": "ZZ1 6LD"}
        },
        SafeToReachYou: {"letters_safe": "no", "messages_safe": "no"},
        StaySafe: {},
    }
    assert path(elsewhere).finished
    assert SaferAddress not in path(elsewhere).pages


def test_what_telling_teams_means_is_said_before_it_is_chosen() -> None:
    pages = path().pages
    assert pages.index(YouDecide) == pages.index(WhoMayKnow) - 1
    said = " ".join(map(str, YouDecide.body))
    assert "sees all your answers" in said
    assert "You can say no" in said


def test_only_those_who_choose_teams_reach_any_besides_the_forms_own() -> None:
    some: Answers = {WhoMayKnow: {"teams": "some"}, TheTeams: {"chosen": ["council-tax"]}}
    for chosen, reached in ((some, ["council-tax"]), ({WhoMayKnow: {"teams": "every"}}, None)):
        answers = path(some, chosen).answers
        kept = answers.get(TheTeams.slug)
        assert (kept["chosen"] if isinstance(kept, dict) else None) == reached
    assert tell_us_how_to_communicate.reaches is TheTeams.chosen


def test_those_who_allow_one_team_are_not_asked_about_partners() -> None:
    one = path({WhoMayKnow: {"teams": "one"}, TheTeam: {"team": "Blue Badges"}})
    assert one.finished
    assert Partners not in one.pages


def test_every_team_that_can_be_chosen_runs_a_service_of_the_directory() -> None:
    assert set(TheTeams.chosen.options) <= slugs("services")


def test_every_partner_that_can_be_chosen_is_an_organisation_of_the_directory() -> None:
    assert set(Partners.partners.options) - {"none"} <= slugs("organisations")


def test_nothing_is_sent_without_agreement() -> None:
    assert path({YourAgreement: {}}).last is YourAgreement
    assert messages(YourAgreement) == {
        "agreed": "Select “I agree” if those you chose may use what you told us"
    }


def test_it_is_kept_no_longer_than_the_longest_time_that_can_be_chosen() -> None:
    assert list(HowLong.long.options)[-1] == "2-years"
    assert tell_us_how_to_communicate.keep_days <= 2 * 366


def test_a_copy_goes_only_to_those_who_want_to_be_reached_by_email() -> None:
    by_email: Answers = {
        WaysToReachYou: {"best": ["email"]},
        YourEmail: {"email": "amal.warsame@example.com"},
    }
    assert tell_us_how_to_communicate.email_of(path(by_email).answers) == "amal.warsame@example.com"
    assert tell_us_how_to_communicate.email_of(path({YourEmail: {"email": "a@example.com"}}).answers) is None


def test_a_language_is_shown_in_the_language_of_the_page_and_in_its_own() -> None:
    assert str(SPOKEN["so"]) == "Somali – Soomaali"
    assert str(SPOKEN["en"]) == "English"
    with speak("es", None):
        assert str(SPOKEN["ar"]) == "árabe – العربية"
    with speak("ar", None):
        assert str(SPOKEN["ar"]) == "العربية"


def test_languages_that_are_not_written_are_not_offered_to_read() -> None:
    assert "bfi" in SPOKEN
    assert not {"bfi", "syl", "phr", "yue", "cmn"} & set(WRITTEN)
