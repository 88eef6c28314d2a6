"""Where our pages are, for search engines: /sitemap.xml in every language, and /robots.txt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import Blueprint, Flask, Response, abort, render_template, request, url_for

from app.database import reading
from app.languages import ENGLISH, LANGUAGES, public
from directory.listing import pages_of
from forms.journeys import forms_for

MOST_IN_A_FILE = 50_000 // len(LANGUAGES)
"""A file may hold 50,000 addresses, and each page has one in each language."""
SECONDS_TO_KEEP = 3600
PAGES = (
    "pages.home",
    "pages.help",
    "pages.privacy",
    "pages.cookies",
    "pages.accessibility_statement",
    "pages.service_standards",
    "journeys.every_form",
    "directory.home",
    "directory.a_to_z",
    "directory.print_choices",
)
NOT_FOR_ROBOTS = ("/staff", "/api/", "/forms/*/", "/directory?q=", "/directory/*.pdf")

sitemap = Blueprint("sitemap", __name__)


@dataclass(frozen=True)
class Place:
    """A page in every language: the name of its view, and its slug if it has one."""

    endpoint: str
    slug: str | None = None
    modified: datetime | None = None

    @property
    def addresses(self) -> dict[str, str]:
        """Its address in each language."""
        return {code: public(url_for(self.endpoint, language=code, slug=self.slug)) for code in LANGUAGES}


@sitemap.get("/sitemap.xml")
def index() -> Response:
    """All our pages; where they are too many for one file, the files they are in."""
    every = list(places())
    if len(every) <= MOST_IN_A_FILE:
        return _xml(render_template("sitemap/pages.xml", places=every))
    parts = range(1, 1 + -(-len(every) // MOST_IN_A_FILE))
    files = [public(url_for("sitemap.part", number=number)) for number in parts]
    return _xml(render_template("sitemap/files.xml", files=files))


@sitemap.get("/sitemap-<int:number>.xml")
def part(number: int) -> Response:
    first = (number - 1) * MOST_IN_A_FILE
    some: Sequence[Place] = list(places())[first : first + MOST_IN_A_FILE] if number else []
    if not some:
        abort(404)
    return _xml(render_template("sitemap/pages.xml", places=some))


@sitemap.get("/robots.txt")
def robots() -> Response:
    """What robots have no business with: whoever works here, other programs, answers of people."""
    homes = ["", *(f"/{code}" for code in LANGUAGES if code != ENGLISH)]
    lines = ["User-agent: *", *(f"Disallow: {home}{path}" for path in NOT_FOR_ROBOTS for home in homes)]
    lines += ["", f"Sitemap: {public(url_for('sitemap.index'))}", ""]
    response = Response("\n".join(lines), mimetype="text/plain")
    response.headers["Cache-Control"] = f"public, max-age={SECONDS_TO_KEEP}"
    return response


def places() -> Iterator[Place]:
    """Every page that anyone may find, always in the same order."""
    yield from (Place(endpoint) for endpoint in PAGES)
    yield from (Place("journeys.start", journey.slug) for journey in forms_for("residents"))
    with reading() as session:
        for kind, slug, modified in pages_of(session):
            yield Place(f"directory.{kind}", slug, modified)


def _xml(written: str) -> Response:
    response = Response(written, mimetype="application/xml")
    response.headers["Cache-Control"] = f"public, max-age={SECONDS_TO_KEEP}"
    response.add_etag()
    response.make_conditional(request)
    return response


def init_app(app: Flask) -> None:
    app.register_blueprint(sitemap)
