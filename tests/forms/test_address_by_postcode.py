"""An address is found by its postcode or typed by hand, and nobody needs the list to answer."""

from __future__ import annotations

from functools import partial

import pytest
from jsonschema import Draft202012Validator

from forms.providers import Found, Providers, provide
from forms.questions import AddressByPostcode
from forms.text import _
from tests.forms import providing
from tests.forms.providing import HOMES, Told, everybody

HOME = AddressByPostcode(_("What is your address?"), missing=_("Enter your address"))
BY_HAND = {"by_hand": ["yes"], "line_1": ["12 Quayside Row"], "town": ["Wendleford"], "postcode": ["zz14qp"]}
STORED = {"line_1": "12 Quayside Row", "town": "Wendleford", "postcode": "ZZ1 4QP"}
goes_on = partial(providing.goes_on, HOME)
said = partial(providing.said, HOME)


@pytest.fixture(autouse=True)
def _answering():
    with provide(everybody()):
        yield


def test_a_postcode_leads_to_the_addresses_it_has():
    shown = goes_on({"words": ["zz1-4qp"]})
    assert HOME.offered(shown) == HOMES
    assert not HOME.is_by_hand(shown)


def test_the_address_that_was_chosen_is_stored_with_its_number_in_the_gazetteer():
    shown = goes_on({"words": ["zz14qp"]})
    assert HOME.parse({**shown, "chosen": ["12"]}) == {**STORED, "uprn": "12"}


def test_a_house_number_narrows_the_list_and_one_that_is_not_there_does_not():
    assert [each.code for each in HOME.offered(goes_on({"words": ["ZZ1 4QP"], "number": ["12"]}))] == ["12"]
    assert HOME.offered(goes_on({"words": ["ZZ1 4QP"], "number": ["99"]})) == HOMES


def test_another_postcode_or_number_is_looked_up_again_and_the_old_choice_let_go():
    shown = goes_on({"words": ["ZZ1 4QP"]})
    assert said({**shown, "words": ["ZZ9 9ZZ"], "chosen": ["12"]}) == {
        "words": "Enter another postcode, or enter the address by hand, as we found no addresses at ZZ9 9ZZ"
    }
    assert goes_on({**shown, "number": ["1"], "chosen": ["12"]})["chosen"] == []


@pytest.mark.parametrize("code", ["", "999", "12; DROP TABLE", "x" * 100_000])
def test_what_is_not_in_the_list_cannot_be_chosen(code):
    assert said({**goes_on({"words": ["ZZ1 4QP"]}), "chosen": [code]}) == {
        "chosen": "Select the address from the list"
    }


@pytest.mark.parametrize("words", ["ZZ1", "nonsense", "x" * 100_000])
def test_what_is_no_postcode_is_not_looked_up(words):
    assert said({"words": [words]}) == {"words": "Enter a full UK postcode, like ZZ1 4QP"}


def test_a_house_number_is_no_novel():
    assert said({"words": ["ZZ1 4QP"], "number": ["x" * 100_000]}) == {
        "number": "House number or name must be 200 characters or fewer"
    }


def test_nothing_at_all_is_asked_for_beside_the_postcode():
    assert said({}) == {"words": "Enter your address"}
    assert AddressByPostcode(_("Address"), optional=True).parse({}) is None


def test_by_hand_keeps_the_postcode_and_back_again():
    shown = goes_on({"words": ["zz1 4qp"], "by_hand": ["yes"]})
    assert HOME.is_by_hand(shown)
    assert shown["postcode"] == ["zz1 4qp"]
    back = goes_on({**BY_HAND, "by_hand": ["yes", "no"]})
    assert not HOME.is_by_hand(back)
    assert back["words"] == ["zz14qp"]


def test_an_address_typed_by_hand_needs_nobody():
    with provide(everybody(down=True)):
        assert HOME.parse(BY_HAND) == STORED


def test_each_line_typed_by_hand_says_what_is_wrong_with_it():
    assert said({**BY_HAND, "town": [""]}) == {"town": "Enter a town or city"}
    assert said({"by_hand": ["yes"], "line_1": [""]})["line_1"] == "Enter your address"


def test_when_nobody_answers_the_way_by_hand_is_told():
    with provide(everybody(down=True)):
        assert said({"words": ["ZZ1 4QP"]}) == {
            "words": "Enter the address by hand, as we cannot look up postcodes at the moment"
        }
        assert HOME.offered({"words": ["ZZ1 4QP"], "searched": ["ZZ1 4QP"]}) == ()


def test_a_stored_address_is_shown_by_hand_and_accepted_whoever_answers():
    kept = {**STORED, "uprn": "12"}
    shown = HOME.typed(kept)
    assert HOME.is_by_hand(shown)
    with provide(everybody(down=True)):
        assert HOME.parse(shown) == kept
        assert HOME.accepts(kept)
        assert HOME.accepts(STORED)


def test_an_edited_address_is_no_longer_the_one_that_was_picked():
    assert HOME.parse({**HOME.typed({**STORED, "uprn": "12"}), "line_1": ["14 Quayside Row"]}) == {
        **STORED,
        "line_1": "14 Quayside Row",
    }


@pytest.mark.parametrize("uprn", ["12", "12 0", "x 0123456789abcdef", ""])
def test_a_number_that_goes_with_no_lines_is_dropped(uprn):
    assert HOME.parse({**BY_HAND, "uprn": [uprn]}) == STORED


def test_other_programs_may_send_its_number():
    told = Draft202012Validator(HOME.schema())
    assert told.is_valid({**STORED, "uprn": "12"})
    assert told.is_valid(STORED)
    assert not told.is_valid({**STORED, "uprn": "twelve"})
    assert not told.is_valid({**STORED, "words": "ZZ1 4QP"})


def test_its_number_is_not_shown():
    assert HOME.shown({**STORED, "uprn": "12"}) == "12 Quayside Row\nWendleford\nZZ1 4QP"


def test_what_the_list_has_of_an_address_is_completed_by_hand_where_it_lacks_a_line():
    half = Found("7", "The Lodge", {"line_1": "The Lodge", "postcode": "ZZ1 4QP", "uprn": "7"})
    with provide(Providers(addresses=Told({"ZZ1 4QP": [half]}))):
        shown = goes_on({**goes_on({"words": ["ZZ1 4QP"]}), "chosen": ["7"]})
    assert HOME.is_by_hand(shown)
    assert shown["line_1"] == ["The Lodge"]


@pytest.mark.parametrize("kept", ["x", 3, [], {}, {"uprn": "12"}, {**STORED, "uprn": 12}, {**STORED, "x": 1}])
def test_what_was_kept_before_is_not_accepted_and_breaks_nothing(kept):
    assert not HOME.accepts(kept)
    HOME.shown(kept)
