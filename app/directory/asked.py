"""What an address asks the search for: words, filters, where somebody is; and the addresses beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from flask import url_for
from werkzeug.datastructures import MultiDict

from app.clock import now
from app.directory.audiences import AUDIENCES
from app.directory.near import Near, where_is
from app.directory.wording import is_language
from app.languages import current
from app.outcodes import as_outcode
from directory.hours import DAYS
from directory.search import CHANNELS, FOR_ALL, Filters, Query
from directory.search.intents import Narrowed, narrowed
from directory.telephone import as_number
from forms.answers import one_line
from forms.questions.address import postcode
from forms.text import Text, _

MOST_PAGES = 10_000
MANY = {"topic": "topics", "for": "audiences", "speaks": "languages", "by": "channels", "day": "days"}
"""Filters that take several values, by their names in an address."""
ONE = {"now": "open_now", "free": "free", "step_free": "step_free"}
"""Filters that are on or off."""
ON = "yes"
HOURS = ("day", "now")
"""The filters that words can ask for."""


@dataclass(frozen=True)
class Asked:
    """`values` are those of the filters, as the address has them or as the words say them, unless the words
    are to be taken as typed. What no filter has is left out, as if it were not chosen.
    """

    typed: str
    kind: str
    page: int
    values: MultiDict[str, str]
    near_typed: str
    as_typed: bool = False
    meant: Narrowed | None = None
    """What the words ask for by filters: "open on sunday"."""

    @classmethod
    def in_address(cls, typed: str, args: MultiDict[str, str], topics: Collection[str] = ()) -> Asked:
        """`topics` are the slugs of those that there are."""
        kind = args.get("kind", "")
        page = min(max(args.get("page", 1, type=int), 1), MOST_PAGES)
        values = [(name, value) for name, value in args.items(multi=True) if _has(name, value, topics)]
        near, as_typed = one_line(args.get("near", ""))[:60], args.get("as_typed") == ON
        meant = None if as_typed else narrowed(typed, current().shown.code)
        if meant and not any(name in HOURS for name, _value in values):
            values += [_in_address(*one) for one in meant.filters]
        return cls(typed, kind if kind in FOR_ALL else "", page, MultiDict(values), near, as_typed, meant)

    @cached_property
    def near(self) -> Near | None:
        """Where they are; None when they did not say, or nobody knows where that is."""
        return where_is(self.near_typed) if self.near_typed else None

    @property
    def near_problem(self) -> Text | None:
        """What is wrong with where they said they are."""
        if not self.near_typed or self.near is not None:
            return None
        if postcode(self.near_typed) or as_outcode(self.near_typed):
            return _("We do not know where that postcode is. Try another one near you")
        return _("Enter a postcode, like ZZ1 4QP, or the first half of one")

    @property
    def by_its_words(self) -> bool:
        """Whether filters are in use because the words ask for them."""
        chosen = list(self.values.items(multi=True))
        return self.meant is not None and all(_in_address(*one) in chosen for one in self.meant.filters)

    @property
    def is_number(self) -> bool:
        """Whether it asks whose telephone number something is."""
        return as_number(self.typed) is not None

    @property
    def narrows(self) -> bool:
        """Whether it asks for more than words."""
        return bool(self.values) or self.near is not None

    def query(self, page: int | None = None) -> Query:
        filters = {field: frozenset(self.values.getlist(name)) for name, field in MANY.items()}
        switches = {field: name in self.values for name, field in ONE.items()}
        return Query(
            self.meant.rest if self.meant else self.typed,
            current().shown.code,
            frozenset({self.kind}) if self.kind else FOR_ALL,
            page or self.page,
            filters=Filters(**filters, **switches),  # type: ignore[arg-type]
            near=self.near.point if self.near else None,
            moment=now(),
            sort_by_distance=self.near is not None,
        )

    def address(self, kind: str | None = None, page: int = 1, without: tuple[str, str] | None = None) -> str:
        """The address of the same search, of another kind or page, or without one filter's value."""
        asked: dict[str, list[str]] = {"q": [self.typed]} if self.typed else {}
        wanted = self.kind if kind is None else kind
        if wanted:
            asked["kind"] = [wanted]
        for name, value in self.values.items(multi=True):
            if (name, value) != without:
                asked.setdefault(name, []).append(value)
        if self.near_typed and without != ("near", self.near_typed):
            asked["near"] = [self.near_typed]
        if self.as_typed or (self.meant and without and without[0] in HOURS):
            asked["as_typed"] = [ON]
        if page > 1:
            asked["page"] = [str(page)]
        return url_for("directory.home", **asked)  # type: ignore[arg-type]

    def hidden(self) -> Iterator[tuple[str, str]]:
        """What the form of filters sends on besides what is chosen in it."""
        words = self.meant.rest if self.meant else self.typed
        if words:
            yield "q", words
        if self.as_typed:
            yield "as_typed", ON
        if self.kind:
            yield "kind", self.kind


def _in_address(field: str, value: str) -> tuple[str, str]:
    """A filter of the search, by its name and value in an address."""
    return next((name, ON if name in ONE else value) for name, of in (MANY | ONE).items() if of == field)


def _has(name: str, value: str, topics: Collection[str]) -> bool:
    """Whether there is such a filter, and it has such a value."""
    if name == "speaks":
        return is_language(value)
    one_of = {"topic": topics, "for": AUDIENCES, "by": CHANNELS, "day": DAYS}
    return value in one_of.get(name, (ON,) if name in ONE else ())
