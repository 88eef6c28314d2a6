"""Calling somebody back: only who agreed to it, for 28 days at most, and forgotten once it is done."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.database import reading, writing
from app.languages import current
from app.security import keys
from app.staff.desk import callers, signposts
from app.staff.desk.pages import recorded
from app.staff.views import staff
from directory.listing import listed
from directory.models import Service
from forms.fields import PageForm
from forms.pages import Page
from forms.questions import Declaration, Name, Telephone
from forms.text import _

Answer = str | Response | tuple[str, int]


class CallBack(Page):
    title = _("Call this person back")
    agreed = Declaration(
        _("Ask the caller first"),
        [
            _("“Shall we call you back? Then I keep your name and your number."),
            _("Only people who work here can see them."),
            _("We delete them when we have called you, and after 28 days at the latest.”"),
        ],
        # Translators: beside a box that staff tick on the telephone
        agree=_("The caller agrees"),
        missing=_("Ask the caller first. Without their yes we keep nothing"),
    )
    name = Name(
        _("Name"), autocomplete="off", missing=_("Enter the caller’s name"), thing=_("The caller’s name")
    )
    telephone = Telephone(
        _("Telephone number"), autocomplete="off", missing=_("Enter the number to call the caller back on")
    )


@staff.get("/staff/caller/<slug>/call-back")
def call_back(slug: str) -> Answer:
    """Ask whether we may keep how to call them back about one of their needs."""
    if callers.find_need(slug) is None:
        return redirect(url_for("staff.desk"))
    return _show(slug, CallBack.form({}))


@staff.post("/staff/caller/<slug>/call-back")
def keep_call_back(slug: str) -> Answer:
    if callers.find_need(slug) is None:
        return redirect(url_for("staff.desk"), 303)
    form = CallBack.form({}, request.form)
    if not form.validate():
        return _show(slug, form), 422
    recorded(slug, "", "told", resolved=False)
    need = callers.find_need(slug)
    if need is not None and need.signpost is not None:
        name, telephone = str(form.answers["name"]), str(form.answers["telephone"])
        with writing() as session:
            signposts.keep_call_back(session, keys(), need.signpost, name, telephone)
    return redirect(url_for("staff.hand_over", sent="call-back"), 303)


@staff.get("/staff/call-backs")
def call_backs() -> str:
    with reading() as session:
        waiting = signposts.call_backs(session, keys())
        names = listed(session, [(Service.kind, one.need) for one in waiting], current().shown.code)
        return render_template("staff/desk/call_backs.html", waiting=waiting, names=names)


@staff.post("/staff/call-backs/<int(max=2147483647):signpost>")
def called_back(signpost: int) -> Response:
    """They were called: forget them."""
    with writing() as session:
        signposts.called_back(session, signpost, request.form.get("resolved") == "yes")
    return redirect(url_for("staff.call_backs"), 303)


def _show(slug: str, form: PageForm) -> str:
    return render_template("staff/desk/call_back.html", slug=slug, form=form)
