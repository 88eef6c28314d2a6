"""Links into the directory from pages that are not in it."""

from __future__ import annotations

from flask import g, url_for

from app.database import reading
from app.directory.reaching import Reach, reach
from directory.catalogue import find_service, has_service
from forms.journey import Journey


def service_link(slug: str) -> str | None:
    """The address of a service's page in the language of the page; None when the directory has no such
    service. Asked once a request.
    """
    asked: dict[str, bool] = g.setdefault("services_linked_to", {})
    if slug not in asked:
        with reading() as session:
            asked[slug] = has_service(session, slug)
    return url_for("directory.service", slug=slug) if asked[slug] else None


def form_link(form: Journey, service: str) -> str:
    """The address of a form as this service's page gives it: what it is about is answered where it asks."""
    return url_for("journeys.start", slug=form.slug, about=service if form.asks_about(service) else None)


def service_reach(slug: str | None) -> Reach:
    """The contacts that a service's page shows; nobody's when the directory has no such service."""
    with reading() as session:
        found = find_service(session, slug) if slug else None
        return reach(found, found.team, found.organisation) if found else reach()
