"""Finding what to edit, and beginning a new entry."""

from __future__ import annotations

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.database import reading, writing
from app.directory.searching import ask, cleaned
from app.staff.editing import asked
from app.staff.editing.kinds import KINDS, Kind
from app.staff.editing.parts import Fields, value_of
from app.staff.editing.subject import editor, may_make
from app.staff.levels import Level, Member, needs
from app.staff.views import staff
from directory.editable import Line, Narrowed, lines
from directory.proposals import begin, drafts_of
from directory.slugs import slugify
from directory.whole import find_thing
from forms.answers import Problem
from forms.fields import PageForm
from forms.pages import Page
from forms.questions import Question
from forms.text import Text, _

MOST = 30
TAKEN = {"new", "bulk"}
"""Addresses beside the entries."""
Answer = str | Response | tuple[str, int]


@staff.get("/staff/edit")
@needs(Level.TEAM_EDITOR)
def edit_find() -> str:
    typed = cleaned(request.args.get("q", ""))
    who = editor()
    with reading() as session:
        found = (
            _found(session, typed)
            if typed
            else lines(session, Narrowed(teams=who.teams))
            if who.teams
            else []
        )
        return render_template(
            "staff/editing/find.html",
            typed=typed,
            found=[line for line in found if _is_theirs(who, line)],
            kinds=KINDS,
            new=[kind for kind in KINDS.values() if who.level >= kind.level],
        )


@staff.route("/staff/edit/<kind>/new", methods=["GET", "POST"])
@needs(Level.TEAM_EDITOR)
def edit_new(kind: str) -> Answer:
    """Only the least that it must have is asked; then the page of the draft asks for the rest."""
    new = KINDS.get(kind) or abort(404)
    if editor().level < new.level:
        abort(403)
    page = _page(new)
    form = page.form({}, request.form if request.method == "POST" else None)
    if request.method != "POST":
        return _ask(new, form)
    if not form.validate():
        return _ask(new, form), 422
    values = {one.name: value_of(one, form.answers.get(one.name)) for one in page.questions}
    with writing() as session:
        if problem := _cannot(session, new, values):
            form.by_name["name"].problems = (Problem(problem),)
            return _ask(new, form), 422
        slug = slugify(str(values["name"]))
        begin(session, kind, slug, values, editor().name)
    return redirect(url_for("staff.edit", kind=kind, slug=slug), 303)


def _found(session: Session, typed: str) -> list[Line]:
    """What search finds, as it ranks it, then what is called so but not found by the public."""
    hits = [(hit.kind, hit.slug) for hit in ask(typed).hits]
    known = {(line.kind, line.slug): line for line in lines(session, Narrowed(keys=frozenset(hits)))}
    named = lines(session, Narrowed(words=typed), MOST)
    found = [known[key] for key in hits if key in known]
    return [*found, *(line for line in named if line not in found)][:MOST]


def _is_theirs(who: Member, line: Line) -> bool:
    return who.level >= Level.EDITOR or line.team in who.teams


def _page(kind: Kind) -> type[Page]:
    questions: dict[str, Question] = {"name": asked.JustName.name}
    for slug in kind.asked_first:
        part = kind.part(slug)
        assert isinstance(part, Fields)
        questions |= {one.name: one for one in part.page.questions}
    return asked.page_of(kind.new, questions)


def _ask(kind: Kind, form: PageForm) -> str:
    return render_template("staff/editing/new.html", kind=kind, form=form)


def _cannot(session: Session, kind: Kind, values: dict[str, object]) -> Text | None:
    """Why there can be no new entry of this name."""
    slug = slugify(str(values["name"]))
    if not slug:
        return _(
            "Enter a name with Latin letters, as its address is made of them. You can translate it later."
        )
    if slug in TAKEN or find_thing(session, kind.code, slug) or drafts_of(session, kind.code, slug):
        return _("There is one of that name already. Choose another name, or find it and change it.")
    if not may_make(session, editor(), kind.code, values):
        return _("Choose one of your own teams")
    return None
