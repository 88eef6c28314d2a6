"""Any of several, and "none of these" alone."""

from __future__ import annotations

import pytest

from forms.questions import Choice, Choices, YesNo
from forms.text import _

NEEDS = Choices(
    _("What do you need?"),
    {"large": _("Large print"), "braille": _("Braille"), "none": _("None of these")},
    missing=_("Select what you need, or select none of these"),
    none="none",
    none_and_others=_("Select what you need, or select only none of these"),
)


def test_the_codes_are_kept_once_each_in_the_order_offered(stores):
    assert stores(NEEDS, ["braille", "large", "braille"]) == ["large", "braille"]


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        (NEEDS, ["large", "unknown"]),
        (Choices(_("Colours"), {"red": _("Red"), "blue": _("Blue")}, optional=True), ["unknown"]),
        (Choice(_("Colour"), {"red": _("Red"), "blue": _("Blue")}, optional=True), ["unknown"]),
        (YesNo(_("Is it red?"), optional=True), ["maybe"]),
    ],
)
def test_what_is_not_offered_is_refused_and_not_taken_for_no_answer(says, question, typed):
    assert says(question, typed) == (
        f"Select only what is offered for “{question.label}”. What you selected may have been taken away"
    )


def test_an_optional_choice_may_be_left_empty(stores):
    assert stores(Choice(_("Colour"), {"red": _("Red")}, optional=True), [""]) is None


def test_none_of_these_stands_alone(stores, says):
    assert stores(NEEDS, ["none"]) == ["none"]
    assert says(NEEDS, ["none", "large"]) == "Select what you need, or select only none of these"


@pytest.mark.parametrize("typed", [[], [""], ["unknown"], ["LARGE"]])
def test_it_says_what_to_do_when_nothing_offered_was_chosen(says, typed):
    assert says(NEEDS, typed) == "Select what you need, or select none of these"


def test_optional_choices_may_be_left(stores):
    assert stores(Choices(_("Needs"), {"a": _("A")}, optional=True), []) is None


def test_they_are_shown_a_line_each():
    assert NEEDS.shown(["large", "braille"]) == "Large print\nBraille"


@pytest.mark.parametrize("kept", ["large", 3, True, [], ["gone"], [3], [{}], [["large"]], {"large": True}])
def test_what_was_kept_before_it_was_these_choices_is_not_accepted_and_breaks_nothing(kept):
    assert not NEEDS.accepts(kept)
    NEEDS.shown(kept)
