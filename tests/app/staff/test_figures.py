from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from itertools import pairwise

import pytest
from flask import Flask

from app import tally
from app.database import Database
from app.models import SearchTally, Signpost
from app.staff.figures.periods import Period
from tests.app.browser import Client
from tests.factories import a_service
from tests.staff import sign_in

There = Callable[..., None]
At = Callable[[str], None]


@pytest.fixture
def browser(app: Flask, there_is: There) -> Client:
    """At a council with one service that has to do with bins."""
    there_is(a_service("Bins and recycling"))
    return Client(app)


@pytest.fixture
def database(app: Flask) -> Database:
    found: Database = app.extensions["database"]
    return found


def tallies(database: Database) -> dict[str, tuple[int, int, int]]:
    """What is counted, by whether its words are kept."""
    with database.reading() as session:
        rows = session.query(SearchTally).order_by(SearchTally.day).all()
        return {row.digest and "words": (row.searches, row.empty, row.clicks) for row in rows}


def search_often(browser: Client, at: At, words: str) -> None:
    """Three times on two days."""
    for moment in ("2026-03-02 10:00", "2026-03-02 11:00", "2026-03-03 10:00"):
        at(moment)
        browser.get(f"/directory?q={words}")


def test_a_search_is_counted_and_so_is_one_result_that_is_opened(browser: Client, database: Database) -> None:
    browser.get("/directory?q=bins")
    assert tallies(database) == {"words": (1, 0, 0)}
    for _ in range(2):
        browser.get(
            "/directory/services/bins-and-recycling",
            headers={"Referer": "http://localhost/directory?q=BINS&page=1"},
        )
    assert tallies(database) == {"words": (1, 0, 1)}


def test_a_page_opened_from_elsewhere_counts_for_nothing(browser: Client, database: Database) -> None:
    browser.get("/directory?q=bins")
    for referrer in (
        "https://search.example/directory?q=bins",
        "http://localhost/directory",
        "http://[",
        "x",
    ):
        browser.get("/directory/services/bins-and-recycling", headers={"Referer": referrer})
    assert tallies(database) == {"words": (1, 0, 0)}


def test_what_a_browser_fetches_ahead_is_no_search(browser: Client, database: Database) -> None:
    browser.get("/directory?q=bins", headers={"Sec-Purpose": "prefetch"})
    assert not tallies(database)


@pytest.mark.parametrize(
    "typed",
    [
        "amal.warsame@example.com",
        "01632 960 123",
        "07700900123 bins",
        "ZZ1 3DZ",
        "zz13dz repairs",
        "my neighbour of number four shouts at his children every night",
        "a" * 61,
    ],
)
def test_words_that_could_be_somebodys_own_are_counted_without_them(
    browser: Client, database: Database, typed: str
) -> None:
    browser.get("/directory", query_string={"q": typed})
    with database.reading() as session:
        row = session.query(SearchTally).one()
    assert (row.digest, row.sealed, row.searches) == ("", b"", 1)


def test_whoever_searches_for_ever_new_words_fills_no_database(
    browser: Client, database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tally, "MOST_A_DAY", 3)
    for words in ("bins", "one", "two", "three", "four", "bins"):
        browser.get(f"/directory?q={words}")
    with database.reading() as session:
        counted = {bool(row.digest): 0 for row in session.query(SearchTally)}
        for row in session.query(SearchTally):
            counted[bool(row.digest)] += row.searches
    assert counted == {True: 4, False: 2}


def test_words_are_not_in_the_database_as_they_were_typed(browser: Client, database: Database) -> None:
    browser.get("/directory?q=wibble")
    with database.reading() as session:
        row = session.query(SearchTally).one()
    assert b"wibble" not in row.sealed
    assert "wibble" not in row.digest


def test_managers_see_the_words_that_led_nowhere_often_enough_and_no_others(browser: Client, at: At) -> None:
    search_often(browser, at, "wibblefish")
    browser.get("/directory?q=grommet")
    sign_in(browser, "Chen")
    page = browser.get("/staff/figures")
    assert "wibblefish" in page.text
    assert "grommet" not in page.text


def test_viewers_see_figures_but_no_words(browser: Client, at: At) -> None:
    search_often(browser, at, "wibblefish")
    sign_in(browser, "Bola")
    page = browser.get("/staff/figures")
    assert "Searches" in page.text
    assert "wibblefish" not in page.text
    assert browser.get("/staff/figures/words.csv").status == 404


def test_a_lay_word_added_from_the_figures_finds_the_service(browser: Client, at: At) -> None:
    search_often(browser, at, "wibblefish")
    assert "Bins and recycling" not in browser.get("/directory?q=wibblefish").text
    sign_in(browser, "Chen")
    page = browser.get("/staff/figures").click("Say what people mean: wibblefish")
    page = page.click("Search", q="bins").click("They mean this: Bins and recycling")
    assert "From now on, “⁨wibblefish⁩” finds Bins and recycling." in page.text
    assert "Bins and recycling" in browser.get("/directory?q=wibblefish").text


def test_signposts_of_fewer_than_five_do_not_tell_how_many_were_sorted_out(
    browser: Client, database: Database, app: Flask
) -> None:
    def signposts(topic: str, *resolved: bool) -> None:
        with database.writing() as session, app.app_context():
            for each in resolved:
                made_at = app.extensions["clock"]()
                told = {"need": "bins-and-recycling", "to": "service:bins-and-recycling", "how": "told"}
                session.add(Signpost(made_at=made_at, topic=topic, resolved=each, language="en", **told))

    signposts("bins", True, True, True, True, False)
    signposts("noise", True, False)
    sign_in(browser, "Bola")
    rows = browser.get("/staff/figures/signposts.csv").source.splitlines()
    assert rows[1:] == ["No topic,5,4,80%", "No topic,2,,"]


def test_figures_are_kept_for_13_months_and_rare_words_for_one(
    browser: Client, database: Database, at: At
) -> None:
    at("2025-01-10 10:00")
    browser.get("/directory?q=bins")
    at("2026-01-10 10:00")
    browser.get("/directory?q=once only")
    search_often(browser, at, "wibblefish")
    with database.writing() as session:
        tally.forget_old(session, date(2026, 3, 20))
    with database.reading() as session:
        kept = {(row.day, bool(row.sealed)): row.searches for row in session.query(SearchTally)}
    assert kept == {
        (date(2026, 1, 10), False): 1,
        (date(2026, 3, 2), True): 2,
        (date(2026, 3, 3), True): 1,
    }


@pytest.mark.parametrize("months", [1, 3, 13])
def test_the_steps_of_a_period_follow_each_other_until_its_last_day(months: int) -> None:
    steps = list(Period(months, date(2026, 3, 2)).steps())
    assert all(before.ends == after.starts for before, after in pairwise(steps))
    assert steps[0].starts <= date(2026, 3, 2) - timedelta(days=29)
    assert steps[-1].starts <= date(2026, 3, 2) < steps[-1].ends


def test_a_cell_that_a_spreadsheet_would_take_for_a_sum_does_not_begin_as_one(
    browser: Client, at: At
) -> None:
    search_often(browser, at, "=wibblefish")
    sign_in(browser, "Chen")
    assert "'=wibblefish" in browser.get("/staff/figures/words.csv").text


def test_a_search_is_answered_though_it_cannot_be_counted(
    browser: Client, monkeypatch: pytest.MonkeyPatch, app: Flask
) -> None:
    from sqlalchemy.exc import OperationalError

    def locked(*_: object) -> None:
        raise OperationalError("a write", None, Exception("database is locked"))

    monkeypatch.setattr(tally, "_add", locked)
    assert browser.get("/directory?q=bins").status == 200
