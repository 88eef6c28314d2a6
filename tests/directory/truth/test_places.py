from __future__ import annotations

from datetime import date

import pytest

from directory.models import Schedule
from tests.factories import a_location, a_schedule, a_service, a_service_at_location

from .conftest import Findings, entries


def test_a_postcode_that_is_none_is_named(findings: Findings) -> None:
    places = a_location(), a_location("Depot", postal_code="EX1"), a_location("Barn", postal_code=None)
    [found] = findings("bad-postcode", *places)
    assert (found.slug, found.parts) == ("depot", {"postcode": "EX1"})


def test_a_place_far_from_all_the_others_or_abroad_is_named(findings: Findings) -> None:
    near = [a_location(f"Hall {number}", latitude=50.7, longitude=-3.5) for number in range(30)]
    far = a_location("Typed wrong", latitude=52.7, longitude=-3.5)
    assert entries(findings("elsewhere", *near, far)) == ["location:typed-wrong"]
    abroad = a_location("Swapped", latitude=-3.5, longitude=50.7)
    assert {one.slug: one.case for one in findings("elsewhere", abroad)} == {
        "swapped": "abroad",
        "typed-wrong": "",
    }


def test_a_directory_of_the_whole_country_has_no_middle_to_be_far_from(findings: Findings) -> None:
    places = [a_location(f"Office {north}", latitude=50.5 + north, longitude=-2) for north in range(6)]
    assert findings("elsewhere", *places) == []


@pytest.mark.parametrize(
    ("ends", "case"),
    [
        (date(2026, 11, 25), ["over"]),
        (date(2026, 12, 9), [""]),
        (date(2026, 12, 10), []),
        (None, []),
    ],
)
def test_opening_hours_that_ended_or_end_soon_are_named(
    findings: Findings, ends: date | None, case: list[str]
) -> None:
    place = a_location(schedules=[a_schedule("MO", valid_to=date(2026, 1, 1)), a_schedule(valid_to=ends)])
    assert [one.case for one in findings("hours-end", place)] == case


def test_hours_of_a_service_in_a_place_are_the_services_to_put_right(findings: Findings) -> None:
    at = a_service_at_location(a_service(), a_location())
    at.schedules = [Schedule(byday="MO", valid_to=date(2026, 1, 1))]
    assert entries(findings("hours-end", at)) == ["service:bins-and-recycling"]
