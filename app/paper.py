"""A form on paper: a PDF of its journey, to be filled in with a pen, in each language and in large print.

It follows from the form, the language, the size and the council alone, so each is made once a process.
"""

from __future__ import annotations

import re
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from math import ceil
from threading import Lock
from typing import Literal

from flask import Flask, Response, current_app, make_response, render_template, request
from markupsafe import Markup

from app import pdf
from app.council import council
from app.languages import Multilingual, current
from app.printed import page_number
from app.visits import get_journey
from forms.journey import Journey
from forms.routing import routing

Size = Literal["normal", "large"]

KEPT_FOR = 3600  # seconds

_one_at_a_time = Lock()

paper = Multilingual("paper", __name__)


@paper.get("/forms/<slug>/paper.pdf")
def form(slug: str) -> Response:
    journey = get_journey(slug)
    size: Size = "large" if request.args.get("size") == "large" else "normal"
    try:
        printed = _printed(journey, size)
    except pdf.CannotMakeError:
        return make_response(render_template("paper/not_here.html", journey=journey), 503)
    response = Response(printed.content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{printed.name}"'
    who = "public" if journey.audience == "residents" else "private"
    response.headers["Cache-Control"] = f"{who}, max-age={KEPT_FOR}"
    response.set_etag(printed.digest)
    response.make_conditional(request)
    return response


@dataclass(frozen=True)
class Printed:
    """A paper form. `name` is what a browser calls the file when it is saved."""

    name: str
    content: bytes

    @property
    def digest(self) -> str:
        return sha256(self.content).hexdigest()[:32]


def _printed(journey: Journey, size: Size) -> Printed:
    """There are only so many: each form in each language and size."""
    made: dict[tuple[str, str, Size], Printed] = current_app.extensions.setdefault("paper", {})
    key = (journey.slug, current().code, size)
    with _one_at_a_time:  # making one takes a second of the processor, which other threads need too
        if key not in made:
            name = "-".join((journey.slug, current().shown.code, *(["large"] if size == "large" else [])))
            made[key] = Printed(f"{name}.pdf", pdf.make(page(journey, size)))
    return made[key]


def page(journey: Journey, size: Size) -> str:
    """The form as HTML for a printer, in the language being spoken."""
    return render_template(
        "paper/form.html",
        journey=journey,
        routing=routing(journey),
        large=size == "large",
        logo=b64encode(council().logo.encode()).decode(),
        page_number=page_number(),
    )


def rows(count: int, most: int) -> list[int]:
    """So many boxes in rows that are alike: 32 with room for 22 in a row are 16 and 16."""
    lines = ceil(count / most)
    each = ceil(count / lines)
    return [min(each, count - each * line) for line in range(lines)]


def without_links(html: Markup) -> Markup:
    """Nobody can follow a link on paper: its words, and the address where that is something else."""

    def written_out(link: re.Match[str]) -> str:
        address, words = re.sub(r"^(?:mailto:|tel:|https?://)", "", link[1]), link[2]
        shown = address and address != words and not link[1].startswith("/")
        return f'{words} (<span dir="ltr">{address}</span>)' if shown else words

    found = re.sub(r'<a [^>]*?href="([^"]*)"[^>]*>(.*?)</a>', written_out, html, flags=re.DOTALL)
    return Markup(found)  # noqa: S704 - pieces of what was safe


def init_app(app: Flask) -> None:
    app.register_blueprint(paper)
    app.jinja_env.filters.update(without_links=without_links, rows=rows)
