"""An account is asked for in the parts printed on a card; each part says what is wrong with it."""

from __future__ import annotations

import pytest

from forms.questions import BankDetails
from forms.text import _

ACCOUNT = BankDetails(_("Your account"), missing=_("Enter your bank details"))
FULL = {"name": "Amina Warsame", "sort_code": "309430", "account_number": "00733445"}


def test_a_full_account_is_kept_without_a_roll_number_where_there_is_none(stores):
    assert stores(ACCOUNT, FULL) == FULL
    assert stores(ACCOUNT, {**FULL, "roll_number": " n-100 0/5 "}) == {**FULL, "roll_number": "N-100 0/5"}


@pytest.mark.parametrize("code", ["30-94-30", "30 94 30", "30.94.30", "30–94–30", "٣٠٩٤٣٠", " 309430\u200e"])
def test_spaces_hyphens_and_digits_of_any_script_are_forgiven(stores, code: str):
    assert stores(ACCOUNT, {**FULL, "sort_code": code, "account_number": "0073 3445"}) == FULL


@pytest.mark.parametrize("number", ["733445", "0733445", "00733445"])
def test_an_account_number_has_6_to_8_numbers(stores, number: str):
    assert stores(ACCOUNT, {**FULL, "account_number": number})["account_number"] == number


@pytest.mark.parametrize(
    ("part", "typed", "message"),
    [
        ("name", "", "Enter the name on the account"),
        ("name", "x" * 101, "Name on the account must be 100 characters or fewer"),
        ("sort_code", "", "Enter a sort code"),
        ("sort_code", "12345", "Sort code must be 6 numbers, like 309430"),
        ("sort_code", "1" * 100_000, "Sort code must be 6 numbers, like 309430"),
        ("account_number", "", "Enter an account number"),
        ("account_number", "12345", "Account number must be 6 to 8 numbers, like 00733445"),
        ("account_number", "GB29NWBK60161331926819", "Account number must be 6 to 8 numbers, like 00733445"),
        (
            "roll_number",
            "1" * 19,
            "Building society roll number must be 18 letters and numbers or fewer",
        ),
        ("roll_number", "<b>", "Building society roll number must be 18 letters and numbers or fewer"),
    ],
)
def test_each_part_says_what_is_wrong_with_it(says, part: str, typed: str, message: str):
    assert says(ACCOUNT, {**FULL, part: typed}) == {part: message}


def test_nothing_at_all_is_told_in_the_forms_own_words(says, stores):
    assert says(ACCOUNT, {}) == {
        "name": "Enter your bank details",
        "sort_code": "Enter a sort code",
        "account_number": "Enter an account number",
    }
    assert stores(BankDetails(_("Your account"), optional=True), {}) is None


def test_whoever_typed_it_can_check_all_of_it():
    assert str(ACCOUNT.shown({**FULL, "roll_number": "N-1000/5"})).split("\n") == [
        "Name on the account: Amina Warsame",
        "Sort code: 30-94-30",
        "Account number: 00733445",
        "Building society roll number: N-1000/5",
    ]


@pytest.mark.parametrize("kept", ["309430", 3, [], {}, {"sort_code": 3}, {"planet": "x"}])
def test_what_was_kept_before_it_was_an_account_is_not_accepted_and_breaks_nothing(kept):
    assert not ACCOUNT.accepts(kept)
    ACCOUNT.shown(kept)


def test_only_the_persons_own_name_fills_itself_in():
    assert ACCOUNT.autocomplete_for("name") == "name"
    assert ACCOUNT.autocomplete_for("sort_code") is None
    other = BankDetails(_("Their account"), missing=_("Enter their bank details"), about_you=False)
    assert other.autocomplete_for("name") is None
