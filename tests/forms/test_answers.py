"""What people type is cleaned of what nobody meant to type, and of nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from forms.answers import latin_digits, length, one_line, only, plain


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Amina  ", "Amina"),
        ("Ami\u200bna", "Amina"),  # zero-width space
        ("\ufeffAmina", "Amina"),  # byte-order mark
        ("Ami\u00adna", "Amina"),  # soft hyphen
        ("\u202eAmina\u202c", "Amina"),  # right-to-left override
        ("\u2067Amina\u2069", "Amina"),  # isolate
        ("\u200fAmina\u200e", "Amina"),  # direction marks
        ("\u061cAmina", "Amina"),  # Arabic letter mark
        ("Am\x00ina\x1b", "Amina"),  # NUL and escape
        ("Am\ud800ina", "Amina"),  # half of a surrogate pair
        ("Amina\u00a0Yusuf", "Amina Yusuf"),  # no-break space
        ("Amina\u202fYusuf", "Amina Yusuf"),  # narrow no-break space
        ("Ame\u0301lie", "Amélie"),  # accent apart
        ("Ame\u200b\u0301lie", "Amélie"),  # accent apart, something invisible between
        ("می‌خواهم", "می‌خواهم"),  # Persian spells with the zero-width non-joiner
        ("👩‍👧", "👩‍👧"),  # a family is joined by zero-width joiners
        ("\u200d", ""),  # a joiner alone joins nothing
        ("Amina\u200c ", "Amina"),
        ("\r\n\t \u00a0\u200b\ufeff", ""),
    ],
)
def test_invisible_marks_and_controls_are_removed(typed: str, kept: str):
    assert plain(typed) == kept


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_every_kind_of_line_break_is_one_line_break_and_a_space_in_a_line(line_break: str):
    assert plain(f"first{line_break}second") == "first\nsecond"
    assert one_line(f"first{line_break}second") == "first second"


def test_a_line_has_single_spaces():
    assert one_line(" 12\t High\n\n Street ") == "12 High Street"


@pytest.mark.parametrize("clean", [plain, one_line])
@settings(max_examples=200, deadline=None, derandomize=True)
@given(text=st.text(st.characters(exclude_categories=())))
def test_cleaning_twice_changes_nothing_more_and_leaves_text_that_can_be_kept(clean, text: str):
    once = clean(text)
    assert clean(once) == once
    assert once.encode("utf-8") is not None
    assert unicodedata.is_normalized("NFC", once)
    assert "\x00" not in once


def test_a_tower_of_accents_is_cut_to_what_a_language_could_use():
    tower = plain("a" + "\u0301\u0323" * 50_000)
    assert len(tower) < 40


@pytest.mark.parametrize(
    ("typed", "digits"),
    [("٠١٢٣٤٥٦٧٨٩", "0123456789"), ("۰۱۲۳۴۵۶۷۸۹", "0123456789"), ("১২৩", "123"), ("１２", "12")],
)
def test_the_digits_of_any_script_are_read(typed: str, digits: str):
    assert latin_digits(typed) == digits


def test_what_is_not_a_decimal_digit_stays():
    assert latin_digits("x²½Ⅳ") == "x²½Ⅳ"


@pytest.mark.parametrize(
    ("text", "count"),
    [("abc", 3), ("é", 1), ("e\u0301", 1), ("👩‍👩‍👧‍👦", 1), ("🏴󠁧󠁢󠁷󠁬󠁳󠁿", 1), ("a\nb", 3), ("a\r\nb", 3), ("", 0)],
)
def test_characters_are_counted_as_a_person_counts_them(text: str, count: int):
    assert length(text) == count


def test_an_input_that_was_not_sent_is_empty_and_of_several_the_first_counts():
    assert only({}) == only({"": []}) == only({"other": ["x"]}) == ""
    assert only({"": ["first", "second"]}) == "first"
