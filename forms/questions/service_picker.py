"""Which services something is about, found in the directory by the person's own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from forms.answers import Json, Typed, Unfinished, only, wrong
from forms.paper import Blank
from forms.providers import Found, NotReachable, providers
from forms.questions.lookup import Lookup
from forms.text import Text, Words, _

UNKNOWN = "unknown"
MOST = 20
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


class ServicePicker(Lookup):
    """Stored as a list of slugs, of one where `several` is False; ["unknown"] for someone who does not know.

    The way on is always there: "I do not know". What was chosen stays chosen, and on the page, while more is
    looked up, except where there can be only one.
    """

    template = "questions/service_picker.html"
    way_on = "chosen"

    def __init__(self, label: Text, *, several: bool = True, **rest: Any) -> None:
        super().__init__(label, **rest)
        self.several = several

    def parse(self, typed: Typed) -> Json:
        words, chosen = only(typed, "words"), _codes(typed)
        searched = only(typed, "searched")
        if UNKNOWN in chosen and searched in ("", words) and not self.is_to_find(typed):
            if len(chosen) > 1:
                raise wrong(_("Select services, or “I do not know”, but not both"), "chosen")
            return [UNKNOWN]
        if words and not self.is_searched(typed):
            self.found(typed)
            raise Unfinished(self.again(typed))
        if known := self._known(typed, chosen):
            return list(known) if self.several else list(known[:1])
        if words:
            raise wrong(self.choose_one(), "chosen")
        return self.nothing("words")

    def again(self, typed: Typed) -> Typed:
        kept = [code for code in _codes(typed) if code != UNKNOWN] if self.several else []
        return {**super().again(typed), "chosen": kept}

    def look_up(self, typed: Typed) -> Sequence[Found]:
        return providers().services.find(only(typed, "words"))

    def offered(self, typed: Typed) -> Sequence[Found]:
        """What was found, after what was chosen earlier and is not among it."""
        found = super().offered(typed)
        codes = {each.code for each in found}
        earlier = [code for code in _codes(typed) if code not in codes]
        named = {code: providers().services.named(code) for code in earlier}
        return [*(Found(code, name, code) for code, name in named.items() if name), *found]

    def _known(self, typed: Typed, chosen: Sequence[str]) -> Sequence[str]:
        """Those of the chosen that are services; all of them while nobody can tell."""
        services = providers().services
        try:
            found = {each.code for each in services.find(only(typed, "words"))}
        except NotReachable:
            return chosen
        return [code for code in chosen if code in found or services.named(code)]

    def none_found(self, typed: Typed) -> Text:
        return _("Enter other words, or select “I do not know”, as we found no service with these")

    def not_reachable(self) -> Text:
        return _("Select “I do not know”, as we cannot look up services at the moment")

    def choose_one(self) -> Text:
        if self.several:
            return _("Select one service or more, or “I do not know”")
        return _("Select the service, or “I do not know”")

    def typed(self, stored: Json) -> dict[str, list[str]]:
        return {"chosen": [str(code) for code in stored]} if isinstance(stored, list) else {}

    def shown(self, stored: Json) -> Words:
        return "\n".join(str(_name(str(code))) for code in stored) if isinstance(stored, list) else ""

    def on_paper(self) -> Sequence[Blank]:
        return [Blank("lines", _("Which services, in your own words"), 3)]

    def spoken(self) -> Sequence[Words]:
        return [*super().spoken(), _("Say what you need in your own words, or that you do not know")]

    def schema(self) -> dict[str, Json]:
        return {
            "type": "array",
            "items": {"type": "string", "pattern": f"^{SLUG.pattern}$"},
            "minItems": 1,
            "maxItems": MOST if self.several else 1,
            "uniqueItems": True,
        }


def _codes(typed: Typed) -> list[str]:
    """What was chosen, once each, as far as it could be a service at all."""
    sent = dict.fromkeys(typed.get("chosen", ()))
    return [code for code in sent if len(code) <= 100 and SLUG.fullmatch(code)][:MOST]


def _name(code: str) -> Words:
    return _("I do not know") if code == UNKNOWN else providers().services.named(code) or code
