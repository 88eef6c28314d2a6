"""The council whose front door this is, from COUNCIL_FILE: names, colours, logo, telephone lines."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

import phonenumbers
import yaml
from flask import current_app
from markupsafe import Markup

from app.languages import ENGLISH, Words, pick
from app.settings import SettingsError

_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_DAY, _CLOCK = r"(MO|TU|WE|TH|FR|SA|SU)", r"([01]\d|2[0-3]):([0-5]\d)"
_HOURS = re.compile(rf"{_DAY}(?:-{_DAY})? {_CLOCK}-{_CLOCK}", re.ASCII)
_EMAIL = re.compile(r"[^@\s<>?]+@[^@\s<>?]+\.[^@\s<>?]+")
SHORT = 6  # characters: numbers like 999 and 101, which are dialled as they stand
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")

# The colours that the file gives, and those that the styles paint alike for every council.
_GIVEN = ("header", "header_text", "accent", "brand", "link", "link_visited", "button", "button_text", "page")
_FIXED = {"body": "#ffffff", "text": "#0b0c0c", "secondary_text": "#484949"}

# Which two colours meet, what a person sees there, and the least contrast WCAG 2.2 AA allows.
_MEETINGS = (
    ("header_text", "header", "words in the header", 4.5),
    ("button_text", "button", "words on a button", 4.5),
    ("link", "body", "links", 4.5),
    ("link", "page", "links in the footer", 4.5),
    ("link_visited", "body", "visited links", 4.5),
    ("link_visited", "page", "visited links in the footer", 4.5),
    ("text", "page", "words in panels and in the footer", 4.5),
    ("secondary_text", "page", "quiet words in panels", 4.5),
    ("header", "page", "the large words of the home page", 3.0),
    ("brand", "body", "borders and marks", 3.0),
    ("brand", "page", "borders and marks of panels", 3.0),
    ("accent", "header", "the line under the header", 3.0),
)


@dataclass(frozen=True)
class Hours:
    """Open from one day to another (0 is Monday), between two times."""

    first_day: int
    last_day: int
    opens_at: time
    closes_at: time


@dataclass(frozen=True)
class Line:
    """A telephone line: what it is for, its number as people write it, and when it is answered."""

    slug: str
    texts: Mapping[str, str]
    number: str
    hours: tuple[Hours, ...]
    always: bool
    text_relay: bool

    @property
    def name(self) -> Words:
        return pick(self.texts)

    @property
    def uri(self) -> str:
        """For a link: tel:+441632960100, or tel:999 for a short number."""
        if len(self.number) < SHORT:
            return f"tel:{self.number}"
        return f"tel:{phonenumbers.format_number(_parsed(self.number), phonenumbers.PhoneNumberFormat.E164)}"


@dataclass(frozen=True)
class Task:
    """Something many people come for: its name, and the form or the service it leads to."""

    texts: Mapping[str, str]
    form: str | None
    service: str | None

    @property
    def name(self) -> Words:
        return pick(self.texts)

    @property
    def path(self) -> str:
        return f"/forms/{self.form}" if self.form else f"/directory/services/{self.service}"


@dataclass(frozen=True)
class Council:
    """Everything that makes this front door one council's and no other's."""

    names: Mapping[str, str]
    logo: Markup
    colours: Mapping[str, str]
    address: tuple[str, ...]
    email: str
    website: str
    lines: tuple[Line, ...]
    urgent: tuple[Line, ...]
    tasks: tuple[Task, ...]

    @property
    def name(self) -> Words:
        return pick(self.names)

    @property
    def icon(self) -> str:
        """The logo in base64, for the browser's tab."""
        return b64encode(self.logo.encode()).decode()

    @property
    def contact_line(self) -> Line:
        """The line for anything: the first in the file."""
        return self.lines[0]


_READER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # safe, and quicker where there is libyaml


def council() -> Council:
    """This application's council."""
    found: Any = current_app.extensions["council"]
    assert isinstance(found, Council)
    return found


def load(path: Path) -> Council:
    """Read and check a council's file. Raises SettingsError with a sentence that says what is wrong."""
    try:
        told = _parts(yaml.load(path.read_text(encoding="utf-8"), _READER), "the file")  # noqa: S506
        return Council(
            names=_texts(told["name"], "name"),
            logo=_logo(path.parent, told.get("logo")),
            colours=_colours(_parts(told["colours"], "colours")),
            address=_address(told["address"]),
            email=_email(told["email"]),
            website=_website(told["website"]),
            lines=_lines(told["telephone"], "telephone"),
            urgent=_lines(told["urgent"], "urgent"),
            tasks=_tasks(told.get("tasks")),
        )
    except KeyError as missing:
        raise SettingsError(f"COUNCIL_FILE {path.name} says nothing about {missing}.") from None
    except (yaml.YAMLError, UnicodeDecodeError) as problem:
        why = " ".join(str(problem).split())
        raise SettingsError(f"COUNCIL_FILE {path.name} cannot be read as YAML: {why}") from None
    except ValueError as problem:
        raise SettingsError(f"COUNCIL_FILE {path.name}: {problem}") from None


def contrast(one: str, other: str) -> float:
    """How far apart two #rrggbb colours are, from 1 to 21, by WCAG 2.2's formula."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(told: object, where: str) -> dict[str, Any]:
    """Names and what they stand for."""
    if not isinstance(told, dict) or not told or not all(isinstance(name, str) for name in told):
        raise ValueError(f"{where} must have parts, each a name, a colon and what it is.")
    return told


def _words(told: object, what: str) -> str:
    if not isinstance(told, str) or not told.strip():
        raise ValueError(f"{what} must be words, but it is “{told}”; numbers go in quotation marks.")
    return told


def _texts(told: object, where: str) -> Mapping[str, str]:
    if not isinstance(told, dict) or not told.get(ENGLISH):
        raise ValueError(f"{where} has no words in English ({ENGLISH}).")
    return {str(code): _words(words, f"{where} in {code}") for code, words in told.items()}


def _address(told: object) -> tuple[str, ...]:
    if not isinstance(told, list) or not told:
        raise ValueError("address must be a list: each of its lines on a line that begins with a hyphen.")
    return tuple(_words(part, "each line of address") for part in told)


def _email(told: object) -> str:
    if not isinstance(told, str) or not _EMAIL.fullmatch(told):
        raise ValueError(f"email is “{told}”, but it must be like “hello@wendlevale.example”.")
    return told


def _website(told: object) -> str:
    if not isinstance(told, str) or not re.fullmatch(r"https?://[^\s/?#]+[^\s]*", told):
        raise ValueError(f"website is “{told}”, but it must begin with https:// or http://.")
    return told


def _colours(told: Mapping[str, object]) -> Mapping[str, str]:
    for name, value in told.items():
        if name not in _GIVEN:
            raise ValueError(f"colours cannot have {name}, only {', '.join(_GIVEN)}.")
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise ValueError(
                f"colour {name} is “{value}”, but it must be like “#1f4d3a”, in quotation marks."
            )
    colours = {name: str(told[name]) for name in _GIVEN}
    painted = {**_FIXED, **colours}
    for front, back, what, least in _MEETINGS:
        ratio = contrast(painted[front], painted[back])
        if ratio < least:
            raise ValueError(
                f"colour {front} {painted[front]} on {back} {painted[back]} has a contrast of {ratio:.2f} "
                f"to 1, but {what} need {least} to 1."
            )
    return colours


def _logo(folder: Path, name: object) -> Markup:
    """The logo's SVG. It is the council's own file, as trusted as the templates."""
    if not name:
        return Markup()
    path = folder / _words(name, "logo")
    if not path.is_file():
        raise ValueError(f"the logo {name} is not beside it.")
    return Markup(path.read_text(encoding="utf-8"))  # noqa: S704


def _tasks(told: object) -> tuple[Task, ...]:
    """What many people come for. A council may name none."""
    if told is not None and not isinstance(told, list):
        raise ValueError("tasks must be a list: each begins with a hyphen and has a form or a service.")
    return tuple(_task(_parts(task, "each of tasks")) for task in told or ())


def _task(told: Mapping[str, object]) -> Task:
    form, service = told.get("form"), told.get("service")
    if bool(form) == bool(service):
        raise ValueError("each of tasks must have either a form or a service.")
    return Task(
        _texts(told["name"], "tasks"),
        _words(form, "form in tasks") if form else None,
        _words(service, "service in tasks") if service else None,
    )


def _lines(told: object, where: str) -> tuple[Line, ...]:
    if not isinstance(told, dict) or not told:
        raise ValueError(f"{where} must have one line or more, each with a name and a number.")
    return tuple(_line(str(slug), _parts(line, f"{where} {slug}"), where) for slug, line in told.items())


def _line(slug: str, told: Mapping[str, Any], where: str) -> Line:
    what, number, hours = f"{where} {slug}", told.get("number"), told.get("hours")
    if not isinstance(number, str):
        raise ValueError(f"{what} must have its number in quotation marks.")
    short = len(number) < SHORT and number.isascii() and number.isdecimal()
    if not short and not phonenumbers.is_possible_number(_parsed(number)):
        raise ValueError(f"{what} is “{number}”, which cannot be a telephone number.")
    text_relay = told.get("text_relay", False)
    if not isinstance(text_relay, bool):
        raise ValueError(f"{what} has text_relay “{text_relay}”, but it must be true or false.")
    return Line(
        slug=slug,
        texts=_texts(told.get("name"), what),
        number=number,
        hours=() if hours == "always" else tuple(_hours(what, str(hours or ""))),
        always=hours == "always",
        text_relay=text_relay,
    )


def _parsed(number: str) -> phonenumbers.PhoneNumber:
    try:
        return phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        raise ValueError(f"“{number}” cannot be a telephone number.") from None


def _hours(what: str, told: str) -> Iterable[Hours]:
    for part in told.split(";"):
        found = _HOURS.fullmatch(part.strip())
        if not found:
            raise ValueError(f"{what} has hours “{part}”, but they must be like “MO-FR 09:00-17:00”.")
        first, last, *clock = found.groups()
        opens, closes = time(int(clock[0]), int(clock[1])), time(int(clock[2]), int(clock[3]))
        yield Hours(DAYS.index(first), DAYS.index(last or first), opens, closes)
