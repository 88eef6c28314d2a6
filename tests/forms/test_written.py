"""Dates, numbers and money look as each language writes them."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest

from forms import written
from forms.text import speak

MARCH = date(2026, 3, 3)


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", "3 March 2026"), ("es", "3 de marzo de 2026"), ("ar", "3 مارس 2026"), ("fa", "۳ مارس ۲۰۲۶")],
)
def test_a_long_date(language: str, words: str):
    with speak(language, None):
        assert written.long_date(MARCH) == words


@pytest.mark.parametrize(
    ("language", "words"), [("en", "1,234,567"), ("es", "1.234.567"), ("fa", "۱٬۲۳۴٬۵۶۷")]
)
def test_a_number(language: str, words: str):
    with speak(language, None):
        assert written.number(1_234_567) == words


@pytest.mark.parametrize(
    ("language", "words"), [("en", "£1,250.50"), ("es", "1.250,50\u00a0£"), ("ar", "\u200f1,250.50\u00a0£")]
)
def test_money_is_in_pounds_in_every_language(language: str, words: str):
    with speak(language, None):
        assert written.pounds(Decimal("1250.50")) == words


@pytest.mark.parametrize(("language", "words"), [("en", "09:05"), ("es", "9:05")])
def test_a_time_of_day(language: str, words: str):
    with speak(language, None):
        assert written.clock(time(9, 5)) == words


def test_a_time_of_day_has_the_digits_of_its_language():
    with speak("fa", None):
        assert written.clock(time(9, 5)) == "۹:۰۵"


def test_english_is_british():
    assert written.locale().territory == "GB"
