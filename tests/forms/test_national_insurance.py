"""A National Insurance number is forgiven its spaces and case, and never one that HMRC would not give."""

from __future__ import annotations

import pytest

from forms.questions import NationalInsurance
from forms.text import _

NUMBER = NationalInsurance(_("National Insurance number"), missing=_("Enter your National Insurance number"))
WRONG = (
    "Enter a National Insurance number that is 2 letters, 6 numbers, then A, B, C or D, like QQ 12 34 56 C"
)


@pytest.mark.parametrize(
    "typed",
    [
        "QQ 12 34 56 C",
        "qq123456c",
        "QQ-12-34-56-C",
        "QQ123456 C.",
        "\u200eQQ\u00a012\u202f34 56 C",
        "qq ١٢ ٣٤ ٥٦ c",
        "QQ I2 34 56 C",
    ],
)
def test_it_forgives_form(stores, typed: str):
    assert stores(NUMBER, typed) == "QQ123456C"


@pytest.mark.parametrize(
    "typed",
    [
        "BG123456C",
        "GB123456C",
        "KN123456C",
        "NK123456C",
        "NT123456C",
        "TN123456C",
        "ZZ123456C",
        "DA123456C",
        "AO123456C",
        "QA123456C",
        "QQ12345C",
        "QQ1234567C",
        "QQ123456E",
        "QQ123456",
        "12345678",
        "x" * 100_000,
    ],
)
def test_what_hmrc_would_not_give_is_not_one(says, typed: str):
    assert says(NUMBER, typed) == WRONG


def test_two_on_one_page_are_told_apart(says):
    partner = NationalInsurance(
        _("Their number"), missing=_("Enter their number"), thing=_("Their number"), about_you=False
    )
    assert says(partner, "1") == (
        "Their number must be 2 letters, 6 numbers, then A, B, C or D, like QQ 12 34 56 C"
    )


def test_it_is_shown_in_pairs():
    assert NUMBER.shown("QQ123456C") == "QQ 12 34 56 C"
