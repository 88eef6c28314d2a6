from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from cryptography.fernet import Fernet
from flask import Flask, Response
from structlog.testing import capture_logs

from app.limits import limit_sending
from tests.app.browser import Client


def faulty_app(make_app: Callable[..., Flask], **told: str) -> Flask:
    app = make_app(RATE_LIMITS="2 per hour", **told)
    app.testing = False

    @app.get("/faulty")
    def faulty() -> str:
        raise ZeroDivisionError("the answers of Amina Yusuf")

    @app.post("/box")
    def box() -> Response:
        limit_sending()
        return Response("kept", mimetype="text/plain")

    return app


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return faulty_app(make_app)


def test_a_page_that_is_not_there_offers_a_search_and_a_person(client: Client) -> None:
    page = client.get("/no-such-page")
    assert page.status == 404
    assert page.h1 == "We cannot find this page"
    assert page.soup.select_one("form[role=search]")
    assert page.soup.select_one("main a[href^='tel:']")


def test_our_own_fault_is_said_plainly_and_shows_nothing_of_the_inside(client: Client) -> None:
    page = client.get("/faulty")
    assert page.status == 500
    assert page.h1 == "Something went wrong on our side"
    assert "ZeroDivisionError" not in page.source
    assert "Amina" not in page.source


def test_production_writes_down_where_a_fault_was_and_nothing_that_was_typed(
    make_app: Callable[..., Flask],
) -> None:
    app = faulty_app(
        make_app,
        FRONTDOOR_ENV="production",
        SECRET_KEY="s" * 40,
        ENCRYPTION_KEYS=Fernet.generate_key().decode(),
        PUBLIC_URL="https://www.wendlevale.example",
        DATABASE_URL="sqlite:///:memory:",
    )
    with capture_logs() as lines:
        Client(app).get("/faulty")
    [fault] = [line for line in lines if line["event"] == "fault"]
    assert fault["kind"] == "ZeroDivisionError"
    assert re.fullmatch(r".*test_errors\.py:\d+ faulty", fault["frames"][-1])
    assert "Amina" not in str(lines)
    assert "exc_info" not in fault


def test_development_shows_a_developer_the_whole_fault(client: Client) -> None:
    with capture_logs() as lines:
        client.get("/faulty")
    [fault] = [line for line in lines if line["event"] == "fault"]
    assert isinstance(fault["exc_info"], ZeroDivisionError)


def test_a_wrong_method_gets_a_page_and_says_which_are_right(client: Client) -> None:
    page = client.post("/help")
    assert page.status == 405
    assert "GET" in page.response.headers["Allow"]


def test_too_much_at_once_gets_a_page(client: Client) -> None:
    page = client.post("/box", {"story": "x" * 2_500_000})
    assert (page.status, page.h1) == (413, "That was too much to send at once")


def test_ten_thousand_fields_get_a_page_and_not_a_fault(client: Client) -> None:
    assert client.post("/box", {f"field-{n}": "x" for n in range(10_000)}).status == 413


def test_ten_thousand_parts_get_a_page_and_not_a_fault(client: Client) -> None:
    part = b'--cut\r\nContent-Disposition: form-data; name="x"\r\n\r\nx\r\n'
    answer = client.http.post("/box", data=part * 10_000, content_type="multipart/form-data; boundary=cut")
    assert answer.status_code == 413


def test_sending_too_often_is_stopped_and_says_when_to_come_back(client: Client) -> None:
    assert [client.post("/box").status for _ in range(3)] == [200, 200, 429]
    page = client.post("/box")
    assert page.h1 == "A lot has come from you in a short time"
    assert 0 < int(page.response.headers["Retry-After"]) <= 3600


def test_one_persons_sending_does_not_stop_another(client: Client) -> None:
    for _ in range(3):
        client.post("/box", environ_base={"REMOTE_ADDR": "192.0.2.1"})
    assert client.post("/box", environ_base={"REMOTE_ADDR": "192.0.2.2"}).status == 200


def test_a_form_without_its_token_is_shown_again_with_what_was_typed(client: Client) -> None:
    typed = {"story": "\nMy bin,\r\n& <b>mine</b>", "kinds": ["food", "garden"]}
    page = client.post("/box", typed, csrf=False, headers={"Sec-Fetch-Site": "same-origin"})
    assert page.status == 400
    kept = [(field["name"], field.get_text()) for field in page.soup.select("form textarea")]
    assert kept == [("story", "\n\nMy bin,\r\n& <b>mine</b>"), ("kinds", "\nfood"), ("kinds", "\ngarden")]
    assert page.click("Continue").source == "kept"


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://bad.example"}, {}])
def test_another_site_cannot_fill_in_our_forms(client: Client, headers: dict[str, str]) -> None:
    page = client.post("/box", {"story": "I love spam"}, csrf=False, headers=headers)
    assert page.status == 400
    assert "spam" not in page.source
