"""“Is something wrong on this page?” goes to whoever looks after it, and comes back answered."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.database import Database
from app.delivery import worker
from app.letters import Letter
from app.models import PageReport
from app.truth.reports import ADDRESS_KEPT, KEPT_WHEN_DONE
from tests.app.browser import Client, Page
from tests.factories import a_location, a_role, a_service, a_team, an_organisation
from tests.staff import sign_in

ThereIs = Callable[..., None]
Posted = Callable[[], list[Letter]]
BINS = "/directory/services/bins-and-recycling"
OLD_NUMBER = "The number is an old one.\nNobody answers."


@pytest.fixture
def bins(there_is: ThereIs) -> None:
    waste = a_team("Waste", slug="waste", owner_email="waste@wendlevale.example")
    there_is(waste, a_service(team=waste), a_location(owner_email="hall@partner.example"))


def tells(client: Client, page: str = BINS, email: str = "", words: str = OLD_NUMBER) -> Page:
    form = client.get(page).click("Is something wrong on this page?")
    assert form.h1 == "Tell us what is wrong on this page"
    return form.click("Send", words=words, email=email)


def kept(app: Flask) -> list[PageReport]:
    database: Database = app.extensions["database"]
    with database.reading() as session:
        return list(session.scalars(select(PageReport)))


def banner(page: Page) -> str:
    """What is said of what was done, by a banner that is read out at once."""
    told = page.soup.select_one(".govuk-notification-banner--success[role=alert] p")
    return told.get_text(strip=True) if told else ""


@pytest.mark.usefixtures("bins")
def test_what_is_wrong_reaches_the_owner_and_is_sealed_here(
    app: Flask, client: Client, posted: Posted
) -> None:
    thanks = tells(client)
    assert thanks.h1 == "Thank you. We have what you told us"
    assert "within 5 working days" in thanks.text
    [letter] = posted()
    assert letter.to == "waste@wendlevale.example"
    assert letter.subject == "Something may be wrong: Bins and recycling"
    for line in ("  The number is an old one.", "  Nobody answers."):
        assert line in letter.lines
    assert any(line.endswith("/staff/edit/service/bins-and-recycling") for line in letter.lines)
    [report] = kept(app)
    assert b"number" not in report.sealed


@pytest.mark.usefixtures("bins")
def test_where_to_answer_is_not_passed_on(client: Client, posted: Posted) -> None:
    tells(client, email="amal@example.com")
    [letter] = posted()
    assert "amal" not in "\n".join(letter.lines)
    assert "They would like an answer. You can write it there." in letter.lines


@pytest.mark.usefixtures("bins")
def test_a_partner_who_cannot_sign_in_is_told_to_write(client: Client, posted: Posted) -> None:
    tells(client, "/directory/locations/town-hall")
    [letter] = posted()
    assert letter.to == "hall@partner.example"
    assert "/staff/" not in "\n".join(letter.lines)


def test_where_nobody_answers_for_a_page_the_council_is_told(
    client: Client, there_is: ThereIs, posted: Posted
) -> None:
    there_is(a_service())
    tells(client)
    assert [letter.to for letter in posted()] == ["hello@wendlevale.example"]


def test_every_kind_of_entry_asks_whether_something_is_wrong(client: Client, there_is: ThereIs) -> None:
    waste = a_team(organisation=an_organisation("Council"))
    there_is(waste, a_service(), a_role(team=waste), a_location())
    for page in (
        "teams/waste-team",
        "roles/recycling-officer",
        "locations/town-hall",
        "organisations/council",
    ):
        assert tells(client, f"/directory/{page}").status == 200


@pytest.mark.usefixtures("bins")
def test_mistakes_are_named_and_what_was_typed_stays(app: Flask, client: Client) -> None:
    assert tells(client, words=" ").errors == ["Enter what is wrong"]
    page = tells(client, email="amal")
    assert page.status == 422
    assert page.title.startswith("Error: ")
    assert page.value("words") == OLD_NUMBER
    assert kept(app) == []


@pytest.mark.usefixtures("bins")
def test_there_is_no_such_page_of_what_is_not_in_the_directory(client: Client) -> None:
    for path in ("services/no-such", "services/%00", "teams/Waste", "topics/bins", "people/amina"):
        assert client.get(f"/directory/{path}/wrong").status == 404


def test_one_client_cannot_fill_a_mailbox(
    make_app: Callable[..., Flask], there_is: ThereIs, bins: None
) -> None:
    app = make_app(RATE_LIMITS="1000 per hour")
    client = Client(app)
    for _ in range(10):
        assert tells(client).status == 200
    assert tells(client).status == 429
    assert len(kept(app)) == 10


@pytest.mark.usefixtures("bins")
def test_an_answer_goes_out_in_the_language_of_the_page_and_the_address_is_forgotten(
    app: Flask, client: Client, posted: Posted
) -> None:
    typed = {"words": OLD_NUMBER, "email": "amal@example.com"}
    assert client.post(f"/es{BINS}/wrong", typed, follow_redirects=False).status == 303
    chen = client.another()
    sign_in(chen, "Chen")
    page = chen.get("/staff/reports").click("Bins and recycling")
    assert "The number is an old one." in page.text
    assert page.click("Send the answer. It is dealt with").errors == ["Enter what you want to say to them"]
    done = page.click("Send the answer. It is dealt with", answer="You are right.\nWe changed it.")
    assert "Nobody has told us of anything" in done.text
    answer = posted()[-1]
    assert (answer.to, answer.language) == ("amal@example.com", "es")
    assert "We changed it." in answer.lines
    [report] = kept(app)
    assert b"amal" not in app.extensions["keys"].open(report.sealed)
    assert banner(done) == "It is dealt with, and your answer is on its way."
    again = chen.get("/staff/reports/1")
    assert again.h1 == "What people say is wrong"
    assert banner(again) == "It is dealt with already."


@pytest.mark.usefixtures("bins")
def test_a_report_is_closed_without_an_answer_when_it_needs_none(client: Client, posted: Posted) -> None:
    tells(client)
    tells(client, email="nobody@example.com")
    sign_in(client, "Chen")
    assert banner(client.get("/staff/reports")) == ""
    assert banner(client.get("/staff/reports/1").click("Yes, it is dealt with")) == "It is dealt with."
    client.get("/staff/reports/2").click("It needs no answer. It is dealt with")
    assert len(posted()) == 2
    assert "Nobody has told us of anything" in client.get("/staff/reports").text


def test_a_report_that_cannot_be_is_not_there(client: Client) -> None:
    sign_in(client, "Chen")
    assert client.get(f"/staff/reports/{'9' * 20}").status == 404


@pytest.mark.usefixtures("bins")
def test_editors_of_a_team_see_what_is_said_of_their_own_pages_alone(client: Client) -> None:
    tells(client)
    tells(client, "/directory/locations/town-hall", words="The door is blue")
    sign_in(client, "Dilys")
    listed = client.get("/staff/reports").text
    assert "Pages of your own teams" in listed
    assert "The number is an old one" in listed
    assert "The door is blue" not in listed
    assert client.get("/staff/reports/2").status == 403
    assert client.post("/staff/reports/2").status == 403


@pytest.mark.usefixtures("bins")
def test_a_report_that_waits_longer_than_was_said_is_marked(
    app: Flask, client: Client, at: Callable[[str], None]
) -> None:
    tells(client)
    database: Database = app.extensions["database"]
    with database.writing() as session:
        session.get_one(PageReport, 1).made_at = datetime(2026, 11, 19, 12, tzinfo=UTC)  # a Thursday
    at("2026-11-26 11:00")
    sign_in(client, "Chen")
    assert "Late" not in client.get("/staff/reports").text
    at("2026-11-27 13:00")
    sign_in(client, "Chen")
    assert "Late" in client.get("/staff/reports").text


@pytest.mark.usefixtures("bins")
def test_what_was_dealt_with_is_deleted_after_90_days_and_what_waits_is_kept(
    app: Flask, client: Client
) -> None:
    tells(client)
    tells(client)
    database: Database = app.extensions["database"]
    for age, left in ((KEPT_WHEN_DONE - timedelta(hours=1), 2), (KEPT_WHEN_DONE, 1)):
        with database.writing() as session:
            session.get_one(PageReport, 1).done_at = datetime.now(UTC) - age
        with app.app_context():
            worker.tidy(database)
        assert len(kept(app)) == left


@pytest.mark.usefixtures("bins")
def test_where_to_answer_is_forgotten_after_90_days_though_nobody_dealt_with_it(
    app: Flask, client: Client, posted: Posted
) -> None:
    tells(client, email="amal@example.com")
    tells(client, words="No address")
    database: Database = app.extensions["database"]
    for age, kept_still in ((ADDRESS_KEPT - timedelta(hours=1), True), (ADDRESS_KEPT, False)):
        with database.writing() as session:
            for row in session.scalars(select(PageReport)):
                row.made_at = datetime.now(UTC) - age
        with app.app_context():
            worker.tidy(database)
            worker.tidy(database)
        opened = [app.extensions["keys"].open(report.sealed) for report in kept(app)]
        assert (b"amal" in opened[0]) is kept_still
    sign_in(client, "Chen")
    page = client.get("/staff/reports/1")
    assert "The number is an old one." in page.text
    assert "We deleted their address after 90 days, so nobody can send them one." in page.text
    assert "They gave no address" in client.get("/staff/reports/2").text
    letters = len(posted())
    page.click("Yes, it is dealt with")
    assert len(posted()) == letters
    assert "If nobody has answered you after 90 days, we delete it as well." in client.get("/privacy").text


@pytest.mark.usefixtures("bins")
def test_a_report_whose_key_is_gone_is_still_there_to_be_dealt_with(app: Flask, client: Client) -> None:
    tells(client)
    database: Database = app.extensions["database"]
    with database.writing() as session:
        session.get_one(PageReport, 1).sealed = b"another key"
    sign_in(client, "Chen")
    page = client.get("/staff/reports").click("Bins and recycling")
    assert "We cannot read what they wrote any more." in page.text
    assert page.click("Yes, it is dealt with").status == 200
