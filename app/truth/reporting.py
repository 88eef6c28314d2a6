"""“Is something wrong on this page?”: one page that asks what, for every entry of the directory."""

from __future__ import annotations

from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app import limits
from app.database import reading, writing
from app.directory.views import views
from app.languages import current
from app.settings import RateLimit
from app.truth import reports
from app.truth.entries import ADDRESS, entry_at
from forms.pages import Page
from forms.questions import Email, TextArea
from forms.text import _

A_CLIENT = [RateLimit(10, 3600), RateLimit(30, 86400)]
A_PAGE = [RateLimit(100, 86400)]  # so that nobody's mailbox is filled


class WhatIsWrong(Page):
    title = _("Tell us what is wrong on this page")
    intro = [
        _("We pass it on to whoever looks after this page."),
        _("Do not write anything private about yourself or anybody else."),
    ]
    button = _("Send")

    words = TextArea(
        _("What is wrong?"),
        hint=_("For example, “The phone number is an old one”"),
        missing=_("Enter what is wrong"),
        thing=_("What is wrong"),
        limit=1000,
        rows=5,
    )
    email = Email(
        _("What is your email address?"),
        hint=_("Only if you want an answer. We delete it once we have answered"),
        optional=True,
    )


@views.route(f"{ADDRESS}/wrong", methods=["GET", "POST"])
def wrong(kinds: str, slug: str) -> str | Response | tuple[str, int]:
    sent = request.form if request.method == "POST" else None
    form = WhatIsWrong.form({}, sent)
    with reading() as session:
        entry = entry_at(session, kinds, slug)
        if sent is None or not form.validate():
            page = render_template("truth/wrong.html", entry=entry, form=form)
            return page if sent is None else (page, 422)
    _tell(kinds, slug, str(form.answers["words"]), str(form.answers.get("email") or ""))
    return redirect(url_for("directory.wrong_sent", kinds=kinds, slug=slug), 303)


@views.get(f"{ADDRESS}/wrong/sent")
def wrong_sent(kinds: str, slug: str) -> str:
    with reading() as session:
        entry = entry_at(session, kinds, slug)
        return render_template("truth/sent.html", entry=entry, days=reports.ANSWERED_WITHIN)


def _tell(kinds: str, slug: str, words: str, email: str) -> None:
    """Raises TooManyRequests."""
    limits.limit("telling what is wrong", limits.client(), A_CLIENT)
    limits.limit("being told what is wrong", f"{kinds}/{slug}", A_PAGE)
    with writing() as session:
        reports.tell(session, entry_at(session, kinds, slug), words, email, current().code)
