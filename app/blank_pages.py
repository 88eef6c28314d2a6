"""Blank pages of forms, made once a process: most visits to a page are to a page nobody has filled in yet.

Such a page depends on its address, its back link and its introduction, which are the key, and on a token
against forgery, which is put in each time. The number of pages kept is bounded by the pages there are.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from flask import current_app, render_template, request
from flask_wtf.csrf import generate_csrf  # type: ignore[import-untyped]

from app.visits import Visit
from forms.text import Text

_TOKEN = "the-token-goes-here"  # noqa: S105 - what stands where each person's token goes


def blank_page(template: str, *, visit: Visit, intro: Sequence[Text], **context: Any) -> str:
    """`render_template` for a page without answers, errors, query or item."""
    made: dict[tuple[str, ...], str] = current_app.extensions.setdefault("blank_pages", {})
    key = (request.path, visit.back, *map(str, intro))
    if key not in made:
        made[key] = render_template(template, visit=visit, intro=intro, csrf_token=lambda: _TOKEN, **context)
    return made[key].replace(_TOKEN, generate_csrf())
