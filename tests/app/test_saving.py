"""Save and come back later: on any device, without an account, and for nobody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.fernet import Fernet
from flask import Flask, session
from sqlalchemy import select, update

from app import drafts
from app.database import Database
from app.delivery import worker
from app.models import Draft, SavedForm, Submission
from app.security import Keys
from forms.questions import MistakeInForm
from tests.app.browser import Client, Page
from tests.app.outbox import rows, work
from tests.app.test_drafts import change, kept
from tests.app.test_mail import letters
from tests.people import COMPLAINT, MISSED_BIN, ONE_BIN, Person

HALF_WAY = "assisted-collection"
UNKNOWN = (
    "Enter the code again. There may be a mistake in it, it may be too old,"
    " or a newer one may have taken its place"
)


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


@pytest.fixture
def elsewhere(app: Flask) -> Client:
    """Another device of the same person; or somebody else's."""
    return Client(app)


def saved(person: Person, slug: str = HALF_WAY) -> Page:
    """The page with the code, after somebody stopped on this page of the form."""
    return person.goes_to(slug).click("Save and come back later")


def code(page: Page) -> str:
    found = page.soup.select_one(".council-reference")
    assert found is not None
    return found.get_text()


def come_back(browser: Client, with_code: str) -> Page:
    return browser.get("/forms/come-back").click("Continue", code=with_code)


def everything(app: Flask, kind: type[Draft | SavedForm | Submission]) -> list[object]:
    database: Database = app.extensions["database"]
    with database.reading() as reading:
        return list(reading.scalars(select(kind)))


def move(app: Flask, **values: object) -> None:
    """Change every saved form and its draft, as time does."""
    database: Database = app.extensions["database"]
    change(app, **values)
    with database.writing() as writing:
        writing.execute(update(SavedForm).values(**values))


def mail(app: Flask) -> str:
    """The words of the only letter that is sent now."""
    with app.app_context():
        work(app)
    [letter] = letters(app.extensions["settings"].data_dir / "mail")
    return str(letter.get_content())


def test_a_form_saved_on_one_device_is_gone_on_with_on_another(amal: Person, elsewhere: Client) -> None:
    page = saved(amal)
    assert page.h1 == "Your form is saved"
    found = come_back(elsewhere, code(page))
    assert (found.h1, str(MISSED_BIN.title) in found.text) == ("We have your form", True)
    assert found.click("Go on with my form").url == amal.address(HALF_WAY)
    there = Person(elsewhere, MISSED_BIN, ONE_BIN)
    assert there.answers_it(elsewhere.get(amal.address(HALF_WAY))).url.endswith("out-on-time")


def test_what_is_typed_and_not_finished_is_saved_too(amal: Person, elsewhere: Client) -> None:
    contact = amal.goes_to("contact-details")
    page = contact.click("Save and come back later", name="Amal", email="half an add")
    page = come_back(elsewhere, code(page)).click("Go on with my form")
    assert (page.value("name"), page.value("email"), page.errors) == ("Amal", "half an add", [])


def test_a_form_can_be_saved_on_its_first_page(amal: Person, elsewhere: Client) -> None:
    page = amal.starts().click("Save and come back later", {"address-town": "Wendleford"})
    page = come_back(elsewhere, code(page)).click("Go on with my form")
    assert page.value("address-town") == "Wendleford"


def test_the_page_says_until_when_and_that_is_28_days_after_the_last_change(app: Flask, amal: Person) -> None:
    page = saved(amal)
    change(app, expires_at=datetime.now(UTC) + timedelta(hours=2))
    amal.answers_it(amal.client.get(amal.address(HALF_WAY)))
    [draft] = kept(app)
    left = draft.expires_at - datetime.now(UTC)
    assert timedelta(days=27, hours=23) < left <= timedelta(days=28)
    [form] = everything(app, SavedForm)
    assert isinstance(form, SavedForm)
    assert form.expires_at == draft.expires_at
    assert f"on {draft.expires_at:%-d %B %Y}" in page.text


def test_saving_again_gives_the_same_code(amal: Person) -> None:
    first = code(saved(amal))
    assert code(amal.client.get(amal.address("contact-details")).click("Save and come back later")) == first


@pytest.mark.parametrize(
    "write", [str.lower, lambda c: c.replace("-", " "), lambda c: f" {c.replace('-', '')}. "]
)
def test_a_code_may_be_typed_as_it_comes(
    amal: Person, elsewhere: Client, write: Callable[[str], str]
) -> None:
    assert come_back(elsewhere, write(code(saved(amal)))).h1 == "We have your form"


def test_the_digits_of_a_code_may_be_of_any_script(amal: Person, elsewhere: Client) -> None:
    arabic = code(saved(amal)).translate(str.maketrans("34679", "٣٤٦٧٩"))
    assert come_back(elsewhere, arabic).h1 == "We have your form"


def test_a_wrong_an_old_and_a_used_up_code_all_get_the_same_words(
    app: Flask, amal: Person, elsewhere: Client
) -> None:
    real = code(saved(amal))
    wrong = [come_back(elsewhere, other) for other in ("CCCC-CCCC-CCCC", "x", "é" * 500, real[:-1])]
    move(app, expires_at=datetime.now(UTC) - timedelta(seconds=1))
    wrong.append(come_back(elsewhere, real))
    assert {(page.status, *page.errors) for page in wrong} == {(422, UNKNOWN)}
    assert come_back(elsewhere, "").errors == ["Enter the code of your form"]


def test_a_code_whose_answers_were_deleted_leads_nowhere(amal: Person, elsewhere: Client) -> None:
    real = code(saved(amal))
    amal.client.get(f"/forms/{MISSED_BIN.slug}").click("Delete my answers")
    assert come_back(elsewhere, real).errors == [UNKNOWN]


def test_codes_cannot_be_guessed_by_trying(make_app: Callable[..., Flask]) -> None:
    eve = Client(make_app(RATE_LIMITS="5 per hour"))
    tries = [eve.post("/forms/come-back", {"code": f"CCCC-CCCC-CCC{last}"}).status for last in "CDFHJK"]
    assert tries == [422] * 5 + [429]
    assert Person(eve, MISSED_BIN, ONE_BIN).sends().h1 == str(MISSED_BIN.sent_title)  # counted apart


def test_nobody_who_has_only_the_database_learns_a_code_an_address_or_a_draft(
    app: Flask, amal: Person
) -> None:
    page = saved(amal)
    page.click("Send me the link", email="amal@example.com")
    [form], [letter] = everything(app, SavedForm), rows(app)
    assert isinstance(form, SavedForm)
    held = f"{form.code} {form.email} {form.sealed!r} {letter.sealed!r}"
    for secret in (code(page), code(page).replace("-", ""), "amal@example.com", "example.com"):
        assert secret not in held


def test_a_link_is_sent_by_email_and_changes_nothing_until_a_person_goes_on(
    app: Flask, amal: Person, elsewhere: Client
) -> None:
    page = saved(amal)
    asked = page.click("Send me the link", email="amal@example.com")
    assert "We are sending you the link now" in asked.text
    text = mail(app)
    [link] = [line for line in text.splitlines() if "?code=" in line]
    assert code(page) in text
    before = kept(app)[0].expires_at
    scanner = Client(app)
    opened = scanner.get(link.removeprefix(app.extensions["settings"].public_url))
    assert opened.value("code") == code(page)
    assert scanner.get("/forms/come-back/found").url == "/forms/come-back"
    assert kept(app)[0].expires_at == before
    here = elsewhere.get(opened.response.request.full_path).click("Continue").click("Go on with my form")
    assert here.url == amal.address(HALF_WAY)


def test_an_address_that_cannot_be_one_is_told_as_on_any_form(amal: Person) -> None:
    page = saved(amal)
    wrong = page.click("Send me the link", email="amal")
    assert wrong.errors == ["Enter an email address in the correct format, like name@example.com"]
    assert code(wrong) == code(page)
    assert page.click("Send me the link").errors == ["Enter the email address to send the link to"]


def test_links_are_not_sent_without_end(make_app: Callable[..., Flask]) -> None:
    app = make_app(RATE_LIMITS="2 per hour")
    page = saved(Person(Client(app), MISSED_BIN, ONE_BIN))
    asked = [page.click("Send me the link", email=f"a{number}@example.com").status for number in range(3)]
    assert asked == [200, 200, 429]
    assert len(rows(app)) == 2


def test_without_a_mail_server_no_link_is_offered_and_the_code_still_is(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.saving.sends_mail", lambda _settings: False)
    amal = Person(Client(make_app()), MISSED_BIN, ONE_BIN)
    page = saved(amal)
    assert code(page)
    assert "email" not in page.text
    assert amal.client.post(page.url, {"email": "a@example.com"}).status == 404
    assert amal.client.get("/forms/come-back/lost-link").status == 404


def test_a_lost_link_is_renewed_and_the_old_code_ends(app: Flask, amal: Person, elsewhere: Client) -> None:
    page = saved(amal)
    page.click("Send me the link", email="amal@example.com")
    mail(app)
    for letter in (app.extensions["settings"].data_dir / "mail").iterdir():
        letter.unlink()
    lost = elsewhere.get("/forms/come-back").click("I do not have my code or my link")
    lost.click("Send me a new link", email="AMAL@example.com")
    [new] = [line for line in mail(app).splitlines() if line.count("-") == 2 and len(line) == 14]
    assert new != code(page)
    assert come_back(elsewhere, code(page)).errors == [UNKNOWN]
    assert come_back(elsewhere, new).h1 == "We have your form"
    assert code(amal.client.get(page.url)) == new


def test_whether_an_address_is_known_cannot_be_found_by_asking(
    app: Flask, amal: Person, elsewhere: Client
) -> None:
    saved(amal).click("Send me the link", email="amal@example.com")
    asked = [
        elsewhere.get("/forms/come-back/lost-link").click("Send me a new link", email=email)
        for email in ("amal@example.com", "eve@example.com")
    ]
    assert asked[0].text == asked[1].text
    assert len(rows(app)) == 2


def test_a_lost_link_cannot_be_renewed_once_the_form_has_expired(
    app: Flask, amal: Person, elsewhere: Client
) -> None:
    saved(amal).click("Send me the link", email="amal@example.com")
    move(app, expires_at=datetime.now(UTC) - timedelta(seconds=1))
    elsewhere.get("/forms/come-back/lost-link").click("Send me a new link", email="amal@example.com")
    assert len(rows(app)) == 1


def test_after_sending_the_code_says_so_and_the_address_is_forgotten(
    app: Flask, amal: Person, elsewhere: Client
) -> None:
    page = saved(amal)
    page.click("Send me the link", email="amal@example.com")
    sent = amal.sends()
    assert sent.h1 == str(MISSED_BIN.sent_title)
    found = come_back(elsewhere, code(page))
    assert found.h1 == "You have sent this form"
    assert "Quayside" not in found.text
    assert elsewhere.post(found.url).h1 == "You have sent this form"
    assert elsewhere.get(sent.url).status == 404
    [form] = everything(app, SavedForm)
    assert isinstance(form, SavedForm)
    assert form.email is None


def test_an_anonymous_complaint_is_cut_from_its_code_when_it_is_cut_from_its_browser(
    app: Flask, client: Client, elsewhere: Client
) -> None:
    page = saved(Person(client, COMPLAINT, "a person, anonymous"), "put-it-right")
    page.click("Send me the link", email="someone@example.com")
    Person(client, COMPLAINT, "a person, anonymous").sends()
    assert come_back(elsewhere, code(page)).h1 == "You have sent this form"
    database: Database = app.extensions["database"]
    with database.writing() as writing:
        writing.execute(update(Submission).values(received_at=datetime.now(UTC) - timedelta(days=3)))
    worker.tidy(database)
    assert everything(app, SavedForm) == []
    assert come_back(elsewhere, code(page)).errors == [UNKNOWN]


def test_an_expired_saved_form_is_tidied_away_with_its_draft(app: Flask, amal: Person) -> None:
    saved(amal)
    worker.tidy(app.extensions["database"])
    assert len(everything(app, SavedForm)) == 1
    move(app, expires_at=datetime.now(UTC) - timedelta(seconds=1))
    worker.tidy(app.extensions["database"])
    assert everything(app, SavedForm) == everything(app, Draft) == []


def test_a_button_pressed_twice_does_no_harm(amal: Person, elsewhere: Client) -> None:
    found = come_back(elsewhere, code(saved(amal)))
    going, again = (found.click("Go on with my form") for _ in range(2))
    assert going.url == amal.address(HALF_WAY)
    assert again.url == "/forms/come-back"
    with elsewhere.http.session_transaction() as cookie:
        assert len(cookie["begun"]) == 1


@pytest.mark.parametrize("path", ["/forms/come-back", "/forms/come-back/found", "/forms/come-back/lost-link"])
def test_another_site_cannot_do_any_of_this_for_a_person(amal: Person, elsewhere: Client, path: str) -> None:
    come_back(elsewhere, code(saved(amal)))
    assert elsewhere.post(path, {"code": "x", "email": "a@example.com"}, csrf=False).status == 400
    with elsewhere.http.session_transaction() as cookie:
        assert "begun" not in cookie


def test_the_page_with_the_code_is_for_the_browser_that_saved_it_alone(
    amal: Person, elsewhere: Client
) -> None:
    assert elsewhere.get(saved(amal).url).url == f"/forms/{MISSED_BIN.slug}"


def test_a_form_saved_under_a_key_that_is_gone_is_told_as_any_other_unknown_code(
    app: Flask, amal: Person, elsewhere: Client
) -> None:
    real = code(saved(amal))
    app.extensions["keys"] = Keys(app.extensions["settings"].secret_key, [Fernet.generate_key().decode()])
    assert come_back(elsewhere, real).errors == [UNKNOWN]


def test_it_is_read_out_a_letter_at_a_time(amal: Person) -> None:
    page = saved(amal)
    said = page.soup.select_one("main ol")
    assert said is not None
    assert [strong.get_text() for strong in said.select("strong")] == [*code(page).replace("-", "")]


# Several forms at once


def begun(page: Page) -> list[str]:
    return [title.get_text() for title in page.soup.select("section[aria-labelledby=begun] strong")]


@pytest.mark.parametrize("path", ["/", "/forms"])
def test_the_forms_a_browser_has_begun_are_listed_for_it_alone(
    amal: Person, elsewhere: Client, path: str
) -> None:
    assert begun(amal.client.get(path)) == []
    amal.goes_to(HALF_WAY)
    Person(amal.client, COMPLAINT, "a person, anonymous").goes_to("put-it-right")
    assert begun(amal.client.get(path)) == [str(COMPLAINT.title), str(MISSED_BIN.title)]
    assert begun(elsewhere.get(path)) == []


def test_a_form_on_the_list_is_gone_on_with_or_deleted(app: Flask, amal: Person) -> None:
    amal.goes_to(HALF_WAY)
    Person(amal.client, COMPLAINT, "a person, anonymous").goes_to("put-it-right")
    page = amal.client.get("/forms").click(f"Continue: {MISSED_BIN.title}")
    assert page.url == amal.address(HALF_WAY)
    left = amal.client.get("/forms").click(f"Delete: {COMPLAINT.title}")
    assert begun(left) == [str(MISSED_BIN.title)]
    assert len(kept(app)) == 1


def test_the_same_form_begun_twice_never_mixes(app: Flask, amal: Person) -> None:
    first = code(saved(amal))
    fresh = amal.client.get(f"/forms/{MISSED_BIN.slug}").click("Start a new one and keep this one saved")
    assert (fresh.url, fresh.value("address-town")) == (amal.address("collection-address"), "")
    other = {"line_1": "9 Other Road", "town": "Wendleford", "postcode": "ZZ1 1AA"}
    fresh.click("Continue", {f"address-{part}": line for part, line in other.items()})
    assert begun(amal.client.get("/forms")) == [str(MISSED_BIN.title)] * 2
    assert come_back(amal.client, first).click("Go on with my form").url == amal.address(HALF_WAY)
    assert amal.client.get(amal.address("collection-address")).value("address-line_1") == "12 Quayside Row"
    assert len(kept(app)) == 2


def test_somebody_elses_form_cannot_be_taken_from_the_list(
    app: Flask, amal: Person, elsewhere: Client
) -> None:
    amal.goes_to(HALF_WAY)
    [draft] = kept(app)
    for answers in ("", "delete"):
        elsewhere.post("/forms", {"token": draft.token, "answers": answers})
    assert elsewhere.get(amal.address(HALF_WAY)).url == amal.address("collection-address")
    assert len(kept(app)) == 1


def test_what_staff_fill_in_for_a_caller_is_on_nobodys_list(app: Flask, client: Client) -> None:
    with app.test_request_context():
        drafts.begin(MISSED_BIN.slug, {"collection-address": {}}, caller_of="bea")
        cookie = dict(session)
    with client.http.session_transaction() as mine:
        mine.update(cookie)
    assert begun(client.get("/forms")) == []


def test_no_form_can_stand_where_people_come_back() -> None:
    with pytest.raises(MistakeInForm, match="the address is taken"):
        replace(MISSED_BIN, slug="come-back")
