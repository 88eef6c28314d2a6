"""The pages that are not a form and not the directory: home, help, and what we promise."""

from __future__ import annotations

from flask import Flask, Response, current_app, render_template
from sqlalchemy import text

from app.council import council
from app.database import reading
from app.languages import Multilingual
from app.truth.reports import ADDRESS_KEPT, KEPT_WHEN_DONE
from directory import catalogue
from directory.models import Service
from forms.journeys import JOURNEYS, forms_for
from forms.standards import STANDARDS

ASK = "ask-us-anything"
"""The form for what no other page is for, where the council has it."""

pages = Multilingual("pages", __name__)


@pages.get("/")
def home() -> str:
    with reading() as session:
        services = catalogue.slugs(session, Service)
    forms = forms_for("residents")
    known = {form.slug for form in forms}
    tasks = [task for task in council().tasks if task.form in known or task.service in services]
    return render_template("pages/home.html", journeys=forms, tasks=tasks)


@pages.get("/help", endpoint="help")
def help_page() -> str:
    return render_template("pages/help.html", ask=JOURNEYS.get(ASK))


@pages.get("/privacy")
def privacy() -> str:
    settings = current_app.extensions["settings"]
    return render_template(
        "pages/privacy.html",
        draft_hours=settings.draft_hours,
        saved_days=settings.saved_days,
        report_days=KEPT_WHEN_DONE.days,
        address_days=ADDRESS_KEPT.days,
        left_days=settings.left_kept_days,
    )


@pages.get("/cookies")
def cookies() -> str:
    days = current_app.permanent_session_lifetime.days
    return render_template("pages/cookies.html", days=days)


@pages.get("/accessibility-statement")
def accessibility_statement() -> str:
    return render_template("pages/accessibility_statement.html")


@pages.get("/service-standards")
def service_standards() -> str:
    return render_template("pages/service_standards.html", standards=STANDARDS)


def healthz() -> Response:
    """For the machine that watches us: "ok" when the database answers."""
    with reading() as session:
        session.execute(text("SELECT 1"))
    return Response("ok\n", mimetype="text/plain")


def init_app(app: Flask) -> None:
    app.register_blueprint(pages)
    app.add_url_rule("/healthz", "healthz", healthz)
