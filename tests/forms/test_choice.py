"""One of several: a code is kept, its words are shown."""

from __future__ import annotations

import pytest

from forms.questions import Choice, Option
from forms.text import _

BIN = Choice(
    _("Type of bin"),
    {"rubbish": _("Rubbish"), "garden": Option(_("Garden waste"), _("The brown bin"))},
    missing=_("Select the type of bin"),
)


def test_the_code_is_kept_and_the_words_are_shown(stores):
    assert stores(BIN, "garden") == "garden"
    assert str(BIN.shown("garden")) == "Garden waste"


@pytest.mark.parametrize("typed", ["", "purple", "GARDEN", " garden", "\ud800", "x" * 100_000])
def test_what_was_not_offered_is_no_choice(says, typed: str):
    assert says(BIN, typed) == "Select the type of bin"


def test_what_was_not_offered_is_passed_over_and_of_two_the_first_sent_counts(stores):
    assert stores(BIN, ["purple", "garden"]) == "garden"
    assert stores(BIN, ["garden", "rubbish"]) == "garden"


def test_an_optional_choice_may_be_left(stores):
    assert stores(Choice(_("Type of bin"), {"a": _("A")}, optional=True), []) is None


def test_a_choice_withdrawn_since_it_was_kept_is_not_accepted_but_can_be_shown():
    assert not BIN.accepts("purple")
    assert BIN.shown("purple") == "purple"


@pytest.mark.parametrize("kept", [3, True, ["garden"], {"bin": "garden"}])
def test_what_was_kept_before_it_was_a_choice_is_not_accepted(kept):
    assert not BIN.accepts(kept)
