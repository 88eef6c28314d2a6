"""One address is one address, whatever a mail program makes of it."""

from __future__ import annotations

import pytest

from forms.answers import Problems
from forms.questions import Email
from forms.text import _

EMAIL = Email(_("Email address"), missing=_("Enter your email address"))


@pytest.mark.parametrize(
    "typed",
    [
        "=?utf-8?q?x?=@example.com",
        "=?utf-8?q?a=40example.org=2Cb?=@example.com",
        "a@example.com, b@example.com",
        "a@example.com\r\nBcc: b@example.com",
        "group:a@example.com;",
    ],
)
def test_an_address_that_would_be_read_as_others_is_refused(typed: str) -> None:
    with pytest.raises(Problems):
        EMAIL.parse({"": [typed]})


def test_an_equals_sign_alone_does_no_harm() -> None:
    assert EMAIL.parse({"": ["a=b@example.com"]}) == "a=b@example.com"
