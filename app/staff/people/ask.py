"""One page of questions about people: shown, and taken when it is right; and the question before removing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from flask import render_template, request

from forms.answers import Json, Problem
from forms.fields import PageForm
from forms.pages import Page
from forms.text import Text

Answer = tuple[str, int]


def asked(page: type[Page], stored: Mapping[str, Json]) -> PageForm:
    """The page as it was just filled in, or as it is stored."""
    if request.method != "POST":
        return page.form(stored)
    return page.form(stored, request.form, request.files)


def is_right(form: PageForm) -> bool:
    """Whether it was just filled in, and nothing is wrong or missing."""
    return request.method == "POST" and form.validate() and not form.is_unfinished


def refuse(form: PageForm, name: str, message: Text) -> None:
    """Say what else is wrong with one answer."""
    field = form.by_name[name]
    field.problems = (*field.problems, Problem(message))


def show(form: PageForm, heading: object, back: str, **more: Any) -> Answer:
    """The page; with what is wrong, if it was sent."""
    form.is_about_somebody_else()
    shown = render_template("staff/people/ask.html", form=form, heading=heading, back=back, **more)
    return shown, 422 if form.problems else 200


def ask_to_remove(heading: Text, lines: Iterable[object], back: str) -> str:
    """Whether something is really to be removed, which these lines say what it is."""
    return render_template("staff/people/remove.html", heading=heading, lines=lines, back=back)
