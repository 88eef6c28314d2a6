"""An e-mail address is checked for its form only, and forgiven what telephones add to it."""

from __future__ import annotations

import pytest

from forms.questions import Email
from forms.text import _

EMAIL = Email(_("Email address"), missing=_("Enter your email address"))
WRONG = "Enter an email address in the correct format, like name@example.com"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("amina@example.com", "amina@example.com"),
        (" amina @ example.com ", "amina@example.com"),
        ("amina. yusuf@example. com", "amina.yusuf@example.com"),  # a telephone's space after a full stop
        ("amina@example\u200b.com", "amina@example.com"),
        ("\u202aamina@example.com\u202c", "amina@example.com"),
        ("amina@\u00a0example.com", "amina@example.com"),
        (
            "Amina.Yusuf@EXAMPLE.COM",
            "Amina.Yusuf@example.com",
        ),  # only the domain's case is known not to matter
        ("amina+bins@example.co.uk", "amina+bins@example.co.uk"),
        ("o'connor@example.com", "o'connor@example.com"),
        ("amina@example.com.", "amina@example.com"),  # two spaces typed on a telephone make a full stop
        ("amina@example.com,", "amina@example.com"),
        ("<amina@example.com>", "amina@example.com"),
        ("mailto:amina@example.com", "amina@example.com"),
        ("amina@correo.example", "amina@correo.example"),
        ("josé@example.com", "josé@example.com"),
        ("amina@xn--mgbh0fb.example", "amina@مثال.example"),
    ],
)
def test_it_forgives_form(stores, typed: str, stored: str):
    assert stores(EMAIL, typed) == stored


@pytest.mark.parametrize(
    "typed",
    [
        "amina",
        "amina yusuf@example.com",
        "amina@",
        "@example.com",
        "amina@example",
        "amina@@example.com",
        "amina@exa_mple.com",
        "amina.example.com",
        "a@example.com b@example.com",
        "amina@.com",
        "a..b@example.com",
        "a@[127.0.0.1]",
        "x" * 100_000 + "@example.com",
        "@" * 100_000,
    ],
)
def test_what_cannot_be_an_address_is_refused_with_an_example(says, typed: str):
    assert says(EMAIL, typed) == WRONG


def test_it_says_what_to_do_when_it_is_empty(says):
    assert says(EMAIL, "\u00a0") == "Enter your email address"


def test_it_fills_itself_in_only_for_the_person_answering():
    assert EMAIL.autocomplete_for() == "email"
    theirs = Email(_("Their email address"), missing=_("Enter their email address"), about_you=False)
    assert theirs.autocomplete_for() is None
