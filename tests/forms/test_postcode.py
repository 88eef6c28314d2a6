"""A postcode is understood however it is typed, and kept as Royal Mail writes it."""

from __future__ import annotations

import pytest

from forms.questions import Postcode
from forms.text import _

POSTCODE = Postcode(_("Postcode"), missing=_("Enter your postcode"))
WRONG = "Enter a full UK postcode, like ZZ1 4QP"


@pytest.mark.parametrize(
    "typed",
    [
        "ZZ1 4QP",
        "zz14qp",
        "ZZ1 4QP.",
        "zz1-4qp",
        "z z 1 4 q p",
        "ZZ1\u00a04QP",
        "ZZ1\u200b4QP",
        "(ZZ1 4QP)",
        "ZZ1\u200c4QP",
        "\u202dZZ1 4QP\u202c",
        "ZZ١ ٤QP",
        "ZZ۱ ۴QP",
        "ZZ1, 4QP",
        "Zz1_4qP",
    ],
)
def test_it_forgives_form(stores, typed: str):
    assert stores(POSTCODE, typed) == "ZZ1 4QP"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("m11aa", "M1 1AA"),
        ("m601nw", "M60 1NW"),
        ("cr26xh", "CR2 6XH"),
        ("dn551pt", "DN55 1PT"),
        ("w1p1hq", "W1P 1HQ"),
        ("ec1a1bb", "EC1A 1BB"),
        ("gir0aa", "GIR 0AA"),
        ("EC1A OBB", "EC1A 0BB"),  # the letter O for nought
        ("EC1A IBB", "EC1A 1BB"),
    ],
)
def test_every_shape_of_postcode_is_known(stores, typed: str, stored: str):
    assert stores(POSTCODE, typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "ZZ1",
        "4QP",
        "ZZ1 4Q",
        "ZZ1 4QPP",
        "12345",
        "ZZZ1 4QP",
        "ÀB1 2CD",
        "ZZ1 4QPم",
        "ZZ1 4QP ZZ1 4QP",
        "2 High Street ZZ1 4QP",
        "no",
        "Z" * 100_000,
        "🙂",
    ],
)
def test_what_is_not_a_full_postcode_is_refused_with_an_example(says, typed: str):
    assert says(POSTCODE, typed) == WRONG


def test_it_says_what_to_do_when_it_is_empty(says):
    assert says(POSTCODE, "") == "Enter your postcode"
