"""Whatever is sent to a page that takes files: an answer in words, the other answers kept, never a fault."""

from __future__ import annotations

import gc
import io
from collections.abc import Iterator

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from app.security import LARGEST_BODY
from app.uploads import largest_files
from tests.app import photo_form
from tests.app.browser import Client, Page
from tests.app.photo_form import PAGE, Photos, chosen, kept, listed, sends
from tests.photos import PHOTO

MULTIPART = "multipart/form-data; boundary=b"
MOST = largest_files(Photos) + LARGEST_BODY


# Of a body that it gives up on, werkzeug leaves the temporary files to the garbage collector.
pytestmark = pytest.mark.filterwarnings(
    "ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(autouse=True)
def _published() -> Iterator[None]:
    photo_form.publish()
    yield
    photo_form.withdraw()
    gc.collect()


def post_raw(client: Client, body: bytes, content_type: str = MULTIPART, to: str = PAGE) -> TestResponse:
    """Exactly these bytes, with a token where the page's own would be."""
    token = {"X-CSRFToken": client._token()}
    return client.http.post(to, data=body, content_type=content_type, headers=token)


def part(name: str, content: bytes, filename: str | None = None) -> bytes:
    named = "" if filename is None else f'; filename="{filename}"'
    head = f'--b\r\nContent-Disposition: form-data; name="{name}"{named}\r\n\r\n'
    return head.encode("utf-8", "surrogatepass") + content + b"\r\n"


def inspected(client: Client, answer: TestResponse) -> Page:
    return client._inspected(answer)


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", MULTIPART),
        (b"--b", MULTIPART),
        (b"--b\r\n", MULTIPART),
        (b"no boundary in here", MULTIPART),
        (part("where", b"By the gate"), "multipart/form-data"),
        (part("where", b"By the gate"), "multipart/form-data; boundary="),
        (part("where", b"By the gate"), "multipart/form-data; boundary=" + "x" * 5_000),
        (part("photos", PHOTO, "bin.jpg"), MULTIPART),
        (part("photos", PHOTO, "bin.jpg")[:-30], MULTIPART),
        (part("where", b"By the gate") + b"--c--\r\n", MULTIPART),
        (b"--b\r\nContent-Disposition: nonsense\r\n\r\nx\r\n--b--\r\n", MULTIPART),
        (b"--b\r\nContent-Disposition: form-data\r\n\r\nx\r\n--b--\r\n", MULTIPART),
        (b"--b\r\n" + b"X: y\r\n" * 5_000 + b"\r\nx\r\n--b--\r\n", MULTIPART),
        (PHOTO, "image/jpeg"),
        (PHOTO, "application/x-www-form-urlencoded"),
        (b"where=By+the+gate", "text/plain"),
        (b"\xff" * 1_000, MULTIPART),
    ],
)
def test_a_body_that_is_no_form_is_answered_in_words(client: Client, body: bytes, content_type: str) -> None:
    sends(client, "bin.jpg")
    page = inspected(client, post_raw(client, body, content_type))
    assert 300 <= page.status < 500
    assert listed(client.get(PAGE)) in (["bin.jpg"], [])
    assert client.get(PAGE).status == 200


@pytest.mark.parametrize(
    "filename",
    [
        "../../etc/passwd",
        "..\\\\..\\\\boot.ini",
        "C:\\\\Users\\\\Amal\\\\bin.jpg",
        "bin\x00.jpg",
        "\u202egpj.exe",
        "x" * 10_000 + ".jpg",
        "<script>alert(1)</script>.jpg",
        "{{ 7 * 7 }}.jpg",
        "%(file)s %s.jpg",
        "CON",
        ".",
        " ",
        "a; filename=b",
    ],
)
def test_a_name_can_do_no_harm(app: Flask, client: Client, filename: str) -> None:
    body = part("where", b"By the gate") + part("photos", PHOTO, filename) + b"--b--\r\n"
    answer = post_raw(client, body)
    assert answer.status_code == 303
    [name] = listed(client.get(PAGE))
    assert name.endswith(".jpg")
    assert len(name) <= 150
    assert not set(name) & set('/\\<>"\0\u202e')
    assert client.get(PAGE).click("Continue").status == 200


def test_a_name_that_is_no_text_is_no_fault(client: Client) -> None:
    body = part("where", b"By the gate") + part("photos", PHOTO, "\ud800\udfff.jpg") + b"--b--\r\n"
    page = inspected(client, post_raw(client, body))
    assert page.status in (303, 422)


@pytest.mark.parametrize("words", ["{{ 7 * 7 }}", "%(file)s %s", "<b>", "a: b"])
def test_a_refused_name_is_repeated_as_it_is(client: Client, words: str) -> None:
    page = sends(client, f"{words}.jpg", content=b"nothing we take")
    assert len(page.errors) == 1
    assert page.errors[0].endswith(" must be a JPG, PNG, HEIC, WebP, GIF, PDF, DOCX or ODT")
    assert "<b>" not in page.source


def test_ten_thousand_fields_are_too_many(client: Client) -> None:
    sends(client, "bin.jpg")
    many = b"".join(part(f"f{n}", b"") for n in range(10_000)) + b"--b--\r\n"
    for body in (many, many.replace(b'"f', b'"photos"; filename="f')):
        page = inspected(client, post_raw(client, body))
        assert (page.status, page.h1) == (413, "That was too much to send at once")
    assert listed(client.get(PAGE)) == ["bin.jpg"]


def test_a_thousand_files_are_not_judged_one_by_one(app: Flask, client: Client) -> None:
    page = sends(client, *[f"{n}.jpg" for n in range(900)])
    assert page.errors == ["You can add up to 3 files, so we did not take the others"]
    assert len(kept(app)) == 3


def test_a_file_sent_to_a_question_for_text_is_no_answer(client: Client) -> None:
    page = client.post(PAGE, {"where": chosen("bin.jpg"), "photos": chosen("lid.jpg")})
    assert page.errors == ["Enter where it is"]
    assert listed(page) == ["lid.jpg"]


@pytest.mark.parametrize("part_of_it", ["photos", "photos-kept", "photos-remove"])
def test_text_sent_to_the_question_for_files_is_no_file(client: Client, part_of_it: str) -> None:
    for text in ("bin.jpg", "\0", "'; drop table upload", "x" * 100_000, "0" * 32):
        page = client.post(PAGE, {"where": "By the gate", part_of_it: [text, text]})
        assert page.status in (200, 422)
        assert listed(page) == []
        assert page.value("where") == "By the gate"


def test_files_on_a_page_that_takes_none_are_let_go(app: Flask, client: Client) -> None:
    client.post("/forms/report-missed-bin/collection-address", {"address-town": "Here", "x": chosen("a.jpg")})
    assert kept(app) == []


def send_much(client: Client, size: int, to: str = PAGE) -> Page:
    body = (
        part("where", b"By the gate")
        + part("photos", b"\xff\xd8\xff" + b"x" * size, "big.jpg")
        + b"--b--\r\n"
    )
    return inspected(client, post_raw(client, body, to=to))


def test_one_file_that_is_too_large_is_answered_beside_the_question(client: Client) -> None:
    page = send_much(client, 5_000_000)
    assert page.errors == ["big.jpg must be smaller than 2MB"]
    assert page.value("where") == "By the gate"


def test_more_than_the_page_takes_is_answered_with_what_to_do(client: Client) -> None:
    sends(client, "bin.jpg")
    page = send_much(client, MOST)
    assert page.status == 413
    assert "Your answers on the other pages are kept" in page.text
    assert "choose fewer or smaller ones" in page.text
    assert listed(page.click("Go back to the question")) == ["bin.jpg"]


@pytest.mark.parametrize(
    "page", ["/forms/send-photos", "/forms/send-photos/check-answers", "/forms/make-a-complaint/about-it"]
)
def test_a_page_that_takes_no_files_takes_no_more_than_before(client: Client, page: str) -> None:
    assert send_much(client, LARGEST_BODY, to=page).status == 413


@pytest.mark.parametrize("page", [PAGE, "/forms/send-photos/check-answers"])
def test_words_alone_are_no_reason_for_room_for_files(client: Client, page: str) -> None:
    """A million fields in two megabytes would take a gigabyte of memory before anybody counted them."""
    body = b"a&" * 300_000
    assert (
        inspected(client, post_raw(client, body, "application/x-www-form-urlencoded", to=page)).status == 413
    )


def test_the_limit_is_each_pages_own_in_every_language(client: Client) -> None:
    token = {"X-CSRFToken": client._token()}
    body = part("photos", b"\xff\xd8\xff" + b"x" * 5_000_000, "big.jpg") + b"--b--\r\n"
    answer = client.http.post(f"/es{PAGE}", data=body, content_type=MULTIPART, headers=token)
    assert answer.status_code == 422


def test_a_body_whose_length_is_a_lie_ends_where_it_says(client: Client) -> None:
    body = part("where", b"By the gate") + part("photos", PHOTO, "bin.jpg") + b"--b--\r\n"
    for length in (1, len(body) - 10, len(body) + 10_000):
        answer = client.http.post(
            PAGE,
            input_stream=io.BytesIO(body),
            content_length=length,
            content_type=MULTIPART,
            headers={"X-CSRFToken": client._token()},
        )
        assert answer.status_code < 500


def test_without_a_token_nothing_is_kept_and_what_was_typed_is_shown_again(
    app: Flask, client: Client
) -> None:
    told = {"where": "By the gate", "photos": chosen("bin.jpg")}
    page = client.post(PAGE, told, csrf=False, headers={"Sec-Fetch-Site": "same-origin"})
    assert page.status == 400
    assert page.value("where") == "By the gate"
    assert kept(app) == []


def test_files_for_a_page_that_nobody_came_to_are_kept_no_longer_than_its_draft(
    app: Flask, client: Client
) -> None:
    """The page is off the path: it can be sent to, but is not part of what is sent in the end."""
    item = "/forms/send-photos/damage/0000000f"
    client.post(item, {"part": "Lid", "letter": chosen("lid.jpg")})
    client.post("/forms/send-photos", {"answers": "delete"})
    assert kept(app) == []
