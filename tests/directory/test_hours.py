from __future__ import annotations

from datetime import UTC, date, datetime, time

import pytest

from directory.hours import (
    LONDON,
    HoursError,
    closing_time,
    is_open,
    next_opening,
    openings,
    parse_days,
    parse_hours,
    weekly,
)
from tests.factories import a_schedule

OFFICE = parse_hours("MO-FR 09:00-17:00;SA 10:00-13:00")
NIGHT_SHELTER = parse_hours("MO-SU 22:00-06:00")
ALWAYS = parse_hours("MO-SU 00:00-24:00")
MONDAY = date(2026, 1, 5)


def at(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment in the week of Monday 5 January 2026."""
    return datetime(2026, 1, day, hour, minute, tzinfo=LONDON)


def test_an_office_is_open_from_the_minute_it_opens_until_the_minute_it_closes() -> None:
    assert not is_open(OFFICE, at(5, 8, 59))
    assert is_open(OFFICE, at(5, 9))
    assert is_open(OFFICE, at(5, 16, 59))
    assert not is_open(OFFICE, at(5, 17))


def test_a_night_shelter_is_open_after_midnight() -> None:
    assert is_open(NIGHT_SHELTER, at(5, 23))
    assert is_open(NIGHT_SHELTER, at(6, 5, 59))
    assert not is_open(NIGHT_SHELTER, at(6, 6))
    assert closing_time(NIGHT_SHELTER, at(5, 23)) == at(6, 6)


def test_friday_night_lasts_into_saturday_even_when_saturday_is_closed() -> None:
    friday = parse_hours("FR 20:00-02:00")
    assert is_open(friday, at(10, 1))
    assert not is_open(friday, at(9, 1))


def test_what_never_closes_has_no_closing_time() -> None:
    assert is_open(ALWAYS, at(7, 0))
    assert closing_time(ALWAYS, at(7, 3)) is None


def test_open_until_midnight_closes_at_midnight() -> None:
    assert closing_time(parse_hours("MO 09:00-24:00"), at(5, 12)) == at(6, 0)


def test_hours_that_meet_are_one_opening() -> None:
    assert closing_time(parse_hours("MO 09:00-12:00,12:00-17:00"), at(5, 10)) == at(5, 17)


def test_after_closing_on_saturday_it_opens_next_on_monday() -> None:
    assert next_opening(OFFICE, at(10, 14)) == at(12, 9)
    assert closing_time(OFFICE, at(10, 14)) is None


def test_what_has_no_hours_never_opens() -> None:
    assert next_opening([], at(5, 9)) is None
    assert not is_open([], at(5, 9))


def test_nine_in_summer_is_nine_in_london_not_in_greenwich() -> None:
    assert is_open(OFFICE, datetime(2026, 7, 6, 8, 30, tzinfo=UTC))
    assert not is_open(OFFICE, datetime(2026, 7, 6, 16, 30, tzinfo=UTC))


def test_a_moment_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        is_open(OFFICE, datetime(2026, 1, 5, 9))


def test_a_schedule_counts_only_between_its_first_and_last_day() -> None:
    summer = a_schedule("MO", valid_from=date(2026, 4, 6), valid_to=date(2026, 4, 12))
    assert not is_open([summer], at(5, 10))
    assert is_open([summer], datetime(2026, 4, 6, 10, tzinfo=LONDON))
    assert not is_open([summer], datetime(2026, 4, 13, 10, tzinfo=LONDON))
    assert next_opening([summer], at(5, 10)) == datetime(2026, 4, 6, 9, tzinfo=LONDON)


@pytest.mark.parametrize(
    "told_in_words",
    [
        a_schedule("1MO", freq="MONTHLY"),
        a_schedule("MO", interval=2),
        a_schedule("MO", opens_at=None),
        a_schedule("whenever"),
        a_schedule("MO-FR-SA"),
    ],
)
def test_a_rule_that_is_not_for_every_week_is_never_called_open(told_in_words: object) -> None:
    assert openings([told_in_words]) == ()  # type: ignore[list-item]


def test_days_with_the_same_hours_stand_together_in_the_week() -> None:
    week = weekly(OFFICE, MONDAY)
    assert [(days.days, days.times) for days in week] == [
        ((0, 1, 2, 3, 4), ((time(9), time(17)),)),
        ((5,), ((time(10), time(13)),)),
        ((6,), ()),
    ]


def test_days_that_follow_each_other_are_written_as_a_run() -> None:
    [open_days, closed] = weekly(parse_hours("MO-WE,FR 09:00-17:00"), MONDAY)
    assert open_days.runs == ((0, 2), (4, 4))
    assert closed.runs == ((3, 3), (5, 6))


def test_a_week_shows_the_hours_of_its_own_season() -> None:
    winter = a_schedule("MO", valid_to=date(2026, 3, 31))
    summer = a_schedule("MO", valid_from=date(2026, 4, 1), closes_at=time(20))
    assert weekly([winter, summer], MONDAY)[0].times == ((time(9), time(17)),)
    assert weekly([winter, summer], date(2026, 6, 1))[0].times == ((time(9), time(20)),)
    assert weekly([], MONDAY) == ()


def test_a_range_of_days_may_go_over_the_weekend() -> None:
    assert parse_days("SA-MO") == {5, 6, 0}


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("MO", "needs days, a space, then times"),
        ("MO 09:00", "needs two times"),
        ("XX 09:00-10:00", "is not a day"),
        ("MO 25:00-26:00", "is not a time"),
        ("MO 09:60-10:00", "is not a time"),
        ("MO 09:00-09:00", "at the same time"),
        ("Monday 09:00-10:00", "is not a day"),
    ],
)
def test_hours_that_cannot_be_read_say_why(words: str, reason: str) -> None:
    with pytest.raises(HoursError, match=reason):
        parse_hours(words)
