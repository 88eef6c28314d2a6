"""Signing in: who gets in, what they are told when they do not, and when it ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from flask import Flask

from app.clock import now
from app.staff import accounts, signing_in
from directory.importing import import_path
from tests.app.browser import Client, Page
from tests.staff import PASSWORDS, add_staff, sign_in

WRONG = "Enter the name and the password of your account"


def tries(client: Client, name: str, password: str, path: str = "/staff/sign-in") -> Page:
    return client.post(path, {"name": name, "password": password})


@pytest.mark.parametrize("name", ["Amina", "amina", "  AMINA "])
def test_staff_sign_in_with_their_name_and_password(client: Client, name: str) -> None:
    desk = tries(client, name, PASSWORDS["Amina"])
    assert (desk.url, desk.h1) == ("/staff", "Desk")
    assert "Signed in as Amina" in desk.source


def test_pages_for_staff_lead_to_the_sign_in_and_back(client: Client) -> None:
    script = "/es/staff/forms/report-missed-bin/script?x=1"
    page = client.get(script)
    assert page.url == "/es/staff/sign-in"
    answer = client.post(
        page.response.request.full_path,
        {"name": "Amina", "password": PASSWORDS["Amina"]},
        follow_redirects=False,
    )
    assert answer.location == script


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/staff",
        "//evil.example/staff",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/%5Cevil.example",
        "javascript:alert(1)",
        "/no-such-page-at-all/x/y",
        "/staff/sign-out",
        "",
        "/staff\r\nLocation: https://evil.example",
    ],
)
def test_signing_in_leads_nowhere_but_to_our_own_pages(client: Client, elsewhere: str) -> None:
    answer = client.http.post(
        "/staff/sign-in",
        query_string={"to": elsewhere},
        data={"name": "Amina", "password": PASSWORDS["Amina"], "csrf_token": client._token()},
    )
    assert (answer.status_code, answer.headers["Location"]) == (303, "/staff")


def test_an_unknown_name_and_a_wrong_password_are_told_the_same(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    checked: list[str] = []
    check = accounts.check_password_hash
    monkeypatch.setattr(
        accounts, "check_password_hash", lambda *told: checked.append(told[0][:7]) or check(*told)
    )
    wrong, unknown = tries(client, "Amina", "not her password"), tries(client, "Nobody", "not her password")
    assert wrong.status == unknown.status == 422
    assert wrong.errors == unknown.errors == [WRONG]
    assert wrong.text == unknown.text
    assert checked == ["scrypt:", "scrypt:"], "it takes as long to refuse a name that nobody has"


def test_the_name_is_shown_again_and_the_password_never(client: Client) -> None:
    page = tries(client, "A<b>mina", "my <secret> password")
    assert page.value("name") == "A<b>mina"
    assert page.value("password") == ""
    assert "secret" not in page.source


def test_what_is_left_empty_is_asked_for(client: Client) -> None:
    assert tries(client, " ", "").errors == ["Enter your name", "Enter your password"]
    assert tries(client, "Amina", "").errors == ["Enter your password"]


@pytest.mark.parametrize("typed", ["\0", "x" * 100_000, "‮evil", "%(name)s"])
def test_hostile_names_and_passwords_are_refused_like_any_other(client: Client, typed: str) -> None:
    assert tries(client, "Amina", typed).errors == [WRONG]
    assert tries(client, typed, "x").status == 422


def test_ten_wrong_passwords_for_one_name_have_to_wait_wherever_they_come_from(
    make_app: Callable[..., Flask],
) -> None:
    app = make_app(RATE_LIMITS="100 per day")
    add_staff(app)
    for number in range(signing_in.A_NAME[0].count):
        client = Client(app)
        client.http.environ_base["REMOTE_ADDR"] = f"203.0.113.{number}"
        assert tries(client, ["Amina", " amina"][number % 2], "wrong").status == 422
    page = tries(Client(app), "Amina", PASSWORDS["Amina"])
    assert page.status == 429
    assert page.errors[0].startswith("You have tried too often. Wait ")
    assert int(page.response.headers["Retry-After"]) <= signing_in.A_NAME[0].seconds
    assert tries(Client(app), "Bola", PASSWORDS["Bola"]).h1 == "Desk"


def test_one_client_that_tries_many_names_has_to_wait(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts, "check_password_hash", lambda *_told: False)
    app = make_app(RATE_LIMITS="100 per day")
    client = Client(app)
    tried = [tries(client, f"Name {number}", "wrong").status for number in range(101)]
    assert (tried[:100], tried[100]) == ([422] * 100, 429)


def test_a_session_lasts_ten_hours(app: Flask, amina: Client) -> None:
    began = datetime.now(UTC)
    app.extensions["clock"] = lambda: began + timedelta(hours=9, minutes=59)
    assert amina.get("/staff").h1 == "Desk"
    app.extensions["clock"] = lambda: began + timedelta(hours=10, minutes=1)
    assert amina.get("/staff").h1 == "Sign in to the pages for staff"


def test_a_session_from_the_future_is_none(app: Flask, amina: Client) -> None:
    with app.app_context():
        before = now() - timedelta(hours=1)
    app.extensions["clock"] = lambda: before
    assert amina.get("/staff").h1 == "Sign in to the pages for staff"


def test_whoever_has_left_by_a_file_is_out_after_their_last_day_and_signs_in_no_more(
    app: Flask, amina: Client, at: Callable[[str], None], tmp_path: Path
) -> None:
    (tmp_path / "people.csv").write_text("slug,name,left_on\nabena-owusu,Abena Owusu,2026-03-06\n", "utf-8")
    at("2026-03-06 22:00")
    sign_in(amina)
    address = amina.get("/staff/absences").soup.select_one(".people-address")
    assert address is not None
    calendar = urlsplit(address.get_text(strip=True))
    assert amina.http.get(calendar.path, query_string=calendar.query).status_code == 200
    with app.extensions["database"].writing() as session:
        assert not import_path(session, tmp_path).problems
    assert amina.get("/staff").h1 == "Desk"  # it is their last day
    at("2026-03-07 06:00")
    page = amina.get("/staff")
    assert page.url == "/staff/sign-in"
    assert amina.http.get(calendar.path, query_string=calendar.query).status_code == 403
    refused = page.click("Sign in", name="Amina", password=PASSWORDS["Amina"])
    assert refused.status == 422
    assert "The directory says that you have left" in refused.errors[0]
    assert amina.get("/staff").url == "/staff/sign-in"
    assert sign_in(amina.another(), "Chen").h1 == "Desk"


def test_signing_in_begins_a_new_session(client: Client) -> None:
    before = client.get("/staff/sign-in").value("csrf_token")
    sign_in(client)
    assert client.post("/staff/sign-out", {"csrf_token": before}, csrf=False).status == 400
    assert client.get("/staff").h1 == "Desk"


def test_signing_out_ends_it_and_a_link_alone_cannot(amina: Client) -> None:
    assert amina.get("/staff/sign-out").status == 405
    page = amina.get("/staff").click("Sign out")
    assert page.h1 == "Sign in to the pages for staff"
    assert amina.get("/staff").h1 == "Sign in to the pages for staff"


def test_pages_for_staff_are_kept_by_no_cache_and_found_by_no_search(amina: Client) -> None:
    for path in ("/staff", "/staff/sign-in", "/staff/forms/report-missed-bin/script"):
        page = amina.get(path)
        assert page.response.headers["Cache-Control"] == "no-store"
        assert page.response.headers["X-Robots-Tag"] == "noindex"
        assert page.soup.select_one("meta[name=robots][content=noindex]")
