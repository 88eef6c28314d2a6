"""What somebody with bad intentions tries, and what they get: a page in plain words, and nothing else."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlencode

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import func, select, update

from app.database import Database
from app.delivery import worker
from app.limits import Sendings
from app.models import Submission
from tests.app.browser import Client, Page
from tests.people import MISSED_BIN, ONE_BIN, Person, answers

HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(2)>{{ 7*7 }} %(name)s =1+1"
THE_SITE = "https://www.wendlevale.example"


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


@pytest.fixture
def eve(app: Flask) -> Client:
    """Somebody else's browser."""
    return Client(app)


@pytest.fixture
def production(database_url: str, tmp_path: Path) -> dict[str, str]:
    """What production must be told."""
    return {
        "FRONTDOOR_ENV": "production",
        "SECRET_KEY": "s" * 40,
        "ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "PUBLIC_URL": THE_SITE,
        "DATABASE_URL": database_url or f"sqlite:///{tmp_path / 'frontdoor.sqlite'}",
    }


def stored(app: Flask) -> int:
    database: Database = app.extensions["database"]
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Submission)) or 0


def cookie(client: Client) -> str:
    found = client.http.get_cookie("frontdoor")
    assert found is not None
    return found.value


# Somebody else's answers


def test_a_forged_cookie_opens_nobodys_answers(amal: Person, eve: Client) -> None:
    check = amal.goes_to("check-answers")
    readable = cookie(amal.client).split(".")[0]
    for forged in (readable, f"{readable}.aaaa.bbbb", f"{cookie(amal.client)}x", "a" * 4000, ".", "\x7f"):
        eve.http.set_cookie("frontdoor", forged)
        assert eve.get(check.url).url == amal.address("collection-address")


def test_a_token_made_for_one_browser_is_refused_from_another(app: Flask, amal: Person, eve: Client) -> None:
    check = amal.goes_to("check-answers")
    hers = {name: check.value(name) for name in ("csrf_token", "seen")}
    eve.get("/forms/report-missed-bin/collection-address")
    assert eve.post(check.url, hers, csrf=False).status == 400
    assert stored(app) == 0


@pytest.mark.parametrize("seen", ["", "0" * 32, "é", "x" * 100_000])
def test_answers_are_sent_only_by_somebody_who_saw_them(app: Flask, amal: Person, seen: str) -> None:
    check = amal.goes_to("check-answers")
    page = amal.client.post(check.url, {"seen": seen})
    assert "Your answers changed" in page.text
    assert stored(app) == 0


def test_whether_a_reference_was_given_out_cannot_be_found_by_asking(amal: Person, eve: Client) -> None:
    sent = amal.sends()
    real = eve.get(sent.url)
    invented = eve.get("/forms/report-missed-bin/sent/CCC-CCC-CCCC")
    assert (real.status, real.text) == (invented.status, invented.text) == (404, real.text)


def test_a_confirmation_belongs_to_its_own_form_alone(amal: Person) -> None:
    reference = amal.sends().url.rpartition("/")[2]
    assert amal.client.get(f"/forms/make-a-complaint/sent/{reference}").status == 404


def test_personal_pages_are_kept_by_no_cache(amal: Person) -> None:
    for page in (amal.goes_to("check-answers"), amal.sends()):
        assert page.response.headers["Cache-Control"] == "no-store"


def test_in_production_no_other_site_of_the_domain_can_plant_our_cookie(
    make_app: Callable[..., Flask], production: dict[str, str]
) -> None:
    """A planted cookie would have somebody fill in a draft that its planter can read."""
    client = Client(make_app(**production))
    answer = client.http.get("/forms/report-missed-bin", base_url=THE_SITE)
    [set_cookie] = answer.headers.getlist("Set-Cookie")
    assert set_cookie.startswith("__Host-")
    assert "Secure" in set_cookie
    assert "Path=/;" in set_cookie
    assert "Domain" not in set_cookie


# Where we send people


@pytest.mark.parametrize(
    "query",
    [
        "language=/evil.example",
        "language=//evil.example",
        "_external=1&_scheme=javascript",
        "_scheme=ftp",
        "_method=DELETE",
        "_anchor=x",
        "endpoint=pages.home",
        "slug=//evil.example",
        "page_slug=..",
        "item=../..",
    ],
)
def test_changing_the_language_leads_to_the_same_page_whatever_the_address_says(
    amal: Person, query: str
) -> None:
    page = amal.starts()
    answer = amal.client.post(f"{page.url}?{query}", {"language": "es"}, follow_redirects=False)
    assert (answer.status, answer.location) == (303, f"/es{page.url}")


@pytest.mark.parametrize("language", ["//evil.example", "xx", "../..", "es/../../x", ""])
def test_a_language_we_do_not_have_leads_nowhere(amal: Person, language: str) -> None:
    page = amal.starts()
    answer = amal.client.post(page.url, {"language": language}, follow_redirects=False)
    assert answer.location == ""


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "javascript:alert(1)", "/\\evil"])
def test_return_leads_to_check_answers_or_nowhere(amal: Person, back: str) -> None:
    page = amal.goes_to("assisted-collection")
    answer = amal.client.post(
        f"{page.url}?{urlencode({'return': back})}", {"assisted": "no"}, follow_redirects=False
    )
    assert answer.location.startswith("/forms/report-missed-bin/")
    assert "evil" not in answer.location
    assert "alert" not in answer.location


@pytest.mark.parametrize("path", ["/", "/en/forms", "/directory?q=", "/no-such-page"])
def test_the_host_that_a_request_names_is_never_repeated(client: Client, path: str) -> None:
    answer = client.http.get(path, base_url="http://evil.example")
    assert "evil.example" not in answer.headers.get("Location", "")
    assert "evil.example" not in answer.get_data(as_text=True)


# What is typed


def test_what_is_typed_is_shown_as_it_was_typed_and_never_run(amal: Person) -> None:
    amal.goes_to("check-answers")
    amal.client.post(amal.address("contact-details"), {"name": HOSTILE})
    check = amal.client.get(amal.address("check-answers"))
    sent = check.click(str(MISSED_BIN.send))
    for page in (check, sent):
        assert answers(page)["Full name"] == HOSTILE
        assert not page.soup.select("img[src=x]")


def test_the_list_of_submissions_is_a_line_each_whatever_was_typed(app: Flask, amal: Person) -> None:
    amal.goes_to("check-answers")
    told = "=cmd()\t\x1b[31m‮\x9b2J\r\nABC-DEF\t{}"
    amal.client.post(amal.address("contact-details"), {"name": told})
    amal.client.get(amal.address("check-answers")).click(str(MISSED_BIN.send))
    [line] = app.test_cli_runner().invoke(args=["submissions", "list"]).output.splitlines()
    reference, listed = line.split("\t")
    assert len(reference) == 12
    assert "=cmd()" in json.loads(listed)["contact-details"]["name"]
    assert line.isprintable() or line.replace("\t", "").isprintable()


@pytest.mark.parametrize(
    "path",
    [
        "/forms/%00",
        "/forms/report-missed-bin/sent/%00",
        "/forms/report-missed-bin/sent/%ED%A0%80",
        "/forms/report-missed-bin/sent/" + "C" * 3000,
        "/forms/report-missed-bin/missed-bin/%00000000",
        "/directory/services/%00",
        "/directory/teams/a%00b",
        "/directory/roles/%ED%A0%80",
        "/directory/locations/%00",
        "/directory/organisations/%00",
        "/static/%00",
        "/static/..%2f..%2fapp%2fsettings.py",
        "/static/%2e%2e/%2e%2e/run",
    ],
)
def test_an_address_nobody_could_be_given_is_not_there(amal: Person, path: str) -> None:
    amal.starts()
    assert amal.client.get(path).status == 404


@pytest.mark.parametrize("query", ["q=%00", "q=a&kind=%00", "q=%ED%A0%80", "q=a&page=%00", "q=a%0D%0AX:1"])
def test_a_search_for_what_nobody_could_type_gets_a_page(client: Client, query: str) -> None:
    assert client.get(f"/directory?{query}").status == 200


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/x-www-form-urlencoded; charset=utf-16", b"\xff\xfe\x00"),
        ("multipart/form-data", b"--x\r\n"),
        ("multipart/form-data; boundary=b", b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n" * 500),
        ("multipart/form-data; boundary=" + "b" * 5000, b"--b\r\n"),
        ("application/json", b'{"csrf_token": 1}'),
        ("nonsense", b"\0" * 1000),
    ],
)
def test_a_body_that_is_no_form_gets_a_page(client: Client, kind: str, body: bytes) -> None:
    answer = client.http.post("/forms/report-missed-bin", data=body, content_type=kind)
    assert answer.status_code == 400
    assert "<h1" in answer.get_data(as_text=True)


@pytest.mark.parametrize("language", ["", "/ar", "/es"])
def test_what_is_refused_is_said_in_the_language_of_the_page(client: Client, language: str) -> None:
    pages: list[Page] = [
        client.get(f"{language}/no-such-page"),
        client.post(f"{language}/forms/report-missed-bin", csrf=False),
        client.post(f"{language}/help"),
        client.post(f"{language}/forms/report-missed-bin", {"a": "x" * 2_100_000}),
    ]
    assert [page.status for page in pages] == [404, 400, 405, 413]


# Too often


def test_somebody_who_sends_too_often_is_told_when_to_come_back_and_keeps_their_answers(
    make_app: Callable[..., Flask],
) -> None:
    app = make_app(RATE_LIMITS="1 per hour")
    amal = Person(Client(app), MISSED_BIN, ONE_BIN)
    amal.sends()
    assert amal.sends().status == 429
    database: Database = app.extensions["database"]
    with database.writing() as session:
        session.execute(update(Sendings).values(count=0))
    check = amal.client.get(amal.address("check-answers"))
    assert check.click(str(MISSED_BIN.send)).h1 == str(MISSED_BIN.sent_title)


def test_one_home_has_one_limit_however_many_addresses_it_has(make_app: Callable[..., Flask]) -> None:
    app = make_app(RATE_LIMITS="1 per hour")
    for number, status in enumerate((200, 429)):
        amal = Person(Client(app), MISSED_BIN, ONE_BIN)
        amal.client.http.environ_base["REMOTE_ADDR"] = f"2001:db8:1:2::{number:x}"
        assert amal.sends().status == status


def test_the_count_of_what_was_sent_is_forgotten_when_its_time_is_over(
    make_app: Callable[..., Flask],
) -> None:
    app = make_app(RATE_LIMITS="5 per hour")
    Person(Client(app), MISSED_BIN, ONE_BIN).sends()
    database: Database = app.extensions["database"]
    with database.writing() as session:
        session.execute(update(Sendings).values(ends=int(datetime.now(UTC).timestamp()) - 1))
    worker.tidy(database)
    with database.reading() as session:
        assert session.scalars(select(Sendings)).all() == []


# Those who hide where they come from


def test_a_browser_that_never_says_where_it_comes_from_can_send_a_form(
    make_app: Callable[..., Flask], production: dict[str, str]
) -> None:
    client = Client(make_app(**production))
    start = client.get("/forms/report-missed-bin", base_url=THE_SITE)
    token = {"csrf_token": start.value("csrf_token")}
    page = client.post(start.url, token, csrf=False, base_url=THE_SITE, follow_redirects=False)
    assert page.status == 303
