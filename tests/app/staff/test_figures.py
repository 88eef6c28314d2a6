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
from app.staff.figures.tables import withheld
from tests.app.browser import Client
from tests.factories import a_service, a_topic
from tests.staff import sign_in

There = Callable[..., None]
At = Callable[[str], None]


@pytest.fixture
def browser(app: Flask, there_is: There) -> Client:
    """At a council with one service that has to do with bins."""
    there_is(a_service("Bins and recycling"))
    return Client(app)


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


@pytest.fixture
def signposts(database: Database, app: Flask) -> Callable[..., None]:
    """signposts("bins", True, False) points two callers somewhere now, and sorts one of them out."""

    def point(topic: str, *resolved: bool) -> None:
        with database.writing() as session, app.app_context():
            for each in resolved:
                made_at = app.extensions["clock"]()
                told = {"need": "bins-and-recycling", "to": "service:bins-and-recycling", "how": "told"}
                session.add(Signpost(made_at=made_at, topic=topic, resolved=each, language="en", **told))

    return point


def figures(browser: Client, table: str) -> list[str]:
    return browser.get(f"/staff/figures/{table}.csv").source.splitlines()[1:]


def test_one_callers_need_is_no_figure(
    browser: Client, there_is: There, signposts: Callable[..., None]
) -> None:
    there_is(a_topic("Domestic abuse"), a_topic("Bins"), a_topic("Noise"))
    signposts("bins", *[True] * 6, False)
    signposts("domestic-abuse", True)
    sign_in(browser, "Bola")
    assert figures(browser, "signposts") == ["Other topics,8,7,88%"]  # and not “Bins, 7” of 8 calls
    signposts("noise", *[True] * 4)
    assert figures(browser, "signposts") == ["Bins,7,6,86%", "Other topics,5,5,100%"]
    assert "Domestic abuse" not in browser.get("/staff/figures").text


def test_a_few_callers_in_all_are_said_to_be_fewer_than_five(
    browser: Client, signposts: Callable[..., None]
) -> None:
    signposts("noise", True, False)
    sign_in(browser, "Bola")
    assert figures(browser, "signposts") == ["Other topics,fewer than 5,fewer than 5,"]
    assert figures(browser, "first-contact")[-1].endswith(",fewer than 5,fewer than 5,")
    page = browser.get("/staff/figures").text
    assert "fewer than 5" in page


def test_a_week_of_a_few_callers_cannot_be_worked_out_from_the_others(
    browser: Client, at: At, signposts: Callable[..., None]
) -> None:
    for moment, callers in (("2026-02-12 10:00", 9), ("2026-02-20 10:00", 6), ("2026-03-02 10:00", 1)):
        at(moment)
        signposts("bins", *[True] * callers)
    sign_in(browser, "Bola")
    told = [row.partition(",")[2] for row in figures(browser, "first-contact")]
    assert told[-3:] == ["9,9,100%", "not shown,not shown,", "fewer than 5,fewer than 5,"]


def test_a_few_searches_are_said_to_be_fewer_than_five(browser: Client) -> None:
    browser.get("/directory?q=bins")
    sign_in(browser, "Bola")
    assert figures(browser, "searches")[-1].endswith(",fewer than 5,fewer than 5,,fewer than 5,")


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([], set()),
        ([5, 9, 0], set()),
        ([1, 9, 6], {0, 2}),
        ([4, 1, 9], {0, 1}),
        ([3], {0}),
        ([0, 2, 1, 5, 8], {1, 2, 3}),
    ],
)
def test_small_counts_are_withheld_with_another_where_that_would_tell_them(
    counts: list[int], hidden: set[int]
) -> None:
    assert withheld(counts) == hidden


def test_a_long_table_shows_its_first_rows_and_of_months_the_last_and_folds_the_others_away(
    browser: Client,
) -> None:
    sign_in(browser, "Bola")
    page = browser.get("/staff/figures?months=13")
    named = [[row.get_text() for row in table.select("tbody th")] for table in page.soup.select("table")]
    assert [len(rows) for rows in named[:2]] == [6, 7]
    assert (named[0][-1], named[1][0]) == ("March 2026", "March 2025")
    captions = [caption.get_text() for caption in page.soup.select("details caption")]
    assert captions[0] == "Searches: 7 more rows"


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
