"""A telephone number is understood however it is written, and kept in the one form machines dial."""

from __future__ import annotations

import pytest

from forms.questions import Telephone
from forms.text import _

PHONE = Telephone(_("Telephone number"), missing=_("Enter your telephone number"))
WRONG = "Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("01632 960 001", "+441632960001"),
        ("01632960001", "+441632960001"),
        ("(01632) 960-001", "+441632960001"),
        ("01632.960.001", "+441632960001"),
        ("01632\u00a0960\u202f001", "+441632960001"),
        ("\u200e01632\u200b960001", "+441632960001"),
        ("\u202a01632 960001\u202c", "+441632960001"),  # pasted from a telephone's contacts
        ("01632\u200c960001", "+441632960001"),
        ("01632–960–001", "+441632960001"),
        ("+44 1632 960001", "+441632960001"),
        ("+44 (0)1632 960001", "+441632960001"),
        ("+44 (0) 1632 960 001", "+441632960001"),
        ("0044 1632 960001", "+441632960001"),
        ("44 1632 960001", "+441632960001"),
        ("01632 960001.", "+441632960001"),
        ("Tel: 01632 960001", "+441632960001"),
        ("٠١٦٣٢ ٩٦٠ ٠٠١", "+441632960001"),
        ("۰۱۶۳۲ ۹۶۰ ۰۰۱", "+441632960001"),
        ("０１６３２９６０００１", "+441632960001"),
        ("O7700 900982", "+447700900982"),
        ("07700 900 982", "+447700900982"),
        ("01632 960 001 ext 4", "+441632960001;ext=4"),
        ("01632 960 001 extension 4", "+441632960001;ext=4"),
        ("01632 960 001 x4", "+441632960001;ext=4"),
        ("01632 960 001 #4", "+441632960001;ext=4"),
        ("+34 612 345 678", "+34612345678"),
        ("+252 61 2345678", "+252612345678"),
        ("0770O 9O0982", "+447700900982"),
    ],
)
def test_it_forgives_form(stores, typed: str, stored: str):
    assert stores(PHONE, typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "phone me",
        "0",
        "12",
        "999",
        "07700 900982 07700 900983",
        "07700 900982 or 07700 900983",
        "0" * 100_000,
        "+",
        "+44",
        "name@example.com",
        "07700 900982 (after 6pm)",
        "07700 900982 mum",
        "00000000000",
        "00010000",
        "0800 CALL US",
        "07700 9oo982 b",
        "1" + "!" * 100_000 + "a",
    ],
)
def test_what_is_not_one_telephone_number_is_refused_with_examples(says, typed: str):
    assert says(PHONE, typed) == WRONG


def test_a_number_without_its_area_code_is_asked_for_in_full(says):
    for typed in ("960 001", "07700"):
        assert says(PHONE, typed) == "Enter the telephone number with its area code, like 01632 960 001"


def test_it_says_what_to_do_when_it_is_empty(says):
    assert says(PHONE, " \u200b") == "Enter your telephone number"


@pytest.mark.parametrize(
    ("stored", "words"),
    [
        ("+441632960001", "01632 960001"),
        ("+441632960001;ext=4", "01632 960001 x4"),
        ("+34612345678", "+34 612 34 56 78"),
    ],
)
def test_it_is_shown_as_people_write_it(stored: str, words: str):
    assert PHONE.shown(stored) == words


@pytest.mark.parametrize("kept", ["soon", "", 3, True, ["+441632960001"], {"tel": "+441632960001"}])
def test_what_was_kept_before_it_was_a_telephone_number_is_not_accepted_and_breaks_nothing(kept):
    assert not PHONE.accepts(kept)
    PHONE.typed(kept)


@pytest.mark.parametrize("typed", ["600 12 34 56", "612345678", "0412 345 678"])
def test_a_foreign_number_without_its_country_code_is_not_taken_for_a_british_one(says, typed: str) -> None:
    question = Telephone(_("Telephone number"), missing=_("Enter your telephone number"))
    assert "start with + and the country code" in says(question, typed)
