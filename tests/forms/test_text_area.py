"""A longer text keeps its lines and is counted as a person counts."""

from __future__ import annotations

import pytest

from forms.questions import TextArea
from forms.text import _, speak

STORY = TextArea(_("What happened?"), missing=_("Enter what happened"), thing=_("What happened"), limit=20)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("first\r\nsecond", "first\nsecond"),
        ("first\n\nsecond", "first\n\nsecond"),
        ("first\x0bsecond", "first\nsecond"),  # a soft line break pasted from a word processor
        ("\n\n  text \n", "text"),
        ("a\tb", "a\tb"),
        ("\u202etext", "text"),
    ],
)
def test_lines_are_kept_and_cleaned(stores, typed: str, stored: str):
    assert stores(STORY, typed) == stored


def test_a_line_break_counts_as_one_character(stores, says):
    assert stores(STORY, "12345\r\n" * 3 + "12") == "12345\n" * 3 + "12"
    assert says(STORY, "12345\r\n" * 3 + "123") == "What happened must be 20 characters or fewer"


@pytest.mark.parametrize("long", ["x" * 21, "x" * 100_000, "a" + "\u200d🙂" * 50_000])
def test_too_many_characters_are_refused(says, long: str):
    assert says(STORY, long) == "What happened must be 20 characters or fewer"


@pytest.mark.parametrize("empty", ["", " \r\n ", "\u200b\n\u200d"])
def test_it_says_what_to_do_when_it_is_empty(says, empty: str):
    assert says(STORY, empty) == "Enter what happened"


def test_an_optional_one_may_be_empty(stores):
    assert stores(TextArea(_("More"), optional=True, thing=_("More")), "") is None


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("en", {"one", "other"}),
        ("ar", {"zero", "one", "two", "few", "many", "other"}),
        ("fil", {"one", "other"}),
    ],
)
def test_the_counter_has_words_for_every_plural_form_of_the_language(language: str, forms: set[str]):
    with speak(language, None):
        words = STORY.context()
    assert set(words["under_limit"]) == set(words["over_limit"]) == forms
    assert words["under_limit"]["other"] == "You have %{count} characters remaining"
