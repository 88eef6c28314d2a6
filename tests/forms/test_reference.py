"""A reference number is kept in its one form, and its author cannot ask for what no example fits."""

from __future__ import annotations

import pytest

from forms.questions import Reference
from forms.text import _

LICENCE = Reference(
    _("Licence number"),
    pattern="GW[0-9]{5}",
    example="GW 20417",
    missing=_("Enter your licence number"),
    thing=_("Your licence number"),
)


@pytest.mark.parametrize(
    "typed", ["GW 20417", "gw20417", "GW-204-17", "g w 2 0 4 1 7", "GW\u00a020417", "GW ٢٠٤١٧", "GW–20417"]
)
def test_it_forgives_form(stores, typed: str):
    assert stores(LICENCE, typed) == "GW20417"


@pytest.mark.parametrize("typed", ["20417", "GW2041", "GW204177", "GWABCDE", "GW20417 or so", "9" * 100_000])
def test_what_does_not_fit_is_told_by_example(says, typed: str):
    assert says(LICENCE, typed) == "Your licence number must look like GW 20417"


def test_it_is_shown_spaced_as_the_example(stores):
    assert LICENCE.shown("GW20417") == "GW 20417"
    assert LICENCE.shown("GW204177") == "GW204177"


def test_check_digits_find_a_slip(stores, says):
    account = Reference(
        _("Account number"),
        pattern="[0-9]{4}",
        example="12-34",
        check=lambda number: int(number[:2]) * 2 + 10 == int(number[2:]),
        missing=_("Enter your account number"),
        thing=_("Your account number"),
    )
    assert list(account.mistakes()) == []
    assert stores(account, "12 34") == "1234"
    assert says(account, "1235") == (
        "Your account number must be as it was sent to you: check each letter and number"
    )


@pytest.mark.parametrize(
    ("words", "mistake"),
    [
        ({"pattern": "GW[0-9", "example": "GW1"}, "no regular expression"),
        ({"pattern": "GW[0-9]", "example": "GW12"}, "does not fit its pattern"),
        ({"pattern": "GW[0-9]", "example": "GW1", "check": lambda _: False}, "wrong check digits"),
    ],
)
def test_an_example_that_would_be_refused_is_its_authors_mistake(words, mistake: str):
    question = Reference(_("Number"), missing=_("Enter it"), thing=_("It"), **words)
    assert any(mistake in found for found in question.mistakes())
