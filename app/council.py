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
_HOURS = re.compile(r"(MO|TU|WE|TH|FR|SA|SU)(?:-(MO|TU|WE|TH|FR|SA|SU))? (\d\d):(\d\d)-(\d\d):(\d\d)")
DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
WHITE = "#ffffff"

# Which two colours meet, what a person sees there, and the least contrast WCAG 2.2 AA allows.
_MEETINGS = (
    ("header_text", "header", "words in the header", 4.5),
    ("button_text", "button", "words on a button", 4.5),
    ("link", "body", "links", 4.5),
    ("link", "page", "links in the footer", 4.5),
    ("link_visited", "body", "visited links", 4.5),
    ("brand", "body", "borders and marks", 3.0),
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
        if len(self.number) < 6:
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


def council() -> Council:
    """This application's council."""
    found: Any = current_app.extensions["council"]
    assert isinstance(found, Council)
    return found


def load(path: Path) -> Council:
    """Read and check a council's file. Raises SettingsError with a sentence that says what is wrong."""
    try:
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Council(
            names=_texts(told["name"], "name"),
            logo=_logo(path.parent, told.get("logo", "")),
            colours=_colours(told["colours"]),
            address=tuple(told["address"]),
            email=told["email"],
            website=told["website"],
            lines=tuple(_lines(told["telephone"])),
            urgent=tuple(_lines(told["urgent"])),
            tasks=tuple(_tasks(told.get("tasks", ()))),
        )
    except KeyError as missing:
        raise SettingsError(f"COUNCIL_FILE {path.name} says nothing about {missing}.") from None
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, AttributeError) as problem:
        raise SettingsError(f"COUNCIL_FILE {path.name} cannot be read as YAML: {problem}") from None
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


def _colours(told: Mapping[str, str]) -> Mapping[str, str]:
    colours = {"body": WHITE, **told}
    for name, value in colours.items():
        if not isinstance(value, str) or not _COLOUR.fullmatch(value):
            raise ValueError(
                f"colour {name} is “{value}”, but it must be like “#1f4d3a”, in quotation marks."
            )
    for front, back, what, least in _MEETINGS:
        ratio = contrast(colours[front], colours[back])
        if ratio < least:
            raise ValueError(
                f"colour {front} {colours[front]} on {back} {colours[back]} has a contrast of {ratio:.2f} "
                f"to 1, but {what} need {least} to 1."
            )
    return colours


def _logo(folder: Path, name: str) -> Markup:
    """The logo's SVG. It is the council's own file, as trusted as the templates."""
    if not name:
        return Markup()
    path = folder / name
    if not path.is_file():
        raise ValueError(f"the logo {name} is not beside it.")
    return Markup(path.read_text(encoding="utf-8"))  # noqa: S704


def _texts(told: Mapping[str, str], where: str) -> Mapping[str, str]:
    if not told.get(ENGLISH):
        raise ValueError(f"{where} has no words in English ({ENGLISH}).")
    return told


def _tasks(told: Iterable[Mapping[str, Any]]) -> Iterable[Task]:
    for task in told:
        form, service = task.get("form"), task.get("service")
        if bool(form) == bool(service):
            raise ValueError("each of tasks must have either a form or a service.")
        yield Task(_texts(task["name"], "tasks"), form, service)


def _lines(told: Mapping[str, Mapping[str, Any]]) -> Iterable[Line]:
    for slug, line in told.items():
        number, hours = line["number"], line.get("hours", "")
        if not isinstance(number, str):
            raise ValueError(f"telephone {slug} must have its number in quotation marks.")
        if len(number) >= 6 and not phonenumbers.is_possible_number(_parsed(number)):
            raise ValueError(f"telephone {slug} is “{number}”, which cannot be a telephone number.")
        yield Line(
            slug=slug,
            texts=_texts(line["name"], f"telephone {slug}"),
            number=number,
            hours=() if hours == "always" else tuple(_hours(slug, hours)),
            always=hours == "always",
            text_relay=bool(line.get("text_relay", False)),
        )


def _parsed(number: str) -> phonenumbers.PhoneNumber:
    try:
        return phonenumbers.parse(number, "GB")
    except phonenumbers.NumberParseException:
        raise ValueError(f"“{number}” cannot be a telephone number.") from None


def _hours(slug: str, told: str) -> Iterable[Hours]:
    for part in told.split(";"):
        found = _HOURS.fullmatch(part.strip())
        if not found:
            raise ValueError(
                f"telephone {slug} has hours “{part}”, but they must be like “MO-FR 09:00-17:00”."
            )
        first, last, *clock = found.groups()
        opens, closes = time(int(clock[0]), int(clock[1])), time(int(clock[2]), int(clock[3]))
        yield Hours(DAYS.index(first), DAYS.index(last or first), opens, closes)
