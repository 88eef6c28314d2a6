"""The desk: where staff begin, with the forms for callers and those for staff themselves."""

from __future__ import annotations

from flask import render_template

from app.staff import calling
from app.staff.views import staff
from forms.journeys import forms_for


@staff.get("/staff")
def desk() -> str:
    callers = forms_for("residents")
    open_calls = {journey.slug for journey in callers if calling.find_open(journey.slug)}
    return render_template("staff/desk.html", callers=callers, open_calls=open_calls, ours=forms_for("staff"))
