"""Blank pages of forms, made once a process: most visits to a page are to a page nobody has filled in yet.

Such a page depends on its address, its back link, its introduction and whether anything is kept yet, which
are the key; and on a token against forgery and until when the answers are kept, which are put in each time.
The number of pages kept is bounded by the pages there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import current_app, render_template, request
from flask_wtf.csrf import generate_csrf  # type: ignore[import-untyped]
from markupsafe import escape

from app.keeping import Keeping
from app.visits import Visit
from forms.text import Text

_TOKEN = "the-token-goes-here"  # noqa: S105 - what stands where each person's token goes
_KEEPING = Keeping("the-moment-goes-here", "the-seconds-go-here")


def blank_page(template: str, *, visit: Visit, intro: Sequence[Text], **context: Any) -> str:
    """`render_template` for a page without answers, errors, query or item."""
    made: dict[tuple[str, ...], str] = current_app.extensions.setdefault("blank_pages", {})
    keeping = visit.filling.keeping
    key = (request.path, visit.back, str(keeping is None), *map(str, intro))
    if key not in made:
        stand_ins = {"csrf_token": lambda: _TOKEN, "keeping": keeping and _KEEPING}
        made[key] = render_template(template, visit=visit, intro=intro, **stand_ins, **context)
    page = made[key].replace(_TOKEN, generate_csrf())
    if keeping is None:
        return page
    page = page.replace(str(_KEEPING.words), str(escape(keeping.words)))
    return page.replace(str(_KEEPING.seconds), str(keeping.seconds))
