"""The trail of changes: what was changed, by whom and when, and the way to undo it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from flask import abort, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.changing import changing
from app.clock import today
from app.database import reading
from app.staff.editing import choices
from app.staff.editing.kinds import KINDS
from app.staff.editing.questions import OneOf
from app.staff.editing.subject import editor
from app.staff.editing.telling import Told, told
from app.staff.editing.undoing import Undoing, look
from app.staff.levels import Level, needs
from app.staff.views import staff
from directory import trail
from directory.hours import LONDON
from directory.slugs import SLUG
from directory.undoing import undo
from forms.fields import PageForm
from forms.pages import Page
from forms.questions import Date
from forms.text import _

Answer = str | Response | tuple[str, int]


class Narrow(Page):
    title = _("What was changed, and by whom")
    who = OneOf(_("Changed by"), choices.who_changed, optional=True)
    team = OneOf(_("Of this team"), choices.teams, optional=True)
    kind = OneOf(_("Kind"), lambda: {code: kind.name for code, kind in KINDS.items()}, optional=True)
    day = Date(
        _("On this day"),
        latest=today,
        too_late=_("The day must be today or in the past"),
        optional=True,
        thing=_("The day"),
    )


@dataclass(frozen=True)
class Shown:
    """A change with what became of each entry."""

    change: trail.Change
    told: list[Told]


@staff.get("/staff/history")
@needs(Level.TEAM_EDITOR)
def history() -> Answer:
    form = Narrow.form({}, request.args)
    fine = form.validate()
    with reading() as session:
        wanted = _wanted(form) if fine else trail.Wanted()
        found, more = trail.changes(session, wanted, _page())
        page = render_template(
            "staff/editing/history.html",
            form=form,
            found=[Shown(one, told(session, one.entries)) for one in found],
            page=_page(),
            more=more,
            asked={name: words for name in form.typed if (words := request.args.get(name))},
        )
    return page if fine else (page, 422)


@staff.get("/staff/history/<kind>/<slug>")
@needs(Level.TEAM_EDITOR)
def history_of(kind: str, slug: str) -> str:
    """Of one entry, whether it is still there or not."""
    if kind not in KINDS or not SLUG.fullmatch(slug):
        abort(404)
    with reading() as session:
        found, more = trail.changes(session, trail.Wanted(of=f"{kind}:{slug}"), _page())
        if not found and _page() == 1:
            abort(404)
        shown = [Shown(one, told(session, one.entries)) for one in found]
        first = shown[0].told[0] if shown else None
        return render_template(
            "staff/editing/history_of.html",
            found=shown,
            first=first,
            kind=kind,
            slug=slug,
            page=_page(),
            more=more,
        )


@staff.route("/staff/history/undo/<together>", methods=["GET", "POST"])
@needs(Level.TEAM_EDITOR)
def undo_change(together: str) -> Answer:
    if request.method != "POST":
        with reading() as session:
            return _undo_page(look(session, editor(), together))
    with changing() as session:
        looked = look(session, editor(), together)
        if looked.why_not or looked.obstacles:
            return _undo_page(looked), 422
        undo(session, looked.nets, editor().name)
        undone = session.info["together"]
    first = looked.told[0]
    if len(looked.told) == 1 and first.kind in KINDS and looked.stays_there(first):
        return redirect(url_for("staff.edit", kind=first.kind, slug=first.slug, undone=undone), 303)
    return redirect(url_for("staff.history", undone=undone), 303)


def _undo_page(looked: Undoing) -> str:
    return render_template("staff/editing/undo.html", looked=looked)


def _page() -> int:
    return min(max(request.args.get("page", 1, type=int), 1), 10_000)


def _wanted(form: PageForm) -> trail.Wanted:
    given = {name: str(answer) for name, answer in form.answers.items()}
    day = date.fromisoformat(given["day"]) if "day" in given else None
    first = datetime.combine(day, time(0), LONDON) if day else None
    return trail.Wanted(
        team=given.get("team"),
        kind=given.get("kind"),
        who=given.get("who"),
        first=first,
        last=datetime.combine(day + timedelta(days=1), time(0), LONDON) if day else None,
    )
