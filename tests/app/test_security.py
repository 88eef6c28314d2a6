from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from cryptography.fernet import Fernet
from flask import Flask, Response
from sqlalchemy import text

from app.limits import limit_sending
from app.security import CannotOpenError, Keys
from tests.app.browser import Client

OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()


def production(make_app: Callable[..., Flask], **told: str) -> Flask:
    return make_app(
        FRONTDOOR_ENV="production",
        SECRET_KEY="s" * 40,
        ENCRYPTION_KEYS=NEW,
        PUBLIC_URL="https://www.wendlevale.example",
        DATABASE_URL="sqlite:///:memory:",
        **told,
    )


def add_box(app: Flask) -> None:
    """Somewhere to send things, under the limits."""

    @app.post("/box")
    def box() -> Response:
        limit_sending()
        return Response("kept", mimetype="text/plain")


def test_what_an_old_key_sealed_a_new_ring_of_keys_opens() -> None:
    sealed = Keys("s", [OLD]).seal(b"my answers")
    assert Keys("s", [NEW, OLD]).open(sealed) == b"my answers"
    with pytest.raises(CannotOpenError):
        Keys("s", [NEW]).open(sealed)


def test_a_policy_lets_only_our_own_files_run(client: Client) -> None:
    policy = client.get("/").response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_every_answer_carries_the_headers_errors_included(client: Client) -> None:
    for path in ("/", "/no-such-page", "/healthz"):
        headers = client.get(path).response.headers
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_production_is_https_for_ever_and_development_is_not(
    client: Client, make_app: Callable[..., Flask]
) -> None:
    assert "Strict-Transport-Security" not in client.get("/").response.headers
    app = production(make_app)
    assert "max-age=31536000" in Client(app).get("/").response.headers["Strict-Transport-Security"]
    assert app.config["SESSION_COOKIE_SECURE"] is True


def test_no_address_is_kept(make_app: Callable[..., Flask]) -> None:
    app = make_app(RATE_LIMITS="2 per day")
    add_box(app)
    Client(app).post("/box", environ_base={"REMOTE_ADDR": "192.0.2.77"})
    with app.extensions["database"].reading() as session:
        rows = session.execute(text("SELECT client, count FROM sendings")).all()
    assert [count for _client, count in rows] == [1]
    assert "192.0.2.77" not in str(rows)


def test_a_proxy_of_ours_is_believed_only_when_we_say_so(make_app: Callable[..., Flask]) -> None:
    for trusted, status in (("0", 429), ("1", 200)):
        app = make_app(RATE_LIMITS="1 per day", TRUSTED_PROXIES=trusted)
        add_box(app)
        browser = Client(app)
        browser.post("/box", headers={"X-Forwarded-For": f"192.0.2.{trusted}"})
        assert browser.post("/box", headers={"X-Forwarded-For": "198.51.100.9"}).status == status


def test_a_body_is_read_to_its_end_even_when_it_is_refused(app: Flask) -> None:
    body = io.BytesIO(b"x" * 3_000_000)
    answer = app.test_client().post("/no-such-page", input_stream=body, content_length=3_000_000)
    assert answer.status_code == 413
    assert body.read() == b""


def test_what_was_typed_is_not_left_in_a_shared_computers_cache(client: Client) -> None:
    assert client.get("/").response.headers["Cache-Control"] == "no-cache"
    assert client.post("/help").response.headers["Cache-Control"] == "no-store"


def test_styles_and_scripts_are_kept_for_ever_and_sent_small(client: Client) -> None:
    sheet = client.get("/").soup.select_one("link[rel=stylesheet]")["href"]
    answer = client.http.get(sheet, headers={"Accept-Encoding": "br"})
    assert "immutable" in answer.headers["Cache-Control"]
    assert answer.headers["Content-Encoding"] == "br"
    answer.close()
