"""The page of one entry as those who edit it see it: each part, what it says, and the way to change it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from flask import render_template

from app.database import reading
from app.staff.editing.differences import item_in_words
from app.staff.editing.parts import Fields, Part, Row, Several
from app.staff.editing.subject import Subject, editor, get_subject
from app.staff.levels import Level, needs
from app.staff.views import staff
from directory.proposals import drafts_of


@dataclass(frozen=True)
class Shown:
    """One part: each thing it says with whether only staff see it, as it is to become."""

    part: Part
    rows: list[tuple[Row, bool]]
    drafted: bool
    is_list: bool


@staff.get("/staff/edit/<kind>/<slug>")
@needs(Level.TEAM_EDITOR)
def edit(kind: str, slug: str) -> str:
    with reading() as session:
        subject = get_subject(session, kind, slug)
        others = [one for one in drafts_of(session, kind, slug) if one.who != editor().name]
        return render_template(
            "staff/editing/entry.html",
            subject=subject,
            contents=shown(subject, subject.kind.open_to(editor())),
            others=others,
            may_remove=editor().level >= Level.EDITOR,
        )


def shown(subject: Subject, parts: Iterable[Part]) -> list[Shown]:
    return [
        Shown(part, _rows(part, subject), subject.is_drafted(part.names), isinstance(part, Several))
        for part in parts
    ]


def _rows(part: Part, subject: Subject) -> list[tuple[Row, bool]]:
    if isinstance(part, Fields):
        return [(row, part.is_for_staff(name)) for name, row in part.rows(subject.values)]
    rows: list[tuple[Row, bool]] = []
    for item in part.items(subject.values):
        hidden = isinstance(item, dict) and item.get("public") is False
        rows.append(((part.item_title, item_in_words(part.described(item))), hidden))
    return rows or [((part.list_title, ""), False)]
