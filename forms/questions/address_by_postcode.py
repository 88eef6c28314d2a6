"""A UK address, found by its postcode and chosen from a list, or typed by hand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence

from forms.answers import Json, Problems, Typed, Unfinished, fits, only, wrong
from forms.providers import Found, providers
from forms.questions.address import Address, not_a_postcode, postcode
from forms.questions.line import too_long
from forms.questions.lookup import LONGEST, Lookup
from forms.text import Text, Words, _

_UPRN = re.compile(r"[0-9]{1,12}")


class AddressByPostcode(Lookup, Address):
    """Stored as an `Address` is, with "uprn" (its number in the national gazetteer) when it was picked from
    the list and not edited since.

    "words" is the postcode and "number" narrows what is found. While "by_hand" is "yes" the page has the
    lines of an address; a button of that name goes there, and one whose value is "no" goes back. "uprn" goes
    to the page and back with a fingerprint of the lines that it belongs to.
    """

    template = "questions/address_by_postcode.html"
    parts = ("words", "number", "searched", "chosen", "find", "by_hand", *Address.lines, "uprn")
    tokens = {**Address.tokens, "words": "postal-code", "number": None}

    def parse(self, typed: Typed) -> Json:
        if self.is_by_hand(typed):
            return self.parse_by_hand(typed)
        if _last(typed, "by_hand") == "no":
            raise Unfinished({"words": [only(typed, "postcode")]})
        answer = super().parse(typed)
        return answer if answer is None else self._whole(answer)

    def parse_by_hand(self, typed: Typed) -> Json:
        if not any(typed.get(line) for line in self.lines):  # the page has no lines yet
            raise Unfinished({"by_hand": ["yes"], "postcode": [only(typed, "words")]})
        answer = Address.parse(self, typed)
        uprn, _space, mark = only(typed, "uprn").partition(" ")
        if isinstance(answer, dict) and _UPRN.fullmatch(uprn) and mark == _fingerprint(answer):
            return {**answer, "uprn": uprn}
        return answer

    def _whole(self, found: Json) -> Json:
        """What was found, as it would be typed; what lacks a line is shown by hand, to be completed."""
        try:
            return self.parse_by_hand(self.typed(found))
        except Problems:
            raise Unfinished(self.typed(found)) from None

    def is_by_hand(self, typed: Typed) -> bool:
        return _last(typed, "by_hand") == "yes"

    def sought(self, typed: Typed) -> str:
        return f"{only(typed, 'words')} {only(typed, 'number')}".strip() if only(typed, "words") else ""

    def again(self, typed: Typed) -> Typed:
        return {**super().again(typed), "by_hand": []}

    def check_words(self, typed: Typed) -> None:
        if postcode(only(typed, "words")) is None:
            raise wrong(not_a_postcode(), "words")
        if not fits(only(typed, "number"), LONGEST):
            raise wrong(too_long(_("House number or name"), LONGEST), "number")

    def look_up(self, typed: Typed) -> Sequence[Found]:
        full = postcode(only(typed, "words")) or ""
        return _narrowed(providers().addresses.find(full), only(typed, "number"))

    def none_found(self, typed: Typed) -> Text:
        return _(
            "Enter another postcode, or enter the address by hand, as we found no addresses at %(postcode)s",
            postcode=postcode(only(typed, "words")),
        )

    def not_reachable(self) -> Text:
        return _("Enter the address by hand, as we cannot look up postcodes at the moment")

    def choose_one(self) -> Text:
        return _("Select the address from the list")

    def autocomplete_for(self, part: str = "") -> str | None:
        return self.tokens.get(part) if self.about_you else None

    def typed(self, stored: Json) -> dict[str, list[str]]:
        """By hand, so that it can be edited."""
        if not isinstance(stored, dict):
            return {}
        lines = {part: str(stored[part]) for part in self.lines if part in stored}
        uprn = {"uprn": [f"{stored['uprn']} {_fingerprint(lines)}"]} if "uprn" in stored else {}
        return {"by_hand": ["yes"], **{part: [line] for part, line in lines.items()}, **uprn}

    def shown(self, stored: Json) -> Words:
        lines = stored if isinstance(stored, dict) else {}
        return "\n".join(str(line) for part, line in lines.items() if part != "uprn")

    def schema(self) -> dict[str, Json]:
        whole = super().schema()
        lines = whole["properties"]
        assert isinstance(lines, dict)
        return {**whole, "properties": {**lines, "uprn": {"type": "string", "pattern": f"^{_UPRN.pattern}$"}}}


def _last(typed: Typed, part: str) -> str:
    return (typed.get(part) or [""])[-1]


def _narrowed(found: Sequence[Found], number: str) -> Sequence[Found]:
    """Those with this house number or name; all of them when none has it."""
    wanted = re.compile(rf"\b{re.escape(number.casefold())}\b")
    return [each for each in found if number and wanted.search(each.words.casefold())] or found


def _fingerprint(lines: Mapping[str, Json]) -> str:
    """Changes whenever a line does."""
    whole = "\n".join(f"{part}={lines[part]}" for part in Address.lines if part in lines)
    return hashlib.sha256(whole.encode("utf-8", "replace")).hexdigest()[:16]
