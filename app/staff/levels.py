"""What somebody who works here may do. Each level may do all that those before it may.

Every view of the staff side is for viewers, and one that needs more says so: `@needs(EDITOR)`. The first
level of editors changes what belongs to their own teams alone: `may_edit` tells.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeVar

from directory.models import Team
from directory.whole import Thing

View = TypeVar("View", bound=Callable[..., Any])


class Level(IntEnum):
    """Stored by name, in small letters with hyphens."""

    VIEWER = 1
    TEAM_EDITOR = 2
    EDITOR = 3
    ADMINISTRATOR = 4

    @property
    def code(self) -> str:
        return self.name.lower().replace("_", "-")


LEVELS = {level.code: level for level in Level}


@dataclass(frozen=True)
class Member:
    """Who is signed in. `person` and `teams` are slugs of the directory."""

    name: str
    level: Level
    email: str | None = None
    person: str | None = None
    teams: frozenset[str] = frozenset()


def needs(level: Level) -> Callable[[View], View]:
    """Say that a view is for this level and those above."""

    def marked(view: View) -> View:
        view.needs_level = level  # type: ignore[attr-defined]
        return view

    return marked


def level_for(view: object) -> Level:
    """Who may use a view of the staff side."""
    level: Level = getattr(view, "needs_level", Level.VIEWER)
    return level


def may_edit(member: Member, thing: Thing) -> bool:
    """Whether somebody may change this entry, loaded with its team. Places, organisations and topics are
    everybody's, so only editors of everything change them.
    """
    if member.level >= Level.EDITOR:
        return True
    if member.level < Level.TEAM_EDITOR:
        return False
    team = thing if isinstance(thing, Team) else getattr(thing, "team", None)
    return team is not None and team.slug in member.teams
