"""One visit to one page of a form: which page, whose answers, where from and where to.

Everything is worked out from the address and the stored answers by walking the journey's path.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask import abort, request, url_for
from werkzeug.datastructures import MultiDict

from app import drafts
from app.filling import Filling
from app.staff.sessions import signed_in
from app.staff.way_in import to_sign_in
from forms import written
from forms.answers import Json
from forms.fields import PageForm
from forms.journey import Journey, Path
from forms.journeys import JOURNEYS
from forms.pages import AddAnother, Page
from forms.text import Text, _

ITEM_ID = re.compile(r"[0-9a-f]{8}")


def get_journey(slug: str) -> Journey:
    """The form with this slug; a page that says there is none otherwise. One for staff is behind sign-in."""
    journey = JOURNEYS.get(slug) or abort(404)
    if journey.audience == "staff" and not signed_in():
        abort(to_sign_in())
    return journey


def address(
    journey: Journey, page: type[Page] | None, *, item: str | None = None, changing: bool = False
) -> str:
    """Where a page is; None is the check answers page. `changing` returns to it afterwards."""
    if page is None:
        return url_for("journeys.check", slug=journey.slug)
    values: dict[str, Any] = {"return": "check"} if changing else {}
    return url_for("journeys.question", slug=journey.slug, page_slug=page.slug, item=item, **values)


def furthest(journey: Journey, path: Path, *, changing: bool = False) -> str:
    """Where someone is sent who jumps ahead, or comes back: the task list, or the furthest page allowed."""
    return task_list(journey) if path.tasks else address(journey, path.last, changing=changing)


def task_list(journey: Journey) -> str:
    return url_for("journeys.tasks", slug=journey.slug)


@dataclass
class Visit:
    """`item` is the id within an add another. `changing` is a visit from the check answers page."""

    journey: Journey
    page: type[Page]
    item: str | None
    filling: Filling
    path: Path
    changing: bool

    @classmethod
    def here(cls, slug: str, page_slug: str, item: str | None = None) -> Visit:
        """The visit this request is."""
        journey = get_journey(slug)
        page = journey.by_slug.get(page_slug) or abort(404)
        if item is not None and not (issubclass(page, AddAnother) and ITEM_ID.fullmatch(item)):
            abort(404)
        filling = drafts.current(slug)
        return cls(
            journey, page, item, filling, journey.path(filling.answers), request.args.get("return") == "check"
        )

    def elsewhere(self) -> str | None:
        """Where to go instead: the confirmation of a form already sent, or the furthest page allowed."""
        if self.filling.sent:
            return url_for("journeys.sent", slug=self.journey.slug, reference=self.filling.sent)
        if request.method != "POST" and not self.path.may_see(self.page):
            return self.furthest()
        if issubclass(self.page, AddAnother):
            if self.item is None and not self.items:
                return self.to(self.page, fresh_item())
            if self.item is not None and self.found is None and self.is_full:
                return self.to(self.page)
        return None

    def to(self, page: type[Page] | None, item: str | None = None) -> str:
        """The address of a page, returning to check answers afterwards if this visit does."""
        return address(self.journey, page, item=item, changing=self.changing)

    @property
    def key(self) -> str:
        """Names this page, or this item of it, among what was left typed."""
        return f"{self.page.slug}/{self.item}" if self.item else self.page.slug

    @property
    def items(self) -> list[dict[str, Json]]:
        assert issubclass(self.page, AddAnother)
        return self.page.items(self.filling.answers.get(self.page.slug))

    @property
    def found(self) -> dict[str, Json] | None:
        """The stored item of this visit; None for one being added."""
        return next((item for item in self.items if item.get("id") == self.item), None)

    @property
    def item_name(self) -> Text:
        """ "Bin 2": the item of this visit, by its place in the list or, for one being added, after it."""
        assert issubclass(self.page, AddAnother)
        ids = [item.get("id") for item in self.items]
        place = ids.index(self.item) if self.item in ids else len(ids)
        return _("%(thing)s %(number)s", thing=self.page.item_title, number=written.number(place + 1))

    @property
    def is_full(self) -> bool:
        assert issubclass(self.page, AddAnother)
        return len(self.items) >= self.page.at_most

    def stored(self) -> Mapping[str, Json]:
        if self.item is not None:
            return self.found or {}
        kept = self.filling.answers.get(self.page.slug)
        return kept if isinstance(kept, dict) else {}

    def form(self) -> PageForm:
        """The page filled in: with what was left typed on it, or else with what is stored."""
        left = self.filling.typed.get(self.key)
        return self.page.form(self.stored(), MultiDict(left) if left is not None else None)

    def posted(self) -> PageForm:
        return self.page.form({}, request.form, request.files)

    def keep_typed(self) -> None:
        """Keep what is typed without judging it, and all else for longer."""
        if issubclass(self.page, AddAnother) and self.item is None:
            drafts.keep_longer(self.journey.slug)  # its list has nothing to type
        else:
            self.keep(self.posted().typed)

    def keep(self, typed: dict[str, list[str]]) -> None:
        """Keep what is typed on a page that will be shown again."""
        drafts.keep_typed(self.journey.slug, self.key, typed)

    def store(self, answers: Mapping[str, Json]) -> None:
        """Store this page's answers and walk the path again."""
        slug, page = self.journey.slug, self.page.slug
        if self.item is not None:
            self.filling = drafts.change_item(slug, self.key, page, self.item, answers)
        else:
            self.filling = drafts.change(slug, self.key, page, dict(answers))
        self.path = self.journey.path(self.filling.answers)

    def remove(self) -> None:
        assert self.item is not None
        self.filling = drafts.change_item(self.journey.slug, self.key, self.page.slug, self.item, None)
        self.path = self.journey.path(self.filling.answers)

    def onward(self) -> str:
        """Where to go once this page is answered."""
        if not self.path.may_see(self.page):
            return self.furthest()
        if self.item is not None:
            return self.to(self.page)
        if self.changing:
            return self.to(None) if self.path.finished else self.furthest()
        following = self.path.next(self.page)
        if following is not None and self._is_regained(following):
            following = self.path.next(following)
        return task_list(self.journey) if self.path.tasks and following is None else self.to(following)

    def _is_regained(self, page: type[Page]) -> bool:
        """Whether its answer is the one kept when the others were lost, with no more to add to it."""
        known = page.slug == self.filling.regained and page.is_answered(self.path.answers.get(page.slug))
        return known and not issubclass(page, AddAnother)

    def furthest(self) -> str:
        return furthest(self.journey, self.path, changing=self.changing)

    @property
    def back(self) -> str:
        """Where the back link goes."""
        if not self.path.may_see(self.page):  # sent to, from a page left open while other answers changed
            return self.furthest()
        if self.item is not None and self.items:
            return self.to(self.page)
        if self.changing and self.path.finished:
            return self.to(None)
        before = self.path.back(self.page)
        if before is None and self.path.tasks:
            return task_list(self.journey)
        return self.to(before) if before else url_for("journeys.start", slug=self.journey.slug)


def fresh_item() -> str:
    """The id of an item about to be added. It is in the address, so that sending twice adds once."""
    return secrets.token_hex(4)
