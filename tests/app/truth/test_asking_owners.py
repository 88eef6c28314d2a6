"""Owners are asked by e-mail to check what is due, and say with one button that it is still right."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select, update

from app.database import Database
from app.letters import Letter
from app.models import Reminder
from app.truth.reminding import MOST, remind
from directory.models import AuditEntry, Service
from tests.app.browser import Client
from tests.factories import a_location, a_service, a_team

ThereIs = Callable[..., None]
At = Callable[[str], None]
Posted = Callable[[], list[Letter]]
WASTE, HALL = "waste@wendlevale.example", "hall@partner.example"
BINS = "/directory/services/bins-and-recycling"


@pytest.fixture
def remembers(app: Flask) -> Callable[[], None]:
    """A day's work of the worker."""

    def work() -> None:
        told = app.extensions
        with app.app_context():
            remind(told["database"], told["keys"], told["settings"])

    return work


@pytest.fixture
def bins(there_is: ThereIs) -> None:
    there_is(a_service(owner_email=WASTE, assured_date=date(2025, 3, 10)))


def links(letter: Letter, words: str) -> list[str]:
    """The paths of the links after these words."""
    return re.findall(rf"{words}: https?://[^/]+(\S+)", "\n".join(letter.lines))


def audit(app: Flask) -> list[AuditEntry]:
    database: Database = app.extensions["database"]
    with database.reading() as session:
        return list(session.scalars(select(AuditEntry)))


def test_each_owner_gets_one_letter_of_all_that_is_due_within_two_weeks(
    there_is: ThereIs, remembers: Callable[[], None], posted: Posted
) -> None:
    soon, later = date(2025, 3, 16), date(2025, 3, 17)  # it is 2 March 2026
    waste = a_team(owner_email=WASTE, assured_date=soon)
    there_is(
        waste,
        a_service(team=waste, assured_date=None),
        a_service("Tips", team=waste, assured_date=later),
        a_service("Ended", owner_email=WASTE, assured_date=None, status="inactive"),
        a_service("Nobody's", assured_date=None),
        a_location(owner_email=HALL, assured_date=date(2024, 1, 1)),
    )
    remembers()
    letters = {letter.to: letter for letter in posted()}
    assert set(letters) == {WASTE, HALL}
    assert links(letters[WASTE], "Read it") == [BINS, "/directory/teams/waste-team"]
    assert "Bins and recycling (nobody has checked it yet)" in letters[WASTE].lines
    assert "Waste team (last checked on 16 March 2025, due on 16 March 2026)" in letters[WASTE].lines
    assert links(letters[WASTE], "Change it")[0] == "/staff/edit/service/bins-and-recycling"
    assert links(letters[HALL], "Change it") == ["/directory/locations/town-hall/wrong"]


@pytest.mark.usefixtures("bins")
def test_an_owner_gets_no_second_letter_in_a_week_and_is_asked_again_after_four(
    app: Flask, there_is: ThereIs, remembers: Callable[[], None], posted: Posted
) -> None:
    database: Database = app.extensions["database"]

    def after(days: int) -> list[list[str]]:
        with database.writing() as session:
            for reminder in session.scalars(select(Reminder)):
                reminder.sent_at -= timedelta(days=days)
        remembers()
        return [links(letter, "Read it") for letter in posted()]

    remembers()
    there_is(a_service("Tips", owner_email=WASTE, assured_date=None))
    assert after(6) == [[BINS]]
    assert after(1) == [[BINS], ["/directory/services/tips"]]
    assert len(after(20)) == 2
    assert after(1) == [[BINS], ["/directory/services/tips"], [BINS]]


def test_a_letter_is_never_too_long_to_act_on(
    there_is: ThereIs, remembers: Callable[[], None], posted: Posted
) -> None:
    there_is(*(a_service(f"Service {n}", owner_email=WASTE, assured_date=None) for n in range(MOST + 3)))
    remembers()
    [letter] = posted()
    assert len(links(letter, "It is still right")) == MOST
    assert "There are 3 more. We ask you about them in the next weeks." in letter.lines


@pytest.mark.usefixtures("bins")
def test_one_button_says_that_it_is_still_right(
    app: Flask, client: Client, at: At, remembers: Callable[[], None], posted: Posted
) -> None:
    remembers()
    [link] = links(posted()[0], "It is still right")
    at("2026-03-20 10:00")
    page = client.get(link)  # as a program that looks at the links of letters does: it changes nothing
    assert page.h1 == "Is this still right?"
    assert page.click("It is still right").h1 == "Thank you. This has been checked"
    assert "We last checked this page on 20 March 2026." in client.get(BINS).text
    [entry] = audit(app)
    assert (entry.who, entry.after and entry.after["assured_date"]) == ("owner by e-mail", "2026-03-20")
    at("2026-04-20 10:00")
    assert client.get(link).h1 == "Thank you. This has been checked"
    client.post(link)
    assert len(audit(app)) == 1
    remembers()
    assert len(posted()) == 1


@pytest.mark.usefixtures("bins")
def test_a_link_that_is_old_or_changed_or_anothers_confirms_nothing(
    app: Flask, client: Client, at: At, there_is: ThereIs, remembers: Callable[[], None], posted: Posted
) -> None:
    there_is(a_service("Tips", owner_email=WASTE, assured_date=date(2026, 3, 1)))
    remembers()
    [link] = links(posted()[0], "It is still right")
    wrong = [
        link.replace("bins-and-recycling", "tips"),
        link.replace("2026-03-02", "2026-03-01"),
        link.replace("2026-03-02", "yesterday"),
        link[:-1] + ("0" if link[-1] != "0" else "1"),
        link.rpartition("/")[0] + "/ä",
    ]
    for each in wrong:
        assert client.get(each).status == 404
        client.post(each)
    at("2026-05-02 10:00")
    assert client.get(link).h1 == "This link has ended"
    client.post(link)
    at("2026-03-03 10:00")
    database: Database = app.extensions["database"]
    with database.writing() as session:
        session.execute(update(Service).values(owner_email="new@wendlevale.example"))
    assert client.get(link).h1 == "This link has ended"
    client.post(link)
    assert audit(app) == []


def test_the_link_of_something_that_is_gone_says_so(client: Client) -> None:
    assert client.get(f"{BINS}/still-right/2026-03-02/abc").status == 404
    assert client.post(f"{BINS}/still-right/2026-03-02/abc").status == 404
