"""Drafts: what will change, how it will look, and the ways to publish it or throw it away."""

from __future__ import annotations

from datetime import date

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.changing import changing
from app.database import reading, writing
from app.staff.editing.kinds import KINDS
from app.staff.editing.looking import Looked, look, name_if_theirs
from app.staff.editing.subject import editor
from app.staff.levels import Level, needs
from app.staff.views import staff
from directory.proposals import catch_up, every_draft, publish
from forms.fields import PageForm
from forms.pages import Page
from forms.questions import Date, days_ago
from forms.text import _

Answer = str | Response | tuple[str, int]
TOMORROW = -1


class PublishOn(Page):
    title = _("When should it be published?")
    day = Date(
        _("Day"),
        hint=_("It becomes public early on that day"),
        earliest=days_ago(TOMORROW),
        too_early=_("The day must be in the future. To publish it today, publish it now"),
        missing=_("Enter the day it should be published"),
        thing=_("The day"),
    )


@staff.get("/staff/drafts")
@needs(Level.TEAM_EDITOR)
def drafts() -> str:
    with reading() as session:
        found = [(one, name) for one in every_draft(session) if (name := name_if_theirs(session, one))]
        own = [pair for pair in found if pair[0].who == editor().name]
        return render_template(
            "staff/editing/drafts.html",
            kinds=KINDS,
            groups=[(_("Your drafts"), own), (_("Drafts of others"), [p for p in found if p not in own])],
        )


@staff.get("/staff/drafts/<key>")
@needs(Level.TEAM_EDITOR)
def draft(key: str) -> str:
    with reading() as session:
        return _page(look(session, key))


@staff.post("/staff/drafts/<key>/publish")
@needs(Level.TEAM_EDITOR)
def publish_draft(key: str) -> Answer:
    """Only as it was shown: when anything changed since, it is shown again."""
    with changing() as session:
        looked = look(session, key, to_change=True)
        if looked.why_not or request.form.get("seen") != looked.mark:
            return _page(looked, changed=True), 422
        if not looked.may_be_published_by(session, editor()):
            abort(403)
        kind, slug = looked.draft.kind, looked.draft.slug
        publish(session, looked.draft, editor().name, knowing=True)
        saved = session.info.get("together", "same")
    return redirect(url_for("staff.edit", kind=kind, slug=slug, saved=saved), 303)


@staff.route("/staff/drafts/<key>/later", methods=["GET", "POST"])
@needs(Level.TEAM_EDITOR)
def publish_later(key: str) -> Answer:
    with reading() as session:
        looked = look(session, key)
    stored = {"day": looked.draft.publish_on.isoformat()} if looked.draft.publish_on else {}
    form = PublishOn.form(stored, request.form if request.method == "POST" else None)
    if request.method != "POST":
        return _later(looked, form)
    if not form.validate():
        return _later(looked, form), 422
    with writing() as session:
        looked = look(session, key)
        if looked.why_not:
            return _page(looked), 422
        if not looked.may_be_published_by(session, editor()):
            abort(403)
        catch_up(looked.draft, looked.subject.current)
        looked.draft.publish_on = date.fromisoformat(str(form.answers["day"]))
        looked.draft.problem = None
    return redirect(url_for("staff.draft", key=key), 303)


@staff.route("/staff/drafts/<key>/discard", methods=["GET", "POST"])
@needs(Level.TEAM_EDITOR)
def discard_draft(key: str) -> Answer:
    if request.method != "POST":
        with reading() as session:
            return render_template("staff/editing/discard.html", looked=look(session, key))
    with writing() as session:
        session.delete(look(session, key).draft)
    return redirect(url_for("staff.drafts"), 303)


def _later(looked: Looked, form: PageForm) -> str:
    return render_template("staff/editing/later.html", looked=looked, form=form)


def _page(looked: Looked, *, changed: bool = False) -> str:
    return render_template("staff/editing/draft.html", looked=looked, changed=changed)
