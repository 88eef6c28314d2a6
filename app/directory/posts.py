"""Who fills a post, said plainly when nobody does or somebody else does for now."""

from __future__ import annotations

from app.directory.wording import apart
from directory.models import Role
from forms.text import Text, _


def who(role: Role) -> Text | str:
    """The name of the person, or a sentence when it is vacant or covered."""
    cover = apart(role.covered_by.name) if role.covered_by else ""
    if role.person is None:
        if cover:
            return _("This post is vacant. %(name)s covers it.", name=cover)
        return _("This post is vacant. Contact the team instead.")
    if cover:
        return _("%(name)s is away. %(cover)s covers this post.", name=apart(role.person.name), cover=cover)
    return role.person.name
