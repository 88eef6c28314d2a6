"""Removing an entry, which only what nothing refers to can be. A service that ended is marked so instead."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.changing import changing
from app.database import reading
from app.directory.forms_of import forms_of
from app.staff.editing.subject import Subject, editor, get_subject
from app.staff.editing.telling import KIND_NAMES
from app.staff.levels import Level, needs
from app.staff.views import staff
from directory.changes import remove
from directory.referring import used_by


@staff.route("/staff/edit/<kind>/<slug>/remove", methods=["GET", "POST"])
@needs(Level.EDITOR)
def edit_remove(kind: str, slug: str) -> str | Response | tuple[str, int]:
    if request.method != "POST":
        with reading() as session:
            return _page(session, get_subject(session, kind, slug))
    with changing() as session:
        subject = get_subject(session, kind, slug, to_change=True)
        if subject.thing is None:
            abort(404)
        if _used_by(session, subject):
            return _page(session, subject), 422
        remove(session, subject.thing, editor().name)
    return redirect(url_for("staff.history_of", kind=kind, slug=slug), 303)


def _page(session: Session, subject: Subject) -> str:
    if subject.thing is None:
        abort(404)
    uses = [(KIND_NAMES.get(kind, kind), name) for kind, name in _used_by(session, subject)]
    return render_template("staff/editing/remove.html", subject=subject, uses=uses)


def _used_by(session: Session, subject: Subject) -> list[tuple[str, str]]:
    assert subject.thing is not None
    model = type(subject.thing)
    forms = (
        [("form", str(form.title)) for form in forms_of(subject.slug)]
        if subject.kind.code == "service"
        else []
    )
    row = {column.name: getattr(subject.thing, column.name) for column in model.__table__.columns}
    return [*forms, *used_by(session, model, row)]
