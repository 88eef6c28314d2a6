"""The pages of the guide, in every language's frame, and its examples, each alone on a page."""

from __future__ import annotations

from flask import Response, abort, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as Answer

from app.guide import prose
from app.guide.checked import CHECKED, NOT_TRIED
from app.guide.content import SECTIONS, pages
from app.guide.drawing import form_of, page_of
from app.guide.examples import Example, State, example_of
from app.guide.facts import facts_of
from app.guide.overlay import speaking
from app.guide.parts import PARTS, PAYLOAD_SCHEMA
from app.guide.providers import for_examples
from app.languages import Multilingual, current
from app.security import allow_frames, allow_position, allow_to_be_framed
from forms.providers import provide

guide = Multilingual("guide", __name__)


@guide.get("/guide")
def index() -> str:
    return render_template("guide/index.html", sections=SECTIONS, pages=pages().values())


@guide.get("/guide/<section>/<slug>")
def page(section: str, slug: str) -> str:
    found = pages().get((section, slug)) or abort(404)
    context = {"page": found, "sections": SECTIONS, "pages": pages().values()}
    if not found.code:
        return render_template("guide/building.html", parts=PARTS, code=prose.code, **context)
    example = example_of(section, slug)
    if example.states:
        allow_frames()
    return render_template(
        "guide/example.html",
        example=example,
        facts=facts_of(example),
        code=prose.code,
        checked=CHECKED,
        not_tried=NOT_TRIED,
        **context,
    )


@guide.get("/guide/delivery/payload.schema.json")
def payload_schema() -> Response:
    return Response(PAYLOAD_SCHEMA.read_bytes(), mimetype="application/schema+json")


@guide.route("/guide/examples/<section>/<slug>/<state>", methods=["GET", "POST"])
def example(section: str, slug: str, state: str) -> Answer:
    """One state alone. What is sent to it is judged and shown again, and kept nowhere."""
    example, wanted = _find(section, slug, state)
    if current().code != wanted.language:
        return redirect(
            url_for("guide.example", **{**(request.view_args or {}), "language": wanted.language}), 301
        )
    allow_to_be_framed()
    sent = request.method == "POST"
    with speaking(wanted.language, wanted.words), provide(for_examples()):
        form = wanted.page.form({}, request.form, request.files) if sent else form_of(wanted)
        if form.uses_position:
            allow_position()
        right = form.validate() if wanted.judged or sent else True
        stored = sent and right and not form.is_unfinished
        response = make_response(page_of(example, wanted, form, stored))
    response.status_code = 422 if sent and not right else 200
    response.headers["X-Robots-Tag"] = "noindex"
    response.vary.add("Sec-Fetch-Dest")
    return response


def _find(section: str, slug: str, state: str) -> tuple[Example, State]:
    found = pages().get((section, slug))
    example = example_of(section, slug) if found and found.code else abort(404)
    return example, example.states.get(state) or abort(404)
