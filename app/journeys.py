"""Filling in a form: its start, its pages, check answers, confirmation. One view serves every page."""

from __future__ import annotations

from flask import Flask, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app import drafts, earlier, saved_forms, submissions
from app.blank_pages import blank_page
from app.database import reading
from app.delivery import sends_mail
from app.languages import LANGUAGES, Multilingual
from app.security import allow_position, keys
from app.sending import send
from app.staff.sessions import signed_in
from app.staff.way_in import to_sign_in
from app.uploads import let_files_in
from app.visits import Visit, address, fresh_item, furthest, get_journey, task_list
from directory.catalogue import teams_named
from forms.fields import PageForm
from forms.journeys import JOURNEYS, forms_for
from forms.pages import AddAnother, Exit, Interruption

SATISFACTION = "how-did-we-do"
"""The form that each other offers at its end, where the council has it."""

Answer = str | Response | tuple[str, int]

journeys = Multilingual("journeys", __name__)
journeys.url_value_preprocessor(let_files_in)


@journeys.before_request
def callers_only_for_staff() -> Response | None:
    """A caller's form left by somebody who was signed out waits for them, with what they just typed."""
    asked = request.view_args or {}
    beginning = request.endpoint in ("journeys.start", "journeys.begin")
    if "slug" not in asked or beginning or not drafts.is_hidden(asked["slug"]):
        return None
    if request.method == "POST" and request.endpoint == "journeys.question":
        Visit.here(**asked).keep_typed()
    return to_sign_in()


@journeys.get("/forms")
def every_form() -> str:
    return render_template("journeys/every_form.html", journeys=forms_for("residents"))


@journeys.get("/forms/<slug>")
def start(slug: str) -> Answer:
    journey = get_journey(slug)
    filling = drafts.current(slug)
    if filling.is_call and filling.until:
        return redirect(url_for("staff.forms"), 303)
    return render_template("journeys/start.html", journey=journey, filling=filling)


@journeys.post("/forms/<slug>")
def begin(slug: str) -> Response:
    journey = get_journey(slug)
    filling = drafts.current(slug)
    if request.form.get("answers") == "delete":
        drafts.discard(slug)
        return redirect(url_for("journeys.start", slug=slug), 303)
    afresh = request.form.get("answers") == "new"
    beforehand = journey.told_beforehand(request.args.get("about", ""))
    if filling.sent or not filling.token or filling.is_call or beforehand or afresh:
        drafts.begin(slug, beforehand)
        return redirect(furthest(journey, journey.path(beforehand)), 303)
    return redirect(furthest(journey, journey.path(filling.answers)), 303)


@journeys.get("/forms/<slug>/tasks")
def tasks(slug: str) -> Answer:
    """The sections of a long form, each with how far it is."""
    journey = get_journey(slug)
    filling = drafts.current(slug)
    path = journey.path(filling.answers)
    if filling.sent or not path.tasks:
        return redirect(address(journey, None), 303)
    return render_template(
        "journeys/tasks.html", journey=journey, path=path, filling=filling, address=address
    )


@journeys.route("/forms/<slug>/<page_slug>", methods=["GET", "POST"])
@journeys.route("/forms/<slug>/<page_slug>/<item>", methods=["GET", "POST"])
def question(slug: str, page_slug: str, item: str | None = None) -> Answer:
    visit = Visit.here(slug, page_slug, item)
    if elsewhere := visit.elsewhere():
        return redirect(elsewhere, 303)
    if aside := left_aside(visit):
        return aside
    if issubclass(visit.page, AddAnother) and item is None:
        return add_another(visit)
    if request.method != "POST" or issubclass(visit.page, Exit):
        return show(visit, visit.form())
    form = visit.posted()
    if not form.validate():
        if form.takes_files:  # those that were taken stay, wherever the person goes now
            visit.keep(form.typed)
        return show(visit, form), 422
    if form.is_unfinished:
        visit.keep(form.typed)
        return redirect(visit.to(visit.page, item), 303)
    visit.store(form.answers)
    return redirect(visit.onward(), 303)


def show(visit: Visit, form: PageForm) -> str:
    lasting = not issubclass(visit.page, Exit | Interruption)  # their numbers and links follow the directory
    for_everyone = lasting and not visit.filling.is_call and visit.journey.audience == "residents"
    offers = earlier.offers(visit, form)
    own = visit.item or visit.filling.has_news or offers or request.query_string
    blank = for_everyone and form.is_blank and not own
    render = blank_page if blank else render_template
    if visit.filling.is_call:
        form.is_about_somebody_else()
    if form.uses_position:
        allow_position()
    intro = visit.journey.told(visit.page.intro, visit.path.answers)
    template = f"journeys/{visit.page.template}"
    return render(template, visit=visit, journey=visit.journey, form=form, intro=intro, offers=offers)


def left_aside(visit: Visit) -> Response | None:
    """What else a page can be sent for than going on: what is typed is kept, finished or not."""
    if request.form.get("language") in LANGUAGES:
        return change_language(visit)
    if "save" in request.form and visit.filling.channel == "web":
        visit.keep_typed()
        saved_forms.save(visit.journey)
        return redirect(url_for("saving.save", slug=visit.journey.slug), 303)
    if "keep" in request.form:
        visit.keep_typed()
    elif "use" in request.form:
        visit.keep(earlier.filled_in(visit))
    else:
        return None
    return redirect(visit.to(visit.page, visit.item), 303)


def change_language(visit: Visit) -> Response:
    """Keep what is typed on the page, finished or not, and show the page again in the other language."""
    visit.keep_typed()
    values = {**(request.view_args or {}), **({"return": "check"} if visit.changing else {})}
    return redirect(url_for("journeys.question", language=request.form["language"], **values), 303)


def add_another(visit: Visit) -> Answer:
    """The list of what was added so far, and whether there is more."""
    more = request.form.get("another")
    if request.method == "POST" and (more == "no" or visit.is_full):
        return redirect(visit.onward(), 303)
    if more == "yes":
        return redirect(visit.to(visit.page, fresh_item()), 303)
    in_error = request.method == "POST"
    page = render_template("journeys/add_another.html", visit=visit, journey=visit.journey, in_error=in_error)
    return (page, 422) if in_error else page


@journeys.route("/forms/<slug>/<page_slug>/<item>/remove", methods=["GET", "POST"])
def remove(slug: str, page_slug: str, item: str) -> Answer:
    visit = Visit.here(slug, page_slug, item)
    if visit.filling.sent or visit.found is None:
        return redirect(visit.to(visit.page), 303)
    if request.method != "POST":
        return render_template("journeys/remove.html", visit=visit, journey=visit.journey)
    visit.remove()
    return redirect(visit.to(visit.page), 303)


@journeys.route("/forms/<slug>/check-answers", methods=["GET", "POST"])
def check(slug: str) -> Answer:
    journey = get_journey(slug)
    filling = drafts.current(slug)
    if filling.sent:
        return redirect(url_for("journeys.sent", slug=slug, reference=filling.sent), 303)
    path = journey.path(filling.answers)
    if not path.finished:
        return redirect(furthest(journey, path), 303)
    changed = request.method == "POST" and request.form.get("seen") != filling.digest
    if request.method == "POST" and not changed:
        by = filling.entered_by if journey.audience == "residents" else signed_in()
        reference = send(journey, path, filling.token, channel=filling.channel, entered_by=by)
        return redirect(url_for("journeys.sent", slug=slug, reference=reference), 303)
    return render_template(
        "journeys/check.html",
        journey=journey,
        path=path,
        filling=filling,
        changed=changed,
        address=address,
        back=task_list(journey) if path.tasks else address(journey, path.back(None)),
    )


@journeys.get("/forms/<slug>/sent/<reference>")
def sent(slug: str, reference: str) -> Answer:
    journey = get_journey(slug)
    with reading() as session:
        found = submissions.find_sent(session, keys(), reference, drafts.tokens(slug))
        teams = teams_named(session, found.record.get("teams", ()) if found and journey.reaches else ())
    if found is None:
        return render_template("journeys/not_yours.html", journey=journey), 404
    mailed = found.record["email"] and sends_mail(current_app.extensions["settings"])
    return render_template(
        "staff/sent.html" if found.channel == "telephone" else "journeys/sent.html",
        journey=journey,
        sent=found,
        mailed=mailed,
        teams=teams,
        satisfaction=JOURNEYS.get(SATISFACTION),
    )


def init_app(app: Flask) -> None:
    app.register_blueprint(journeys)
