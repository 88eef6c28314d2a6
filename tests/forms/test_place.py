"""Where something is: chosen from what was found, or said in one's own words."""

from __future__ import annotations

from functools import partial

import pytest

from forms.providers import provide
from forms.questions import Place
from forms.text import _
from tests.forms import providing
from tests.forms.providing import BRIDGE, LANE, everybody

WHERE = Place(_("Where is it?"), missing=_("Enter where it is"))
goes_on = partial(providing.goes_on, WHERE)
said = partial(providing.said, WHERE)


@pytest.fixture(autouse=True)
def _answering():
    with provide(everybody()):
        yield


def test_words_lead_to_the_places_they_fit_and_one_is_chosen():
    shown = goes_on({"words": [" mill "]})
    assert WHERE.offered(shown) == [LANE, BRIDGE]
    assert WHERE.parse({**shown, "chosen": [LANE.code]}) == LANE.answer


def test_none_of_them_leaves_the_persons_own_words():
    shown = goes_on({"words": ["mill"]})
    assert WHERE.parse({**shown, "chosen": ["own"]}) == {"description": "mill"}


def test_other_words_are_looked_up_again_and_the_old_choice_let_go():
    shown = goes_on({"words": ["mill"]})
    for old in (LANE.code, "own"):
        assert goes_on({**shown, "words": ["market"], "chosen": [old]})["chosen"] == []


def test_the_button_that_looks_up_never_takes_the_words_as_they_are():
    stored = WHERE.typed({"description": "By the old oak"})
    assert WHERE.parse({**stored, "words": ["mill"], "searched": [""]}) == {"description": "mill"}
    shown = goes_on({**stored, "words": ["mill"], "searched": [""], "find": ["yes"]})
    assert WHERE.offered(shown) == [LANE, BRIDGE]


def test_looking_up_the_same_words_again_keeps_the_choice():
    shown = {**goes_on({"words": ["mill"]}), "chosen": [LANE.code], "find": ["yes"]}
    again = goes_on(shown)
    assert again["chosen"] == [LANE.code]
    assert WHERE.parse(again) == LANE.answer


def test_when_nothing_is_found_the_own_words_do_at_once():
    assert said({"words": ["qqq"]}) == {
        "words": "Enter another street, landmark or postcode, or select “Use my own words”"
    }
    assert WHERE.parse({"words": ["qqq"], "searched": [""], "chosen": ["own"]}) == {"description": "qqq"}


def test_when_nobody_answers_the_own_words_do():
    with provide(everybody(down=True)):
        assert said({"words": ["mill"]}) == {
            "chosen": "Select “Use my own words”, as we cannot look up places at the moment"
        }
        assert WHERE.parse({"words": ["mill"], "chosen": ["own"]}) == {"description": "mill"}


def test_own_words_that_are_a_position_say_where_it_is():
    with provide(everybody(down=True)):
        assert WHERE.parse({"words": ["52.70100, -0.95050"], "chosen": ["own"]}) == {
            "description": "52.70100, -0.95050",
            "latitude": 52.701,
            "longitude": -0.9505,
        }


@pytest.mark.parametrize(
    "code", ["", "nonsense", "52.7", "999,999", "0,0", "52.7,-0.95,1", "nan,nan", "1e9,0", "5" * 100_000]
)
def test_what_is_no_place_cannot_be_chosen(code):
    assert said({**goes_on({"words": ["mill"]}), "chosen": [code]}) == {
        "chosen": "Select the place, or “Use my own words”"
    }


@pytest.mark.parametrize("chosen", ["", "own", "52.7,-0.95"])
def test_huge_words_are_refused_wherever_they_go(chosen):
    huge = "x" * 100_000
    message = {"words": "What you look for must be 200 characters or fewer"}
    assert said({"words": [huge], "searched": [huge], "chosen": [chosen]}) == message


def test_nothing_at_all_is_asked_for_even_with_a_choice():
    assert said({"words": ["\u200b"], "chosen": ["own"]}) == {"words": "Enter where it is"}
    assert Place(_("Where?"), optional=True).parse({}) is None


@pytest.mark.parametrize("kept", [LANE.answer, {"description": "By the old oak"}])
def test_a_stored_place_is_shown_chosen_and_accepted_whoever_answers(kept):
    asked = everybody(down=True)
    with provide(asked):
        assert WHERE.parse(WHERE.typed(kept)) == kept
    with provide(everybody()):
        assert WHERE.parse(WHERE.typed(kept)) == kept
    with provide(asked):
        before = len(asked.places.asked)
        assert WHERE.accepts(kept)
        assert len(asked.places.asked) == before


def test_a_place_chosen_earlier_stays_in_the_list():
    codes = [each.code for each in WHERE.offered(WHERE.typed(LANE.answer))]
    assert codes == [LANE.code]


@pytest.mark.parametrize(
    "kept",
    [
        "Mill Lane",
        3,
        {},
        {"description": ""},
        {"description": "x", "latitude": 52.7},
        {"description": "x", "latitude": "52.7", "longitude": "-0.95"},
        {"description": "x", "latitude": 0.0, "longitude": 0.0},
        {"description": "x" * 1000},
    ],
)
def test_what_was_kept_before_is_not_accepted_and_breaks_nothing(kept):
    assert not WHERE.accepts(kept)
    WHERE.shown(kept)
    WHERE.offered(WHERE.typed(kept))
