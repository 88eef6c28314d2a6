"""Files that another program sends with a form: judged as a person's are, kept with what was sent."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.models import Upload
from tests.app.photo_form import photo_form, publish, withdraw
from tests.photos import PHOTO

Send = Callable[..., TestResponse]
ANSWERS: dict[str, Any] = {
    "photos": {"where": "By the gate"},
    "damage": [{"part": "Lid"}, {"part": "Wheel"}],
}


@pytest.fixture(autouse=True)
def published() -> Iterator[None]:
    publish()
    yield
    withdraw()


@pytest.fixture
def send(app: Flask) -> Send:
    def sent(*files: tuple[bytes, str], **more: tuple[bytes, str]) -> TestResponse:
        named = {name.replace("__", "."): [file] for name, file in more.items()} | {"photos.photos": files}
        data: dict[str, Any] = {"form": json.dumps({"answers": ANSWERS})}
        data |= {
            name: [(BytesIO(content), called) for content, called in each] for name, each in named.items()
        }
        path = f"/api/forms/{photo_form.slug}"
        return app.test_client().post(path, data=data, headers={"Idempotency-Key": "k" * 16})

    return sent


def kept(app: Flask) -> list[Upload]:
    with app.extensions["database"].reading() as session:
        return list(session.scalars(select(Upload).where(Upload.submission_id.is_not(None))))


def test_a_file_goes_with_the_form(app: Flask, send: Send) -> None:
    assert send((PHOTO, "bin.jpg"), (PHOTO, "lid.jpg")).status_code == 201
    assert [upload.size for upload in kept(app)] == [len(PHOTO)] * 2


def test_sent_again_it_is_the_same_form_with_the_same_files(app: Flask, send: Send) -> None:
    first, second = send((PHOTO, "bin.jpg")), send((PHOTO, "bin.jpg"))
    assert (second.status_code, second.json) == (200, first.json)
    assert len(kept(app)) == 1


def test_a_file_that_is_refused_is_named_and_nothing_is_stored(app: Flask, send: Send) -> None:
    response = send((b"<script>", "bin.jpg"))
    assert response.status_code == 422
    assert response.json is not None
    [problem] = response.json["problems"]
    assert (problem["page"], problem["question"]) == ("photos", "photos")
    assert problem["message"].startswith("bin.jpg must be a ")
    assert kept(app) == []


def test_a_file_belongs_to_its_item(app: Flask, send: Send) -> None:
    assert send((PHOTO, "bin.jpg"), damage__1__letter=(PHOTO, "wheel.jpg")).status_code == 201
    told = app.test_cli_runner().invoke(args=["submissions", "list"]).output
    lid, wheel = json.loads(told.partition("\t")[2])["damage"]
    assert "letter" not in lid
    assert wheel["letter"][0]["name"] == "wheel.jpg"


def test_a_file_for_no_page_is_refused(app: Flask, send: Send) -> None:
    assert send((PHOTO, "bin.jpg"), nothing__here=(PHOTO, "x.jpg")).status_code == 422
    assert kept(app) == []
