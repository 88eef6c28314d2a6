"""Somebody agrees by ticking one box under all that they agree to."""

from __future__ import annotations

import pytest

from forms.questions import Declaration
from forms.text import _

TRUE = Declaration(
    _("Before you send it"), statements=[_("What I have told you is true"), _("I will tell you of changes")]
)


def test_agreeing_is_kept_and_shown_in_the_words_beside_the_box(stores):
    assert stores(TRUE, ["agreed"]) == "agreed"
    assert str(TRUE.shown("agreed")) == "I agree"


@pytest.mark.parametrize("typed", ["", "yes", "AGREED", "x" * 100_000])
def test_without_it_nobody_goes_on_and_the_message_names_the_box(says, typed: str):
    assert says(TRUE, typed) == "Select “I agree” to go on"
    confirm = Declaration(_("Before you send it"), statements=[_("It is true")], agree=_("I confirm"))
    assert says(confirm, typed) == "Select “I confirm” to go on"


def test_all_of_it_is_read_aloud():
    assert [str(words) for words in TRUE.spoken()] == [
        "Before you send it",
        "What I have told you is true",
        "I will tell you of changes",
        "If that is right, you can say: I agree",
    ]


@pytest.mark.parametrize("statements", [[], _("One sentence"), ["In English only"]])
def test_it_needs_a_list_of_statements_that_can_be_translated(statements):
    assert list(Declaration(_("Before you send it"), statements=statements).mistakes())
