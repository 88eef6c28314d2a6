"""Where something is: a street, a landmark, a postcode, or where the person's device is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from forms.answers import CODE_POINTS, Json, Typed, latin_digits, only
from forms.paper import Blank
from forms.providers import Found, providers
from forms.questions.lookup import LONGEST, Lookup
from forms.text import Text, Words, _

OWN = "own"
_POINT = re.compile(r"(-?\d{1,3}(?:\.\d{1,15})?) ?, ?(-?\d{1,3}(?:\.\d{1,15})?)")
_LATITUDES, _LONGITUDES = (49.0, 61.5), (-9.0, 2.5)  # of the United Kingdom


class Place(Lookup):
    """Stored as {"description", "latitude", "longitude"} (degrees, WGS 84) when it was chosen from what was
    found, and as {"description"} alone when nothing was it and the person's own words have to do.

    The code of a place is its latitude and longitude, so that a place once chosen needs nobody to tell where
    it is. With JavaScript the device's position can be put in as the words.
    """

    template = "questions/place.html"
    script = "position.mjs"
    uses_position = True
    way_on = "chosen"

    def parse(self, typed: Typed) -> Json:
        words, chosen = only(typed, "words"), only(typed, "chosen")
        own = chosen == OWN and only(typed, "searched") in ("", words) and not self.is_to_find(typed)
        if words and own:
            self.check_words(typed)
            return _place(words, point(words))
        where = point(chosen)
        if words and where and self.is_searched(typed):
            self.check_words(typed)
            found = next((each for each in self.offered(typed) if each.code == chosen), None)
            return found.answer if found else _place(words, where)
        return super().parse(typed)

    def look_up(self, typed: Typed) -> Sequence[Found]:
        found = providers().places.find(only(typed, "words"))
        first = {each.code: each for each in reversed(found)}  # homes in one building are one place
        return [each for each in found if first[each.code] is each]

    def offered(self, typed: Typed) -> Sequence[Found]:
        """What was found, and what was chosen earlier if that is not among it."""
        found, chosen, words = super().offered(typed), only(typed, "chosen"), only(typed, "words")
        where = point(chosen)
        if not where or not words or not self.is_searched(typed) or any(f.code == chosen for f in found):
            return found
        return [Found(chosen, words, _place(words, where)), *found]

    def none_found(self, typed: Typed) -> Text:
        return _("Enter another street, landmark or postcode, or select “Use my own words”")

    def not_reachable(self) -> Text:
        return _("Select “Use my own words”, as we cannot look up places at the moment")

    def choose_one(self) -> Text:
        return _("Select the place, or “Use my own words”")

    def typed(self, stored: Json) -> dict[str, list[str]]:
        if not isinstance(stored, dict):
            return {}
        words = str(stored.get("description", ""))
        code = f"{stored['latitude']},{stored.get('longitude')}" if "latitude" in stored else OWN
        return {"words": [words], "searched": [words], "chosen": [code]}

    def shown(self, stored: Json) -> Words:
        return str(stored.get("description", "")) if isinstance(stored, dict) else ""

    def on_paper(self) -> Sequence[Blank]:
        return [Blank("lines", _("The street, and what it is near"), 3)]

    def spoken(self) -> Sequence[Words]:
        return [*super().spoken(), _("Say a street, a landmark or a postcode")]

    def schema(self) -> dict[str, Json]:
        latitude: Json = {"type": "number", "minimum": _LATITUDES[0], "maximum": _LATITUDES[1]}
        longitude: Json = {"type": "number", "minimum": _LONGITUDES[0], "maximum": _LONGITUDES[1]}
        return {
            "type": "object",
            "properties": {
                "description": {"type": "string", "minLength": 1, "maxLength": LONGEST * CODE_POINTS},
                "latitude": latitude,
                "longitude": longitude,
            },
            "required": ["description"],
            "dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]},
            "additionalProperties": False,
        }


def point(text: str) -> tuple[float, float] | None:
    """The latitude and longitude in "52.70100, -0.95050", if they are within the United Kingdom."""
    found = _POINT.fullmatch(latin_digits(text))
    if not found:
        return None
    latitude, longitude = float(found[1]), float(found[2])
    within = _LATITUDES[0] <= latitude <= _LATITUDES[1] and _LONGITUDES[0] <= longitude <= _LONGITUDES[1]
    return (latitude, longitude) if within else None


def _place(description: str, where: tuple[float, float] | None) -> dict[str, Json]:
    return {"description": description, **dict(zip(("latitude", "longitude"), where or (), strict=False))}
