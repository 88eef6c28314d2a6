from __future__ import annotations

from collections.abc import Callable

import pytest
from cryptography.fernet import Fernet
from flask import Flask

from app.languages import LANGUAGES
from forms.journeys import forms_for
from tests.app.browser import Client
from tests.factories import a_service, an_organisation

PRODUCTION = {
    "FRONTDOOR_ENV": "production",
    "SECRET_KEY": "s" * 40,
    "ENCRYPTION_KEYS": Fernet.generate_key().decode(),
    "PUBLIC_URL": "https://www.wendlevale.example",
    "DATABASE_URL": "sqlite:///:memory:",
}
PATHS = ["/", "/help", "/privacy", "/cookies", "/accessibility-statement", "/service-standards"]
FOOTER = ["Help", "Privacy", "Cookies", "Accessibility statement", "Service standards"]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("code", LANGUAGES)
def test_every_page_opens_in_every_language(client: Client, path: str, code: str) -> None:
    assert client.get(path if code == "en" else f"/{code}{path}").status == 200


@pytest.mark.parametrize("path", [*PATHS, "/no-such-page"])
def test_the_footer_is_the_same_everywhere(client: Client, path: str) -> None:
    links = client.get(path).soup.select(".council-footer a")
    assert [link.get_text() for link in links] == FOOTER


def test_the_home_page_searches_without_scripts(client: Client) -> None:
    form = client.get("/ar/").soup.select_one("form[role=search]")
    assert (form["action"], form["method"], form.input["name"]) == ("/ar/directory", "get", "q")


def test_the_home_page_tells_of_urgent_help_and_how_to_phone(client: Client) -> None:
    page = client.get("/")
    dialled = [link["href"] for link in page.soup.select("a[href^='tel:']")]
    assert dialled[0] == "tel:999"
    assert "tel:+441632960100" in dialled
    assert "Monday to Friday, 8:30am to 6pm" in page.text


def test_privacy_says_how_long_a_draft_is_kept(make_app: Callable[..., Flask]) -> None:
    assert "kept for 1 hour after" in Client(make_app(DRAFT_HOURS="1")).get("/privacy").text
    assert "kept for 48 hours after" in Client(make_app(DRAFT_HOURS="48")).get("/privacy").text


def test_privacy_does_not_claim_that_a_code_made_from_an_address_hides_it_from_us(client: Client) -> None:
    said = client.get("/privacy").text
    assert "scrambled" not in said
    assert "Only someone who has our secret key could work out your address from it" in said


@pytest.mark.parametrize("path", PATHS)
def test_email_is_spelt_as_in_the_forms(client: Client, path: str) -> None:
    assert "e-mail" not in client.get(path).text.lower()


def test_a_visit_that_starts_no_form_sets_no_cookie(client: Client) -> None:
    for path in PATHS:
        assert "Set-Cookie" not in client.get(path).response.headers


def test_healthz_answers_when_the_database_does(client: Client) -> None:
    assert client.get("/healthz").source == "ok\n"


def test_no_page_wears_govuks_clothes(client: Client) -> None:
    for path in PATHS:
        assert not any(mark in client.get(path).source.lower() for mark in ("gov.uk<", "crown", "1d70b8"))


def test_the_home_page_offers_every_form_and_no_service_that_is_not_there(client: Client) -> None:
    links = {link["href"] for link in client.get("/").soup.select("main li a")}
    assert {f"/forms/{form.slug}" for form in forms_for("residents")} <= links
    assert not {f"/forms/{form.slug}" for form in forms_for("staff")} & links
    assert not any("/directory/services/" in link for link in links)


def test_the_home_page_leads_to_the_services_people_come_for(app: Flask, client: Client) -> None:
    with app.extensions["database"].writing() as session:
        session.add(a_service("Potholes", slug="potholes", organisation=an_organisation()))
    assert client.get("/").click("Report a pothole").h1 == "Potholes"


@pytest.mark.parametrize("environment", [{}, PRODUCTION], ids=["development", "production"])
def test_the_cookie_page_tells_the_truth_about_the_cookie(
    make_app: Callable[..., Flask], environment: dict[str, str]
) -> None:
    app = make_app(**environment)
    page = Client(app).get("/cookies")
    name = page.soup.select_one("tbody td").get_text()
    assert name == app.config["SESSION_COOKIE_NAME"]
    assert f"{app.permanent_session_lifetime.days} days after you last used a form" in page.text
