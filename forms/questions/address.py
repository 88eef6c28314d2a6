"""Where someone lives: a UK address typed by hand, and a postcode alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from forms.answers import CODE_POINTS, Json, Problem, Problems, Typed, fits, latin_digits, only, wrong
from forms.paper import Blank
from forms.questions.line import Line, too_long
from forms.questions.question import Question
from forms.text import Text, Words, _

_POSTCODE = re.compile(r"(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?)([0-9OI])([A-Z]{2})")
_LIKE_DIGITS = str.maketrans("OI", "01")
_LIMIT = 100


def postcode(text: str) -> str | None:
    """A UK postcode as Royal Mail writes it ("SW1A 2AA"), or None when this is not one."""
    found = _POSTCODE.fullmatch(re.sub(r"[\W_]", "", latin_digits(text).upper()))
    if found is None:
        return None
    outward, digit, letters = found.groups()  # the letters O and I stand where only a digit can
    return f"{outward} {digit.translate(_LIKE_DIGITS)}{letters}"


def not_a_postcode() -> Text:
    return _("Enter a full UK postcode, like ZZ1 4QP")


class Postcode(Line):
    """A full UK postcode, forgiving about case, spaces and hyphens. `thing` tells two on a page apart."""

    autocomplete = "postal-code"
    direction = "ltr"
    spellcheck = False
    needs_thing = False
    boxes = 8

    def __init__(self, label: Text, *, width: int = 10, **rest: Any) -> None:
        super().__init__(label, width=width, **rest)

    def parse_text(self, text: str) -> Json:
        found = postcode(text)
        if found is None:
            raise wrong(
                _("%(thing)s must be a full UK postcode, like ZZ1 4QP", thing=self.thing)
                if self.thing
                else not_a_postcode()
            )
        return found

    def schema(self) -> dict[str, Json]:
        return {"type": "string", "pattern": "^(GIR|[A-Z]{1,2}[0-9][A-Z0-9]?) [0-9][A-Z]{2}$"}


class Address(Question):
    """A UK address typed by hand: two lines, a town, perhaps a county, a postcode.

    Stored as {"line_1", "line_2", "town", "county", "postcode"}, without those left empty.
    """

    template = "questions/address.html"
    lines: ClassVar[tuple[str, ...]] = ("line_1", "line_2", "town", "county", "postcode")
    parts = lines
    tokens = {
        "line_1": "address-line1",
        "line_2": "address-line2",
        "town": "address-level2",
        "county": None,
        "postcode": "postal-code",
    }

    @property
    def part_labels(self) -> dict[str, Text]:
        return {
            "line_1": _("Address line 1"),
            "line_2": _("Address line 2 (optional)"),
            "town": _("Town or city"),
            "county": _("County (optional)"),
            "postcode": _("Postcode"),
        }

    def autocomplete_for(self, part: str = "") -> str | None:
        return self.tokens[part] if self.about_you else None

    def parse(self, typed: Typed) -> Json:
        lines = {part: only(typed, part) for part in self.lines}
        if self.optional and not any(lines.values()):
            return None
        problems = _problems(lines)
        if not any(lines.values()):
            problems[0] = Problem(self.missing or "", "line_1")
        if problems:
            raise Problems(*problems)
        lines["postcode"] = postcode(lines["postcode"]) or ""
        return {part: line for part, line in lines.items() if line}

    def typed(self, stored: Json) -> dict[str, list[str]]:
        return {part: [str(line)] for part, line in stored.items()} if isinstance(stored, dict) else {}

    def shown(self, stored: Json) -> Words:
        return "\n".join(str(line) for line in stored.values()) if isinstance(stored, dict) else ""

    def on_paper(self) -> Sequence[Blank]:
        return [
            Blank("boxes", label, Postcode.boxes) if part == "postcode" else Blank("line", label)
            for part, label in self.part_labels.items()
        ]

    def spoken(self) -> Sequence[Words]:
        return [
            *super().spoken(),
            _("Say the house number and street, then the town or city, then the postcode"),
        ]

    def schema(self) -> dict[str, Json]:
        line: dict[str, Json] = {"type": "string", "minLength": 1, "maxLength": _LIMIT * CODE_POINTS}
        properties: dict[str, Json] = dict.fromkeys(self.lines, line)
        return {
            "type": "object",
            "properties": {**properties, "postcode": Postcode(self.label).schema()},
            "required": ["line_1", "town", "postcode"],
            "additionalProperties": False,
        }


def _problems(lines: dict[str, str]) -> list[Problem]:
    names = {
        "line_1": _("Address line 1"),
        "line_2": _("Address line 2"),
        "town": _("Town or city"),
        "county": _("County"),
    }
    missing = {
        "line_1": _("Enter address line 1, usually the house number and street"),
        "town": _("Enter a town or city"),
        "postcode": _("Enter a postcode"),
    }
    problems = []
    for part, line in lines.items():
        if not line and part in missing:
            problems.append(Problem(missing[part], part))
        elif part in names and not fits(line, _LIMIT):
            problems.append(Problem(too_long(names[part], _LIMIT), part))
        elif part == "postcode" and line and postcode(line) is None:
            problems.append(Problem(not_a_postcode(), part))
    return problems
