"""Save and come back later, on any device, without an account; and the forms this browser has begun."""

from __future__ import annotations

from flask import Flask, abort, current_app, redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from app import drafts, saved_forms
from app.delivery import sends_mail
from app.filling import Filling
from app.languages import Multilingual
from app.limits import client, limit
from app.staff.way_in import to_sign_in
from app.visits import address, furthest, get_journey
from forms.answers import Json, wrong
from forms.fields import PageForm
from forms.journey import Journey
from forms.journeys import forms_for
from forms.pages import Page
from forms.questions import Email, Line
from forms.text import _

Answer = str | Response | tuple[str, int]

saving = Multilingual("saving", __name__)


class Code(Line):
    """The code of a saved form; what is parsed is the key that finds it, so nobody learns more by trying."""

    spellcheck = False
    direction = "ltr"
    needs_thing = False

    def parse_text(self, text: str) -> Json:
        key = saved_forms.key_of(text)
        if key is None:
            raise wrong(
                _(
                    "Enter the code again. There may be a mistake in it, it may be too old,"
                    " or a newer one may have taken its place"
                )
            )
        return key


class WhereToSend(Page):
    email = Email(
        _("Email address"),
        hint=_("We use it only to send you the link. It does not become part of your form"),
        missing=_("Enter the email address to send the link to"),
    )


class LostLink(Page):
    email = Email(
        _("What email address did we send your link to?"),
        missing=_("Enter the email address we sent your link to"),
    )


class ComeBack(Page):
    code = Code(
        _("What is the code of your form?"),
        hint=_("It has 12 letters and numbers, like CDFH-3479-KMNP"),
        missing=_("Enter the code of your form"),
        width=20,
    )


@saving.get("/forms/<slug>/save")
def save(slug: str) -> Answer:
    journey = get_journey(slug)
    filling = drafts.current(slug)
    if filling.sent or not filling.until or filling.channel != "web":
        return redirect(url_for("journeys.start", slug=slug), 303)
    return show_saved(journey, WhereToSend.form({}))


@saving.post("/forms/<slug>/save")
def keep(slug: str) -> Answer:
    """Save it, keep it longer, or send the link that leads back to it."""
    journey = get_journey(slug)
    if drafts.is_hidden(slug):
        return to_sign_in()
    if drafts.current(slug).channel != "web" or drafts.current(slug).sent:
        return redirect(url_for("journeys.start", slug=slug), 303)
    if "keep" in request.form:
        return redirect(_onward(journey, drafts.keep_longer(slug)), 303)
    saved_forms.save(journey)
    if "email" not in request.form:
        return redirect(url_for("saving.save", slug=slug), 303)
    form = WhereToSend.form({}, request.form)
    if not form.validate():
        return show_saved(journey, form), 422
    _limit_links()
    saved_forms.send_link(journey, str(form.answers["email"]))
    return redirect(url_for("saving.save", slug=slug, sent="link"), 303)


def show_saved(journey: Journey, form: PageForm) -> str:
    filling = drafts.current(journey.slug)
    return render_template(
        "saving/saved.html",
        journey=journey,
        filling=filling,
        code=saved_forms.code_for(journey),
        form=form,
        mails=sends_mail(current_app.extensions["settings"]),
        onward=_onward(journey, filling),
    )


def _onward(journey: Journey, filling: Filling) -> str:
    """The furthest page; check answers for somebody who comes from there, or is finished."""
    path = journey.path(filling.answers)
    checking = request.args.get("return") == "check" or not path.tasks
    return address(journey, None) if path.finished and checking else furthest(journey, path)


def _limit_links() -> None:
    _need_mail()
    limit("links", client(), current_app.extensions["settings"].rate_limits)


def _need_mail() -> None:
    if not sends_mail(current_app.extensions["settings"]):
        abort(404)


@saving.route("/forms/come-back", methods=["GET", "POST"])
def come_back() -> Answer:
    """A link only fills in the code: whatever follows links for a person takes nothing up."""
    if request.method != "POST":
        return show_come_back(ComeBack.form({}, request.args))
    limit("codes", client(), current_app.extensions["settings"].rate_limits)
    form = ComeBack.form({}, request.form)
    if not form.validate():
        return show_come_back(form), 422
    session["found"] = form.answers["code"]
    return redirect(url_for("saving.found"), 303)


def show_come_back(form: PageForm) -> str:
    mails = sends_mail(current_app.extensions["settings"])
    return render_template("saving/come_back.html", form=form, mails=mails)


@saving.route("/forms/come-back/found", methods=["GET", "POST"])
def found() -> Answer:
    """Which form the code leads to. The button puts it into this browser."""
    there = saved_forms.find(session.get("found", ""))
    if there is None:
        return redirect(url_for("saving.come_back"), 303)
    if request.method != "POST" or there.sent_on:
        return render_template("saving/found.html", found=there)
    drafts.take_up(there.journey.slug, there.draft_id)
    session.pop("found")
    return redirect(_onward(there.journey, there.filling), 303)


@saving.route("/forms/come-back/lost-link", methods=["GET", "POST"])
def lost_link() -> Answer:
    """The answer is the same whether or not anything was saved with the address."""
    _need_mail()
    form = LostLink.form({}, request.form if request.method == "POST" else None)
    if request.method != "POST" or not form.validate():
        page = render_template("saving/lost_link.html", form=form)
        return (page, 422) if form.problems else page
    _limit_links()
    saved_forms.renew(str(form.answers["email"]))
    return redirect(url_for("saving.link_sent"), 303)


@saving.get("/forms/come-back/link-sent")
def link_sent() -> str:
    return render_template("saving/link_sent.html")


@saving.post("/forms")
def begun() -> Response:
    """Go on with a form from the list of those begun, or delete it."""
    for journey, draft_id, filling in drafts.every():
        if filling.token == request.form.get("token"):
            if request.form.get("answers") == "delete":
                drafts.discard(journey, draft_id)
                break
            drafts.take_up(journey, draft_id)
            return redirect(_onward(get_journey(journey), filling), 303)
    return redirect(url_for("journeys.every_form"), 303)


def init_app(app: Flask) -> None:
    app.register_blueprint(saving)
    app.jinja_env.globals["forms_begun"] = forms_begun


def forms_begun() -> list[tuple[Journey, Filling]]:
    """What this browser can go on with, the newest first."""
    forms = {form.slug: form for form in forms_for("residents")}
    every = [(forms[slug], filling) for slug, _id, filling in drafts.every() if slug in forms]
    return [(form, filling) for form, filling in reversed(every) if filling.begun]
