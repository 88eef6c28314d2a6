"""An address may be typed with gaps; what it cannot do without is named, beside its line."""

from __future__ import annotations

import pytest

from forms.questions import Address
from forms.text import _

HOME = Address(_("What is your address?"), missing=_("Enter your address"))
FULL = {
    "line_1": "Flat 2",
    "line_2": "12 High Street",
    "town": "Example Town",
    "county": "Exampleshire",
    "postcode": "ZZ1 4QP",
}
LINE_1 = "Enter address line 1, usually the house number and street"
TOWN = "Enter a town or city"
POSTCODE = "Enter a postcode"
NOT_A_POSTCODE = "Enter a full UK postcode, like ZZ1 4QP"


def test_a_full_address_is_kept(stores):
    assert stores(HOME, FULL) == FULL


def test_lines_left_empty_are_not_kept(stores):
    short = {
        "line_1": " 12\u00a0High Street ",
        "line_2": "\u200b",
        "county": "",
        "town": "Town",
        "postcode": "zz14qp.",
    }
    assert stores(HOME, short) == {"line_1": "12 High Street", "town": "Town", "postcode": "ZZ1 4QP"}


@pytest.mark.parametrize(
    ("changed", "messages"),
    [
        ({"line_1": ""}, {"line_1": LINE_1}),
        ({"town": " "}, {"town": TOWN}),
        ({"postcode": ""}, {"postcode": POSTCODE}),
        ({"postcode": "ZZ1"}, {"postcode": NOT_A_POSTCODE}),
        (
            {"line_1": "", "town": "", "postcode": "x"},
            {"line_1": LINE_1, "town": TOWN, "postcode": NOT_A_POSTCODE},
        ),
        ({"line_1": "x" * 101}, {"line_1": "Address line 1 must be 100 characters or fewer"}),
        ({"line_2": "x" * 101}, {"line_2": "Address line 2 must be 100 characters or fewer"}),
        ({"town": "x" * 101}, {"town": "Town or city must be 100 characters or fewer"}),
        ({"county": "x" * 100_000}, {"county": "County must be 100 characters or fewer"}),
        ({"postcode": "x" * 100_000}, {"postcode": NOT_A_POSTCODE}),
    ],
)
def test_each_line_says_what_is_wrong_with_it(says, changed, messages):
    assert says(HOME, FULL | changed) == messages


@pytest.mark.parametrize("nothing", [{}, dict.fromkeys(FULL, ""), dict.fromkeys(FULL, " \u200b")])
def test_an_empty_address_is_asked_for_as_a_whole_and_line_by_line(says, nothing):
    assert says(HOME, nothing) == {"line_1": "Enter your address", "town": TOWN, "postcode": POSTCODE}


def test_only_a_county_is_not_an_address(says):
    assert says(HOME, {"county": "Exampleshire"}) == {"line_1": LINE_1, "town": TOWN, "postcode": POSTCODE}


def test_an_optional_address_may_be_empty_but_not_half_given(stores, says):
    home = Address(_("What is your address?"), optional=True)
    assert stores(home, {}) is None
    assert says(home, {"town": "Example Town"}) == {"line_1": LINE_1, "postcode": POSTCODE}


def test_it_is_shown_a_line_each():
    assert HOME.shown({"line_1": "Flat 2", "town": "Town", "postcode": "ZZ1 4QP"}) == "Flat 2\nTown\nZZ1 4QP"


def test_its_lines_fill_themselves_in_only_for_the_person_answering():
    assert HOME.autocomplete_for("line_1") == "address-line1"
    assert HOME.autocomplete_for("county") is None
    theirs = Address(_("Their address"), missing=_("Enter their address"), about_you=False)
    assert theirs.autocomplete_for("line_1") is None


@pytest.mark.parametrize(
    "kept", ["12 High Street", 3, [FULL], {}, FULL | {"planet": "Earth"}, FULL | {"town": 3}]
)
def test_what_was_kept_before_it_was_an_address_is_not_accepted_and_breaks_nothing(kept):
    assert not HOME.accepts(kept)
    HOME.typed(kept)
    HOME.shown(kept)
