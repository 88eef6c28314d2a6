"""Many entries are changed at once, after seeing exactly what will change, and undone at once."""

from __future__ import annotations

from collections.abc import Callable

from tests.app.browser import Client
from tests.app.staff.editing.conftest import State
from tests.factories import a_service


def test_one_number_is_replaced_everywhere_however_it_is_written_and_undone_at_once(
    chen: Client, state: State
) -> None:
    page = chen.get("/staff/edit/bulk").click(
        "See what will change", what="number", old_number="+44 1632 960100", new_number="01632 960 199"
    )
    assert page.h1 == "2 entries will change"
    assert "199" in page.text
    assert state()["contacts"][0]["phones"][0]["number"] == "01632 960 100"
    done = page.click("Yes, change them now")
    for slug in ("bins", "mowing"):
        assert state(slug)["contacts"][0]["phones"][0]["number"] == "01632 960 199"
    done.click("Undo this change").click("Yes, undo it")
    assert state("mowing")["contacts"][0]["phones"][0]["number"] == "01632 960100"


def test_entries_are_found_ticked_and_given_an_owner(chen: Client, state: State) -> None:
    page = chen.get("/staff/edit/bulk?kind_=service&team=waste")
    assert "Mowing" not in page.text
    page = page.click(
        "See what will change", entry="service:bins", what="owner", new_owner="new@wendlevale.example"
    )
    assert page.h1 == "1 entry will change"
    page.click("Yes, change them now")
    assert state()["owner_email"] == "new@wendlevale.example"


def test_all_that_are_listed_are_ticked_at_once_and_what_will_change_is_said_first(
    chen: Client, state: State, there_is: Callable[..., None]
) -> None:
    page = chen.get("/staff/edit/bulk?kind_=service")
    assert "All 2 entries listed here" in page.text
    there_is(a_service("Allotments"))  # after the page was opened, so nobody can have meant it
    page = page.click("See what will change", entry="all", what="add-word", word_to_add="wheelie")
    assert page.h1 == "2 entries will change"
    page.click("Yes, change them now").click("Undo this change").click("Yes, undo it")
    chen.get("/staff/edit/service/bins/lay-words").click("Save and publish now", lay_words="wheelie")
    page = chen.get("/staff/edit/bulk?kind_=service").click(
        "See what will change", entry=["all", "service:bins"], what="add-word", word_to_add="wheelie"
    )
    assert page.h1 == "2 entries will change"
    assert "1 more stays as it is" in page.text
    assert (state("mowing")["lay_words"], state("allotments")["lay_words"]) == ([], [])
    page.click("Yes, change them now")
    assert (state("mowing")["lay_words"], state("allotments")["lay_words"]) == (["wheelie"], ["wheelie"])


def test_whoever_ticks_all_changes_only_what_is_theirs(dilys: Client) -> None:
    forged = {"entry": "all", "listed": ["service:bins", "service:mowing"], "what": "checked"}
    assert dilys.post("/staff/edit/bulk", forged).h1 == "1 entry will change"
    assert dilys.post("/staff/edit/bulk", {"entry": "all", "what": "checked"}).errors == [
        "Select at least one entry"
    ]


def test_those_to_be_checked_are_found_and_marked_as_checked(chen: Client, state: State) -> None:
    page = chen.get("/staff/edit/bulk?kind_=team&due=due").click(
        "See what will change", entry=["team:waste", "team:parks"], what="checked"
    )
    page.click("Yes, change them now")
    assert state("parks", "team")["assured_date"]
    assert not chen.get("/staff/edit/bulk?kind_=team&due=due").soup.select("[value='team:parks']")


def test_nothing_is_done_when_something_changed_after_looking(
    chen: Client, dilys: Client, state: State
) -> None:
    page = chen.get("/staff/edit/bulk?kind_=service").click(
        "See what will change", entry="service:bins", what="add-word", word_to_add="wheelie"
    )
    dilys.get("/staff/edit/service/bins/lay-words").click("Save and publish now", lay_words="trash")
    again = page.click("Yes, change them now")
    assert again.status == 422
    assert state()["lay_words"] == ["trash"]
    again.click("Yes, change them now")
    assert state()["lay_words"] == ["trash", "wheelie"]


def test_what_is_missing_is_asked_for(chen: Client) -> None:
    page = chen.get("/staff/edit/bulk?kind_=service").click("See what will change", what="owner")
    assert page.errors == ["Select at least one entry", "Enter the email address of the owner"]
    page = chen.get("/staff/edit/bulk").click("See what will change")
    assert page.errors == ["Select at least one entry", "Select what should be done"]


def test_a_word_that_is_there_already_is_not_added_again(chen: Client) -> None:
    page = chen.get("/staff/edit/bulk?kind_=service")
    page = page.click("See what will change", entry="service:bins", what="status", still_there="active")
    assert page.h1 == "Nothing will change"
