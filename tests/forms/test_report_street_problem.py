"""Report a problem in the street: who is asked what, who is stopped, and what is promised to whom."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path as File

import pytest
from werkzeug.datastructures import MultiDict

from forms.answers import Json, today
from forms.examples import filled
from forms.journey import Path
from forms.journeys.report_street_problem import (
    ContactDetails,
    FastRoad,
    FirstSeen,
    GettingPast,
    MoreToKnow,
    NotOurWall,
    Photos,
    PrivateLand,
    WhereItIs,
    WhoseLand,
    report_street_problem,
)
from forms.journeys.street_problems import (
    KIND,
    CoverMissing,
    DoNotTouch,
    Flood,
    HowBig,
    InDanger,
    IndoorDrain,
    LightAndSignal,
    Needles,
    NoTax,
    RingAboutTheTree,
    SomethingElse,
    StayAway,
    StayAwayFromTheLight,
    StayAwayFromTheTree,
    StayAwayFromTheWater,
    TheCar,
    TheDrain,
    TheGraffiti,
    TheLight,
    TheLitter,
    TheRubbish,
    TheTree,
    WhatIsBroken,
    WhatIsWrong,
    WhichAnimal,
    WhichCar,
    WhoDumpedIt,
    WhoItInsults,
)
from forms.pages import Exit, Interruption, Page

SAMPLE = File(__file__).parents[2] / "directory" / "sample"

Answers = Mapping[type[Page], Json]

EVERYONES: Answers = {
    InDanger: {"danger": "no"},
    WhoseLand: {"land": "street"},
    WhereItIs: {"where": {"description": "Mill Lane, outside number 7"}},
    GettingPast: {"past": "everyone"},
    FirstSeen: {},
    Photos: {},
    MoreToKnow: {},
    ContactDetails: {},
}
A: dict[str, Answers] = {
    "potholes": {
        WhatIsBroken: {"part": "road"},
        HowBig: {"across": "small", "height": "low"},
    },
    "street-lights": {TheLight: {"fault": "out"}},
    "fly-tipping": {TheRubbish: {"what": ["bags"], "amount": "bag"}, WhoDumpedIt: {"saw": "no"}},
    "street-cleaning": {TheLitter: {"what": ["litter"]}},
    "graffiti": {
        WhoItInsults: {"hateful": "no"},
        TheGraffiti: {"surface": "A bench", "size": "small"},
    },
    "council-trees": {TheTree: {"trouble": "ill"}},
    "blocked-drains": {TheDrain: {"trouble": "full"}},
    "abandoned-vehicles": {TheCar: {"signs": ["burnt"]}, WhichCar: {"looks": "A red Ford"}},
    "dead-animals": {WhichAnimal: {"animal": "A cat"}},
    "customer-help-desks": {SomethingElse: {"what": "The seat at the bus stop is broken."}},
}
"""The least that can be said about one problem of each kind."""

every_kind = pytest.mark.parametrize("kind", A)


def path(kind: str, *changes: Answers) -> Path:
    answers = {WhatIsWrong: {"kind": kind}, **EVERYONES, **A[kind]}
    for change in changes:
        answers |= change
    return report_street_problem.path(filled(answers))


def told(kind: str, *changes: Answers) -> str:
    answers = path(kind, *changes).answers
    return " ".join(map(str, report_street_problem.told(report_street_problem.happens_next, answers)))


def body(page: type[Exit] | type[Interruption], kind: str) -> str:
    return " ".join(map(str, report_street_problem.told(page.body, path(kind).answers)))


def messages(page: type[Page], **typed: str) -> list[str]:
    form = page.form({}, MultiDict(typed))
    form.validate()
    return [str(problem.message) for _, problem in form.problems]


def test_every_kind_has_its_own_questions() -> None:
    assert set(A) == set(KIND.options)


@every_kind
def test_a_problem_of_any_kind_can_be_reported_with_its_few_questions(kind: str) -> None:
    asked = path(kind)
    assert asked.finished
    others = {page for each, pages in A.items() if each != kind for page in pages}
    assert others.isdisjoint(asked.pages)


def test_what_kind_it_is_decides_which_team_has_it() -> None:
    with (SAMPLE / "services.csv").open(encoding="utf-8") as sheet:
        services = {row["slug"]: row["team"] for row in csv.DictReader(sheet)}
    assert report_street_problem.reaches is KIND
    teams = {kind: services[kind] for kind in KIND.options}
    assert teams["potholes"] == teams["street-lights"] == "highways"
    assert teams["fly-tipping"] == teams["graffiti"] == "street-care"
    assert teams["council-trees"] == "parks"


@pytest.mark.parametrize(
    ("kind", "page"),
    [
        ("potholes", StayAway),
        ("customer-help-desks", StayAway),
        ("street-lights", StayAwayFromTheLight),
        ("council-trees", StayAwayFromTheTree),
        ("blocked-drains", StayAwayFromTheWater),
        ("fly-tipping", DoNotTouch),
        ("street-cleaning", DoNotTouch),
        ("abandoned-vehicles", DoNotTouch),
        ("dead-animals", DoNotTouch),
    ],
)
def test_whoever_sees_a_danger_is_stopped_once_and_told_to_ring(kind: str, page: type[Interruption]) -> None:
    stopped = path(kind, {InDanger: {"danger": "yes"}})
    assert stopped.last is page
    assert page.urgent == ("emergency",)
    assert "ring 999" in body(page, kind)
    assert "If you cannot ring, go on" in body(page, kind), "nobody is sent away who cannot telephone"
    assert path(kind, {InDanger: {"danger": "yes"}, page: {}}).finished


def test_nobody_is_asked_whether_graffiti_is_dangerous() -> None:
    assert InDanger not in path("graffiti").pages


def test_those_who_found_needles_are_told_not_to_touch_them_and_what_to_do_when_pricked() -> None:
    for kind, found in (
        ("street-cleaning", {TheLitter: {"what": ["needles"]}}),
        ("fly-tipping", {TheRubbish: {"what": ["bags", "needles"], "amount": "bag"}}),
    ):
        assert path(kind, found).last is Needles
    assert "111" in body(Needles, "street-cleaning")
    assert Needles not in path("street-cleaning", {TheLitter: {"what": ["glass"]}}).pages


@pytest.mark.parametrize("kind", A)
def test_a_road_that_is_not_ours_ends_with_who_looks_after_it(kind: str) -> None:
    assert path(kind, {WhoseLand: {"land": "fast-road"}}).last is FastRoad
    assert "National Highways" in str(FastRoad.way_on[0])


@pytest.mark.parametrize("kind", [kind for kind in A if kind != "graffiti"])
def test_private_land_ends_with_whom_to_tell(kind: str) -> None:
    assert path(kind, {WhoseLand: {"land": "private"}}).last is PrivateLand
    assert "Tell the owner" in str(PrivateLand.way_on[0])


def test_hateful_words_are_taken_off_a_private_wall_and_others_are_not() -> None:
    wall: Answers = {WhoseLand: {"land": "private"}}
    assert path("graffiti", wall).last is NotOurWall
    assert path("graffiti", wall, {WhoItInsults: {"hateful": "yes"}}).finished


def test_those_who_do_not_know_whose_land_it_is_go_on() -> None:
    assert path("fly-tipping", {WhoseLand: {"land": "not-sure"}}).finished
    assert path("fly-tipping", {WhoseLand: {"land": "public"}}).finished


@pytest.mark.parametrize(
    ("kind", "answers", "end"),
    [
        ("council-trees", {TheTree: {"trouble": "keeps-out"}}, LightAndSignal),
        ("blocked-drains", {TheDrain: {"trouble": "indoors"}}, IndoorDrain),
        ("blocked-drains", {TheDrain: {"trouble": "coming-in"}}, Flood),
        ("abandoned-vehicles", {TheCar: {"signs": ["tax-only"]}}, NoTax),
    ],
)
def test_what_we_cannot_put_right_ends_with_who_can(kind: str, answers: Answers, end: type[Exit]) -> None:
    ended = path(kind, answers)
    assert ended.last is end
    assert not ended.finished
    assert end.way_on


def test_a_tree_across_the_way_and_a_drain_without_a_cover_are_for_the_telephone_first() -> None:
    assert path("council-trees", {TheTree: {"trouble": "fallen"}}).last is RingAboutTheTree
    assert path("blocked-drains", {TheDrain: {"trouble": "cover"}}).last is CoverMissing


@pytest.mark.parametrize(
    ("kind", "answers"),
    [
        ("council-trees", {TheTree: {"trouble": "fallen"}, StayAwayFromTheTree: {}}),
        ("blocked-drains", {TheDrain: {"trouble": "cover"}, StayAwayFromTheWater: {}}),
    ],
)
def test_nobody_is_told_twice_to_ring(kind: str, answers: Answers) -> None:
    assert path(kind, {InDanger: {"danger": "yes"}}, answers).finished


def test_only_a_road_or_a_pavement_has_a_size() -> None:
    for part in ("sign", "barrier"):
        assert HowBig not in path("potholes", {WhatIsBroken: {"part": part}}).pages


@pytest.mark.parametrize(
    ("kind", "promise"),
    [
        ("potholes", "safe within 24 hours, and mend everything else within 28 days"),
        ("street-cleaning", "within 3 working days"),
        ("fly-tipping", "within 3 working days"),
        ("abandoned-vehicles", "We visit within 3 working days"),
        ("dead-animals", "check for a microchip"),
    ],
)
def test_each_kind_is_told_its_own_time(kind: str, promise: str) -> None:
    assert promise in told(kind)


def test_needles_and_glass_are_promised_in_hours_and_litter_is_not() -> None:
    assert "within 4 hours" in told("street-cleaning", {TheLitter: {"what": ["glass"]}})
    assert "within 4 hours" not in told("street-cleaning")


def test_hateful_words_are_promised_within_a_day_with_help_for_whom_they_hurt() -> None:
    hateful = told("graffiti", {WhoItInsults: {"hateful": "yes"}})
    assert "within a day" in hateful
    assert "hate crime" in hateful
    assert "within a day" not in told("graffiti")


def test_nothing_about_the_person_need_be_told_and_no_photo_need_be_sent() -> None:
    assert messages(ContactDetails, name="", email="", telephone="") == []
    assert messages(Photos) == []


def test_it_cannot_have_been_seen_tomorrow() -> None:
    tomorrow = today() + timedelta(days=1)
    day = {
        f"seen_on-{part}": f"{value}"
        for part, value in (("day", tomorrow.day), ("month", tomorrow.month), ("year", tomorrow.year))
    }
    assert messages(FirstSeen, **day) == ["The day you first saw it must be today or in the past"]
