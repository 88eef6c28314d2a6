"""The telephone script: a whole form in spoken words, made from the form itself."""

from __future__ import annotations

from flask import render_template

from app.staff.calls import callers_form
from app.staff.views import staff
from forms.routing import routing


@staff.get("/staff/forms/<slug>/script")
def script(slug: str) -> str:
    journey = callers_form(slug)
    return render_template("staff/script.html", journey=journey, way=routing(journey))
