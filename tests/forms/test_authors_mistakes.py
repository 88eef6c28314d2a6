"""The mistakes of a form's author fail at import, in a sentence that names the thing to mend."""

from __future__ import annotations

import pytest

from forms.pages import AddAnother, Exit, Page
from forms.questions import Choice, Choices, Date, Line, MistakeInForm, YesNo
from forms.text import _


class Bin(Page):
    kind = Choice(_("Kind"), {"green": _("Green")}, missing=_("Select the kind"))


def mistake(make) -> str:
    with pytest.raises(MistakeInForm) as found:
        make()
    return str(found.value)


def page(**questions: object) -> type[Page]:
    return type(Page)("Mine", (Page,), questions)


NEEDED = {"missing": _("Enter it"), "thing": _("It")}
TWO = {"a": _("A"), "b": _("B")}


@pytest.mark.parametrize(
    ("question", "sentence"),
    [
        (
            lambda: Line(_("Q"), thing=_("It")),
            "needs missing=, the message for someone who leaves it empty, or optional=True",
        ),
        (
            lambda: Line(_("Q"), optional=True, **NEEDED),
            "is optional, so its missing= message would never be shown",
        ),
        (
            lambda: Line(_("Q"), missing=_("Enter it")),
            "needs thing=, the words that start its other messages",
        ),
        (lambda: Choice(_("Q"), {}, missing=_("Select it")), "has no choices"),
        (
            lambda: Choices(_("Q"), TWO, missing=_("S"), none="c", none_and_others=_("N")),
            "has no choice “c” to mean none of these",
        ),
        (
            lambda: Choices(_("Q"), TWO, missing=_("S"), none="a"),
            "needs none_and_others=, the message for “none” chosen together with others",
        ),
        (
            lambda: Date(_("Q"), latest=lambda: None, **NEEDED),  # type: ignore[arg-type, return-value]
            "needs latest= and too_late= together",
        ),
        (lambda: Date(_("Q"), too_early=_("E"), **NEEDED), "needs earliest= and too_early= together"),
        (lambda: Line("Q", **NEEDED), "has words that nobody can translate, “Q”: write them as _(…)"),
        (
            lambda: Line(_("Q"), hint="Look left", **NEEDED),
            "has words that nobody can translate, “Look left”: write them as _(…)",
        ),
    ],
)
def test_a_mistake_in_a_question_fails_at_import_and_is_named(question, sentence: str):
    assert mistake(lambda: page(it=question())) == f"Mine.it {sentence}."


def test_a_question_revealed_by_another_pages_question_is_named():
    sentence = mistake(
        lambda: page(
            it=Line(_("Q"), revealed_by=Bin.kind.is_("green"), **NEEDED),
            other=YesNo(_("Q"), missing=_("S")),
        )
    )
    assert sentence == "Mine.it is revealed by a question of another page; use asked_if."


@pytest.mark.parametrize("left_out", ["list_title", "item_title", "another", "another_missing", "too_many"])
def test_an_add_another_without_its_words_is_named(left_out: str):
    words = {"list_title", "item_title", "another", "another_missing", "too_many"} - {left_out}
    sentence = mistake(lambda: type(Page)("Mine", (AddAnother,), {name: _("Words") for name in words}))
    assert sentence == f"Mine needs {left_out}=, as it adds another."


def test_an_exit_without_a_title_is_named():
    assert mistake(lambda: type(Page)("Mine", (Exit,), {})) == "Mine needs a title."


def test_a_question_that_was_renamed_is_named_with_those_there_are():
    with pytest.raises(AttributeError, match=r"^Bin has no question “colour”; it has kind\.$"):
        _unused = Bin.colour


@pytest.mark.parametrize(
    ("attributes", "sentence"),
    [
        ({"titel": _("Where")}, "Mine has “titel”, which means nothing to a page."),
        ({"title": "Where"}, "Mine has words that nobody can translate, “Where”: write them as _(…)."),
        ({"intro": _("One paragraph.")}, "Mine needs a list for intro, one paragraph each."),
    ],
)
def test_a_mistake_in_a_page_is_named(attributes: dict[str, object], sentence: str) -> None:
    assert mistake(lambda: page(**attributes)) == sentence
