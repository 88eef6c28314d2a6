"""One of very many from a list."""

from __future__ import annotations

import pytest

from forms.pages import Page
from forms.questions import Line, MistakeInForm, Option, Select
from forms.text import _

MANY = {f"ward-{number}": _("Ward %(number)s", number=number) for number in range(1, 21)}
WARD = Select(_("Which ward?"), MANY, missing=_("Select the ward"))


def test_the_code_is_kept_and_the_words_are_shown(stores):
    assert stores(WARD, "ward-7") == "ward-7"
    assert str(WARD.shown("ward-7")) == "Ward 7"


@pytest.mark.parametrize("typed", ["", "Ward", "ward-21", "\ud800", "x" * 100_000])
def test_what_was_not_offered_is_no_choice(says, typed: str):
    assert says(WARD, typed) == "Select the ward"


def test_the_empty_first_choice_is_no_answer(stores):
    assert stores(Select(_("Which ward?"), MANY, optional=True), "") is None


def test_only_a_page_that_asks_it_fetches_its_script():
    class Asked(Page):
        title = _("Wards")
        first = Select(_("First ward"), MANY, missing=_("Select the first ward"))
        second = Select(_("Second ward"), MANY, missing=_("Select the second ward"))

    class Other(Page):
        line = Line(_("Line"), missing=_("Enter a line"), thing=_("The line"))

    assert Asked.form({}).scripts == ["type_ahead.mjs"]
    assert Other.form({}).scripts == []


def test_a_list_too_long_to_read_out_is_asked_openly_and_written_by_hand():
    assert [str(words) for words in WARD.spoken()] == ["Which ward?"]
    assert [blank.kind for blank in WARD.on_paper()] == ["line"]


def test_a_hint_that_a_list_cannot_show_is_its_authors_mistake():
    hinted = Select(_("Which?"), {"a": Option(_("A"), _("The first"))}, missing=_("Select one"))
    assert list(hinted.mistakes()) == ["has a choice with a hint, which a list cannot show"]


def test_a_question_cannot_be_revealed_by_a_list():
    with pytest.raises(MistakeInForm, match="which cannot show it"):

        class Wards(Page):
            title = _("Wards")
            ward = Select(_("Which ward?"), MANY, missing=_("Select the ward"))
            why = Line(_("Why?"), missing=_("Enter why"), thing=_("Why"), revealed_by=ward.is_("ward-1"))
