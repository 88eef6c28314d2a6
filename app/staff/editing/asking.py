"""One part of an entry: the page that asks for it, and for a list the page of each item."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from typing import Any

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.database import reading
from app.staff.editing.entry import shown
from app.staff.editing.own_mobiles import keeps_them
from app.staff.editing.parts import Fields, Part, Several
from app.staff.editing.saving import Meanwhile, save
from app.staff.editing.subject import Subject, editor, get_subject
from app.staff.editing.translating import WordsIn
from app.staff.levels import Level, needs
from app.staff.views import staff
from forms.fields import PageForm

NEW = "new"
MOST = 60
Answer = str | Response | tuple[str, int]


@staff.route("/staff/edit/<kind>/<slug>/<part>", methods=["GET", "POST"])
@needs(Level.TEAM_EDITOR)
def edit_part(kind: str, slug: str, part: str) -> Answer:
    subject, asked = _here(kind, slug, part)
    if isinstance(asked, Several):
        return _list(subject, asked)
    page = asked.page_for(subject.values) if isinstance(asked, WordsIn) else asked.page
    if request.method != "POST":
        return _show(subject, asked, page.form(asked.answers(subject.values)))
    form = page.form({}, request.form)
    if not form.validate() or not keeps_them(form, asked):
        return _show(subject, asked, form), 422
    try:
        who = editor().name
        return save(kind, slug, asked.names, lambda before: asked.values(form.answers, before, who))
    except Meanwhile as meanwhile:
        return _show(meanwhile.subject, asked, form, meanwhile.names), 422


@staff.route("/staff/edit/<kind>/<slug>/<part>/<item>", methods=["GET", "POST"])
@needs(Level.TEAM_EDITOR)
def edit_item(kind: str, slug: str, part: str, item: str) -> Answer:
    """One thing of a list; "new" for another."""
    subject, asked = _list_here(kind, slug, part)
    found = _find(asked.items(subject.values), item)
    if request.method != "POST":
        if found is None and item != NEW:
            abort(404)
        return _show(subject, asked, asked.page.form(asked.answers(found) if found else {}))
    form = asked.page.form({}, request.form)
    if not form.validate() or not keeps_them(form, asked):
        return _show(subject, asked, form), 422
    try:
        return save(kind, slug, asked.names, lambda values: _with(asked, values, item, form))
    except Meanwhile as meanwhile:
        return _show(meanwhile.subject, asked, form, meanwhile.names), 422


@staff.route("/staff/edit/<kind>/<slug>/<part>/<item>/remove", methods=["GET", "POST"])
@needs(Level.TEAM_EDITOR)
def edit_remove_item(kind: str, slug: str, part: str, item: str) -> Answer:
    subject, asked = _list_here(kind, slug, part)
    found = _find(asked.items(subject.values), item)
    if found is None:
        return redirect(url_for("staff.edit_part", kind=kind, slug=slug, part=part), 303)
    changed: Sequence[str] = ()
    if request.method == "POST":
        try:
            return save(kind, slug, asked.names, lambda values: _with(asked, values, item, None))
        except Meanwhile as meanwhile:
            subject, changed = meanwhile.subject, meanwhile.names
    rows = asked.described(found)
    return render_template(
        "staff/editing/remove_item.html", subject=subject, part=asked, rows=rows, changed=changed
    )


def _here(kind: str, slug: str, part: str) -> tuple[Subject, Part]:
    with reading() as session:
        subject = get_subject(session, kind, slug)
    asked = subject.kind.part(part)
    if asked is None:
        abort(404)
    if editor().level < asked.level:
        abort(403)
    return subject, asked


def _list_here(kind: str, slug: str, part: str) -> tuple[Subject, Several]:
    subject, asked = _here(kind, slug, part)
    if isinstance(asked, Fields):
        abort(404)
    return subject, asked


def _list(subject: Subject, asked: Several) -> str:
    items = [(key_of(item), asked.described(item)) for item in asked.items(subject.values)]
    return render_template(
        "staff/editing/list.html", subject=subject, part=asked, items=items, is_full=len(items) >= MOST
    )


def _show(subject: Subject, asked: Part, form: PageForm, changed: Sequence[str] = ()) -> str:
    now = [one for one in shown(subject.in_public, [asked]) if changed]
    return render_template(
        "staff/editing/part.html",
        subject=subject,
        part=asked,
        form=form,
        now=[row for one in now for row, _hidden in one.rows],
        draft_only=subject.is_new or (isinstance(asked, Several) and subject.is_drafted(asked.names)),
    )


def key_of(item: Any) -> str:
    """What an item goes by in an address: its id, or else what it says."""
    if isinstance(item, dict) and item.get("id"):
        return str(item["id"])
    return hashlib.sha256(json.dumps(item, sort_keys=True).encode()).hexdigest()[:16]


def _find(items: Sequence[Any], key: str) -> Any:
    return next((item for item in items if key_of(item) == key), None)


def _with(asked: Several, values: dict[str, Any], key: str, form: PageForm | None) -> dict[str, Any]:
    """The list with one item as answered, at its end if it was not there; or without it."""
    items = asked.items(values)
    before = _find(items, key)
    if form is None:
        kept = [item for item in items if item is not before]
    elif before is None:
        kept = [*items, asked.item(form.answers, None)]
    else:
        kept = [asked.item(form.answers, before) if item is before else item for item in items]
    return {asked.name: asked.value(kept, values)}
