"""A form that takes photos on a page with another question, and what people do with it."""

from __future__ import annotations

from io import BytesIO

from flask import Flask
from sqlalchemy import select

from app.models import Upload
from forms.examples import a_photo
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.pages import AddAnother, Page
from forms.questions import FileUpload, Line
from forms.text import _
from tests.app.browser import Client
from tests.app.browser import Page as Shown
from tests.photos import PHOTO


class Photos(Page):
    title = _("The bin")
    where = Line(_("Where is it?"), missing=_("Enter where it is"), thing=_("Where it is"))
    photos = FileUpload(
        _("Photos of it"), missing=_("Select a photo of the bin"), at_most=3, largest=2_000_000
    )


class Damage(AddAnother):
    title = _("What is broken?")
    list_title = _("What is broken")
    item_title = _("Part")
    another = _("Is anything else broken?")
    another_missing = _("Select yes if anything else is broken")
    too_many = _("That is all that can be broken")
    at_most = 2
    part = Line(_("Which part?"), missing=_("Enter which part"), thing=_("The part"))
    letter = FileUpload(_("A photo of this part"), optional=True, at_most=1)


photo_form = Journey(
    slug="send-photos",
    title=_("Send photos"),
    service="bins-and-recycling",
    summary=_("Send photos of a bin"),
    pages=[Photos, Damage],
    send=_("Send the photos"),
    sent_title=_("Photos sent"),
    happens_next=[],
    another=_("Send more photos"),
    examples={
        "two photos": {
            Photos: {"where": "By the gate", "photos": [a_photo("bin.jpg"), a_photo("lid.jpg")]},
            Damage: [
                {"id": "0000000a", "part": "Lid", "letter": [a_photo("close.jpg")]},
                {"id": "0000000b", "part": "Wheel"},
            ],
        }
    },
)
PAGE = "/forms/send-photos/photos"


def publish() -> None:
    JOURNEYS[photo_form.slug] = photo_form


def withdraw() -> None:
    del JOURNEYS[photo_form.slug]


def chosen(*names: str, content: bytes = PHOTO) -> list[tuple[BytesIO, str]]:
    """Files as a browser sends them."""
    return [(BytesIO(content), name) for name in names]


def sends(client: Client, *names: str, content: bytes = PHOTO, **fields: str | list[str]) -> Shown:
    """Chooses files on the page with photos and presses Upload."""
    told = {"where": "By the gate", "photos-upload": "yes", **fields}
    return client.post(PAGE, {**told, "photos": chosen(*names, content=content)})


def listed(page: Shown) -> list[str]:
    """The names of the files that the page says it has."""
    return [key.get_text().strip() for key in page.soup.select(".govuk-summary-list__key")]


def kept(app: Flask) -> list[Upload]:
    with app.extensions["database"].reading() as session:
        return list(session.scalars(select(Upload)))
