"""Addresses and places from the Ordnance Survey's Places API (docs.os.uk, "OS Places API").

What people look for is theirs: it is sent there and kept in this process's memory for a while, so that the
list shown after a redirect costs nothing; it is never logged.
"""

from __future__ import annotations

import json
import re
from collections import OrderedDict
from collections.abc import Sequence
from http import HTTPStatus
from http.client import HTTPException
from threading import Lock
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPRedirectHandler, build_opener

from app.providers.found import a_place, an_address, in_one_line
from forms.answers import one_line
from forms.providers import Found, NotReachable
from forms.questions.address import postcode
from forms.questions.place import point
from forms.text import _

SECONDS_TO_WAIT = 5
MOST_KEPT = 500
MOST_READ = 2_000_000  # bytes
MOST_PLACES = 6
MOST_OF_A_POSTCODE = 100  # what one request gives; Royal Mail puts as many in a postcode
METRES = 1000  # the farthest that "nearest" looks


class _StayHere(HTTPRedirectHandler):
    """A redirect would take the key, and what somebody looks for, elsewhere."""

    def redirect_request(self, *_told: object) -> None:
        return None


_OPENER = build_opener(_StayHere)


class OsPlaces:
    """One account with the Ordnance Survey."""

    def __init__(self, url: str, key: str) -> None:
        self._url, self._key = url, key
        self._kept: OrderedDict[str, list[dict[str, Any]]] = OrderedDict()
        self._lock = Lock()

    def ask(self, what: str, **query: str | int) -> list[dict[str, Any]]:
        """Delivery point addresses, as they come. Raises NotReachable."""
        asked = f"{what}?{urlencode({**query, 'dataset': 'DPA', 'output_srs': 'WGS84'})}"
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
                return self._kept[asked]
        found = self._fetch(asked)
        with self._lock:
            self._kept[asked] = found
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return found

    def _fetch(self, asked: str) -> list[dict[str, Any]]:
        try:
            with _OPENER.open(
                f"{self._url}/{asked}&{urlencode({'key': self._key})}", timeout=SECONDS_TO_WAIT
            ) as answer:
                told = json.loads(answer.read(MOST_READ))
            return [each["DPA"] for each in told.get("results", []) if _is_whole(each.get("DPA"))]
        except HTTPError as refused:
            if refused.code == HTTPStatus.BAD_REQUEST:  # words it can make nothing of
                return []
            raise NotReachable from None
        except (OSError, HTTPException, ValueError, AttributeError, TypeError, RecursionError):
            raise NotReachable from None  # whatever it said may repeat what was asked


class Addresses:
    """Addresses by postcode."""

    def __init__(self, os_places: OsPlaces) -> None:
        self._os_places = os_places

    def find(self, typed: str) -> Sequence[Found]:
        found = self._os_places.ask("postcode", postcode=typed, maxresults=MOST_OF_A_POSTCODE)
        return [an_address(str(each["UPRN"]), lines_of(each)) for each in found]


class Places:
    """Addresses by words or a postcode, and the nearest to "latitude,longitude", as places."""

    def __init__(self, os_places: OsPlaces) -> None:
        self._os_places = os_places

    def find(self, typed: str) -> Sequence[Found]:
        if where := point(typed):
            here = f"{where[0]},{where[1]}"
            nearest = self._os_places.ask("nearest", point=here, srs="WGS84", radius=METRES)[:1]
            words = [in_one_line(lines_of(each)) for each in nearest]
            return [a_place(where, each, words=str(_("Near %(place)s", place=each))) for each in words]
        if full := postcode(typed):
            found = self._os_places.ask("postcode", postcode=full, maxresults=MOST_PLACES)
        else:
            found = self._os_places.ask("find", query=typed, maxresults=MOST_PLACES)
        return [
            a_place((each["LAT"], each["LNG"]), in_one_line(lines_of(each)), hint=each["POSTCODE"])
            for each in found
        ]


def _is_whole(address: Any) -> bool:
    """Whether it has what nothing can be done without."""
    needed = {"UPRN": str | int, "POST_TOWN": str, "POSTCODE": str, "LAT": float | int, "LNG": float | int}
    return isinstance(address, dict) and all(
        isinstance(address.get(name), kind) for name, kind in needed.items()
    )


def lines_of(address: dict[str, Any]) -> dict[str, str]:
    """A delivery point address, which comes in capitals and in pieces, as people write it."""

    def piece(*names: str) -> str:
        return " ".join(words for name in names if (words := _as_written(str(address.get(name) or ""))))

    streets = [name for name in ("DEPENDENT_THOROUGHFARE_NAME", "THOROUGHFARE_NAME") if address.get(name)]
    pieces = (
        piece("ORGANISATION_NAME"),
        piece("SUB_BUILDING_NAME"),
        piece("BUILDING_NAME"),
        f"PO Box {address['PO_BOX_NUMBER']}" if address.get("PO_BOX_NUMBER") else "",
        piece("BUILDING_NUMBER", *streets[:1]),
        piece(*streets[1:]),
        piece("DOUBLE_DEPENDENT_LOCALITY"),
        piece("DEPENDENT_LOCALITY"),
    )
    first, *others = [each for each in pieces if each] or [""]
    return {
        "line_1": first,
        "line_2": ", ".join(others),
        "town": piece("POST_TOWN"),
        "postcode": one_line(address["POSTCODE"]),
    }


def _as_written(capitals: str) -> str:
    """ST OSYTH'S HALL is St Osyth's Hall; what has a digit in it stays: FLAT 2A is Flat 2A."""
    words = re.sub(r"(?<![\w'’])[^\W\d_]+(?:['’][^\W\d_]+)*(?![\w])", _capitalised, one_line(capitals))
    return re.sub(r"(?<=-)(?:By|De|In|Le|Next|On|The|Under|Upon)(?=-)", lambda small: small[0].lower(), words)


def _capitalised(word: re.Match[str]) -> str:
    return word[0][0].upper() + word[0][1:].lower()
