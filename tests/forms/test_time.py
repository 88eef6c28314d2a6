"""A time is understood in either clock, and never guessed when it could be two."""

from __future__ import annotations

from datetime import time

import pytest

from forms.questions import Time
from forms.text import _, speak

AT = Time(_("At what time?"), missing=_("Enter the time"), thing=_("The time"))
OPEN = Time(
    _("At what time?"),
    missing=_("Enter the time"),
    thing=_("The time"),
    earliest=time(9),
    too_early=_("The time must be 9am or later"),
    latest=time(17),
    too_late=_("The time must be 5pm or earlier"),
)
UNREAL = "The time must be a real time, like 9:30am or 2:30pm"
WHICH_HALF = "The time must say am or pm, like 9:30am or 2:30pm"


@pytest.mark.parametrize(
    "typed",
    [
        "14:30",
        "14.30",
        "1430",
        "14 30",
        "14h30",
        "14:30:00",
        "2:30pm",
        "2.30 PM",
        "2:30 p.m.",
        "2:30 p. m.",
        "02:30 pm",
        "230pm",
        "2:30 in the afternoon",
        "at 2:30pm",
        "\u200e2:30\u202fpm",
        "٢:٣٠ pm",
        "۱۴:۳۰",
        "１４：３０".replace("：", ":"),
    ],
)
def test_half_past_two_in_the_afternoon_however_it_is_written(stores, typed: str):
    assert stores(AT, typed) == "14:30"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("midday", "12:00"),
        ("noon", "12:00"),
        ("12 noon", "12:00"),
        ("12pm", "12:00"),
        ("12:30", "12:30"),
        ("midnight", "00:00"),
        ("12am", "00:00"),
        ("12 at night", "00:00"),
        ("11 at night", "23:00"),
        ("0:15", "00:15"),
        ("9am", "09:00"),
        ("09:30", "09:30"),
        ("0930", "09:30"),
        ("10:30", "10:30"),
        ("8 in the evening", "20:00"),
        ("23:59", "23:59"),
    ],
)
def test_midday_midnight_and_each_end_of_the_day(stores, typed: str, stored: str):
    assert stores(AT, typed) == stored


@pytest.mark.parametrize(
    ("language", "typed", "stored"),
    [
        ("es", "2:30 p. m.", "14:30"),
        ("es", "9:30 a. m.", "09:30"),
        ("es", "2:30 de la tarde", "14:30"),
        ("es", "a las 9 de la mañana", "09:00"),
        ("es", "12 de la noche", "00:00"),
        ("es", "Mediodía", "12:00"),
        ("es", "medianoche", "00:00"),
        ("es", "2:30pm", "14:30"),
        ("ar", "٢:٣٠ م", "14:30"),
        ("ar", "٩:٣٠ ص", "09:30"),
        ("ar", "٢:٣٠ مساءً", "14:30"),
        ("ar", "٩ صباحا", "09:00"),
        ("ar", "الساعة ٣ بعد الظهر", "15:00"),
        ("ar", "١٢ ظهراً", "12:00"),
        ("ar", "منتصف الليل", "00:00"),
        ("ar", "2:30pm", "14:30"),
    ],
)
def test_halves_of_the_day_are_named_in_the_language_spoken(stores, language, typed, stored):
    with speak(language, None):
        assert stores(AT, typed) == stored


@pytest.mark.parametrize("language", ["en", "ar", "es", "fr", "pl", "pt", "it", "so", "bn", "fil", "fa"])
def test_a_time_typed_as_it_is_shown_is_that_time_or_asked_about(says, language: str):
    with speak(language, None):
        for hour in range(24):
            stored = f"{hour:02}:05"
            shown = str(AT.shown(stored))
            assert says(AT, shown) in (None, WHICH_HALF)
            assert says(AT, shown) or AT.parse({"": [shown]}) == stored


@pytest.mark.parametrize("typed", ["2:30", "9", "930", "9.30", "٩:٣٠"])
def test_what_could_be_two_times_is_asked_about(says, typed: str):
    assert says(AT, typed) == WHICH_HALF


def test_bounds_tell_which_of_two_times_is_meant(stores, says):
    assert stores(OPEN, "2:30") == "14:30"
    assert stores(OPEN, "9:30") == "09:30"
    assert says(OPEN, "7:30") == WHICH_HALF


@pytest.mark.parametrize(
    "typed", ["soon", "25:00", "24:00", "12:60", "2:3", "15am", "-2pm", "2:30:30:30", "9" * 5000, "pm", ":"]
)
def test_what_is_no_time_is_not_taken_for_one(says, typed: str):
    assert says(AT, typed) == UNREAL


def test_its_bounds_count_themselves_in(stores, says):
    assert (stores(OPEN, "9am"), stores(OPEN, "5pm")) == ("09:00", "17:00")
    assert says(OPEN, "8:59am") == "The time must be 9am or later"
    assert says(OPEN, "17:01") == "The time must be 5pm or earlier"
    assert says(OPEN, "") == "Enter the time"


def test_it_is_shown_as_the_language_writes_times():
    assert AT.shown("14:30") == "14:30"
    with speak("ar", None):
        assert AT.shown("14:30") == "2:30\u00a0م"


@pytest.mark.parametrize("kept", ["soon", "", "24:00", 3, True, ["14:30"], "14:30:00"])
def test_what_was_kept_before_it_was_a_time_is_not_accepted_and_breaks_nothing(kept):
    assert not AT.accepts(kept)
    AT.shown(kept)


def test_a_bound_needs_its_message():
    words = {"missing": _("Enter the time"), "thing": _("The time")}
    assert list(Time(_("When?"), earliest=time(9), **words).mistakes())
    assert list(Time(_("When?"), too_late=_("The time must be earlier"), **words).mistakes())
