"""What people say is wrong on our pages: those waiting, and one to deal with and perhaps answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from flask import abort, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.clock import now
from app.database import reading, writing
from app.directory.wording import words
from app.languages import LANGUAGES
from app.letters import Letter
from app.staff.levels import Level, Member, may_edit, needs
from app.staff.sessions import member
from app.staff.views import staff
from app.truth import reports
from app.truth.reports import ADDRESS_KEPT, ANSWERED_WITHIN, Report
from directory.truth.one import find_entries, find_entry
from directory.truth.ownership import Entry
from forms.pages import Page
from forms.questions import TextArea
from forms.text import _, speak

WORKING_DAYS = 5
DONE = {
    "answered": _("It is dealt with, and your answer is on its way."),
    "silently": _("It is dealt with."),
    "before": _("It is dealt with already."),
}
"""What has become of the report that somebody comes back from."""
Told = tuple[Report, Entry | None]
"""The entry is None when it is not in the directory any more."""


class Done(Page):
    title = _("Have you dealt with this?")
    button = _("Yes, it is dealt with")


class Answer(Done):
    button = _("Send the answer. It is dealt with")

    answer = TextArea(
        _("What do you want to say to them?"),
        hint=_("For example, “You are right. We have changed the number”"),
        missing=_("Enter what you want to say to them"),
        thing=_("What you want to say"),
        limit=2000,
        rows=5,
    )


@staff.get("/staff/reports")
@needs(Level.TEAM_EDITOR)
def page_reports() -> str:
    who = member() or abort(403)
    with reading() as session:
        mine, others = _mine_first(waiting_for(session, who), who)
        done = DONE.get(request.args.get("done", ""))
        return render_template("staff/truth/reports.html", mine=mine, others=others, late=_late, done=done)


@staff.route("/staff/reports/<int(max=2147483647):number>", methods=["GET", "POST"])
@needs(Level.TEAM_EDITOR)
def page_report(number: int) -> str | Response | tuple[str, int]:
    who = member() or abort(403)
    sent = request.form if request.method == "POST" else None
    with reading() as session:
        report, entry = _one(session, who, number)
        if report is None:
            return redirect(url_for("staff.page_reports", done="before"), 303)
        silent = not report.email or "silent" in request.form
        form = (Done if silent else Answer).form({}, sent)
        if sent is None or not form.validate():
            page = render_template(
                "staff/truth/report.html",
                report=report,
                entry=entry,
                form=form,
                late=_late(report),
                address_days=ADDRESS_KEPT.days,
            )
            return page if sent is None else (page, 422)
        letter = None if silent else _letter(report, entry, str(form.answers["answer"]))
    with writing() as session:
        reports.finish(session, report, letter)
    return redirect(url_for("staff.page_reports", done="silently" if silent else "answered"), 303)


def waiting_for(session: Session, who: Member) -> list[Told]:
    """Those somebody may deal with. Of an entry that is gone, editors of everything."""
    waiting = reports.waiting(session)
    entries = find_entries(session, [(one.kind, one.slug) for one in waiting])
    told = [(one, entries.get((one.kind, one.slug))) for one in waiting]
    return [(report, entry) for report, entry in told if _may(who, entry)]


def _mine_first(told: Sequence[Told], who: Member) -> tuple[list[Told], list[Told]]:
    def own(entry: Entry | None) -> bool:
        team = getattr(entry, "team", entry)
        return getattr(team, "slug", None) in who.teams

    return [one for one in told if own(one[1])], [one for one in told if not own(one[1])]


def _one(session: Session, who: Member, number: int) -> Told | tuple[None, None]:
    report = reports.find_waiting(session, number)
    if report is None:
        return None, None
    entry = find_entry(session, report.kind, report.slug)
    return (report, entry) if _may(who, entry) else abort(403)


def _may(who: Member, entry: Entry | None) -> bool:
    return may_edit(who, entry) if entry is not None else who.level >= Level.EDITOR


def _late(report: Report) -> bool:
    """Whether more working days have passed than we said it would take."""
    day, until = report.made_at, now()
    passed = 0
    while (day := day + timedelta(days=1)) <= until:
        passed += day.weekday() < WORKING_DAYS
    return passed > ANSWERED_WITHIN


def _letter(report: Report, entry: Entry | None, answer: str) -> Letter:
    """The words that a colleague wrote, and ours around them in the language of the page."""
    language = LANGUAGES.get(report.language, LANGUAGES["en"])
    with speak(language.code, language.catalogue.translator if language.code != "en" else None):
        name = str(words(entry, "name")) if entry is not None else report.slug
        lines = [
            _("You told us that something was wrong on a page of ours: %(page)s", page=name),
            "",
            _("This is our answer:"),
            "",
            *answer.splitlines(),
            "",
            _("Thank you. You helped everybody who reads the page."),
            _("We have deleted your email address from what you told us."),
        ]
        subject = _("Our answer about the page “%(page)s”", page=name)
        return Letter(report.email, str(subject), [str(line) for line in lines], language.code)
