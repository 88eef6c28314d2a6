"""Changing many entries at once: choose them, say what to do, see exactly what will change, then do it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.changing import changing
from app.clock import today
from app.database import reading
from app.staff.editing.choosing import Do, Narrow, narrowed, task_of
from app.staff.editing.differences import Difference, differences
from app.staff.editing.kinds import KINDS
from app.staff.editing.own_mobiles import keep
from app.staff.editing.subject import editor, stays_theirs
from app.staff.levels import Level, may_edit, needs
from app.staff.views import staff
from directory.bulk import do, with_number, would_change
from directory.editable import Line, lines
from directory.plain import Values
from directory.slugs import SLUG
from directory.whole import KEPT, Thing
from forms.fields import PageForm
from forms.text import Text, _, n_

MOST = 200
ALL = "all"
"""What is sent instead of single entries by who ticks all that are listed."""
Answer = str | Response | tuple[str, int]
Changes = list[tuple[Thing, Values, Values]]


@dataclass(frozen=True)
class Seen:
    """What will become of one entry."""

    name: str
    kind: str
    differences: list[Difference]


@staff.get("/staff/edit/bulk")
@needs(Level.TEAM_EDITOR)
def bulk() -> Answer:
    narrow = Narrow.form({}, request.args)
    fine = narrow.validate()
    page = _choose(narrow, Do.form({}))
    return page if fine else (page, 422)


@staff.post("/staff/edit/bulk")
@needs(Level.TEAM_EDITOR)
def change_many() -> Answer:
    form = Do.form({}, request.form)
    narrow = Narrow.form({}, request.args)
    narrow.validate()
    fine = form.validate() and keep([form.by_name["new_number"]])
    problem = _too_few_or_many(form)
    if not fine or problem:
        return _choose(narrow, form, problem), 422
    with changing() as session:
        keys = _keys(session, form)
        found = _theirs(session, would_change(session, keys, task_of(form.answers, today())))
        mark = _mark(found)
        if not found or len(found) > MOST or request.form.get("seen") != mark:
            return _look(form, found, mark, stay=len(keys) - len(found))
        do(session, found, editor().name)
        saved = session.info["together"]
    return redirect(url_for("staff.bulk", saved=saved, count=len(found)), 303)


def _choose(narrow: PageForm, form: PageForm, problem: Text | None = None) -> str:
    given = narrow.answers if not narrow.problems else {}
    with reading() as session:
        found = [line for line in lines(session, narrowed(given)) if _is_theirs(line)] if given else []
    if given.get("due") == ["due"]:
        found = [line for line in found if line.is_due(today())]
    return render_template(
        "staff/editing/bulk.html",
        narrow=narrow,
        form=form,
        found=found[:MOST],
        too_many=len(found) > MOST,
        chosen=request.form.getlist("entry"),
        problem=problem,
        kinds=KINDS,
        begun=bool(given),
    )


def _look(form: PageForm, found: Changes, mark: str, *, stay: int) -> Answer:
    """What will change. Shown again where it is no longer what was seen."""
    shown = [
        Seen(thing.name, thing.kind, differences(KINDS[thing.kind], values, {**values, **changed}))
        for thing, values, changed in found[:MOST]
    ]
    page = render_template(
        "staff/editing/bulk_look.html",
        found=shown,
        form=form,
        mark=mark,
        kinds=KINDS,
        too_many=len(found) > MOST,
        again=bool(request.form.get("seen")),
        entries=_chosen(),
        stay=stay,
    )
    return (page, 422) if request.form.get("seen") else page


def _too_few_or_many(form: PageForm) -> Text | None:
    chosen = _chosen()
    if not chosen and form.answers.get("what") != "number":
        return _("Select at least one entry")
    if len(chosen) > MOST:
        return n_("Select %(count)s entry at most", "Select %(count)s entries at most", MOST)
    return None


def _keys(session: Session, form: PageForm) -> Sequence[tuple[str, str]]:
    """The entries that are chosen; for a telephone number all that have it."""
    if form.answers.get("what") == "number":
        return with_number(session, str(form.answers["old_number"]))
    pairs = (entry.partition(":") for entry in _chosen())
    return [(kind, slug) for kind, _colon, slug in pairs if kind in KEPT and SLUG.fullmatch(slug)]


def _chosen() -> list[str]:
    """What was ticked. All that are listed are those that were on the page, whatever would be found now."""
    ticked = request.form.getlist("entry")
    return list(dict.fromkeys(request.form.getlist("listed") if ALL in ticked else ticked))


def _theirs(session: Session, found: Changes) -> Changes:
    who = editor()
    return [
        (thing, values, changed)
        for thing, values, changed in found
        if may_edit(who, thing) and stays_theirs(session, who, thing.kind, {**values, **changed})
    ]


def _is_theirs(line: Line) -> bool:
    return editor().level >= Level.EDITOR or line.team in editor().teams


def _mark(found: Changes) -> str:
    told = [(thing.kind, thing.slug, values, changed) for thing, values, changed in found]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()[:32]
