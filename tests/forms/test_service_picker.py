"""Services are found by the person's own words; whoever does not know says so."""

from __future__ import annotations

from functools import partial

import pytest

from forms.providers import provide
from forms.questions import ServicePicker
from forms.text import _
from tests.forms import providing
from tests.forms.providing import BINS, TAX, everybody

WHICH = ServicePicker(_("Which services?"), missing=_("Enter what it is about"))
ONE = ServicePicker(_("Which service?"), several=False, missing=_("Enter what it is about"))
goes_on = partial(providing.goes_on, WHICH)
said = partial(providing.said, WHICH)


@pytest.fixture(autouse=True)
def _answering():
    with provide(everybody()):
        yield


def test_words_lead_to_services_and_those_chosen_are_stored_by_slug():
    shown = goes_on({"words": ["bins"]})
    assert WHICH.offered(shown) == [BINS]
    assert WHICH.parse({**shown, "chosen": [BINS.code]}) == ["bins-and-recycling"]


def test_what_was_chosen_stays_chosen_while_more_is_looked_up():
    shown = goes_on({"words": ["bins"]})
    more = goes_on({**shown, "chosen": [BINS.code], "words": ["tax"]})
    assert more["chosen"] == [BINS.code]
    assert [each.words for each in WHICH.offered(more)] == [BINS.words, TAX.words]
    assert WHICH.parse({**more, "chosen": [BINS.code, TAX.code]}) == [BINS.code, TAX.code]


def test_where_there_can_be_only_one_the_old_choice_is_let_go():
    shown = providing.goes_on(ONE, {"words": ["bins"]})
    assert providing.goes_on(ONE, {**shown, "chosen": [BINS.code], "words": ["tax"]})["chosen"] == []
    assert ONE.parse({**shown, "chosen": [BINS.code]}) == [BINS.code]


def test_whoever_does_not_know_says_so_before_or_after_looking():
    assert WHICH.parse({"chosen": ["unknown"]}) == ["unknown"]
    assert WHICH.parse({**goes_on({"words": ["bins"]}), "chosen": ["unknown"]}) == ["unknown"]
    assert str(WHICH.shown(["unknown"])) == "I do not know"


def test_the_button_that_looks_up_never_takes_not_knowing_for_an_answer():
    shown = goes_on({"words": ["bins"], "chosen": ["unknown"], "find": ["yes"]})
    assert WHICH.offered(shown) == [BINS]
    assert shown["chosen"] == []


def test_not_knowing_and_a_service_contradict_each_other():
    assert said({**goes_on({"words": ["bins"]}), "chosen": [BINS.code, "unknown"]}) == {
        "chosen": "Select services, or “I do not know”, but not both"
    }


def test_nothing_found_and_nobody_there_lead_to_not_knowing():
    assert said({"words": ["qqq"]}) == {
        "words": "Enter other words, or select “I do not know”, as we found no service with these"
    }
    with provide(everybody(down=True)):
        assert said({"words": ["bins"]}) == {
            "chosen": "Select “I do not know”, as we cannot look up services at the moment"
        }


@pytest.mark.parametrize("codes", [[], ["no-such-service"], ["../../etc"], ["x" * 100_000], ["A B"]])
def test_what_is_no_service_cannot_be_chosen(codes):
    shown = goes_on({"words": ["bins"]})
    assert said({**shown, "chosen": codes}) == {"chosen": "Select one service or more, or “I do not know”"}
    assert providing.said(ONE, {**shown, "chosen": codes}) == {
        "chosen": "Select the service, or “I do not know”"
    }


def test_a_flood_of_codes_is_cut_short():
    with provide(everybody(down=True)):
        stored = WHICH.parse({"chosen": [f"service-{number}" for number in range(5000)]})
    assert isinstance(stored, list)
    assert len(stored) == 20


def test_nothing_at_all_is_asked_for_beside_the_words():
    assert said({}) == {"words": "Enter what it is about"}
    assert ServicePicker(_("Which?"), optional=True).parse({}) is None


@pytest.mark.parametrize("kept", [["unknown"], ["bins-and-recycling", "council-tax"]])
def test_stored_services_are_shown_chosen_and_accepted_whoever_answers(kept):
    assert WHICH.parse(WHICH.typed(kept)) == kept
    asked = everybody(down=True)
    with provide(asked):
        assert WHICH.parse(WHICH.typed(kept)) == kept
        before = len(asked.services.asked)
        assert WHICH.accepts(kept)
        assert len(asked.services.asked) == before


def test_a_service_that_is_gone_is_shown_by_its_slug():
    assert WHICH.shown(["council-tax", "street-lights"]) == f"{TAX.words}\nstreet-lights"


@pytest.mark.parametrize("kept", ["unknown", 3, [], [3], [None], ["A B"], {}, ["unknown", "council-tax"]])
def test_what_was_kept_before_is_not_accepted_and_breaks_nothing(kept):
    assert not WHICH.accepts(kept)
    WHICH.shown(kept)
    WHICH.offered(WHICH.typed(kept))
