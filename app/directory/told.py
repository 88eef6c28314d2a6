"""What somebody was told on the telephone: the services that can help, on one page, in their language."""

from __future__ import annotations

from flask import abort, render_template, request
from sqlalchemy.orm import Session

from app.database import reading
from app.directory.forms_of import forms_of
from app.directory.reaching import reach
from app.directory.views import views
from directory.booklet import chosen
from directory.models import Service
from directory.slugs import SLUG

MOST = 12


@views.get("/directory/list")
def told() -> str:
    """`service` is given once for each; what is gone since is left out."""
    with reading() as session:
        services = _services(session) or abort(404)
        return render_template(
            "directory/told.html",
            services=[(one, reach(one, one.team, one.organisation), forms_of(one.slug)) for one in services],
        )


def _services(session: Session) -> list[Service]:
    slugs = dict.fromkeys(slug for slug in request.args.getlist("service") if SLUG.fullmatch(slug))
    return chosen(session, list(slugs)[:MOST]) if slugs else []
