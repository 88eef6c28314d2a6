"""Those who left long ago are forgotten by the daily job: their page, photo and account, and in search."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app import search_index
from app.database import Database
from app.models import Photo, StaffAccount
from app.staff import accounts
from app.staff.forgetting import forget_those_who_left
from app.staff.people import portraits
from directory.changes import change
from directory.models import AuditEntry, Person, Role
from directory.search import Query, search
from tests.app.browser import Client
from tests.factories import a_person, a_role, a_team
from tests.staff import sign_in

ThereIs = Callable[..., None]
LAST_DAY = date(2026, 3, 2)
KEPT = timedelta(days=180)


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


@pytest.fixture
def adaeze(app: Flask, database: Database, there_is: ThereIs) -> None:
    """Adaeze Nwosu, whose account is Bola's, wrote a profile, has a photo, and left."""
    gone = a_person("Adaeze Nwosu", known_as=["Zuzu"])
    there_is(gone, a_role("Officer", team=a_team("Waste", slug="waste"), person=gone))
    with app.app_context():
        with database.writing() as session:
            person = session.scalars(select(Person)).one()
            change(session, person, "Bola", about="I keep bees")
            session.info.clear()
            change(session, person, "Chen", left_on=LAST_DAY)
        portraits.keep("adaeze-nwosu", b"a picture")


@pytest.fixture
def on(app: Flask, database: Database, at: Callable[[str], None]) -> Callable[[date], None]:
    """on(a day) does what is done on that day."""

    def work(day: date) -> None:
        at(f"{day} 01:30")
        with app.app_context():
            forget_those_who_left(database, app.extensions["keys"], app.extensions["settings"])

    return work


def is_found(app: Flask) -> bool:
    with app.test_request_context():
        hits = search(search_index.engine(), Query("zuzu", "en", frozenset({"person"}), staff=True)).hits
    return bool(hits)


def kept(database: Database) -> set[str]:
    """What there still is of them."""
    with database.reading() as session:
        there = {
            "entry": session.scalar(select(Person).where(Person.slug == "adaeze-nwosu")),
            "photo": session.get(Photo, "adaeze-nwosu"),
            "account": session.get(StaffAccount, "Bola"),
            "words": "bees" in str([(one.before, one.after) for one in session.scalars(select(AuditEntry))]),
        }
    return {name for name, found in there.items() if found}


@pytest.mark.usefixtures("adaeze")
def test_everything_is_kept_for_as_many_days_as_is_set_and_then_gone(
    app: Flask, database: Database, on: Callable[[date], None]
) -> None:
    on(LAST_DAY + KEPT)
    assert kept(database) == {"entry", "photo", "account", "words"}
    assert is_found(app)
    on(LAST_DAY + KEPT + timedelta(days=1))
    assert kept(database) == set()
    assert not is_found(app)
    on(LAST_DAY + KEPT + timedelta(days=2))
    assert kept(database) == set()


@pytest.mark.usefixtures("adaeze")
def test_what_is_killed_half_way_is_not_done_and_done_whole_the_next_day(
    app: Flask, database: Database, on: Callable[[date], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def killed(*_told: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(accounts, "remove", killed)
        with pytest.raises(KeyboardInterrupt):
            on(LAST_DAY + KEPT + timedelta(days=1))
    assert kept(database) == {"entry", "photo", "account", "words"}
    on(LAST_DAY + KEPT + timedelta(days=2))
    assert kept(database) == set()


@pytest.mark.usefixtures("adaeze")
def test_the_trail_says_who_changed_somebody_who_has_left_and_offers_no_way_back(
    app: Flask, client: Client, database: Database, on: Callable[[date], None]
) -> None:
    sign_in(client, "Chen")
    assert "Bola changed adaeze-nwosu" in client.get("/staff/history").text
    on(LAST_DAY + KEPT + timedelta(days=1))
    sign_in(client, "Chen")
    page = client.get("/staff/history")
    assert "Adaeze" not in page.text
    assert "adaeze" not in str(page.soup)
    assert "Bola changed Somebody who has left" in page.text
    assert "Undo this change" not in page.text
    with database.reading() as session:
        changes = session.scalars(select(AuditEntry.together).where(AuditEntry.kind == "person")).all()
    for together in changes:
        undoing = client.get(f"/staff/history/undo/{together}")
        assert undoing.h1 == "This change cannot be undone"
        assert "What it said of somebody who has left is deleted, so it cannot be undone." in undoing.text
    assert client.get("/staff/people/adaeze-nwosu").status == 404
    assert "This post is vacant." in client.get("/directory/roles/officer").text


@pytest.mark.usefixtures("adaeze")
def test_a_change_of_other_things_too_says_what_of_it_stays_as_it_is(
    app: Flask, client: Client, database: Database, on: Callable[[date], None]
) -> None:
    with database.writing() as session:
        person = session.scalars(select(Person)).one()
        change(session, person, "Chen", about="I kept bees")
        change(session, session.scalars(select(Role)).one(), "Chen", name="Ranger")
        together = session.info["together"]
    on(LAST_DAY + KEPT + timedelta(days=1))
    sign_in(client, "Chen")
    page = client.get(f"/staff/history/undo/{together}")
    assert "What it said of somebody who has left is deleted, so it stays as it is." in page.text
    page.click("Yes, undo it")
    assert "Officer" in client.get("/directory/roles/officer").h1


def test_how_long_it_is_kept_is_said_before_and_to_everybody(
    make_app: Callable[..., Flask], client: Client, there_is: ThereIs
) -> None:
    there_is(a_person("Rosa Diaz"))
    browser = Client(make_app(LEFT_KEPT_DAYS="90"))
    sign_in(browser, "Chen")
    asked = browser.get("/staff/people/rosa-diaz/left").text
    assert "What the directory says about them is deleted 90 days after their last day." in asked
    assert "90 days after your last day" in browser.get("/privacy").text
    assert "180 days after your last day" in client.get("/privacy").text
