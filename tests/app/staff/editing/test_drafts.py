"""Drafts: looked at, previewed, published now or on a day, or thrown away."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.clock import today
from app.letters import opened
from app.models import Delivery, StaffAccount
from app.staff.publishing import publish_due
from directory.models import Proposal
from tests.app.browser import Client, Page
from tests.app.staff.editing.conftest import BINS, State, at_work
from tests.factories import a_person

At = Callable[[str], None]


@pytest.fixture
def draft(dilys: Client) -> Page:
    """The page of a draft of Dilys's."""
    page = dilys.get(f"{BINS}/notice").click("Save as a draft", alert="Shut on Monday")
    return page.click("Look at your draft and publish it")


@pytest.fixture
def publish_what_is_due(app: Flask) -> Callable[[], None]:
    def run() -> None:
        told = app.extensions
        with app.app_context():
            publish_due(told["database"], told["keys"], told["settings"])

    return run


def on_a_day(app: Flask, draft: Page, days: int) -> Page:
    with app.app_context():
        day = today() + timedelta(days=days)
    page = draft.click("Publish on a day")
    return page.click(
        "Publish on this day",
        {"day-day": str(day.day), "day-month": str(day.month), "day-year": str(day.year)},
    )


def test_a_draft_shows_before_and_after_with_the_words_that_changed_marked(chen: Client) -> None:
    page = chen.get(f"{BINS}/description").click(
        "Save as a draft", description="We empty your skips. You can have four."
    )
    page = page.click("Look at your draft and publish it")
    assert [one.get_text() for one in page.soup.select("del")] == ["taken away: bins. "]
    assert [one.get_text() for one in page.soup.select("ins")] == ["added: skips. "]


def test_the_preview_is_the_public_page_in_each_language_and_changes_nothing(
    draft: Page, state: State
) -> None:
    for language in ("", "/ar", "/es"):
        page = draft.client.get(f"{language}{draft.url}/preview")
        assert "Shut on Monday" in page.text
        assert page.soup.select_one(".editing-preview")
    assert state()["alert"] is None
    assert "Shut" not in draft.client.get("/directory/services/bins").text


def test_the_preview_of_a_new_entry_shows_it(chen: Client) -> None:
    page = chen.get("/staff/edit/service/new").click("Continue", name="Skips")
    page = page.click("Look at your draft and publish it").click("See how its page will look")
    assert page.h1 == "Skips"
    assert chen.get("/directory/services/skips").status == 404


def test_a_draft_is_published_now(draft: Page, state: State) -> None:
    page = draft.click("Publish now")
    assert "public now" in page.text
    assert state()["alert"] == "Shut on Monday"
    assert "There are none." in draft.client.get("/staff/drafts").text


def test_a_draft_is_thrown_away_after_asking(draft: Page, state: State) -> None:
    draft.click("Throw the draft away").click("Yes, throw it away")
    assert draft.client.get(draft.url).status == 404
    assert state()["alert"] is None


def test_others_see_that_there_is_a_draft(draft: Page, chen: Client) -> None:
    assert "Dilys has a draft of this entry" in chen.get(BINS).text
    assert "Bins" in chen.get("/staff/drafts").text


def test_what_others_made_public_meanwhile_is_shown_before_it_is_replaced(
    draft: Page, chen: Client, state: State
) -> None:
    chen.get(f"{BINS}/notice").click("Save and publish now", alert="Open again")
    page = draft.click("Publish now")
    assert page.status == 422
    assert "What others changed meanwhile" in page.text
    assert "Open again" in page.text
    assert state()["alert"] == "Open again"
    page.click("Publish now")
    assert state()["alert"] == "Shut on Monday"


def test_a_draft_becomes_public_on_its_day_and_not_before(
    app: Flask, draft: Page, state: State, at: At, publish_what_is_due: Callable[[], None]
) -> None:
    with app.extensions["database"].writing() as session:
        session.scalars(select(Proposal)).one().publish_on = date.fromisoformat("2026-03-04")
    publish_what_is_due()
    assert state()["alert"] is None
    at("2026-03-04 00:10")
    publish_what_is_due()
    assert state()["alert"] == "Shut on Monday"
    assert "Dilys changed Bins" in at_work(app, "Dilys").get("/staff/history/service/bins").text


def test_a_day_in_the_past_is_refused(app: Flask, draft: Page) -> None:
    assert on_a_day(app, draft, -400).errors == [
        "The day must be in the future. To publish it today, publish it now"
    ]


def test_a_draft_that_was_overtaken_waits_and_whoever_wrote_it_is_told(
    app: Flask, draft: Page, chen: Client, state: State, at: At, publish_what_is_due: Callable[[], None]
) -> None:
    with app.extensions["database"].writing() as session:
        session.scalars(select(Proposal)).one().publish_on = date.fromisoformat("2026-03-03")
    chen.get(f"{BINS}/notice").click("Save and publish now", alert="Open again")
    at("2026-03-03 00:10")
    publish_what_is_due()
    publish_what_is_due()
    assert state()["alert"] == "Open again"
    with app.extensions["database"].reading() as session:
        [letter] = [
            opened(one.sealed, app.extensions["keys"])
            for one in session.scalars(select(Delivery))
            if one.sealed
        ]
    assert letter.to == "dilys@wendlevale.example"
    assert draft.url in "".join(letter.lines)


def test_a_draft_of_somebody_who_may_no_longer_edit_is_not_published(
    app: Flask, draft: Page, state: State, at: At, publish_what_is_due: Callable[[], None]
) -> None:
    with app.extensions["database"].writing() as session:
        session.scalars(select(Proposal)).one().publish_on = date.fromisoformat("2026-03-03")
        account = session.get(StaffAccount, "Dilys")
        assert account is not None
        account.teams = ["parks"]
    at("2026-03-03 00:10")
    publish_what_is_due()
    assert state()["alert"] is None


def test_a_draft_of_somebody_who_has_left_is_not_published_and_the_owner_of_the_entry_is_told(
    app: Flask, draft: Page, state: State, at: At, publish_what_is_due: Callable[[], None]
) -> None:
    with app.extensions["database"].writing() as session:
        session.scalars(select(Proposal)).one().publish_on = date.fromisoformat("2026-03-03")
        session.add(a_person("Dilys Pugh", slug="dilys-pugh", left_on=date(2026, 3, 2)))
        dilys = session.get(StaffAccount, "Dilys")
        assert dilys is not None
        dilys.person = "dilys-pugh"
    at("2026-03-03 00:10")
    publish_what_is_due()
    assert state()["alert"] is None
    with app.extensions["database"].reading() as session:
        [letter] = [opened(one.sealed, app.extensions["keys"]) for one in session.scalars(select(Delivery))]
    assert letter.to == "waste@wendlevale.example"


def test_a_draft_of_a_part_that_is_closed_to_its_writer_by_now_is_not_published(
    app: Flask, chen: Client, state: State, at: At, publish_what_is_due: Callable[[], None]
) -> None:
    chen.get(f"{BINS}/urgent").click("Save as a draft", urgent="danger")
    with app.extensions["database"].writing() as session:
        session.scalars(select(Proposal)).one().publish_on = date.fromisoformat("2026-03-03")
        chens = session.get(StaffAccount, "Chen")
        chens.level, chens.teams = "team-editor", ["waste"]
    at("2026-03-03 10:00")
    publish_what_is_due()
    assert state()["urgent"] is None
    with app.extensions["database"].reading() as session:
        assert session.scalar(select(Proposal.problem)) == "Chen may not edit this entry any more."


def test_a_draft_of_what_was_removed_can_only_be_thrown_away(draft: Page, chen: Client) -> None:
    chen.get(f"{BINS}/remove").click("Yes, remove it")
    page = chen.get(draft.url)
    assert "The entry was removed" in page.text
    assert "Publish now" not in page.text
