"""A whole number is understood with any marks of thousands, and never changed into another number."""

from __future__ import annotations

import pytest

from forms.questions import WholeNumber
from forms.text import _, speak

PEOPLE = WholeNumber(
    _("How many people live with you?"),
    missing=_("Enter how many people live with you"),
    thing=_("The number of people"),
    least=1,
    most=2000,
)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("3", 3),
        (" 3 ", 3),
        ("3.", 3),
        ("03", 3),
        ("+3", 3),
        ("3.0", 3),
        ("3,00", 3),
        ("٣", 3),
        ("۳", 3),
        ("３", 3),
        ("\u200f٣\u061c", 3),
        ("3\u200b\u200c", 3),
        ("1,250", 1250),
        ("1 250", 1250),
        ("1\u00a0250", 1250),
        ("1\u202f250", 1250),
        ("1'250", 1250),
        ("1’250", 1250),
        ("١٬٢٥٠", 1250),
        ("1،250", 1250),
    ],
)
def test_it_forgives_form(stores, typed: str, stored: int):
    assert stores(PEOPLE, typed) == stored


def test_a_full_stop_marks_thousands_only_where_the_language_writes_it_so(stores, says):
    with speak("es", None):
        assert stores(PEOPLE, "1.250") == 1250
    assert says(PEOPLE, "1.250") == "The number of people must be a whole number"


@pytest.mark.parametrize("typed", ["3.5", "3,5", "2.75", "3٫5", "٣٫٥", "0.5", "-3.5"])
def test_a_part_of_a_number_is_asked_for_as_a_whole_and_never_run_together(says, typed: str):
    assert says(PEOPLE, typed) == "The number of people must be a whole number"


@pytest.mark.parametrize(
    "typed", ["three", "3 or 4", "3-4", "3 4", "1,2", "1,25,0", "3e2", "0x3", "½", "--3", "🙂", "-"]
)
def test_what_is_not_one_number_is_refused(says, typed: str):
    expected = "a whole number" if typed == "1,2" else "a number, like 3"
    assert says(PEOPLE, typed) == f"The number of people must be {expected}"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("0", "The number of people must be 1 or more"),
        ("-3", "The number of people must be 1 or more"),
        ("−3", "The number of people must be 1 or more"),
        ("2001", "The number of people must be 2,000 or fewer"),
        ("9" * 5_000, "The number of people must be 2,000 or fewer"),
        ("9" * 100_000, "The number of people must be 2,000 or fewer"),
        ("", "Enter how many people live with you"),
    ],
)
def test_it_says_its_bounds(says, typed: str, message: str):
    assert says(PEOPLE, typed) == message


def test_it_is_shown_as_the_language_writes_numbers():
    assert PEOPLE.shown(1250) == "1,250"
    with speak("es", None):
        assert PEOPLE.shown(12500) == "12.500"


@pytest.mark.parametrize("kept", ["three", True, ["3"], {"n": 3}, "3"])
def test_what_was_kept_before_it_was_a_number_is_not_accepted(kept):
    assert not PEOPLE.accepts(kept)
