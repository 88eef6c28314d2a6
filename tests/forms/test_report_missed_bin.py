"""Report a missed bin: who is asked what, and what is said to whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from werkzeug.datastructures import MultiDict

from forms.answers import Json, today
from forms.examples import days_before_today, filled
from forms.journey import Path
from forms.journeys.report_missed_bin import (
    AssistedCollection,
    CollectionAddress,
    ContactDetails,
    FindingTheBin,
    GardenLicence,
    MissedBin,
    OutOnTime,
    PutOutLate,
    report_missed_bin,
)
from forms.pages import Page


def bins(*kinds: str) -> Json:
    return [
        {"id": f"{number}", "kind": kind, "due": days_before_today(1)} for number, kind in enumerate(kinds)
    ]


AMALS: dict[type[Page], Json] = {
    CollectionAddress: {
        "address": {"line_1": "12 Quayside Row", "town": "Wendleford", "postcode": "ZZ1 4QP"}
    },
    MissedBin: bins("recycling"),
    AssistedCollection: {"assisted": "no"},
    OutOnTime: {"out": "yes"},
    FindingTheBin: {},
    ContactDetails: {},
}


def path(changed: Mapping[type[Page], Json]) -> Path:
    return report_missed_bin.path(filled({**AMALS, **changed}))


def messages(page: type[Page], **typed: str) -> list[str]:
    form = page.form({}, MultiDict(typed))
    form.validate()
    return [str(problem.message) for _, problem in form.problems]


def due(days_ago: int) -> list[str]:
    day = today() - timedelta(days=days_ago)
    return messages(
        MissedBin,
        **{"kind": "food", "due-day": f"{day.day}", "due-month": f"{day.month}", "due-year": f"{day.year}"},
    )


def test_a_bin_put_out_on_time_is_reported() -> None:
    assert path({}).finished


def test_a_bin_put_out_late_ends_with_what_to_do_instead() -> None:
    late = path({OutOnTime: {"out": "no"}})
    assert late.last is PutOutLate
    assert not late.finished
    told = " ".join(map(str, [*PutOutLate.body, *PutOutLate.way_on]))
    for thing in (
        "next collection day",
        "recycling centre",
        "2 tied bags",
        "take the late ones off your list",
    ):
        assert thing in told


def test_those_we_help_are_not_asked_whether_their_bin_was_out() -> None:
    helped = path({AssistedCollection: {"assisted": "yes"}})
    assert OutOnTime not in helped.pages
    assert helped.finished


def test_those_we_help_cannot_have_put_it_out_late_whatever_they_said_before() -> None:
    helped = path({OutOnTime: {"out": "no"}, AssistedCollection: {"assisted": "yes"}})
    assert PutOutLate not in helped.pages
    assert helped.finished
    assert OutOnTime.slug not in helped.answers


def test_a_licence_is_asked_for_when_any_bin_is_for_garden_waste() -> None:
    asked = path({MissedBin: bins("food", "garden")})
    assert asked.last is GardenLicence
    assert path({MissedBin: bins("food", "garden"), GardenLicence: {"licence": "GW 20417"}}).finished


def test_no_licence_is_asked_for_when_no_bin_is_for_garden_waste() -> None:
    assert GardenLicence not in path({MissedBin: bins("food", "glass")}).pages


def test_a_licence_is_not_sent_after_the_garden_bin_is_taken_off_the_list() -> None:
    changed = path({MissedBin: bins("food"), GardenLicence: {"licence": "GW 20417"}})
    assert GardenLicence.slug not in changed.answers


def test_five_bins_can_be_reported_at_once_and_six_cannot() -> None:
    assert path({MissedBin: bins(*["food"] * 5)}).finished
    assert path({MissedBin: bins(*["food"] * 6)}).last is MissedBin


def test_a_bin_can_be_reported_from_its_day_until_a_week_after() -> None:
    assert due(0) == []
    assert due(7) == []


def test_a_bin_that_is_not_due_yet_cannot_be_reported() -> None:
    assert due(-1) == ["The day we should have emptied the bin must be today or in the past"]


def test_a_bin_missed_longer_ago_is_told_to_wait_for_its_next_day() -> None:
    [message] = due(8)
    assert "in the last 7 days" in message
    assert "next collection day" in message


def test_a_report_that_waits_too_long_asks_for_the_day_again() -> None:
    stale: Json = [{"id": "1", "kind": "food", "due": days_before_today(8)}]
    assert path({MissedBin: stale}).last is MissedBin


def test_nothing_about_the_person_need_be_told() -> None:
    assert messages(ContactDetails, name="", email="", telephone="") == []
    assert report_missed_bin.email_of(path({}).answers) is None


def test_those_who_give_an_email_address_are_written_to() -> None:
    known = path({ContactDetails: {"email": "amal@example.com"}})
    assert report_missed_bin.email_of(known.answers) == "amal@example.com"


def test_everyone_is_told_we_come_back_within_two_working_days() -> None:
    assert "within 2 working days" in str(report_missed_bin.happens_next[0])
