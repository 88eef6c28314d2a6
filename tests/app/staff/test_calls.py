"""A form filled in for a caller, from taking the call to telling them their reference."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import func, select

from app.database import Database
from app.models import Draft, Submission
from forms.examples import typed
from forms.journeys import JOURNEYS, forms_for
from tests.app.browser import Client, Page
from tests.app.inspector import words
from tests.people import COMPLAINT, MISSED_BIN, ONE_BIN, Person, answers
from tests.staff import add_staff, sign_in

ADDRESS = "/forms/report-missed-bin/collection-address"
STAFF_WORDS = ("caller", "Amina", "Sign out", "staff-say", "staff-bar")


class Call(Person):
    """Somebody who works here, who writes down what a caller answers."""

    def starts(self) -> Page:
        desk = self.client.get(f"{self.home}/staff/forms")
        goes_on = "There is a call that you have not finished." in desk.text
        return desk.click(f"{'Go on with the call' if goes_on else 'Take a call'}: {self.journey.title}")


@pytest.fixture
def call(amina: Client) -> Call:
    return Call(amina, MISSED_BIN, ONE_BIN)


def stored(app: Flask) -> list[Submission]:
    database: Database = app.extensions["database"]
    with database.reading() as session:
        return list(session.scalars(select(Submission).order_by(Submission.id)))


def drafts(app: Flask) -> int:
    database: Database = app.extensions["database"]
    with database.reading() as session:
        return session.scalar(select(func.count()).select_from(Draft)) or 0


@pytest.mark.parametrize("slug", [journey.slug for journey in forms_for("residents")])
def test_every_form_can_be_filled_in_for_a_caller(sample_app: Flask, slug: str) -> None:
    amina, journey = Client(sample_app), JOURNEYS[slug]
    sign_in(amina)
    calls = [Call(amina, journey, example) for example in journey.examples]
    call = next(each for each in calls if journey.path(each.answers).finished)
    assert call.sends().h1 == "Tell the caller their reference"
    submission = stored(sample_app)[-1]
    assert (submission.journey, submission.channel) == (slug, "telephone")
    assert submission.entered_by == (None if submission.anonymous else "Amina")


def test_each_page_says_whose_answers_these_are_and_what_to_say_aloud(call: Call) -> None:
    page = call.starts()
    bar = page.soup.select_one(".staff-bar")
    assert bar is not None
    assert "You are filling this in for a caller, as Amina" in bar.get_text()
    said = [words(each) for each in page.soup.select(".staff-say__words")]
    assert said == [str(sentence) for sentence in MISSED_BIN.first.questions[0].spoken()]


def test_questions_that_an_answer_reveals_are_said_after_that_answer(amina: Client) -> None:
    person = Call(amina, COMPLAINT, "a service, the first time, answered by email")
    pages = COMPLAINT.path(person.answers).pages
    asked = next(
        page for page in pages if any(question.revealed_by is not None for question in page.questions)
    )
    said = [words(each) for each in person.goes_to(asked.slug).soup.select(".staff-say")]
    for question in asked.questions:
        assert any(str(question.label) in each for each in said)
    assert any("If they answer “" in each for each in said)


def test_nothing_is_filled_in_from_the_browser_of_whoever_takes_the_call(call: Call) -> None:
    form = call.starts().soup.select_one("form#page")
    assert form is not None
    assert form["autocomplete"] == "off"
    assert not form.select("input[autocomplete]")


def test_a_mistake_is_said_in_the_same_words_as_to_a_resident(call: Call) -> None:
    page = call.client.post(call.starts().url, {"address-postcode": "nonsense"})
    resident = call.client.another()
    theirs = resident.post(ADDRESS, {"address-postcode": "nonsense"})
    assert page.status == 422
    assert page.errors == theirs.errors
    assert page.soup.select_one(".staff-say")


def test_the_answers_are_read_back_and_the_reference_is_spelled(app: Flask, call: Call) -> None:
    check = call.goes_to("check-answers")
    assert check.h1 == "Read these back to the caller"
    assert "12 Quayside Row" in str(answers(check))
    sent = check.click(str(MISSED_BIN.send))
    reference = stored(app)[0].reference
    assert reference in sent.text
    spelled = [each.get_text(strip=True) for each in sent.soup.select(".staff-spelled li")]
    assert "".join(each[0] for each in spelled) == reference.replace("-", "")
    assert all(len(each) == 1 or " for " in each for each in spelled)
    assert "We will come back and empty your bin" in sent.text


def test_the_language_is_the_callers_and_can_be_changed_in_the_middle(call: Call) -> None:
    call.starts()
    page = call.client.http.get(f"/es{ADDRESS}")
    assert b"staff-say" in page.data


def test_a_resident_never_sees_a_word_meant_for_staff(app: Flask, call: Call) -> None:
    """Pages are kept ready for everybody: one of a call must neither come from there nor go in."""
    resident = call.client.another()
    for pair in ((resident, call.client), (call.client, resident)):
        call.starts()
        pages = {browser is resident: browser.get(ADDRESS) for browser in pair}
        assert not [word for word in STAFF_WORDS if word in pages[True].source]
        assert "for a caller, as Amina" in pages[False].source
    person = Person(resident, MISSED_BIN, ONE_BIN)
    for page in (person.starts(), person.goes_to("check-answers"), person.sends()):
        assert not [word for word in STAFF_WORDS if word in page.source]
    assert (stored(app)[0].channel, stored(app)[0].entered_by) == ("web", None)


def test_somebody_signed_out_in_the_middle_sees_nothing_and_loses_nothing(app: Flask, call: Call) -> None:
    page = call.goes_to("assisted-collection")
    call.client.get("/staff").click("Sign out")
    for address in (page.url, call.address("collection-address"), call.address("check-answers")):
        hidden = call.client.get(address)
        assert hidden.h1 == "Sign in to the pages for staff"
        assert "Quayside" not in hidden.source
    back = sign_in(call.client, path=page.url)
    assert back.url == page.url
    assert call.client.get(call.address("collection-address")).value("address-line_1") == "12 Quayside Row"


def test_what_was_being_typed_when_the_session_ended_is_there_after_signing_in(call: Call) -> None:
    page = call.starts()
    call.client.get("/staff").click("Sign out")
    asked = call.client.post(page.url, {"address-line_1": "40 Chandler Street", "address-postcode": "half"})
    assert asked.h1 == "Sign in to the pages for staff"
    back = sign_in(call.client, path=asked.response.request.full_path)
    assert back.url == page.url
    assert (back.value("address-line_1"), back.value("address-postcode")) == ("40 Chandler Street", "half")


def test_a_confirmation_of_a_call_is_for_staff_alone(call: Call) -> None:
    sent = call.sends()
    call.client.get("/staff").click("Sign out")
    hidden = call.client.get(sent.url)
    assert hidden.h1 == "Sign in to the pages for staff"
    assert sign_in(call.client, path=sent.url).h1 == "Tell the caller their reference"


def test_another_account_in_the_same_browser_does_not_find_the_call(call: Call) -> None:
    page = call.goes_to("assisted-collection")
    call.client.get("/staff").click("Sign out")
    sign_in(call.client, "Bola")
    assert "Quayside" not in call.client.get(call.address("collection-address")).source
    assert call.client.get(page.url).url == call.address("collection-address")
    assert "Take a call: Report a missed bin" in call.client.get("/staff/forms").text


def test_whoever_was_signed_out_can_fill_in_the_form_for_themselves(app: Flask, call: Call) -> None:
    call.goes_to("assisted-collection")
    call.client.get("/staff").click("Sign out")
    own = Person(call.client, MISSED_BIN, ONE_BIN)
    assert own.starts().value("address-line_1") == ""
    own.sends()
    assert (stored(app)[0].channel, stored(app)[0].entered_by) == ("web", None)


def test_an_open_call_is_gone_on_with_and_not_begun_twice(app: Flask, call: Call) -> None:
    page = call.goes_to("assisted-collection")
    desk = call.client.get("/staff/forms")
    assert "There is a call that you have not finished." in desk.text
    assert desk.click("Go on with the call: Report a missed bin").url == page.url
    assert drafts(app) == 1


def test_the_start_of_a_form_with_an_open_call_is_the_desk(call: Call) -> None:
    assert call.starts().click("Back").h1 == "Forms"


def test_several_calls_follow_one_another_and_each_begins_empty(app: Flask, call: Call) -> None:
    sent = call.sends()
    again = sent.click("Take another call")
    assert again.value("address-line_1") == ""
    call.sends()
    assert [each.channel for each in stored(app)] == ["telephone", "telephone"]


def test_a_call_that_is_ended_without_sending_leaves_nothing(app: Flask, call: Call) -> None:
    page = call.goes_to("assisted-collection")
    sure = page.click("End the call without sending")
    assert sure.click("No, go on with the call").url == page.url
    assert sure.click("Yes, end the call").h1 == "Forms"
    assert drafts(app) == 0
    assert stored(app) == []
    assert call.client.get(sure.url).h1 == "Forms"
    assert call.starts().value("address-line_1") == ""


def test_ending_a_call_gives_back_the_form_begun_for_oneself(amina: Client) -> None:
    own = Person(amina, MISSED_BIN, ONE_BIN)
    own.goes_to("assisted-collection")
    call = Call(amina, MISSED_BIN, ONE_BIN)
    assert call.starts().value("address-line_1") == ""
    amina.get("/staff/forms/report-missed-bin/end").click("Yes, end the call")
    page = amina.get(ADDRESS)
    assert page.value("address-line_1") == "12 Quayside Row"
    assert "caller" not in page.source


def test_who_took_the_call_of_an_anonymous_caller_is_not_kept(app: Flask, amina: Client) -> None:
    check = Call(amina, COMPLAINT, "a person, anonymous").goes_to("check-answers")
    assert "we do not keep who took this call" in check.text
    check.click(str(COMPLAINT.send))
    [submission] = stored(app)
    assert submission.anonymous
    assert (submission.channel, submission.entered_by) == ("telephone", None)
    assert drafts(app) == 0


def test_an_office_is_not_one_client_but_each_account_has_a_limit(make_app: Callable[..., Flask]) -> None:
    app = make_app(RATE_LIMITS="1 per hour")
    add_staff(app)
    for name in ("Amina", "Bola"):
        client = Client(app)
        sign_in(client, name)
        assert Call(client, MISSED_BIN, ONE_BIN).sends().status == 200
        assert Call(client, MISSED_BIN, ONE_BIN).sends().status == 429


@pytest.mark.parametrize("way", ["call", "end"])
def test_only_somebody_signed_in_takes_or_ends_a_call(app: Flask, client: Client, way: str) -> None:
    page = client.post(f"/staff/forms/report-missed-bin/{way}")
    assert page.h1 == "Sign in to the pages for staff"
    assert drafts(app) == 0


def test_a_form_that_is_not_there_or_not_for_callers_says_so(amina: Client) -> None:
    ours = forms_for("staff")[0].slug
    for slug in ("no-such-form", ours):
        assert amina.get(f"/staff/forms/{slug}/script").status == 404
        assert amina.post(f"/staff/forms/{slug}/call").status == 404


def test_the_first_answer_of_a_call_is_kept_with_its_channel(app: Flask, call: Call) -> None:
    page = call.starts()
    call.client.post(page.url, typed(MISSED_BIN.first, call.answers[MISSED_BIN.first.slug]))  # type: ignore[arg-type]
    database: Database = app.extensions["database"]
    with database.reading() as session:
        sealed = session.scalars(select(Draft.sealed)).one()
    assert '"entered_by": "Amina"' in app.extensions["keys"].open(sealed).decode()
