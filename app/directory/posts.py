"""Who fills a post, said plainly when nobody does or somebody else does for now."""

from __future__ import annotations

from flask import g

from app.clock import today
from app.database import reading
from app.directory.wording import apart
from directory.away import Away, everybody_away
from directory.cover import answers_for, holder
from directory.models import Role
from forms.text import Text, _


def who(role: Role) -> Text | str:
    """The name of the person, or a sentence when it is vacant, or they are away. Not why, nor until when."""
    away = away_today()
    held_by, answering = holder(role, away), answers_for(role, away)
    cover = apart(answering.name) if answering else ""
    if held_by is None:
        if cover:
            return _("This post is vacant. %(name)s covers it.", name=cover)
        return _("This post is vacant. Contact the team instead.")
    if answering is None:
        return _("%(name)s is away. Contact the team instead.", name=apart(held_by.name))
    if answering.id != held_by.id:
        return _("%(name)s is away. %(cover)s covers this post.", name=apart(held_by.name), cover=cover)
    return held_by.name


def away_today() -> Away:
    """Who is away today, asked once a request."""
    if "away" not in g or g.away.day != today():
        with reading() as session:
            g.away = everybody_away(session, today())
    found: Away = g.away
    return found
