"""Accounts, for administrators: who may sign in, what each may do, and an end to it."""

from __future__ import annotations

from flask import abort, current_app, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.database import reading, writing
from app.models import StaffAccount
from app.settings import Settings
from app.staff import accounts
from app.staff.accounts import AccountError
from app.staff.admitting import decides_levels
from app.staff.editing import choices
from app.staff.editing.questions import SomeOf
from app.staff.levels import LEVELS, Level, needs
from app.staff.sessions import signed_in
from app.staff.views import staff
from forms.answers import Problem
from forms.fields import PageForm
from forms.pages import Page
from forms.questions import Choice, Option
from forms.text import Text, _, p_

Answer = str | Response | tuple[str, int]

LEVEL_NAMES: dict[str, Text] = {
    Level.VIEWER.code: p_("level of an account", "Viewer"),
    Level.TEAM_EDITOR.code: p_("level of an account", "Editor of their own teams"),
    Level.EDITOR.code: p_("level of an account", "Editor"),
    Level.ADMINISTRATOR.code: p_("level of an account", "Administrator"),
}
MAY: dict[str, Text] = {
    Level.VIEWER.code: _("Looks, finds, and fills in forms for callers"),
    Level.TEAM_EDITOR.code: _("Also changes what belongs to the teams below"),
    Level.EDITOR.code: _("Also changes everything in the directory"),
    Level.ADMINISTRATOR.code: _("Does everything, and looks after accounts"),
}


class Rights(Page):
    level = Choice(
        _("What may they do?"),
        {code: Option(name, MAY[code]) for code, name in LEVEL_NAMES.items()},
        missing=_("Select what they may do"),
    )
    teams = SomeOf(_("Which teams are their own?"), choices.team_slugs, optional=True)


@staff.get("/staff/accounts")
@needs(Level.ADMINISTRATOR)
def every_account() -> str:
    with reading() as session:
        return render_template(
            "staff/accounts/every.html",
            accounts=accounts.every(session),
            level_names=LEVEL_NAMES,
            team_names=choices.team_slugs(),
        )


@staff.route("/staff/accounts/change/<path:name>", methods=["GET", "POST"])
@needs(Level.ADMINISTRATOR)
def change_account(name: str) -> Answer:
    with reading() as session:
        account = _get(session, name)
    form = Rights.form(accounts.rights(account), request.form if request.method == "POST" else None)
    if request.method == "POST" and form.validate() and _entitle(account.name, form):
        return redirect(url_for("staff.every_account"), 303)
    page = render_template(
        "staff/accounts/change.html", account=account, form=form, decided=_decided(account)
    )
    return (page, 422) if form.problems else page


@staff.route("/staff/accounts/remove/<path:name>", methods=["GET", "POST"])
@needs(Level.ADMINISTRATOR)
def remove_account(name: str) -> Answer:
    """Ask first; the only administrator stays."""
    with writing() if request.method == "POST" else reading() as session:
        account = _get(session, name)
        last = accounts.is_the_last(session, account)
        if request.method == "POST" and not last:
            accounts.remove(session, account.name, str(signed_in()))
            return redirect(url_for("staff.every_account"), 303)
        return render_template("staff/accounts/remove.html", account=account, last=last)


def _entitle(name: str, form: PageForm) -> bool:
    """Whether it was done; it is not when nobody would be left to look after accounts."""
    level, teams = str(form.answers["level"]), form.answers.get("teams") or []
    with writing() as session:
        account = _get(session, name)
        if LEVELS[level] < Level.ADMINISTRATOR and accounts.is_the_last(session, account):
            only = _("Select administrator. This is the only one, so make another one first")
            form.by_name["level"].problems = [Problem(only)]
            return False
        assert isinstance(teams, list)
        accounts.entitle(session, account, level, [str(each) for each in teams], who=str(signed_in()))
    return True


def _decided(account: StaffAccount) -> bool:
    """Whether the council's own sign-in will say again what they may do."""
    settings: Settings = current_app.extensions["settings"]
    return account.subject is not None and decides_levels(settings)


def _get(session: Session, name: str) -> StaffAccount:
    try:
        return accounts.get(session, name)
    except AccountError:
        abort(404)
