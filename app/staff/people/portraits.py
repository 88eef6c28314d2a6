"""Photographs of people who work here: made small, without what a camera wrote into them, kept sealed."""

from __future__ import annotations

import io
from typing import Any

from flask import Response, abort, redirect, render_template, request, url_for
from PIL import Image, ImageOps
from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response as Answer

from app import uploads
from app.database import reading, writing
from app.models import Photo
from app.security import CannotOpenError, keys
from app.staff.people.ask import asked, is_right, refuse
from app.staff.people.rights import get_person, may_change
from app.staff.views import staff
from directory.models import Person
from forms.answers import Json
from forms.fields import PageForm
from forms.pages import Page
from forms.providers import Providers, provide
from forms.questions import FileUpload
from forms.text import _

SIZE = (480, 480)  # pixels
MOST_PIXELS = 25_000_000
"""In memory, each time it is copied, a hundred megabytes; a JPEG is made smaller while it is read."""
READ = ("JPEG", "PNG", "WEBP", "GIF")
JPEG = "image/jpeg"


class NotAPictureError(ValueError):
    """It cannot be read as one, or is far too large."""


class Portrait(Page):
    """The one question of the page."""

    title = _("Photo")
    photo = FileUpload(
        _("Choose a photo"),
        hint=_("A JPG, PNG, WebP or GIF. Only people who work here see it."),
        at_most=1,
        kinds=("image",),
        missing=_("Select a photo"),
    )


class _InHand(uploads.Store):
    """`forms.providers.Files` for one request: the photo is at hand, and kept once it is known to be one."""

    content = b""

    def keep(self, name: str, kind: str, content: bytes) -> dict[str, Json]:
        self.content = content
        return {"id": "new", "name": name, "type": kind, "size": len(content)}

    def find(self, file_id: str) -> dict[str, Json] | None:
        return None


def there_is(session: Session, slug: str) -> bool:
    """Whether there is a photograph of this person."""
    return session.scalar(select(Photo.person).where(Photo.person == slug)) is not None


def small(content: bytes) -> bytes:
    """The picture as a JPEG of 480 pixels at most, the right way up, and nothing but the picture.

    Raises NotAPictureError.
    """
    try:
        with Image.open(io.BytesIO(content), formats=READ) as picture:
            picture.draft("RGB", SIZE)
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAPictureError
            upright = ImageOps.exif_transpose(picture).convert("RGB")
            upright.thumbnail(SIZE)
            made = io.BytesIO()
            upright.save(made, "JPEG", quality=85)
            return made.getvalue()
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError):
        raise NotAPictureError from None


@staff.get("/staff/people/<slug>/photo.jpg")
def person_photo(slug: str) -> Answer:
    """Back to their page when there is none any more."""
    with reading() as session:
        found = session.get(Photo, get_person(session, slug).slug)
    try:
        if found is not None:
            return Response(keys().open(found.sealed), mimetype=found.type)
    except CannotOpenError:
        pass
    return redirect(url_for("staff.person", slug=slug), 303)


@staff.route("/staff/people/<slug>/photo", methods=["GET", "POST"])
def change_photo(slug: str) -> Answer | str | tuple[str, int]:
    person = _changeable(slug)
    hand = _InHand()
    with provide(Providers(files=hand)):
        form = asked(Portrait, {})
        photo = taken(form, hand) if request.method == "POST" else None
        if photo is not None:
            keep(slug, photo)
            return redirect(url_for("staff.person", slug=slug), 303)
        with reading() as session:
            there = there_is(session, slug)
        page = render_template("staff/people/photo.html", form=form, person=person, there=there)
    return page, 422 if form.problems else 200


@staff.post("/staff/people/<slug>/photo/delete")
def delete_photo(slug: str) -> Answer:
    _changeable(slug)
    with writing() as session:
        forget(session, slug)
    return redirect(url_for("staff.person", slug=slug), 303)


def taken(form: PageForm, hand: _InHand) -> bytes | None:
    """The photo that was sent, made small; None when the form says what is wrong."""
    if not hand.content:
        is_right(form)
        return None
    try:
        return small(hand.content)
    except NotAPictureError:
        refuse(form, "photo", _("The photo must be a JPG, PNG, WebP or GIF that opens"))
        return None


def keep(slug: str, content: bytes) -> None:
    with writing() as session:
        session.merge(Photo(person=slug, type=JPEG, sealed=keys().seal(content)))


def forget(session: Session, slug: str) -> None:
    session.execute(delete(Photo).where(Photo.person == slug))


def let_photos_in(endpoint: str | None, _values: dict[str, Any] | None) -> None:
    """The page that takes a photo may be sent more than others."""
    if endpoint == "staff.change_photo" and request.max_content_length is not None:
        request.max_content_length += uploads.largest_files(Portrait)


staff.url_value_preprocessor(let_photos_in)


def _changeable(slug: str) -> Person:
    with reading() as session:
        person = get_person(session, slug)
    return person if may_change(person) else abort(403)
