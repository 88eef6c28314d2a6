"""Kinds of question that only those who keep the directory are asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from app.directory.reaching import spaced
from directory import cells
from forms.answers import Json, Typed, fits, one_line, wrong
from forms.questions import Choice, Choices, Line, Option, Select, TextArea
from forms.questions.line import too_long
from forms.text import Text, Words, _, n_

Offered = Callable[[], Mapping[str, Text]]
"""Looks up what can be chosen now: {id: name}."""


class Lines(TextArea):
    """Several short answers, one on each line; stored as a list. `limit` is for each, `at_most` how many."""

    def __init__(self, label: Text, *, limit: int = 200, at_most: int = 60, **rest: Any) -> None:
        super().__init__(label, limit=limit * at_most, **rest)
        self.each = limit
        self.at_most = at_most

    def parse(self, typed: Typed) -> Json:
        said = (one_line(line) for line in (typed.get("") or [""])[0].splitlines())
        lines: list[Json] = list(dict.fromkeys(line for line in said if line))
        if not lines:
            return self.nothing()
        if any(not fits(str(line), self.each) for line in lines):
            raise wrong(_("Each line: %(problem)s", problem=too_long(self.thing, self.each)))
        if len(lines) > self.at_most:
            raise wrong(n_("Enter %(count)s line at most", "Enter %(count)s lines at most", self.at_most))
        return lines

    def typed(self, stored: Json) -> dict[str, list[str]]:
        return {"": ["\n".join(str(line) for line in stored)]} if isinstance(stored, list) else {}

    def shown(self, stored: Json) -> Words:
        return "\n".join(str(line) for line in stored) if isinstance(stored, list) else ""

    def schema(self) -> dict[str, Json]:
        return {"type": "array", "items": {"type": "string"}, "maxItems": self.at_most}


class _Offering(Choice):
    """What can be chosen is looked up whenever it is asked."""

    timely = True

    def __init__(self, label: Text, offered: Offered, *, known: Offered | None = None, **rest: Any) -> None:
        """`known` looks up all that may have been chosen, where that is more than can be chosen now."""
        self.offered = offered
        self.known = known or offered
        super().__init__(label, {}, **rest)

    @property
    def options(self) -> dict[str, Option]:
        return {code: Option(words) for code, words in self.offered().items()}

    @options.setter
    def options(self, _none: Mapping[str, Option]) -> None:
        """There is nothing to keep."""

    def mistakes(self) -> Any:
        return super(Choice, self).mistakes()

    def shown(self, stored: Json) -> Words:
        known = self.known()
        codes = stored if isinstance(stored, list) else [stored]
        return "\n".join(str(known.get(str(code)) or _("one that is no longer here")) for code in codes)


class OneOf(_Offering, Select):
    """One of what the directory has; stored as its id."""


class SomeOf(_Offering, Choices):
    """Any of what the directory has; stored as a list of ids, codes or slugs."""

    template = "staff/editing/questions/some_of.html"


class PublishedNumber(Line):
    """A telephone number to print: 01632 960 001, or a short one such as 111. Stored as pages show it."""

    spellcheck = False
    input_type = "tel"
    direction = "ltr"
    inputmode = "tel"
    needs_thing = False

    def __init__(self, label: Text, **rest: Any) -> None:
        super().__init__(label, width=20, **rest)

    def parse_text(self, text: str) -> Json:
        try:
            return spaced(cells.phone(text))
        except cells.CellError:
            raise wrong(_("Enter a telephone number, like 01632 960 001, or a short one like 111")) from None


class WebAddress(Line):
    """An address that begins with https:// or http://; whoever leaves that out means https."""

    spellcheck = False
    direction = "ltr"
    inputmode = "url"
    needs_thing = False

    def __init__(self, label: Text, **rest: Any) -> None:
        super().__init__(label, limit=2000, **rest)

    def parse_text(self, text: str) -> Json:
        whole = text if re.match(r"[a-z][a-z0-9+.-]*:", text, re.I) else f"https://{text}"
        try:
            address = cells.web_address(whole)
        except cells.CellError:
            raise wrong(_("Enter a web address, like https://www.example.org/help")) from None
        if "." not in address.partition("://")[2].split("/")[0]:
            raise wrong(_("Enter a web address, like https://www.example.org/help"))
        return address


class PublishedPostcode(Line):
    """A full postcode, in capitals, with one space."""

    spellcheck = False
    direction = "ltr"
    needs_thing = False

    def parse_text(self, text: str) -> Json:
        try:
            return cells.postcode(text)
        except cells.CellError:
            raise wrong(_("Enter a full UK postcode, like SW1A 2AA")) from None


class Degrees(Line):
    """Degrees of latitude or longitude (WGS 84), from `-most` to `most`; stored as a number."""

    spellcheck = False
    direction = "ltr"
    inputmode = "decimal"

    def __init__(self, label: Text, *, most: int, **rest: Any) -> None:
        super().__init__(label, width=10, **rest)
        self.most = most

    def parse_text(self, text: str) -> Json:
        try:
            return cells.degrees(self.most)(text.replace("−", "-"))
        except cells.CellError:
            raise wrong(
                _("%(thing)s must be a number of degrees, like 52.6968 or -0.9567", thing=self.thing)
            ) from None


class Months(Choice):
    """How often, in whole months; stored as that number."""

    def parse(self, typed: Typed) -> Json:
        chosen = super().parse(typed)
        return int(str(chosen)) if chosen is not None else None

    def shown(self, stored: Json) -> Words:
        if str(stored) in self.options:
            return super().shown(stored)
        return n_("Every month", "Every %(count)s months", int(str(stored)))
