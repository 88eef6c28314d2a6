"""From what somebody typed in one cell to a value. Each reader raises CellError, saying why in a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import TypeVar
from urllib.parse import urlsplit

import phonenumbers
from email_validator import EmailNotValidError, validate_email

from .hours import LONDON, HoursError, parse_days, parse_hours, parse_time
from .slugs import SLUG

POSTCODE = re.compile(r"(GIR ?0AA|[A-Z]{1,2}\d[A-Z\d]? ?\d[ABD-HJLNP-UW-Z]{2})", re.ASCII)
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
SHORT_NUMBER = re.compile(r"\d{3,6}", re.ASCII)
LONGEST_SLUG = 160
UUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.ASCII | re.IGNORECASE)
REPEATED_DAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
IN_LIST = re.compile(r"(?:\\[\\;]|[^;])+")
FIVE_YEARS = 60
Value = TypeVar("Value")


class CellError(ValueError):
    """A cell that cannot be used; the message says why, in a sentence."""


def line(words: str) -> str:
    """Words on one line."""
    return " ".join(words.split())


def text(words: str) -> str:
    return words


def slug(words: str) -> str:
    if len(words) > LONGEST_SLUG or not SLUG.fullmatch(words):
        raise CellError(f"“{words[:60]}” is not a slug; use small letters, digits and single hyphens.")
    return words


def iso_date(words: str) -> date:
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", words, re.ASCII):
        raise CellError(f"“{words}” is not a date; write it like 2026-03-31.")
    try:
        return date.fromisoformat(words)
    except ValueError:
        raise CellError(f"“{words}” is not a real date.") from None


def clock(words: str) -> time:
    try:
        return parse_time(words)
    except HoursError as error:
        raise CellError(str(error)) from None


def hours(words: str) -> str:
    """As written, once it is known that it can be read."""
    try:
        parse_hours(words)
    except HoursError as error:
        raise CellError(str(error)) from None
    return words


def byday(words: str) -> str:
    """ "MO,TU": days one by one, in the order of the week, a range spelt out."""
    try:
        days = parse_days(words.replace(";", ","))
    except HoursError as error:
        raise CellError(str(error)) from None
    return ",".join(("MO", "TU", "WE", "TH", "FR", "SA", "SU")[number] for number in sorted(days))


def frequency(words: str) -> str:
    return one_of("weekly", "monthly")(words).upper()


def repeated_days(words: str) -> str:
    """Days in the order given; the second Monday of a month is "2MO", its last Friday "-1FR"."""
    days = words.upper().replace(" ", "")
    return days if all(map(REPEATED_DAY.fullmatch, days.split(","))) else byday(words)


def moment(words: str) -> datetime:
    """A day and a time, local to the United Kingdom where it does not say how far it is from UTC."""
    try:
        found = datetime.fromisoformat(words)
        return (found if found.tzinfo else found.replace(tzinfo=LONDON)).astimezone(UTC)
    except (ValueError, OverflowError):
        raise CellError(f"“{words[:40]}” is not a day and a time; write it like 2026-03-31 09:00.") from None


def uuid(words: str) -> str:
    if not UUID.fullmatch(words):
        raise CellError(f"“{words[:40]}” is not a UUID; leave this empty for something new.")
    return words.lower()


def whole(words: str) -> int:
    if not re.fullmatch(r"\d{1,3}", words, re.ASCII):
        raise CellError(f"“{words}” is not a whole number from 0 to 999.")
    return int(words)


def months(words: str) -> int:
    """From one check to the next: at least once in five years."""
    if not re.fullmatch(r"\d{1,2}", words, re.ASCII) or not 1 <= int(words) <= FIVE_YEARS:
        raise CellError(f"“{words}” is not a number of months from 1 to {FIVE_YEARS}.")
    return int(words)


def money(words: str) -> Decimal:
    try:
        amount = Decimal(words.replace(",", "").removeprefix("£"))
    except InvalidOperation:
        raise CellError(f"“{words}” is not an amount; write it like 12.50.") from None
    if not amount.is_finite() or not 0 <= amount < 10**9 or amount != round(amount, 2):
        raise CellError(f"“{words}” is not an amount; write it like 12.50.")
    return amount


def currency(words: str) -> str:
    if not re.fullmatch(r"[A-Z]{3}", words, re.ASCII):
        raise CellError(f"“{words}” is not a currency; write it like GBP.")
    return words


def degrees(limit: int) -> Callable[[str], float]:
    def read(words: str) -> float:
        if not re.fullmatch(r"-?\d{1,3}(\.\d+)?", words, re.ASCII) or abs(float(words)) > limit:
            raise CellError(f"“{words}” is not a number from -{limit} to {limit}.")
        return float(words)

    return read


def postcode(words: str) -> str:
    """In capitals, with one space: "EX1 1AA"."""
    found = POSTCODE.fullmatch(line(words).upper())
    if not found:
        raise CellError(f"“{words}” is not a full United Kingdom postcode.")
    joined = found[1].replace(" ", "")
    return f"{joined[:-3]} {joined[-3:]}"


def email(words: str) -> str:
    try:
        return validate_email(words, check_deliverability=False).normalized
    except EmailNotValidError:
        raise CellError(f"“{words}” is not an e-mail address.") from None


def phone(words: str) -> str:
    number = line(words)
    if SHORT_NUMBER.fullmatch(number.replace(" ", "")):
        return number
    try:
        possible = phonenumbers.is_possible_number(phonenumbers.parse(number, "GB"))
    except phonenumbers.NumberParseException:
        possible = False
    if not possible or re.search(r"[^\d +()-]", number, re.ASCII):
        raise CellError(f"“{words}” is not a telephone number.")
    return number


def numbered(words: str) -> dict[str, str]:
    """ "01632 960 301: Evenings": a telephone number and, after a colon, what it is for."""
    number, _, what_for = words.partition(":")
    described = {"description": line(what_for)} if what_for.strip() else {}
    return {"number": phone(number.strip()), **described}


def web_address(words: str) -> str:
    """http or https only: any other kind of link could run a script on a page."""
    try:
        parts = urlsplit(words)
        fine = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        fine = False
    if not fine or re.search(r"\s", words):
        raise CellError(f"“{words[:60]}” is not a web address; it starts with https:// and has no spaces.")
    return words


def logo(words: str) -> str:
    """A web address, or the path of a file such as "logos/advice.svg"."""
    return words if re.fullmatch(r"\w[\w./-]*", words, re.ASCII) else web_address(words)


def language(words: str) -> str:
    if not LANGUAGE.fullmatch(words):
        raise CellError(f"“{words}” is not a language code; write it like en, ar or zh-Hant.")
    return words


def yes_no(words: str) -> bool:
    return one_of("yes", "no")(words) == "yes"


def one_of(*codes: str) -> Callable[[str], str]:
    def read(words: str) -> str:
        if words.lower() not in codes:
            raise CellError(f"“{words}” is not one of: {', '.join(codes)}.")
        return words.lower()

    return read


def many(read: Callable[[str], Value]) -> Callable[[str], list[Value]]:
    """Several values with `;` between them, each once. A `;` that is part of one is written `\\;`."""

    def read_all(words: str) -> list[Value]:
        parts = (re.sub(r"\\([\\;])", r"\1", part).strip() for part in IN_LIST.findall(words))
        found = [read(part) for part in parts if part]
        return [value for place, value in enumerate(found) if value not in found[:place]]

    return read_all


def of(*kinds: str) -> Callable[[str], str]:
    """ "team:waste" for something of one of these kinds."""

    def read(words: str) -> str:
        kind, colon, name = words.partition(":")
        if not colon or kind not in kinds or not name:
            raise CellError(f"“{words}” needs a kind, a colon and a slug; the kinds are {', '.join(kinds)}.")
        return words

    return read
