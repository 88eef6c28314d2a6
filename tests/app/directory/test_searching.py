"""Searching: people find what they mean in the words they have, and are never left without a way on."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event

from tests.app.browser import Client, Page
from tests.factories import a_service


def found(page: Page) -> list[str]:
    """The addresses of the results, in order."""
    return [str(link["href"]) for link in page.soup.select(".directory-result__name a")]


@pytest.mark.parametrize(
    ("words", "service"),
    [
        ("dumped car", "abandoned-vehicles"),
        ("night school", "adult-learning"),
        ("rubbish not collected", "bins-and-recycling"),
        ("neighbour ill", "adult-social-care"),
        ("my neighbour is confused", "befriending"),
        ("old man next door", "adult-social-care"),
        ("جاري مريض", "adult-social-care"),
        ("i havent eaten for two days", "food-parcels"),
        ("out of hours", "emergency-social-work"),
    ],
)
def test_the_words_residents_use_find_the_service(sample: Client, words: str, service: str) -> None:
    assert f"/directory/services/{service}" in found(sample.get(f"/directory?q={words}"))[:3]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("no money for food", "food-parcels"),
        ("need food today", "food-parcels"),
        ("no gas no electric", "energy-bills"),
        ("rats", "pests"),
    ],
)
def test_what_is_needed_today_comes_first(sample: Client, words: str, first: str) -> None:
    assert found(sample.get(f"/directory?q={words}"))[0] == f"/directory/services/{first}"


def test_a_sick_neighbour_is_cared_for_in_spanish_too(sample: Client) -> None:
    services = found(sample.get("/es/directory?q=vecino enfermo"))
    assert "/es/directory/services/adult-social-care" in services[:3]


def test_rats_have_nothing_to_do_with_violence(sample: Client) -> None:
    assert "/directory/services/domestic-abuse" not in found(sample.get("/directory?q=rats"))


def test_a_sick_neighbour_is_not_a_nuisance(sample: Client) -> None:
    services = found(sample.get("/directory?q=sick neighbour"))
    assert not {"/directory/services/high-hedges", "/directory/services/noise"} & set(services)


def test_a_persons_name_finds_the_posts_they_hold_and_cover(sample: Client) -> None:
    posts = {"/directory/roles/anti-social-behaviour-officer", "/directory/roles/hate-crime-officer"}
    assert posts <= set(found(sample.get("/directory?q=robin ashdown")))


@pytest.mark.parametrize("number", ["01632 960 111", "01632960111", "(01632) 960-111", "%2B44 1632 960111"])
def test_a_telephone_number_finds_whose_it_is(sample: Client, number: str) -> None:
    assert found(sample.get(f"/directory?q={number}"))[0] == "/directory/services/homelessness-help"


def test_a_number_that_is_not_published_finds_nobody(sample: Client) -> None:
    assert "/directory/roles/adult-care-manager" not in found(sample.get("/directory?q=01632 960626"))


@pytest.mark.parametrize("number", ["01632 960 999", "07700 900321", "%2B44 1632 960999"])
def test_an_unknown_number_is_said_to_be_nobodys(sample: Client, number: str) -> None:
    page = sample.get(f"/directory?q={number}")
    assert "We found nobody with this number" in page.text
    assert not found(page)


def test_a_published_address_finds_whose_it_is(sample: Client) -> None:
    page = sample.get("/directory?q=Admissions@wendlevale.example")
    assert found(page) == ["/directory/teams/admissions"]
    assert "You can reach it at admissions@wendlevale.example." in page.text


def test_an_address_that_is_not_published_is_neither_found_nor_put_right(sample: Client) -> None:
    page = sample.get("/directory?q=abena.owusu@wendlevale.example")
    assert "Did you mean" not in page.text
    assert not found(page)


def test_an_english_search_is_not_put_right_into_another_language(sample: Client) -> None:
    page = sample.get("/directory?q=Abi")
    assert "Did you mean" not in page.text
    assert "We read" not in page.text


def test_the_front_page_searches(sample: Client) -> None:
    page = sample.get("/directory").click("Search", q="dumped car")
    assert page.h1.startswith("Results for")
    assert page.value("q") == "dumped car"


def test_a_misspelling_is_put_right_and_said(sample: Client) -> None:
    page = sample.get("/directory?q=rubish+colection")
    assert "Did you mean “\u2068rubbish collection\u2069”?" in page.text
    assert "/directory/services/bins-and-recycling" in found(page)


def test_a_service_that_is_found_brings_its_forms(sample: Client) -> None:
    page = sample.get("/directory?q=missed+bin")
    assert page.click("Report a missed bin").url == "/forms/report-missed-bin"


def test_nothing_found_still_leaves_a_way_on(sample: Client) -> None:
    page = sample.get("/directory?q=zxqvjk")
    assert "We found nothing for these words" in page.text
    assert page.soup.select("main a[href='/directory/a-to-z']")
    assert page.soup.select("main a[href^='tel:']")
    assert "Monday to Friday" in page.text
    assert page.soup.select("main a[href='tel:999']")


def test_urgent_help_stands_above_the_results(sample: Client) -> None:
    page = sample.get("/directory?q=nowhere+to+sleep+tonight")
    assert page.text.index("01632 960 111") < page.text.index("results")
    assert page.text.index("Homeless or about to lose your home") < page.text.index("results")


@pytest.mark.parametrize(
    ("words", "service"),
    [
        ("my girlfriend punches me", "domestic-abuse"),
        ("overdose", "mental-health-crisis"),
        ("quiero morirme", "mental-health-crisis"),
        ("أريد أن أموت", "mental-health-crisis"),
    ],
)
def test_urgent_help_is_for_the_trouble_that_was_told(sample: Client, words: str, service: str) -> None:
    page = sample.get(f"/directory?q={words}")
    offered = [str(link["href"]) for link in page.soup.select(".directory-urgent a")]
    assert offered[0] == f"/directory/services/{service}"
    assert "/directory/services/dangerous-buildings" not in offered
    assert page.soup.select(".council-panel--urgent a[href='tel:999']")


def test_a_gas_leak_is_for_the_emergency_line_alone(sample: Client) -> None:
    panel = sample.get("/directory?q=gas+leak").soup.select(".council-panel--urgent")[0]
    assert panel.select("a[href='tel:999']")
    assert not panel.select(".directory-urgent")


def test_a_directory_without_the_service_still_offers_the_councils_lines(client: Client) -> None:
    panel = client.get("/directory?q=my husband hits me").soup.select(".council-panel--urgent")[0]
    assert panel.select("a[href='tel:999']")
    assert not panel.select(".directory-urgent")


def test_a_directory_with_services_of_its_own_offers_those_it_marks_as_urgent(
    client: Client, there_is: Callable[..., None]
) -> None:
    walls = a_service("Dangerous walls", description="Walls about to fall.", urgent="danger")
    there_is(a_service("Violence at home", description="A safe place to go.", urgent="danger"), walls)
    page = client.get("/directory?q=my wife is violent")
    offered = [str(link["href"]) for link in page.soup.select(".directory-urgent a")]
    assert offered == ["/directory/services/violence-at-home"]


@pytest.mark.parametrize("words", ["he choked me last night", "i have been stabbed", "my carer slaps me"])
def test_what_somebody_suffered_is_never_taken_for_a_slip(sample: Client, words: str) -> None:
    assert "Did you mean" not in sample.get(f"/directory?q={words}").text


def test_an_ordinary_search_has_no_urgent_help(sample: Client) -> None:
    assert "999" not in sample.get("/directory?q=dumped+car").text


def test_results_can_be_of_one_kind_only(sample: Client) -> None:
    page = sample.get("/directory?q=housing").click("Teams")
    assert found(page)
    assert all(address.startswith("/directory/teams/") for address in found(page))


def test_a_kind_with_nothing_leads_back_to_everything(sample: Client) -> None:
    page = sample.get("/directory?q=zxqvjk&kind=team")
    assert page.click("search everything for these words").status == 200


def test_every_page_of_results_can_be_reached_once(sample: Client) -> None:
    page = sample.get("/directory?q=housing")
    seen = found(page)
    while page.soup.find("a", rel="next"):
        page = page.click("Next page")
        seen += found(page)
    assert f"{len(seen)} results" in page.text
    assert len(seen) == len(set(seen))


def test_a_page_beyond_the_last_is_the_last(sample: Client) -> None:
    page = sample.get("/directory?q=housing&page=999999")
    assert found(page)
    assert not page.soup.find("a", rel="next")


def test_results_are_read_in_one_query_and_topics_in_another(sample: Client, sample_app: Flask) -> None:
    asked: list[str] = []

    def asks(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        if statement.lstrip().startswith("SELECT") and "search_tally" not in statement:  # after the answer
            asked.append(statement)

    engine = sample_app.extensions["database"].engine
    sample.get("/directory?q=housing")
    event.listen(engine, "before_cursor_execute", asks)
    try:
        assert len(found(sample.get("/directory?q=housing"))) == 10
    finally:
        event.remove(engine, "before_cursor_execute", asks)
    assert len(asked) == 2


def test_searching_for_nothing_is_the_front_page(sample: Client) -> None:
    assert sample.get("/directory?q=+%00+").h1 == "Find who does what"


def test_an_empty_directory_says_whom_to_call(client: Client) -> None:
    for address in ("/directory", "/directory/a-to-z", "/directory?q=bins"):
        assert client.get(address).soup.select("main a[href^='tel:'], main p")
    assert "There is nothing in the directory yet" in client.get("/directory/a-to-z").text
