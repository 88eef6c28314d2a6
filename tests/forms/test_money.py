"""An amount is understood as people write money, and never guessed."""

from __future__ import annotations

import pytest

from forms.questions import Money
from forms.text import _, speak

COST = Money(
    _("How much did it cost?"), missing=_("Enter how much it cost"), thing=_("How much it cost"), most=5000
)
WRONG = "How much it cost must be an amount in pounds, like 12.50 or 8"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("12", "12.00"),
        ("£12", "12.00"),
        ("£ 12", "12.00"),
        ("12£", "12.00"),
        ("12 pounds", "12.00"),
        ("1 pound", "1.00"),
        ("12 GBP", "12.00"),
        ("gbp12", "12.00"),
        ("12 libras", "12.00"),
        ("١٢ جنيه", "12.00"),
        ("12.5", "12.50"),
        ("12.50", "12.50"),
        ("12,50", "12.50"),
        ("£12.50p", "12.50"),
        ("12.", "12.00"),
        ("12.50.", "12.50"),
        (".50", "0.50"),
        ("0.50", "0.50"),
        ("0", "0.00"),
        ("012", "12.00"),
        ("1,250.50", "1250.50"),
        ("1.250,50", "1250.50"),
        ("1 250,50", "1250.50"),
        ("1\u00a0250.50", "1250.50"),
        ("1'250.50", "1250.50"),
        ("1,250", "1250.00"),
        ("1250,5", "1250.50"),
        ("\u200f١٬٢٥٠٫٥٠", "1250.50"),
        ("۱۲٫۵", "12.50"),
        ("£1\u200b2", "12.00"),
    ],
)
def test_it_forgives_form(stores, typed: str, stored: str):
    assert stores(COST, typed) == stored


def test_a_full_stop_marks_thousands_only_where_the_language_writes_it_so(stores, says):
    with speak("es", None):
        assert stores(COST, "1.250") == "1250.00"
    assert says(COST, "1.250") == WRONG


@pytest.mark.parametrize(
    "typed",
    [
        "twelve",
        "$12",
        "12 euros",
        "12 or 13",
        "12-13",
        "£12 50",
        "1,2,3",
        "12.505",
        "1,250,5",
        "12..50",
        "1e3",
        "pound",
        "£",
        "NaN",
        "Infinity",
        "1pound2",
        "50p",
        "½",
        "12,5,0",
    ],
)
def test_what_is_not_one_amount_is_refused_with_examples(says, typed: str):
    assert says(COST, typed) == WRONG


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("5000.01", "How much it cost must be £5,000.00 or less"),
        ("9" * 100_000, "How much it cost must be £5,000.00 or less"),
        ("-5", "How much it cost must be £0.00 or more"),
        ("-£5", "How much it cost must be £0.00 or more"),
        ("£-5", "How much it cost must be £0.00 or more"),
        ("", "Enter how much it cost"),
    ],
)
def test_it_says_its_bounds(says, typed: str, message: str):
    assert says(COST, typed) == message


def test_it_is_shown_as_money():
    assert COST.shown("1250.50") == "£1,250.50"


@pytest.mark.parametrize("kept", ["soon", 3, True, ["3"], {"n": 3}, "3", "3.5"])
def test_what_was_kept_before_it_was_money_is_not_accepted(kept):
    assert not COST.accepts(kept)
