"""How to reach a person: their name, e-mail address and telephone number."""

from __future__ import annotations

from typing import Any

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from forms.answers import Json, latin_digits, wrong
from forms.questions.line import Line
from forms.text import Text, Words, _


class Name(Line):
    """A person's full name, in one field: names have any number of parts."""

    autocomplete = "name"
    spellcheck = False

    def __init__(self, label: Text, *, limit: int = 150, **rest: Any) -> None:
        super().__init__(label, limit=limit, **rest)


class Email(Line):
    """An e-mail address, checked for its form only; stored with the domain in lower case."""

    autocomplete = "email"
    spellcheck = False
    input_type = "email"
    direction = "ltr"
    inputmode = "email"
    needs_thing = False

    def parse_text(self, text: str) -> Json:
        try:
            checked = validate_email(
                text.replace(" ", ""),
                check_deliverability=False,
                test_environment=True,
                globally_deliverable=False,
            )
        except EmailNotValidError:
            raise wrong(_("Enter an email address in the correct format, like name@example.com")) from None
        if "." not in checked.domain:
            raise wrong(_("Enter an email address in the correct format, like name@example.com"))
        return checked.normalized


class Telephone(Line):
    """A telephone number; stored as E.164 (+44…), shown as people write it."""

    autocomplete = "tel"
    spellcheck = False
    input_type = "tel"
    direction = "ltr"
    inputmode = "tel"
    needs_thing = False

    def __init__(self, label: Text, *, width: int = 20, **rest: Any) -> None:
        super().__init__(label, width=width, **rest)

    def parse_text(self, text: str) -> Json:
        try:
            number = phonenumbers.parse(latin_digits(text), "GB")
        except phonenumbers.NumberParseException:
            number = None
        if number is None or not phonenumbers.is_possible_number(number):
            raise wrong(_("Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192"))
        stored = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return f"{stored};ext={number.extension}" if number.extension else stored

    def typed(self, stored: Json) -> dict[str, list[str]]:
        return {"": [str(self.shown(stored))]} if stored is not None else {}

    def shown(self, stored: Json) -> Words:
        number = phonenumbers.parse(str(stored), "GB")
        uk = number.country_code == 44
        style = phonenumbers.PhoneNumberFormat
        return phonenumbers.format_number(number, style.NATIONAL if uk else style.INTERNATIONAL)
