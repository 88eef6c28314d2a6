"""Ways through the directory without searching: the A to Z, and topics."""

from __future__ import annotations

from flask import render_template

from app.database import reading
from app.directory.missing import get
from app.directory.views import views
from app.directory.wording import unreviewed
from app.languages import current, pick
from directory.a_to_z import a_to_z as services_by_letter
from directory.catalogue import get_topic, services_about, topics
from directory.listing import awaits_review


@views.get("/directory/a-to-z")
def a_to_z() -> str:
    language = current().shown.code
    with reading() as session:
        if awaits_review(session, language):
            unreviewed()
        letters = {
            letter: [(entry.slug, pick(entry.names)) for entry in entries]
            for letter, entries in services_by_letter(session, language).items()
        }
    return render_template("directory/a_to_z.html", letters=letters)


@views.get("/directory/topics/<slug>")
def topic(slug: str) -> str:
    with reading() as session:
        found = get(get_topic, session, "topic", slug)
        every = topics(session)
        return render_template(
            "directory/topic.html",
            topic=found,
            wider=next((one for one in every if one.id == found.parent_id), None),
            narrower=[one for one in every if one.parent_id == found.id],
            services=services_about(session, slug),
        )
