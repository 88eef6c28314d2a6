"""How to reach a person: their name, e-mail address and telephone number."""

from __future__ import annotations

import re
from typing import Any

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from forms.answers import Json, latin_digits, wrong
from forms.questions.line import Line
from forms.text import Text, Words, _

# Telephones put a space after a full stop; between two words it would be a guess to close one.
_STRAY_SPACE = re.compile(r" *([@._-]) *")
_TELEPHONE = re.compile(
    r"[^\d+]*(?P<number>\+?[\d\s().‐-―-]*\d)[\s)]*(?:\W*(?:ext\w*|x|#)\W*(?P<extension>\d{1,7}))?\W*", re.I
)
_LETTER_O = re.compile(r"(?i)(?<=\d)o(?=[\d ])|(?<![a-z])o(?=\d)")


class Name(Line):
    """A person's full name, in one field: names have any number of parts."""

    autocomplete = "name"
    spellcheck = False

    def __init__(self, label: Text, *, limit: int = 150, **rest: Any) -> None:
        super().__init__(label, limit=limit, **rest)


class Email(Line):
    """An e-mail address, checked for its form only; stored with the domain in lower case.

    Where a page asks for two, `thing` tells their messages apart; so too for telephone numbers.
    """

    autocomplete = "email"
    spellcheck = False
    input_type = "email"
    direction = "ltr"
    inputmode = "email"
    needs_thing = False
    boxes = 32

    def parse_text(self, text: str) -> Json:
        try:
            checked = validate_email(
                _STRAY_SPACE.sub(r"\1", text.removeprefix("mailto:").strip(" <>.,;")),
                check_deliverability=False,
                test_environment=True,
                globally_deliverable=False,
            )
        except EmailNotValidError:
            raise wrong(self._not_an_address()) from None
        if "." not in checked.domain or "=?" in checked.local_part:  # mail programs would read it as another
            raise wrong(self._not_an_address())
        return checked.normalized

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "format": "idn-email", "maxLength": 254}

    def _not_an_address(self) -> Text:
        if self.thing:
            return _("%(thing)s must be in the correct format, like name@example.com", thing=self.thing)
        return _("Enter an email address in the correct format, like name@example.com")


class Telephone(Line):
    """A telephone number; stored as E.164 (+44…), shown as people write it."""

    autocomplete = "tel"
    spellcheck = False
    input_type = "tel"
    direction = "ltr"
    inputmode = "tel"
    needs_thing = False
    boxes = 15

    def __init__(self, label: Text, *, width: int = 20, **rest: Any) -> None:
        super().__init__(label, width=width, **rest)

    def parse_text(self, text: str) -> Json:
        number = _number(text)
        possible = phonenumbers.ValidationResult
        reason = phonenumbers.is_possible_number_with_reason(number) if number else possible.TOO_SHORT
        if number and reason == possible.IS_POSSIBLE_LOCAL_ONLY:
            raise wrong(
                _("%(thing)s must start with its area code, like 01632 960 001", thing=self.thing)
                if self.thing
                else _("Enter the telephone number with its area code, like 01632 960 001")
            )
        if number is None or reason != possible.IS_POSSIBLE or _number(_as_written(number)) != number:
            raise wrong(self._not_a_number())
        if number.country_code == 44 and str(number.national_number)[0] in "46":  # no such numbers in the UK
            raise wrong(
                _(
                    "If it is a number from another country, start with + and the country code,"
                    " like +34 600 123 456"
                )
            )
        stored = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
        return f"{stored};ext={number.extension}" if number.extension else stored

    def typed(self, stored: Json) -> dict[str, list[str]]:
        return {"": [str(self.shown(stored))]} if stored is not None else {}

    def shown(self, stored: Json) -> Words:
        number = _number(str(stored))
        return _as_written(number) if number else str(stored)

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "pattern": r"^\+[1-9][0-9]{3,16}(;ext=[0-9]{1,7})?$"}

    def _not_a_number(self) -> Text:
        if self.thing:
            return _("%(thing)s must be one number, like 01632 960 001 or +44 808 157 0192", thing=self.thing)
        return _("Enter a telephone number, like 01632 960 001, 07700 900 982 or +44 808 157 0192")


def _as_written(number: phonenumbers.PhoneNumber) -> str:
    style = phonenumbers.PhoneNumberFormat
    return phonenumbers.format_number(
        number, style.NATIONAL if number.country_code == 44 else style.INTERNATIONAL
    )


def _number(text: str) -> phonenumbers.PhoneNumber | None:
    """The one telephone number, and perhaps its extension, that is all there is in the text."""
    found = _TELEPHONE.fullmatch(_LETTER_O.sub("0", latin_digits(text))) if len(text) <= 100 else None
    if found is None:
        return None
    try:
        number = phonenumbers.parse(found["number"], "GB")
    except phonenumbers.NumberParseException:
        return None
    number.extension = found["extension"]
    return number
