"""A service on one sheet of paper: its telephone number large, and a QR code of its page in this language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

import segno
from flask import Response, render_template, request, url_for

from app import pdf
from app.database import reading
from app.directory.sheets import every_sheet, key_of, sheet
from app.directory.views import views
from app.languages import Words, current, public
from directory.booklet import active, chosen
from directory.catalogue import NotInDirectory, partners_of
from directory.slugs import SLUG

SENTENCES = re.compile(r"(?<=[.!?؟。])\s+")


@dataclass(frozen=True)
class Room:
    """How much of a service there is room for: characters of each text, and numbers of other things, in
    letters so many times as large as they must be.
    """

    text: int
    name: int
    rows: int
    places: int
    partners: int
    letters: float = 1


EVERYTHING = Room(text=900, name=200, rows=7, places=3, partners=3)
ROOMS = (
    replace(EVERYTHING, letters=1.3),
    replace(EVERYTHING, letters=1.15),
    EVERYTHING,
    Room(text=500, name=160, rows=7, places=2, partners=2),
    Room(text=250, name=120, rows=5, places=1, partners=1),
    Room(text=140, name=90, rows=3, places=1, partners=0),
    Room(text=80, name=60, rows=2, places=1, partners=0),
    Room(text=40, name=40, rows=1, places=0, partners=0),
)
"""All there is in larger letters, then less and less: the first that fits on one page is printed."""
SMALLEST = {False: 13, True: 18}  # points


@views.get("/directory/services/<slug>/leaflet.pdf")
def leaflet(slug: str) -> Response:
    large = request.args.get("size") == "large"
    with reading() as session:
        if not (SLUG.fullmatch(slug) and active(session, [slug])):
            raise NotInDirectory("service", slug)
        key = key_of(session, f"leaflet {slug} {large}")
    name = "-".join((slug, current().shown.code, *(["large"] if large else []))) + ".pdf"
    return sheet(key, name, lambda: pdf.make_on_one_page(pages(slug, large)))


def pages(slug: str, large: bool) -> Iterator[str]:
    """The leaflet as HTML for a printer, saying as much as may be, then less and less."""
    address = public(url_for("directory.service", slug=slug))
    with reading() as session:
        service = chosen(session, [slug])[0]
        partners = partners_of(session, service)
        for room in ROOMS:
            yield render_template(
                "print/leaflet.html",
                service=service,
                partners=partners[: room.partners],
                room=room,
                address=address,
                code=segno.make(address, error="m", micro=False).svg_data_uri(border=0, omitsize=True),
                large=large,
                points=SMALLEST[large] * room.letters,
                **every_sheet(),
            )


@views.app_template_filter()
def within(words: Words, most: int) -> Words:
    """As many whole sentences as there is room for; where there is none, the beginning of the first…"""
    return Words(_within(words.text, most), words.language)


def _within(text: str, most: int) -> str:
    if len(text) <= most:
        return text
    kept = ""
    for sentence in SENTENCES.split(text.strip()):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > most:
            break
        kept = longer
    if kept:
        return kept
    beginning = text[:most].rstrip()
    return f"{beginning.rpartition(' ')[0] or beginning}…"
