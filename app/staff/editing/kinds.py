"""What each kind of entry is made of: its parts, in the order they are shown and asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from app.languages import ENGLISH, LANGUAGES
from app.staff.editing import asked, lists
from app.staff.editing import asked_of_services as services
from app.staff.editing.parts import Fields, Part, in_order
from app.staff.editing.translating import WordsIn
from app.staff.levels import Level, Member
from directory.plain import Values
from forms.answers import Json
from forms.text import Text, _, p_

KEPT = frozenset({"owner_email", "check_every"})


class Areas(Fields):
    """Only the names of areas are asked; what else came with them stays."""

    def answers(self, values: Mapping[str, Any]) -> dict[str, Json]:
        names: list[Json] = [row["name"] for row in values.get("service_areas") or [] if row["name"]]
        return {"service_areas": names} if names else {}

    def values(self, answers: Mapping[str, Json], before: Mapping[str, Any], who: str) -> Values:
        names = answers.get("service_areas")
        known = {row["name"]: row for row in before.get("service_areas") or []}
        empty = dict.fromkeys(("extent", "extent_type", "uri", "service_area"))
        rows = [known.get(name, {"name": name, **empty}) for name in names] if isinstance(names, list) else []
        return {"service_areas": rows}


class Topics(Fields):
    """A topic is a row of its own; the answers are their ids."""

    def answers(self, values: Mapping[str, Any]) -> dict[str, Json]:
        ids: list[Json] = [row["taxonomy_term_id"] for row in values.get("topics") or []]
        return {"topics": ids} if ids else {}

    def values(self, answers: Mapping[str, Json], before: Mapping[str, Any], who: str) -> Values:
        ids = answers.get("topics")
        known = {row["taxonomy_term_id"]: row for row in before.get("topics") or []}
        wanted = in_order(ids if isinstance(ids, list) else [], list(known))
        return {"topics": [known.get(key, {"taxonomy_term_id": key}) for key in wanted]}


class GettingIn(Fields):
    """How people can use a place is a row of its own."""

    def answers(self, values: Mapping[str, Any]) -> dict[str, Json]:
        said = "\n".join(
            row["description"] for row in values.get("accessibility") or [] if row["description"]
        )
        return super().answers({**values, "accessibility": said or None})

    def values(self, answers: Mapping[str, Json], before: Mapping[str, Any], who: str) -> Values:
        found = super().values(answers, before, who)
        rows = before.get("accessibility") or []
        if answers.get("accessibility") == self.answers(before).get("accessibility"):
            return {**found, "accessibility": rows}
        first = rows[0] if rows else {"details": None, "url": None}
        said = answers.get("accessibility")
        return {**found, "accessibility": [{**first, "description": said}] if said else []}


@dataclass(frozen=True)
class Kind:
    """One kind of entry: what it is called, its parts, and who may make a new one."""

    code: str
    name: Text
    new: Text
    parts: tuple[Part, ...]
    asked_first: tuple[str, ...] = ()
    """Parts besides the name that a new one cannot do without."""
    level: Level = Level.EDITOR

    def part(self, slug: str) -> Part | None:
        return next((part for part in self.parts if part.slug == slug), None)

    def closes(self, names: Iterable[str], member: Member) -> bool:
        """Whether any of these values is of a part that is closed to somebody."""
        closed = {name for part in self.parts if member.level < part.level for name in part.names}
        return not closed.isdisjoint(names)

    def open_to(self, member: Member) -> list[Part]:
        return [part for part in self.parts if member.level >= part.level]


ABOUT = Fields("description", asked.NameAndDescription)
KEEPING = Fields("keeping", asked.Keeping, KEPT)


def _words(*names: str) -> tuple[Part, ...]:
    others = [code for code in LANGUAGES if code != ENGLISH]
    return tuple(
        WordsIn(f"words-{code}", asked.NameAndDescription, language=code, fields=names) for code in others
    )


KINDS = {
    kind.code: kind
    for kind in (
        Kind(
            "service",
            p_("kind", "Service"),
            _("A new service"),
            (
                ABOUT,
                Fields("who-for", services.WhoItIsFor),
                Fields("cost", services.Cost),
                lists.PRICES,
                Fields("how-to-apply", services.HowToApply),
                lists.CONTACTS,
                lists.HOURS,
                lists.PLACES,
                lists.PLACE_HOURS,
                Topics("topics", services.Topics),
                Fields("lay-words", services.LayWords),
                Fields("languages", services.Languages),
                Areas("areas", services.Areas),
                lists.PARTNERS,
                Fields("notice", services.Alert),
                Fields("callers", services.Callers, frozenset({"tell_callers"})),
                Fields("status", services.Status),
                Fields("urgent", services.Urgent, level=Level.EDITOR),
                Fields("team", services.ServiceTeam),
                Fields("organisation", asked.OwnOrganisation, level=Level.EDITOR),
                KEEPING,
                *_words("name", "description", "eligibility", "fees", "application_process", "alert"),
            ),
            asked_first=("team",),
            level=Level.TEAM_EDITOR,
        ),
        Kind(
            "team",
            p_("kind", "Team"),
            _("A new team"),
            (
                ABOUT,
                lists.CONTACTS,
                Fields("above", asked.TeamAbove, level=Level.EDITOR),
                Fields("organisation", asked.OwnOrganisation, level=Level.EDITOR),
                KEEPING,
                *_words("name", "description"),
            ),
        ),
        Kind(
            "role",
            p_("kind", "Job"),
            _("A new job"),
            (
                Fields("name", asked.JustName),
                Fields("holder", asked.Holder),
                Fields("responsibilities", asked.Responsibilities),
                lists.CONTACTS,
                Fields("team", asked.OwnTeam),
                KEEPING,
                *_words("name"),
            ),
            asked_first=("team",),
            level=Level.TEAM_EDITOR,
        ),
        Kind(
            "location",
            p_("kind", "Place"),
            _("A new place"),
            (
                ABOUT,
                Fields("address", asked.PostalAddress),
                GettingIn("getting-in", asked.GettingIn),
                lists.HOURS,
                lists.CONTACTS,
                KEEPING,
                *_words("name", "description", "transportation"),
            ),
        ),
        Kind(
            "organisation",
            p_("kind", "Organisation"),
            _("A new organisation"),
            (
                ABOUT,
                Fields("reaching", asked.Reaching),
                lists.CONTACTS,
                KEEPING,
                *_words("name", "description"),
            ),
        ),
        Kind(
            "topic",
            p_("kind", "Topic"),
            _("A new topic"),
            (ABOUT, Fields("wider", asked.WiderTopic), *_words("name", "description")),
        ),
    )
}
