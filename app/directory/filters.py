"""The filters beside the results: the values that would split them, and how many each would give."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from app.directory.asked import MANY, ON, Asked
from app.directory.audiences import AUDIENCES
from app.directory.opening import day_name
from app.directory.wording import spoken
from directory.hours import DAYS
from directory.search import Results
from forms.text import Text, _, p_

MOST_SHOWN = 10

CHANNELS: dict[str, Text] = {
    "online": p_("how to get a service", "Online"),
    "telephone": p_("how to get a service", "By telephone"),
    "in-person": p_("how to get a service", "In person"),
}
SWITCHES: dict[str, tuple[str, Text]] = {
    "now": ("open_now", _("Open now")),
    "free": ("free", _("Free")),
    "step_free": ("step_free", _("No steps to get in")),
}
TITLES: dict[str, Text] = {
    "for": _("Who it is for"),
    "by": _("How you can get it"),
    "day": _("Open on"),
    "speaks": _("Language spoken"),
    "topic": _("Topic"),
}


@dataclass(frozen=True)
class Value:
    """One value that can be ticked; `count` is how many results it would give."""

    name: str
    code: str
    words: Text | str
    count: int
    chosen: bool


@dataclass(frozen=True)
class Group:
    title: Text
    name: str
    values: list[Value]


def groups(asked: Asked, found: Results, topics: Mapping[str, str]) -> list[Group]:
    """Those that would split the results, or are in use. `topics` are names by slug."""
    every = [_switches(asked, found), *(_many(name, asked, found, topics) for name in TITLES)]
    return [group for group in every if group.values]


def _switches(asked: Asked, found: Results) -> Group:
    values = []
    for name, (facet, words) in SWITCHES.items():
        count, on = found.counts.get(facet, {}).get("true", 0), name in asked.values
        if on or 0 < count < found.total:
            values.append(Value(name, ON, words, count, on))
    return Group(_("Show only"), "only", values)


def _many(name: str, asked: Asked, found: Results, topics: Mapping[str, str]) -> Group:
    """The values that most results have, in their own order where they have one."""
    counts, ticked = found.counts.get(MANY[name], {}), asked.values.getlist(name)
    words = dict(_named(name, [*counts, *ticked], topics))
    splits = [code for code in words if code in ticked or 0 < counts.get(code, 0) < found.total]
    most = sorted(splits, key=lambda code: (code not in ticked, -counts.get(code, 0), str(words[code])))[
        :MOST_SHOWN
    ]
    order = list(words) if name in ("day", "by") else most
    shown = [code for code in order if code in most]
    values = [Value(name, code, words[code], counts.get(code, 0), code in ticked) for code in shown]
    return Group(TITLES[name], name, values)


def _named(name: str, codes: list[str], topics: Mapping[str, str]) -> Iterator[tuple[str, Text | str]]:
    """The codes that there are words for, with these."""
    known: dict[str, Mapping[str, Any]] = {
        "for": AUDIENCES,
        "by": CHANNELS,
        "topic": topics,
        "day": {code: day_name(number) for number, code in enumerate(DAYS)},
        "speaks": {code: spoken([code]) for code in codes if name == "speaks"},
    }
    yield from ((code, words) for code, words in known[name].items() if code in codes)
