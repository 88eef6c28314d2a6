"""The desk, as somebody uses it who has a caller on the line."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask

from app.database import Database
from app.models import Delivery, Signpost
from app.security import Keys
from app.staff.desk import signposts
from tests.app.browser import Client, Page
from tests.factories import a_contact, a_service, a_team, an_organisation
from tests.staff import sign_in

There = Callable[..., None]
NAME, EMAIL = "Amal Warsame", "amal.warsame@example.com"


@pytest.fixture
def bola(app: Flask, there_is: There) -> Client:
    """At the desk of a council that empties bins and knows a charity for furniture."""
    waste = a_team("Waste", contacts=[a_contact(phones=[{"number": "01632 960 100"}])])
    charity = an_organisation(
        "Chairs for All", contacts=[a_contact("chairs", phones=[{"number": "01632 960 222"}])]
    )
    bins = a_service("Bins and recycling", team=waste, lay_words=["rubbish"], tell_callers="Say sorry first.")
    bins.eligibility, bins.application_process = "Every home.", "Your postcode."
    bins.if_we_cannot_help = [f"organisation:{charity.slug}"]
    there_is(bins, charity, a_service("Old furniture", team=waste, lay_words=["sofa"]))
    client = Client(app)
    sign_in(client, "Bola")
    return client


def recorded(database: Database) -> list[tuple[str, str, str, bool]]:
    with database.reading() as session:
        rows = session.query(Signpost).order_by(Signpost.id)
        return [(row.need, row.to, row.how, row.resolved) for row in rows]


def asked(bola: Client, words: str) -> Page:
    return bola.get("/staff").click("Search", q=words)


def whys(page: Page) -> list[str]:
    return [each.get_text() for each in page.soup.select(".desk-result .desk-result__why")]


def test_each_answer_and_each_colleague_says_why(sample: Client) -> None:
    sign_in(sample, "Bola")
    for words in ("skint", "bins not collected", "gosia nowicka", "recycling officer"):
        page = sample.get(f"/staff?q={words}")
        assert len(whys(page)) == len(page.soup.select(".desk-result")) > 0
    assert "“bins not collected” can mean “missed bin”." in whys(sample.get("/staff?q=bins not collected"))
    assert "“gosia nowicka” is in their name." in whys(sample.get("/staff?q=gosia nowicka"))


def test_a_day_in_words_can_be_undone_at_the_desk(sample: Client) -> None:
    sign_in(sample, "Bola")
    page = sample.get("/staff?q=swimming open on sunday")
    assert "so we show only what is open then" in page.text
    assert "so we show only" not in page.click("Search for all your words instead").text


def test_a_number_is_a_colleagues_or_nobodys(sample: Client) -> None:
    sign_in(sample, "Bola")
    assert whys(sample.get("/staff?q=(01632) 960 670")) == ["Their number is 01632 960 670."]
    assert whys(sample.get("/staff?q=abena.owusu@wendlevale.example")) == [
        "You can reach them at abena.owusu@wendlevale.example."
    ]
    assert "We found nobody with this number." in sample.get("/staff?q=01632 960 999").text


def test_the_best_answer_opens_with_all_that_a_call_needs(bola: Client) -> None:
    page = asked(bola, "rubbish")
    for words in (
        "Say sorry first.",
        "01632 960 100",
        "The line of Waste is open.",
        "Every home.",
        "Your postcode.",
    ):
        assert words in page.text
    assert "Fill in: Report a missed bin" in page.text
    assert "Chairs for All 01632 960 222" in page.text


def test_what_staff_are_to_say_is_on_no_page_for_residents(bola: Client) -> None:
    assert "Say sorry first." not in bola.get("/directory/services/bins-and-recycling").source


def test_out_of_hours_the_desk_says_that_nobody_can_take_the_call_and_when_they_can(
    bola: Client, at: Callable[[str], None]
) -> None:
    at("2026-03-02 18:30")
    page = asked(bola, "rubbish")
    assert "Nobody can take the call now." in page.text
    assert "Closed now, opens tomorrow at 9am" in page.text


def test_one_press_records_what_came_of_it(bola: Client, database: Database) -> None:
    asked(bola, "rubbish").click("Sorted out now")
    assert recorded(database) == [("bins-and-recycling", "team:waste", "told", True)]


def test_pressing_again_puts_the_record_right(bola: Client, database: Database) -> None:
    page = asked(bola, "rubbish").click("Sorted out now").click("Put through")
    page.click("Sent to them: Chairs for All")
    assert recorded(database) == [("bins-and-recycling", "organisation:chairs-for-all", "told", False)]


def test_a_record_names_neither_the_caller_nor_who_took_the_call(bola: Client, database: Database) -> None:
    asked(bola, "rubbish").click("Put through")
    with database.reading() as session:
        row = session.query(Signpost).one()
    assert "Bola" not in repr(vars(row))
    assert row.sealed is None


def test_several_needs_are_one_list_that_goes_by_email_in_the_callers_language(
    app: Flask, bola: Client, database: Database
) -> None:
    asked(bola, "rubbish").click("Keep on the caller’s list")
    asked(bola, "sofa").click("Keep on the caller’s list")
    page = bola.post("/staff/caller/language", {"language": "es"})
    page = page.click("Send the list by email", email=EMAIL)
    assert "The list is on its way by email." in page.text
    told = letter(app, database)
    assert (told["to"], told["language"]) == (EMAIL, "es")
    words = "\n".join(told["lines"])
    assert "/es/directory/list?service=bins-and-recycling&service=old-furniture" in words
    assert "01632 960 100" in words
    assert {how for _need, _to, how, _resolved in recorded(database)} == {"email"}


def test_the_link_opens_for_anybody_and_shows_what_was_talked_about(bola: Client) -> None:
    asked(bola, "rubbish").click("Keep on the caller’s list")
    page = bola.another().get("/es/directory/list?service=bins-and-recycling&service=gone")
    assert page.status == 200
    assert "01632 960 100" in page.text
    assert page.soup.find("meta", {"name": "robots", "content": "noindex"})


def test_a_short_link_can_be_read_out_and_leads_to_the_list_in_the_callers_language(bola: Client) -> None:
    asked(bola, "rubbish").click("Keep on the caller’s list")
    page = bola.post("/staff/caller/language", {"language": "es"}).click("Make a short link to read out")
    link = page.soup.select_one(".desk-link bdi")
    assert link is not None
    path = link.text[link.text.index("/l/") :].lower()
    answer = bola.another().get(path, follow_redirects=False).response
    assert answer.location == "/es/directory/list?service=bins-and-recycling"
    assert bola.another().get("/l/CCCC-CCCC").status == 404


@pytest.mark.parametrize("query", ["", "?service=", "?service=gone", "?service=%00", "?service=../../etc"])
def test_a_list_of_nothing_we_know_is_not_there(bola: Client, query: str) -> None:
    assert bola.another().get(f"/directory/list{query}").status == 404


def test_texts_are_off_unless_the_council_sends_them(bola: Client, database: Database) -> None:
    asked(bola, "rubbish").click("Keep on the caller’s list")
    assert "By text" not in bola.get("/staff/caller").text
    bola.post("/staff/caller/text", {"mobile": "07700 900123"})
    with database.reading() as session:
        assert session.query(Delivery).count() == 0


def test_a_mistake_in_the_email_address_keeps_what_was_typed(bola: Client, database: Database) -> None:
    asked(bola, "rubbish").click("Keep on the caller’s list")
    page = bola.get("/staff/caller").click("Send the list by email", email="amal at home")
    assert (page.status, page.value("email")) == (422, "amal at home")
    assert page.errors
    assert not recorded(database)


def test_how_to_call_somebody_back_is_kept_only_with_their_yes(
    app: Flask, bola: Client, database: Database
) -> None:
    asked(bola, "rubbish").click("Keep on the caller’s list")
    page = bola.get("/staff/caller").click("Call back: Bins and recycling")
    told = {"name": NAME, "telephone": "01632 960 456"}
    refused = page.click("Keep it for a call back", told)
    assert (refused.status, refused.value("name")) == (422, NAME)
    assert not bola.get("/staff/call-backs").text.count(NAME)
    refused.click("Keep it for a call back", {"agreed": "agreed"})
    waiting = bola.get("/staff/call-backs")
    assert NAME in waiting.text
    with database.reading() as session:
        assert NAME.encode() not in (session.query(Signpost).one().sealed or b"")
    assert NAME not in waiting.click(f"Called, and sorted out: {NAME}").text
    assert recorded(database) == [("bins-and-recycling", "team:waste", "told", True)]


def test_who_agreed_to_a_call_back_is_forgotten_after_28_days(
    app: Flask, bola: Client, database: Database
) -> None:
    asked(bola, "rubbish").click("Put through")
    keys: Keys = app.extensions["keys"]
    with database.writing() as session:
        made = session.query(Signpost).one()
        signposts.keep_call_back(session, keys, made.id, NAME, "+441632960456")
        day = made.made_at.date()
    for days, kept in ((28, 1), (29, 0)):
        with database.writing() as session:
            signposts.forget_old(session, day + timedelta(days=days))
        with database.reading() as session:
            assert len(signposts.call_backs(session, keys)) == kept


def test_ending_the_call_empties_the_list_and_keeps_the_record(bola: Client, database: Database) -> None:
    page = asked(bola, "rubbish").click("Put through")
    assert "This caller needs" in page.text
    assert "This caller needs" not in page.click("The call is over").text
    assert len(recorded(database)) == 1


def test_signing_out_ends_the_call(bola: Client) -> None:
    asked(bola, "rubbish").click("Keep on the caller’s list").click("Sign out")
    assert "This caller needs" not in sign_in(bola, "Bola").text


@pytest.mark.parametrize(
    ("address", "typed"),
    [
        ("add", {"service": "gone"}),
        ("add", {"service": "../x"}),
        ("add", {}),
        ("record", {"service": "bins-and-recycling", "how": "shouted"}),
        ("record", {"service": "gone", "how": "told"}),
        ("language", {"language": "xx"}),
        ("remove", {"service": "gone"}),
    ],
)
def test_what_no_page_of_ours_sends_records_nothing(
    bola: Client, database: Database, address: str, typed: dict[str, str]
) -> None:
    assert bola.post(f"/staff/caller/{address}", typed).status < 500
    assert not recorded(database)


@pytest.mark.parametrize(
    "to", ["service:\0", "team:<b>", "person:amal-warsame", "Amal, 020 7946 0123", "x" * 200]
)
def test_whom_a_caller_was_passed_on_to_is_no_words_of_ones_own(
    bola: Client, database: Database, to: str
) -> None:
    page = bola.post("/staff/caller/record", {"service": "bins-and-recycling", "how": "told", "to": to})
    assert page.status == 200
    assert recorded(database) == [("bins-and-recycling", "team:waste", "told", False)]


def test_a_call_back_that_cannot_be_is_not_there(bola: Client) -> None:
    assert bola.post(f"/staff/call-backs/{'9' * 20}").status == 404


def test_a_list_holds_twelve_needs_and_says_when_it_is_full(bola: Client, there_is: There) -> None:
    there_is(*(a_service(f"Thing {number}") for number in range(13)))
    pages = [bola.post("/staff/caller/add", {"service": f"thing-{number}"}) for number in range(13)]
    assert "The caller’s list is full." not in pages[11].text
    assert "The caller’s list is full." in pages[12].text
    assert "thing-12" not in bola.get("/staff/caller").text


def letter(app: Flask, database: Database) -> dict[str, object]:
    keys: Keys = app.extensions["keys"]
    with database.reading() as session:
        sealed = session.query(Delivery).one().sealed
    told: dict[str, object] = json.loads(keys.open(sealed or b""))
    return told


def test_after_a_press_the_desk_goes_on_from_the_callers_list_with_the_same_answer_open(bola: Client) -> None:
    asked(bola, "rubbish").click("Keep on the caller’s list")
    pressed = {"service": "bins-and-recycling", "q": "bins", "open": "old-furniture"}
    answer = bola.post("/staff/caller/remove", pressed, follow_redirects=False).response
    assert answer.location == "/staff?q=bins&open=old-furniture#needs"
    assert asked(bola, "rubbish").title.startswith("Desk – Bins and recycling")
