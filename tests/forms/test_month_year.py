"""A month of a year is understood as a date is, without a day."""

from __future__ import annotations

from datetime import date

import pytest

from forms.questions import MonthYear
from forms.text import _, speak

SINCE = MonthYear(_("Since when?"), missing=_("Enter the month"), thing=_("The month it began"))


def parts(month: str, year: str = "") -> dict[str, str]:
    return {"month": month, "year": year}


@pytest.mark.parametrize(
    "typed",
    [
        parts("3", "2026"),
        parts("03", " 2026"),
        parts("March", "2026"),
        parts("mar.", "2026"),
        parts("٣", "٢٠٢٦"),
        parts("3/2026"),
        parts("03-2026"),
        parts("032026"),
        parts("2026-03"),
        parts("March 2026"),
        parts("March, 2026"),
    ],
)
def test_it_forgives_form(stores, typed):
    assert stores(SINCE, typed) == "2026-03"


@pytest.mark.parametrize("code", ["en", "ar", "es", "fr", "pl", "pt", "it", "so", "bn", "fil", "fa"])
def test_every_month_is_understood_as_it_is_shown(stores, code: str):
    with speak(code, None):
        for month in range(1, 13):
            stored = f"2026-{month:02}"
            assert stores(SINCE, parts(str(SINCE.shown(stored)))) == stored


@pytest.mark.parametrize(
    ("typed", "messages"),
    [
        (parts("", ""), {"": "Enter the month"}),
        (parts("3", ""), {"year": "The month it began must include a year"}),
        (parts("", "2026"), {"month": "The month it began must include a month"}),
        (parts("3", "26"), {"year": "The month it began must have a year of 4 numbers, like 2026"}),
        (parts("13", "2026"), {"month": "The month it began must be a real month and year, like 3 2026"}),
        (parts("Smarch", "2026"), {"month": "The month it began must be a real month and year, like 3 2026"}),
        (parts("3", "0026"), {"year": "The month it began must be a real month and year, like 3 2026"}),
        (parts("3", "9" * 5000), {"year": "The month it began must be a real month and year, like 3 2026"}),
    ],
)
def test_it_says_what_is_wrong_beside_the_part_that_is(says, typed, messages):
    assert says(SINCE, typed) == messages


def test_the_whole_month_of_a_bound_counts(stores, says):
    lately = MonthYear(
        _("Since when?"),
        missing=_("Enter the month"),
        thing=_("The month"),
        earliest=lambda: date(2025, 11, 26),
        too_early=_("The month must be after October 2025"),
        latest=lambda: date(2026, 3, 1),
        too_late=_("The month must be before April 2026"),
    )
    assert stores(lately, parts("11", "2025")) == "2025-11"
    assert stores(lately, parts("3", "2026")) == "2026-03"
    assert says(lately, parts("10", "2025")) == {"": "The month must be after October 2025"}
    assert says(lately, parts("4", "2026")) == {"": "The month must be before April 2026"}


def test_an_error_about_the_whole_leads_to_the_month():
    since = MonthYear(_("Since when?"), missing=_("Enter the month"), thing=_("The month"))
    since.name = "since"
    assert (since.control(), since.control("year")) == ("since-month", "since-year")


@pytest.mark.parametrize("kept", ["soon", "", "2026-13", "2026-03-01", 3, True, ["2026-03"], {"month": "3"}])
def test_what_was_kept_before_it_was_a_month_is_not_accepted_and_breaks_nothing(kept):
    assert not SINCE.accepts(kept)
    SINCE.shown(kept)
