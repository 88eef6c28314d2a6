"""The directory on paper: whole, one topic, or the services that one person needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from flask import Response, abort, render_template, request
from sqlalchemy.orm import Session

from app import pdf
from app.database import reading
from app.directory.missing import get
from app.directory.reaching import Reach, reach
from app.directory.sheets import every_sheet, key_of, sheet
from app.directory.views import views
from app.directory.wording import words
from app.languages import Words, current, pick
from app.printed import css_string
from directory import booklet
from directory.a_to_z import a_to_z
from directory.booklet import Chapter
from directory.catalogue import NotInDirectory, get_topic, partners_of_each, topics
from directory.listing import awaits_review
from directory.models import Service
from directory.slugs import SLUG
from forms.text import Text, _

Size = Literal["normal", "large"]
Link = tuple[str, Text | Words]
"""The id of something in the document, and its name."""
MOST_CHOSEN = 40
FEW = 3
"""So many services need no contents."""
SHORT = 10
"""So many services need no A to Z."""


@dataclass(frozen=True)
class Asked:
    """What is to be printed: these services, or a topic (its slug), or with neither the whole directory."""

    services: tuple[str, ...]
    topic: str
    size: Size

    @property
    def name(self) -> str:
        """What a browser calls the file when it is saved."""
        what = "services" if self.services else self.topic or "directory"
        return "-".join((what, current().shown.code, *(["large"] if self.size == "large" else []))) + ".pdf"


@views.get("/directory/print")
def print_choices() -> str:
    with reading() as session:
        widest = [topic for topic in topics(session) if not topic.parent_id]
        shown = booklet.topics_in_order(widest, current().shown.code)
        return render_template("directory/print.html", topics=shown)


@views.get("/directory/print.pdf")
def printed() -> Response:
    with reading() as session:
        wanted = _asked(session)
        key = key_of(session, repr(wanted))
    return sheet(key, wanted.name, lambda: pdf.make_apart(page(wanted)))


def _asked(session: Session) -> Asked:
    """What the address asks for, of what there is. Raises NotInDirectory, and refuses too many services."""
    size: Size = "large" if request.args.get("size") == "large" else "normal"
    slugs = [slug for slug in dict.fromkeys(request.args.getlist("service")) if slug]
    topic = request.args.get("topic", "")
    if len(slugs) > MOST_CHOSEN:
        abort(400)
    if slugs:
        services = booklet.active(session, [slug for slug in slugs if SLUG.fullmatch(slug)])
        if not services:
            raise NotInDirectory("service", slugs[0])
        return Asked(services, "", size)
    if topic:
        get(get_topic, session, "topic", topic)
    return Asked((), topic, size)


def page(wanted: Asked) -> str:
    """What is asked for as HTML for a printer, in the language being spoken."""
    language = current().shown.code
    with reading() as session:
        topic = get_topic(session, wanted.topic) if wanted.topic else None
        chapters = [] if wanted.services else booklet.chapters(session, language, topic)
        services = booklet.chosen(session, wanted.services)
        services += [service for chapter in chapters for service in chapter.services]
        letters = _letters(session, language, services) if len(services) > SHORT else {}
        title: Text | Words = words(topic, "name") if topic else _("Directory of services")
        return render_template(
            "print/booklet.html",
            title=_("Services for you") if wanted.services else title,
            chapters=chapters,
            services=services,
            partners=partners_of_each(session, services),
            contents=_contents(chapters, services, letters),
            letters=letters,
            unchecked=current().awaits_review or awaits_review(session, language),
            large=wanted.size == "large",
            **every_sheet(),
        )


def _letters(session: Session, language: str, services: Sequence[Service]) -> dict[str, list[Link]]:
    """The A to Z of what is printed."""
    shown = {service.slug for service in services}
    found: dict[str, list[Link]] = {}
    for letter, entries in a_to_z(session, language).items():
        for one in entries:
            if one.slug in shown:
                found.setdefault(letter, []).append((f"service-{one.slug}", pick(one.names)))
    return found


def _contents(chapters: Sequence[Chapter], services: Sequence[Service], letters: object) -> list[Link]:
    """The chapters of what has some, otherwise the services, where there are more than a few."""
    links: list[Link] = [
        (f"topic-{chapter.topic.slug}", words(chapter.topic, "name"))
        if chapter.topic
        else ("topic-", _("More services"))
        for chapter in chapters
    ]
    if not chapters and len(services) > FEW:
        links = [(f"service-{service.slug}", words(service, "name")) for service in services]
    return links + ([("a-to-z", _("Services from A to Z"))] if letters and chapters else [])


@views.app_template_filter()
def reached(service: Service) -> Reach:
    """The contacts that a service's page shows."""
    return reach(service, service.team, service.organisation)


views.add_app_template_filter(css_string)
