"""Filling in a form in a browser: the way forward, back, and everything people do instead."""

from __future__ import annotations

import json
import re
from base64 import b64decode
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.database import Database
from app.models import Draft, Submission
from forms.examples import typed
from forms.journeys import JOURNEYS
from forms.journeys.report_missed_bin import MissedBin
from tests.app.browser import Client, Page
from tests.people import COMPLAINT, MISSED_BIN, ONE_BIN, Person, answers

EVERY_BIN = "one bin of every kind, and no name"


def submissions(app: Flask) -> int:
    database: Database = app.extensions["database"]
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Submission)) or 0


def reference_on(page: Page) -> str:
    reference = page.soup.select_one(".council-reference")
    assert reference is not None
    return reference.get_text()


@pytest.mark.parametrize(
    ("journey", "example"),
    [(journey.slug, example) for journey in JOURNEYS.values() for example in journey.examples],
)
def test_every_example_can_be_filled_in_to_its_end(sample: Client, journey: str, example: str) -> None:
    person = Person(sample, JOURNEYS[journey], example)
    path = person.journey.path(person.answers)
    if path.finished:
        assert person.sends().h1 == str(person.journey.sent_title)
    else:
        assert person.goes_to(path.last.slug).h1 == str(path.last.title)


def test_jumping_ahead_goes_back_to_the_first_unanswered_page(amal: Person) -> None:
    amal.goes_to("assisted-collection")
    assert amal.client.get(amal.address("contact-details")).url == amal.address("assisted-collection")
    assert amal.client.get(amal.address("check-answers")).url == amal.address("assisted-collection")


def test_a_mistake_is_said_beside_the_question_and_what_was_typed_is_kept(amal: Person) -> None:
    page = amal.starts()
    page = amal.client.post(page.url, {"address-line_1": "1 High <b>Street", "address-postcode": "nonsense"})
    assert page.status == 422
    assert page.errors == ["Enter a town or city", "Enter a full UK postcode, like ZZ1 4QP"]
    assert page.value("address-line_1") == "1 High <b>Street"
    assert page.value("address-postcode") == "nonsense"


def test_the_check_page_shows_each_answer_and_what_was_not_given(amal: Person) -> None:
    shown = answers(amal.goes_to("check-answers"))
    assert shown["Type of bin"] == "Recycling bin"
    assert shown["Is there anything that would help us find or reach the bin?"] == "Not provided"


def test_changing_an_answer_comes_back_to_check_answers(amal: Person) -> None:
    check = amal.goes_to("check-answers")
    change = check.soup.select_one("a[href*=contact-details]")
    assert change is not None
    page = amal.client.get(str(change["href"]).partition("#")[0])
    page = page.click("Continue", name="Amal W.")
    assert page.url == check.url
    assert answers(page)["Full name"] == "Amal W."


def test_a_changed_answer_that_asks_for_more_asks_it_and_then_comes_back(amal: Person) -> None:
    check = amal.goes_to("check-answers")
    item = check.soup.select_one("a[href*='/missed-bin/']")
    assert item is not None
    page = amal.client.get(str(item["href"]).partition("#")[0])
    page = page.click("Continue", kind="garden")
    page = amal.client.post(page.response.request.full_path, {"another": "no"})
    assert page.h1 == "What is your garden waste licence number?"
    page = page.click("Continue", licence="GW1")
    assert page.url == check.url


def test_an_answer_off_the_path_is_not_sent_and_comes_back_with_its_page(client: Client) -> None:
    person = Person(client, MISSED_BIN, EVERY_BIN)
    check = person.goes_to("check-answers")
    assert "What is your garden waste licence number?" in answers(check)
    garden = _item_holding("Garden waste bin", check)
    client.get(f"{garden}/remove").click("Yes, remove it")
    check = client.get(check.url)
    assert "What is your garden waste licence number?" not in answers(check)


def _item_holding(words: str, check: Page) -> str:
    row = next(row for row in check.soup.select(".govuk-summary-list__row") if words in row.get_text())
    assert row.a is not None
    return str(row.a["href"]).partition("?")[0]


def test_adding_the_same_item_twice_adds_it_once(amal: Person) -> None:
    item = amal.goes_to("missed-bin")
    told = typed(MissedBin, MissedBin.items(amal.answers["missed-bin"])[0])
    listed = amal.client.post(item.url, told)
    assert amal.client.post(item.url, told).url == listed.url
    assert len(amal.client.get(listed.url).soup.select(".govuk-summary-card")) == 1


def test_no_more_than_at_most_can_be_added(client: Client) -> None:
    person = Person(client, MISSED_BIN, EVERY_BIN)
    person.goes_to("check-answers")
    listed = client.get(person.address("missed-bin"))
    assert "You can tell us about 5 bins at a time" in listed.text
    assert client.get(person.address("missed-bin/00000000")).url == listed.url


def test_sending_gives_a_reference_and_stores_one_submission(app: Flask, amal: Person) -> None:
    page = amal.sends()
    assert re.fullmatch(r"[CDFHJKMNPQRTVWXY34679]{3}-[^-]{3}-[^-]{4}", reference_on(page))
    assert submissions(app) == 1


def test_sending_again_in_any_way_stores_nothing_more(app: Flask, amal: Person) -> None:
    check = amal.goes_to("check-answers")
    first = reference_on(check.click("Send your report"))
    assert reference_on(check.click("Send your report")) == first  # a double click, or Back and again
    assert reference_on(amal.client.get(check.url)) == first  # a reload
    assert reference_on(amal.client.get(amal.address("collection-address"))) == first  # Back to a question
    page = amal.client.post(amal.address("collection-address"), {"address-line_1": ""})
    assert reference_on(page) == first  # Back to a question, and Continue
    assert submissions(app) == 1


def test_two_tabs_never_send_answers_that_were_not_seen(app: Flask, amal: Person) -> None:
    first_tab = amal.goes_to("check-answers")
    amal.client.post(amal.address("contact-details"), {"name": "Somebody Else"})
    page = first_tab.click("Send your report")
    assert "Your answers changed after you opened this page" in page.text
    assert submissions(app) == 0
    assert page.click("Send your report").h1 == "We have your report"


def test_another_report_begins_empty_and_is_stored_beside_the_first(app: Flask, amal: Person) -> None:
    page = amal.sends().click("Report another missed bin")
    assert page.value("address-line_1") == ""
    assert reference_on(amal.sends()) != ""
    assert submissions(app) == 2


def test_a_confirmation_survives_a_bookmark_and_shows_nothing_to_another_browser(amal: Person) -> None:
    sent = amal.sends()
    assert reference_on(amal.client.get(sent.url)) == reference_on(sent)
    stranger = amal.client.another().get(sent.url)
    assert stranger.status == 404
    assert "Quayside" not in stranger.source


def test_answers_are_not_readable_in_the_database(app: Flask, amal: Person) -> None:
    amal.sends()
    amal.client.another()
    database: Database = app.extensions["database"]
    with database.reading() as session:
        assert b"Quayside" not in session.scalars(select(Submission.sealed)).one()
    files = b"".join(path.read_bytes() for path in app.extensions["settings"].data_dir.glob("*.sqlite*"))
    assert b"Quayside" not in files


def test_switching_language_keeps_what_is_typed_even_if_it_is_not_finished(amal: Person) -> None:
    page = amal.starts().click("Español", {"address-line_1": "1 Hill", "address-postcode": "half"})
    assert page.url == "/es/forms/report-missed-bin/collection-address"
    assert page.status == 200
    assert not page.errors
    assert (page.value("address-line_1"), page.value("address-postcode")) == ("1 Hill", "half")


def test_answers_can_be_deleted(app: Flask, amal: Person) -> None:
    amal.goes_to("assisted-collection")
    start = amal.client.get(amal.address("").rstrip("/"))
    assert start.click("Continue where you stopped").url == amal.address("assisted-collection")
    start.click("Delete my answers")
    database: Database = app.extensions["database"]
    with database.reading() as session:
        assert session.scalar(select(func.count()).select_from(Draft)) == 0
    assert amal.client.get(amal.address("assisted-collection")).url == amal.address("collection-address")


def test_an_anonymous_complaint_keeps_nothing_that_says_who_sent_it(
    app: Flask, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    examples = [
        name
        for name, example in COMPLAINT.examples.items()
        if COMPLAINT.is_anonymous(Person(client, COMPLAINT, name).answers)
    ]
    person = Person(client, COMPLAINT, examples[0])
    client.http.environ_base["REMOTE_ADDR"] = "203.0.113.77"
    client.http.environ_base["HTTP_USER_AGENT"] = "Unmistakable/1.0"
    reference = reference_on(person.sends())
    logged = "".join(capsys.readouterr())
    assert "203.0.113.77" not in logged
    assert "Unmistakable" not in logged
    assert reference not in logged
    files = b"".join(path.read_bytes() for path in app.extensions["settings"].data_dir.glob("*.sqlite*"))
    assert b"203.0.113.77" not in files
    assert b"Unmistakable" not in files
    database: Database = app.extensions["database"]
    with database.reading() as session:
        received = session.scalars(select(Submission.received_at)).one()
    assert (received.minute, received.second) == (0, 0)


def test_submissions_list_prints_reference_and_answers(app: Flask, amal: Person) -> None:
    reference = reference_on(amal.sends())
    line = app.test_cli_runner().invoke(args=["submissions", "list"]).output
    printed, _, told = line.rstrip("\n").partition("\t")
    assert printed == reference
    assert json.loads(told)["missed-bin"][0]["kind"] == "recycling"
    assert json.loads(told)["collection-address"]["address"]["postcode"] == "ZZ1 4QP"


@pytest.mark.parametrize(
    "slug", ["no-such-form", "report-missed-bin/no-such-page", "report-missed-bin/missed-bin/zz"]
)
def test_an_address_that_is_not_there_says_so(client: Client, slug: str) -> None:
    assert client.get(f"/forms/{slug}").status == 404


@pytest.mark.parametrize(
    "typed",
    ["\0", "\ud800", "‮evil", "<script>alert(1)</script>", "x" * 100_000, "%(name)s {0.__class__}"],
    ids=["nul", "surrogate", "override", "script", "long", "format"],
)
def test_hostile_text_is_refused_or_kept_but_never_breaks_a_page(client: Client, typed: str) -> None:
    person = Person(client, MISSED_BIN, ONE_BIN)
    page = person.starts()
    fields = dict.fromkeys(("address-line_1", "address-town", "address-postcode"), typed)
    body = "&".join(f"{name}={_quoted(value)}" for name, value in fields.items())
    token = page.value("csrf_token")
    answer = client.http.post(
        page.url, data=f"{body}&csrf_token={token}", content_type="application/x-www-form-urlencoded"
    )
    assert answer.status_code == 422
    assert b"<script>alert" not in answer.data


def _quoted(text: str) -> str:
    return quote(text.encode("utf-8", "surrogatepass"))


def test_ten_thousand_fields_and_a_huge_body_are_refused_with_a_page(client: Client) -> None:
    page = Person(client, MISSED_BIN, ONE_BIN).starts()
    many = {f"field{number}": "x" for number in range(10_000)}
    assert client.post(page.url, many).status == 413
    assert client.post(page.url, {"address-line_1": "x" * 3_000_000}).status == 413


def test_a_blank_page_is_the_same_for_everyone_but_for_its_token(client: Client) -> None:
    address = "/forms/report-missed-bin/collection-address"
    mine, yours = client.get(address), client.another().get(address)
    assert mine.value("csrf_token") != yours.value("csrf_token")
    assert mine.source.replace(mine.value("csrf_token"), "") == yours.source.replace(
        yours.value("csrf_token"), ""
    )


def test_a_page_somebody_filled_in_is_shown_to_nobody_else(amal: Person) -> None:
    amal.goes_to("assisted-collection")
    address = amal.address("collection-address")
    assert amal.client.get(address).value("address-line_1") == "12 Quayside Row"
    assert amal.client.another().get(address).value("address-line_1") == ""
    assert amal.client.get(address).value("address-line_1") == "12 Quayside Row"


def test_asking_for_a_pages_headers_changes_nothing(amal: Person) -> None:
    amal.goes_to("check-answers")
    before = answers(amal.client.get(amal.address("check-answers")))
    item = amal.client.get(amal.address("missed-bin")).soup.select_one("a[href*='/remove']")
    assert item is not None
    for address in (amal.address("finding-the-bin"), amal.address("collection-address"), str(item["href"])):
        assert amal.client.http.head(address).status_code == 200
    assert answers(amal.client.get(amal.address("check-answers"))) == before


def test_the_language_can_be_changed_on_a_page_in_error_without_leaving_the_form(amal: Person) -> None:
    listed = amal.answers_it(amal.goes_to("missed-bin"))
    in_error = amal.client.post(listed.url, {})
    assert in_error.status == 422
    assert in_error.click("Español").url == f"/es{listed.url}"


def test_a_second_item_says_which_it_is(client: Client) -> None:
    person = Person(client, MISSED_BIN, EVERY_BIN)
    listed = person.answers_it(person.goes_to("missed-bin"))
    assert "Bin 2" in person.answers_it(listed).text


def test_an_anonymous_reminder_is_not_shown_to_somebody_with_a_name(client: Client) -> None:
    reminder = "You chose not to say who you are"
    nameless = Person(client, COMPLAINT, "a person, anonymous")
    assert reminder in nameless.goes_to("what-happened").text
    named = Person(client.another(), COMPLAINT, "a service, the first time, answered by email")
    assert reminder not in named.goes_to("what-happened").text


def test_an_anonymous_complaint_tells_its_day_and_no_more_anywhere(app: Flask, client: Client) -> None:
    Person(client, COMPLAINT, "a person, anonymous").sends()
    database: Database = app.extensions["database"]
    with database.reading() as session:
        sent = session.scalars(select(Submission)).one()
        sealed_at = datetime.fromtimestamp(int.from_bytes(b64decode(sent.sealed[:12], b"-_")[1:9]), UTC)
        assert sealed_at == sent.received_at
        assert all(delivery.due_at == sent.received_at for delivery in sent.deliveries)
