"""A box to search the directory from, for the sites of others: one to paste, and a page to be framed.

Nobody's visit to another site is known to us by the pasted one until they search; the framed one fetches a
page, with no cookie and no word of where it is framed.
"""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask, Response, make_response, render_template

from app.languages import ENGLISH, LANGUAGES, Language, Multilingual
from app.security import allow_to_be_framed_by_anyone
from forms.text import speak

SECONDS_TO_KEEP = 3600

embedding = Multilingual("embedding", __name__)


@embedding.get("/embed")
def box() -> Response:
    """The framed box. What is typed into it opens in the whole window."""
    allow_to_be_framed_by_anyone()
    response = make_response(render_template("embed/box.html"))
    response.headers["Cache-Control"] = f"public, max-age={SECONDS_TO_KEEP}"
    response.headers["Referrer-Policy"] = "no-referrer"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


@dataclass(frozen=True)
class Snippet:
    """HTML for somebody else's page, in one language: a form of its own, or a frame."""

    language: Language
    form: str
    frame: str


def snippets() -> list[Snippet]:
    """What to paste, in each language."""
    return [_snippet(language) for language in LANGUAGES.values()]


def _snippet(language: Language) -> Snippet:
    catalogue = language.catalogue.translator if language.code != ENGLISH else None
    with speak(language.code, catalogue):
        form, frame = (render_template(f"embed/{name}.html") for name in ("form", "frame"))
    return Snippet(language, form.strip(), frame.strip())


def init_app(app: Flask) -> None:
    app.register_blueprint(embedding)
