"""A condition is made from questions and joined with &, | and ~."""

from __future__ import annotations

import pytest

from forms.answers import Json
from forms.conditions import Condition
from forms.pages import Page
from forms.questions import Choice, Choices, MistakeInForm, YesNo
from forms.text import _


class Garden(Page):
    has = YesNo(_("Do you have a garden?"), missing=_("Select yes if you have a garden"))
    bins = Choices(
        _("Which bins do you have?"),
        {"green": _("Green"), "brown": _("Brown"), "blue": _("Blue")},
        missing=_("Select the bins you have"),
    )
    size = Choice(_("How big is it?"), {"small": _("Small"), "big": _("Big")}, missing=_("Select the size"))


def holds(condition: Condition, **answers: Json) -> bool:
    return condition.holds(lambda question: [answers.get(question.name)])


def test_it_holds_when_the_answer_is_one_of_the_codes():
    assert holds(Garden.has.yes, has="yes")
    assert not holds(Garden.has.yes, has="no")
    assert holds(Garden.size.is_("small", "big"), size="big")


def test_it_does_not_hold_while_there_is_no_answer():
    assert not holds(Garden.has.yes)
    assert not holds(Garden.has.no)
    assert not Garden.has.no.holds(lambda question: [])


def test_several_choices_include_each_of_them():
    brown = Garden.bins.includes("brown")
    assert holds(brown, bins=["green", "brown"])
    assert not holds(brown, bins=["green"])


def test_it_holds_when_any_item_of_an_add_another_has_the_answer():
    assert Garden.size.is_("big").holds(lambda question: ["small", "big"])
    assert not (~Garden.size.is_("big")).holds(lambda question: ["small", "big"])


@pytest.mark.parametrize(
    ("has", "size", "both", "either"),
    [
        ("yes", "big", True, True),
        ("yes", "small", False, True),
        ("no", "big", False, True),
        ("no", "small", False, False),
    ],
)
def test_and_or_and_not(has: str, size: str, both: bool, either: bool):
    yes, big = Garden.has.yes, Garden.size.is_("big")
    assert holds(yes & big, has=has, size=size) is both
    assert holds(yes | big, has=has, size=size) is either
    assert holds(~(yes & big), has=has, size=size) is not both
    assert holds(~yes | ~big, has=has, size=size) is not both


def test_it_names_every_question_it_asks_about():
    condition = ~(Garden.has.yes & Garden.size.is_("big")) | Garden.bins.includes("blue")
    assert list(condition.questions()) == [Garden.has, Garden.size, Garden.bins]


@pytest.mark.parametrize(
    "slip",
    [
        lambda: Garden.has.yes and Garden.has.no,
        lambda: Garden.has.yes or Garden.has.no,
        lambda: not Garden.has.yes,
        lambda: bool(Garden.has.yes),
    ],
)
def test_pythons_own_and_or_and_not_are_refused_with_what_to_write_instead(slip):
    with pytest.raises(TypeError, match=r"Join conditions with & and \|"):
        slip()


@pytest.mark.parametrize("kept", [{}, {"a": "b"}, [{}], [["yes"]], [None], 3, True, None, ["yes", {}]])
def test_an_answer_of_another_shape_kept_from_before_the_form_changed_breaks_nothing(kept: Json):
    assert holds(Garden.size.is_("big"), size=kept) is False


def test_a_choice_that_does_not_exist_is_named_with_those_that_do():
    with pytest.raises(MistakeInForm, match=r"^Garden\.size has no choice “huge”; it has small, big\.$"):
        Garden.size.is_("huge")


def test_a_choice_that_does_not_exist_is_named_by_its_label_while_its_page_is_being_written():
    size = Choice(_("How big is it?"), {"small": _("Small")}, missing=_("Select the size"))
    with pytest.raises(MistakeInForm, match=r"^“How big is it\?” has no choice “huge”; it has small\.$"):
        size.is_("huge")
