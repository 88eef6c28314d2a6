"""A name is whatever a person says it is, in one field."""

from __future__ import annotations

import pytest

from forms.questions import Name
from forms.text import _

NAME = Name(_("Full name"), missing=_("Enter your full name"), thing=_("Your full name"))


@pytest.mark.parametrize(
    "name",
    [
        "Amina",
        "O",
        "Seán Ó Briain",
        "Nguyễn Thị Minh",
        "أمينة يوسف",
        "দীপা",
        "X Æ A-12",
        "d'Arc",
        "María José",
        "می‌خواهم",
    ],
)
def test_names_of_any_length_script_and_number_of_parts_are_kept(stores, name: str):
    assert stores(NAME, f" {name} ") == name


def test_a_name_longer_than_any_is_refused(says):
    assert says(NAME, "x" * 151) == "Your full name must be 150 characters or fewer"


def test_it_says_what_to_do_when_it_is_empty(says):
    assert says(NAME, "\u200b ") == "Enter your full name"


def test_it_fills_itself_in_and_is_not_spell_checked():
    assert (NAME.autocomplete_for(), NAME.spellcheck) == ("name", False)
