"""A date is understood however people write one, and only real dates in bounds are kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from forms.answers import today
from forms.questions import Date, days_ago
from forms.text import _, speak

DUE = Date(_("When was it due?"), missing=_("Enter the date it was due"), thing=_("The date it was due"))


def parts(day: str, month: str = "", year: str = "") -> dict[str, str]:
    return {"day": day, "month": month, "year": year}


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        ("3", "3", "2026"),
        ("03", "03", "2026"),
        (" 3 ", " 3\u00a0", "\u200b2026\u202f"),
        ("3rd", "March", "2026"),
        ("3RD", "MARCH", "2026"),
        ("3º", "mar", "2026"),
        ("3.", "Mar.", "2026."),
        ("3,", "march,", "2026"),
        ("٣", "٣", "٢٠٢٦"),
        ("۳", "۳", "۲۰۲۶"),
        ("\u200f٣", "٣\u061c", "٢٠٢٦\u200e"),
        ("３", "３", "２０２６"),
        ("3\u200c", "3\u200d", "2026\u200c"),
        ("3/", "/3/", "/2026"),
    ],
)
def test_its_three_fields_forgive_form(stores, day: str, month: str, year: str):
    assert stores(DUE, parts(day, month, year)) == "2026-03-03"


@pytest.mark.parametrize(
    ("language", "month", "number"),
    [
        ("en", "sept", 9),
        ("en", "Sept.", 9),
        ("en", "febuary", None),
        ("es", "marzo", 3),
        ("es", "MARZO", 3),
        ("es", "mar", 3),
        ("es", "septiembre", 9),
        ("es", "setiembre", 9),
        ("es", "ene.", 1),
        ("es", "March", 3),
        ("ar", "مارس", 3),
        ("ar", "أبريل", 4),
        ("ar", "ابريل", 4),  # as it is typed on a telephone
        ("ar", "اغسطس", 8),
        ("ar", "آذار", 3),  # Syria, Iraq, Lebanon, Jordan
        ("ar", "اذار", 3),
        ("ar", "كانون الثاني", 1),
        ("ar", "غشت", 8),  # Morocco
        ("ar", "جويلية", 7),  # Algeria, Tunisia
        ("ar", "march", 3),
        ("fr", "fevrier", 2),
        ("pl", "pazdziernika", 10),
        ("en", "marzo", None),  # Spanish is not spoken here
    ],
)
def test_months_may_be_named_in_english_or_the_language_spoken(stores, says, language, month, number):
    with speak(language, None):
        if number is None:
            assert says(DUE, parts("1", month, "2025")) == {
                "month": "The date it was due must be a real date"
            }
        else:
            assert stores(DUE, parts("1", month, "2025")) == f"2025-{number:02}-01"


@pytest.mark.parametrize("code", ["en", "ar", "es", "fr", "pl", "pt", "it", "so", "bn", "fil", "fa"])
def test_every_date_is_understood_as_it_is_shown(stores, code: str):
    with speak(code, None):
        for month in range(1, 13):
            stored = date(2026, month, 9).isoformat()
            assert stores(DUE, parts(str(DUE.shown(stored)))) == stored


@pytest.mark.parametrize(
    "whole",
    [
        "3/3/2026",
        "03-03-2026",
        "3.3.2026",
        "3 3 2026",
        "3\\3\\2026",
        "3 / 3 / 2026",
        "2026-03-03",
        "2026/3/3",
        "3 March 2026",
        "3rd of March 2026",
        "3rd March, 2026",
        "March 3, 2026",
        "March 3rd 2026",
        "Tuesday 3 March 2026",
        "Tue, 3 Mar 2026",
        "03032026",
        "٣/٣/٢٠٢٦",
        "\u200f٣\u200f/٣\u200f/٢٠٢٦",
        "٣ مارس، ٢٠٢٦",
        "3 de marzo de 2026",
        "3 de marzo del 2026",
        "martes, 3 de marzo de 2026",
    ],
)
def test_a_whole_date_in_the_first_field_is_taken_apart(stores, whole: str):
    language = "es" if "marzo" in whole else "ar" if "مارس" in whole else "en"
    with speak(language, None):
        assert stores(DUE, parts(whole)) == "2026-03-03"


@pytest.mark.parametrize(
    ("typed", "messages"),
    [
        (parts("", "", ""), {"": "Enter the date it was due"}),
        (parts("\u200b", " ", "\u200d"), {"": "Enter the date it was due"}),
        (parts("", "3", "2026"), {"day": "The date it was due must include a day"}),
        (parts("3", "", "2026"), {"month": "The date it was due must include a month"}),
        (parts("3", "3", ""), {"year": "The date it was due must include a year"}),
        (
            parts("", "", "2026"),
            {
                "day": "The date it was due must include a day",
                "month": "The date it was due must include a month",
            },
        ),
        (
            parts("3"),
            {
                "month": "The date it was due must include a month",
                "year": "The date it was due must include a year",
            },
        ),
        (parts("3 March"), {"year": "The date it was due must include a year"}),
        (
            parts("", "13", "2026"),
            {"day": "The date it was due must include a day"},
        ),  # missing beats impossible
    ],
)
def test_it_says_what_is_missing_and_beside_which_field(says, typed, messages):
    assert says(DUE, typed) == messages


@pytest.mark.parametrize(
    ("day", "month", "year", "part"),
    [
        ("31", "2", "2026", ""),
        ("29", "2", "2025", ""),
        ("32", "1", "2026", ""),
        ("0", "1", "2026", ""),
        ("-3", "1", "2026", "day"),
        ("1_2", "1", "2026", "day"),
        ("third", "1", "2026", "day"),
        ("9" * 5000, "1", "2026", "day"),
        ("3", "13", "2026", "month"),
        ("3", "0", "2026", "month"),
        ("3", "Smarch", "2026", "month"),
        ("3", "3", "0000", "year"),
        ("3", "3", "0026", "year"),
        ("3", "3", "20226", "year"),
        ("3", "3", "this year", "year"),
    ],
)
def test_an_impossible_date_is_pointed_at_where_it_is_wrong(says, day: str, month: str, year: str, part: str):
    assert says(DUE, parts(day, month, year)) == {part: "The date it was due must be a real date"}


@pytest.mark.parametrize("whole", [parts("3", "3", "26"), parts("3/3/26"), parts("3", "March", "٢٦")])
def test_a_year_of_two_numbers_is_asked_for_in_full(says, whole):
    assert says(DUE, whole) == {"year": "The date it was due must have a year of 4 numbers, like 2026"}


def test_the_29th_of_february_is_real_in_a_leap_year(stores):
    assert stores(DUE, parts("29", "2", "2028")) == "2028-02-29"


def test_its_bounds_are_those_of_the_day_it_is_asked(stores, says):
    due = Date(
        _("When was it due?"),
        missing=_("Enter the date it was due"),
        thing=_("The date it was due"),
        earliest=days_ago(5),
        too_early=_("The date it was due must be in the last 5 days"),
        latest=today,
        too_late=_("The date it was due must be today or in the past"),
    )

    def typed(day: date) -> dict[str, str]:
        return parts(str(day.day), str(day.month), str(day.year))

    now = today()
    for inside in (now, now - timedelta(days=5)):
        assert stores(due, typed(inside)) == inside.isoformat()
    assert says(due, typed(now + timedelta(days=1))) == {
        "": "The date it was due must be today or in the past"
    }
    assert says(due, typed(now - timedelta(days=6))) == {"": "The date it was due must be in the last 5 days"}


@pytest.mark.parametrize(
    "kept", ["soon", "", "2026-13-01", "03/03/2026", 3, True, ["2026-03-03"], {"day": "3"}]
)
def test_what_was_kept_before_it_was_a_date_is_not_accepted_and_breaks_nothing(kept):
    assert not DUE.accepts(kept)
    DUE.typed(kept)


def test_a_date_of_birth_fills_itself_in_only_for_the_person_answering():
    words = {"missing": _("Enter your date of birth"), "thing": _("Your date of birth"), "of_birth": True}
    assert Date(_("Date of birth"), **words).autocomplete_for("day") == "bday-day"
    assert Date(_("Date of birth"), **words, about_you=False).autocomplete_for("day") is None
    assert DUE.autocomplete_for("day") is None


def test_an_error_about_the_whole_date_leads_to_its_first_field():
    due = Date(_("When?"), missing=_("Enter when"), thing=_("The date"))
    due.name = "due"
    assert (due.control(), due.control("year")) == ("due-day", "due-year")
