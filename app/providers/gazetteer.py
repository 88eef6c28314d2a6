"""The gazetteer of the sample council, all of it invented: its addresses, streets and landmarks."""

from __future__ import annotations

import csv
import math
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from app.providers.found import Point, a_place, an_address, in_one_line
from forms.providers import Found
from forms.questions.address import postcode
from forms.questions.place import point
from forms.text import _

SAMPLE = Path(__file__).parent / "sample"
MOST = 6
NEARBY = 400  # metres
FAR_AWAY = 30_000
ALIKE = 0.88
ENOUGH = 0.6
MOST_WORDS = 12
# Words of many names, which tell little; and words around a name, which tell nothing.
KINDS = re.compile(r"street|road|lane|close|place|row|avenue|court|way|walk|green|the|of")
AROUND = re.compile(r"an?|and|at|behind|beside|by|corner|front|i[ns]|near|next|number|on|opposite|outside|to")


@dataclass(frozen=True)
class Entry:
    """A street or a landmark or, with a `uprn`, an address."""

    name: str
    town: str
    postcode: str
    where: Point
    also: str = ""
    uprn: str = ""
    line_1: str = ""
    line_2: str = ""

    @property
    def description(self) -> str:
        return f"{self.name}, {self.town}"

    @property
    def lines(self) -> dict[str, str]:
        return {"line_1": self.line_1, "line_2": self.line_2, "town": self.town, "postcode": self.postcode}


class Addresses:
    """Addresses by postcode."""

    def find(self, typed: str) -> Sequence[Found]:
        return [
            an_address(each.uprn, each.lines) for each in _addresses() if each.postcode == postcode(typed)
        ]


class Places:
    """Streets and landmarks by words or a postcode, and what is nearest to "latitude,longitude"."""

    def find(self, typed: str) -> Sequence[Found]:
        if where := point(typed):
            return _nearest(where)
        if full := postcode(typed):
            return [_found(each) for each in _places() if each.postcode == full][:MOST] or _streets_at(full)
        return [_found(each) for each in _by_words(typed)]


def _found(entry: Entry) -> Found:
    return a_place(entry.where, entry.description, hint=entry.postcode)


def _streets_at(full: str) -> Sequence[Found]:
    here = [each for each in _addresses() if each.postcode == full]
    return [_found(each) for each in here[:MOST]]


def _nearest(where: Point) -> Sequence[Found]:
    """The very point, by its nearest address, then streets and landmarks close by."""
    address = min(_addresses(), key=lambda each: metres(where, each.where))
    if metres(where, address.where) > FAR_AWAY:
        return ()
    words = str(_("Near %(place)s", place=address.description))
    close = sorted(_places(), key=lambda each: metres(where, each.where))
    others = [each for each in close if metres(where, each.where) <= NEARBY]
    return [a_place(where, address.description, words=words), *map(_found, others[: MOST - 1])]


def metres(one: Point, other: Point) -> float:
    """How far apart, near enough within a county."""
    north = math.radians(other[0] - one[0])
    east = math.radians(other[1] - one[1]) * math.cos(math.radians(one[0]))
    return 6_371_000 * math.hypot(north, east)


def _by_words(typed: str) -> Sequence[Entry]:
    wanted = [word for word in plain(typed) if not AROUND.fullmatch(word)][:MOST_WORDS]
    if not wanted:
        return ()
    numbers = {word for word in wanted if word[0].isdigit()}
    houses = [each for each in _addresses() if numbers & set(plain(each.line_1))] if numbers else []
    scored = [(_likeness(wanted, each), each) for each in (*_places(), *houses)]
    best = sorted((pair for pair in scored if pair[0] >= ENOUGH), key=lambda pair: -pair[0])
    return [each for _score, each in best[:MOST]]


def _likeness(wanted: Sequence[str], entry: Entry) -> float:
    """From 0 to 1: how much of what is wanted it has, and how much of its name is wanted."""
    name, extra = plain(entry.name), {*plain(entry.town), *plain(entry.also), *plain(entry.postcode)}
    asked = sum(
        _weight(word) * max(0.8 * (word in extra), *(_same(word, each) for each in name)) for word in wanted
    )
    told = sum(_weight(word) * max(_same(typed, word) for typed in wanted) for word in name)
    known = 0.9 if any(word in plain(entry.also) for word in wanted) else 0
    return (asked / sum(map(_weight, wanted)) + max(told / sum(map(_weight, name)), known)) / 2


def _weight(word: str) -> float:
    return 0.25 if KINDS.fullmatch(word) else 1


def _same(typed: str, word: str) -> float:
    """Whether what was typed is this word, or its beginning, or nearly it."""
    if typed == word:
        return 1
    if typed[0].isdigit() or word[0].isdigit():
        return 0
    if len(typed) >= 3 and word.startswith(typed):
        return 0.95
    alike = JaroWinkler.similarity(typed, word)
    return alike if len(typed) >= 4 and alike >= ALIKE else 0


def plain(text: str) -> list[str]:
    """Its words, without capitals, accents and apostrophes."""
    letters = unicodedata.normalize("NFKD", re.sub(r"['’]", "", text.casefold()))
    return re.findall(r"\w+", "".join(c for c in letters if unicodedata.category(c) != "Mn"))


@cache
def _addresses() -> tuple[Entry, ...]:
    return tuple(
        Entry(
            in_one_line({"line_1": row["line_1"], "line_2": row["line_2"]}),
            row["town"],
            row["postcode"],
            _where(row),
            uprn=row["uprn"],
            line_1=row["line_1"],
            line_2=row["line_2"],
        )
        for row in _rows("addresses.csv")
    )


@cache
def _places() -> tuple[Entry, ...]:
    return tuple(
        Entry(row["name"], row["town"], row["postcode"], _where(row), also=row["also"])
        for row in _rows("places.csv")
    )


def _where(row: dict[str, str]) -> Point:
    return float(row["latitude"]), float(row["longitude"])


def _rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
