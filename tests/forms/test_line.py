"""A line: cleaned, counted as a person counts, kept on one line."""

from __future__ import annotations

import pytest

from forms.questions import Line
from forms.text import _, speak

WHERE = Line(_("Where is it?"), missing=_("Enter where it is"), thing=_("Where it is"), limit=10)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  by the gate ", "by the gate"),
        ("by\u00a0the\r\ngate", "by the gate"),
        ("<b>&amp;", "<b>&amp;"),
        ("\u202egate", "gate"),
        ("٣", "٣"),  # words are kept in their own digits
        ("👩‍👩‍👧‍👦" * 10, "👩‍👩‍👧‍👦" * 10),  # ten families are ten characters
    ],
)
def test_what_is_typed_is_kept_clean(stores, typed: str, stored: str):
    line = Line(_("Where is it?"), missing=_("Enter where it is"), thing=_("Where it is"), limit=11)
    assert stores(line, typed) == stored


@pytest.mark.parametrize(
    "long",
    ["x" * 11, "x" * 100_000, "é" * 11, "👩‍👩‍👧‍👦" * 11, "a" + "\u200d🙂" * 50_000, "a " + "\u0301 " * 1_000],
)
def test_too_many_characters_are_refused(says, long: str):
    assert says(WHERE, long) == "Where it is must be 10 characters or fewer"


def test_limits_are_written_as_the_language_writes_numbers(says):
    story = Line(_("Story"), missing=_("Enter your story"), thing=_("Your story"), limit=2000)
    assert says(story, "x" * 2001) == "Your story must be 2,000 characters or fewer"
    with speak("fa", None):
        assert "۲٬۰۰۰" in says(story, "x" * 2001)


@pytest.mark.parametrize("empty", ["", "   ", "\u200b", "\u00a0", "\u200d", "\ud800", "\x00"])
def test_it_says_what_to_do_when_nothing_can_be_read(says, empty: str):
    assert says(WHERE, empty) == "Enter where it is"


def test_an_optional_line_may_be_empty_and_says_so(stores):
    line = Line(_("Where is it?"), optional=True, thing=_("Where it is"))
    assert stores(line, " ") is None
    assert str(line.shown_label) == "Where is it? (optional)"


def test_it_can_carry_its_own_token_keyboard_and_spelling():
    line = Line(
        _("Company"),
        missing=_("Enter the company"),
        thing=_("The company"),
        autocomplete="organization",
        inputmode="text",
        spellcheck=False,
    )
    assert (line.autocomplete_for(), line.inputmode, line.spellcheck) == ("organization", "text", False)
    assert (WHERE.autocomplete_for(), WHERE.inputmode, WHERE.spellcheck) == (None, None, None)
