"""Each part of an entry is asked on a page of its own and becomes public, or waits in a draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask

from app.staff.editing.kinds import KINDS
from directory.slugs import id_for
from tests.app.browser import Client, Page
from tests.app.staff.editing.conftest import BINS, State, at_work
from tests.factories import a_location

WHOLE = {
    "service": "youth-clubs",  # which has hours of its own at a place
    "team": "waste",
    "role": "waste-manager",
    "location": "dock-lane-recycling-centre",
    "organisation": "council",
    "topic": "adult-learning",
}


@pytest.fixture(scope="module")
def amina_at_the_sample(sample_app: Flask) -> Client:
    return at_work(sample_app, "Amina")


@pytest.mark.parametrize("kind", WHOLE)
def test_saving_any_page_as_it_is_changes_nothing(amina_at_the_sample: Client, kind: str) -> None:
    for part in KINDS[kind].parts:
        address = f"/staff/edit/{kind}/{WHOLE[kind]}/{part.slug}"
        page = amina_at_the_sample.get(address)
        items = [
            str(link["href"])
            for link in page.soup.select("main a[href]")
            if f"{part.slug}/" in str(link["href"])
        ]
        pages = (
            [address]
            if page.soup.select_one("main form")
            else [i for i in items if i.rsplit("/", 1)[1] not in ("new", "remove")]
        )
        for each in pages[:2]:
            saved = amina_at_the_sample.get(each).click("Save and publish now")
            assert "It was so already" in saved.text, each


@pytest.mark.parametrize(
    ("part", "field"),
    [("team", "team_id"), ("topics", "topics"), ("languages", "languages"), ("audiences", "audiences")],
)
def test_a_choice_that_is_none_is_refused_and_what_was_there_stays(
    chen: Client, state: State, part: str, field: str
) -> None:
    part = "who-for" if part == "audiences" else part
    before = state()
    refused = chen.get(f"{BINS}/{part}").click("Save and publish now", {field: "zzz"})
    assert refused.status == 422
    assert refused.errors[0].startswith("Select only what is offered for “")
    assert state() == before


def test_a_small_correction_is_public_at_once_and_can_be_undone(chen: Client, state: State) -> None:
    saved = chen.get(f"{BINS}/description").click("Save and publish now", description="We empty three bins.")
    assert "It is saved, and public now." in saved.text
    assert "We empty three bins." in chen.get("/directory/services/bins").text
    undo = saved.click("Undo this change")
    assert "three" in undo.text
    assert undo.click("Yes, undo it").h1 == "Edit: Bins"
    assert state()["description"] == "We empty your bins. You can have four."


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(chen: Client, state: State) -> None:
    page = chen.get(f"{BINS}/who-for").click("Save and publish now", minimum_age="old", maximum_age="12")
    assert (page.status, page.errors) == (422, ["The youngest age must be a number, like 3"])
    assert (page.value("minimum_age"), page.value("maximum_age")) == ("old", "12")
    assert state()["maximum_age"] is None


def test_a_draft_is_not_public(chen: Client, state: State) -> None:
    page = chen.get(f"{BINS}/notice").click("Save as a draft", alert="Shut on Monday")
    assert "not public yet" in page.text
    assert "Shut on Monday" in page.text
    assert "Shut on Monday" not in chen.get("/directory/services/bins").text
    assert state()["alert"] is None


def test_publishing_one_part_takes_it_out_of_the_draft_and_leaves_the_others(
    chen: Client, state: State
) -> None:
    chen.get(f"{BINS}/notice").click("Save as a draft", alert="Shut on Monday")
    chen.get(f"{BINS}/callers").click("Save as a draft", tell_callers="Be kind.")
    page = chen.get(f"{BINS}/notice").click("Save and publish now")
    assert "Look at your draft" in page.text
    assert state()["alert"] == "Shut on Monday"
    assert state()["tell_callers"] is None


def test_a_draft_that_says_what_is_public_already_is_none(chen: Client) -> None:
    chen.get(f"{BINS}/notice").click("Save as a draft", alert="Shut on Monday")
    page = chen.get(f"{BINS}/notice").click("Save as a draft", alert="")
    assert "Look at your draft" not in page.text


def test_whoever_saves_second_is_told_and_keeps_their_words(
    chen: Client, dilys: Client, state: State
) -> None:
    open_at_dilys = dilys.get(f"{BINS}/description")
    chen.get(f"{BINS}/description").click("Save and publish now", description="Chen was here.")
    page = open_at_dilys.click("Save and publish now", description="Dilys was here.")
    assert page.status == 422
    assert "Somebody else changed this" in page.text
    assert "Chen was here." in page.text
    assert page.value("description") == "Dilys was here."
    assert state()["description"] == "Chen was here."
    page.click("Save and publish now")
    assert state()["description"] == "Dilys was here."


def test_whoever_saves_second_is_told_though_they_have_a_draft_of_something_else(
    chen: Client, dilys: Client
) -> None:
    chen.get(f"{BINS}/notice").click("Save as a draft", alert="Shut on Monday")
    page = chen.get(f"{BINS}/contacts").click("Change (Contact 1)")
    dilys.get(f"{BINS}/contacts").click("Change (Contact 1)").click("Save and publish now", name="Bin line")
    page = page.click("Save and publish now", name="Rubbish line")
    assert page.status == 422
    assert "Somebody else changed this" in page.text
    assert page.value("name") == "Rubbish line"


def test_two_who_change_different_parts_are_not_in_each_others_way(
    chen: Client, dilys: Client, state: State
) -> None:
    open_at_dilys = dilys.get(f"{BINS}/notice")
    chen.get(f"{BINS}/description").click("Save and publish now", description="Chen was here.")
    assert open_at_dilys.click("Save and publish now", alert="Shut").status == 200
    assert (state()["description"], state()["alert"]) == ("Chen was here.", "Shut")


def a_contact_typed(page: Page) -> Page:
    return page.click(
        "Save and publish now",
        {
            "name": "Skips",
            "phone": "(01632) 960-123",
            "phone_note": "for builders",
            "hours-mo": "9 to 5pm",
            "hours-tu": "9-12, 1-5",
            "seen_by": "everyone",
        },
    )


def test_a_contact_is_added_with_its_hours_and_is_on_the_public_page(chen: Client, state: State) -> None:
    page = chen.get(f"{BINS}/contacts").click("Add another")
    assert "public now" in a_contact_typed(page).text
    added = state()["contacts"][-1]
    assert added["phones"] == [{"number": "01632 960 123", "description": "for builders"}]
    assert added["hours"] == "MO 09:00-17:00;TU 09:00-12:00;TU 13:00-17:00"
    text = chen.get("/directory/services/bins").text
    assert "Skips" in text
    assert "Monday: 9am to 5pm" in text


def test_a_contact_for_staff_is_not_on_the_public_page(chen: Client) -> None:
    page = chen.get(f"{BINS}/contacts/new").click(
        "Save and publish now", {"email": "secret@wendlevale.example", "seen_by": "staff"}
    )
    assert "Only staff see this" in page.text
    assert "secret@" not in chen.get("/directory/services/bins").text


def test_a_contact_needs_some_way_to_reach_it(chen: Client) -> None:
    page = chen.get(f"{BINS}/contacts/new").click(
        "Save and publish now", {"seen_by": "everyone", "hours-we": "lunch"}
    )
    assert page.errors == ["Wednesday must have two times, like 9am to 5pm"]
    page = page.click("Save and publish now", {"hours-we": ""})
    assert page.errors == ["Enter a telephone number, an email address or a website"]


def test_something_is_removed_from_a_list_after_asking(chen: Client, state: State) -> None:
    page = chen.get(f"{BINS}/contacts").click("Remove (Contact 1)")
    assert page.h1 == "Do you want to remove this: Contact?"
    page.click("Remove it and publish now")
    assert state()["contacts"] == []


def test_hours_are_a_week_for_a_part_of_the_year(chen: Client, state: State) -> None:
    week = {f"week-{day}": "10am to 4pm" for day in ("mo", "tu")}
    dates = {"valid_from-day": "1 11 2026", "valid_to-day": "31 3 2027"}
    chen.get("/staff/edit/location/town-hall/hours/new").click("Save and publish now", {**week, **dates})
    [row] = state("town-hall", "location")["schedules"]
    assert (row["byday"], row["opens_at"], row["valid_from"]) == ("MO,TU", "10:00:00", "2026-11-01")


def test_hours_of_a_service_at_one_place_are_set_changed_and_taken_away(
    chen: Client, state: State, there_is: Callable[..., None]
) -> None:
    there_is(a_location("Oxlow Hub", slug="oxlow-hub"))
    hall, hub = (id_for("location", slug) for slug in ("town-hall", "oxlow-hub"))
    chen.get(f"{BINS}/places/new").click("Save and publish now", location_id=hall, description="Ask here")
    said = {"week-tu": "10am to 1pm", "description": "Drop in"}
    for place in (hall, hub):
        chen.get(f"{BINS}/place-hours/new").click("Save and publish now", {"location_id": place, **said})
    at_first = there(state)
    assert (at_first[hall]["description"], at_first[hub]["description"]) == ("Ask here", None)
    [row] = at_first[hall]["schedules"]
    assert (row["byday"], row["opens_at"], row["description"]) == ("TU", "10:00:00", "Drop in")
    assert "Drop in" in chen.get("/directory/services/bins").text
    number = list(at_first).index(hall) + 1
    page = chen.get(f"{BINS}/place-hours").click(f"Change (Usual week {number})")
    page = page.click("Save and publish now", {"week-tu": "", "week-we": "9 to 5pm"})
    assert there(state)[hall]["schedules"][0]["byday"] == "WE"
    assert there(state)[hub] == at_first[hub]
    page.click("Undo this change").click("Yes, undo it")
    assert there(state) == at_first
    page = chen.get(f"{BINS}/place-hours").click(f"Remove (Usual week {number})")
    page.click("Remove it and publish now")
    assert there(state) == {**at_first, hall: {**at_first[hall], "schedules": []}}


def there(state: State) -> dict[str, Any]:
    """The places where bins are to be had."""
    return {place["location_id"]: place for place in state()["service_at_locations"]}


def test_a_place_that_is_chosen_again_is_there_once_with_its_hours(chen: Client, state: State) -> None:
    hall = id_for("location", "town-hall")
    chen.get(f"{BINS}/place-hours/new").click(
        "Save and publish now", {"location_id": hall, "week-tu": "10am to 1pm"}
    )
    chen.get(f"{BINS}/places/new").click("Save and publish now", location_id=hall, description="Ask here")
    [place] = state()["service_at_locations"]
    assert (place["description"], len(place["schedules"])) == ("Ask here", 1)


def test_lists_of_topics_words_and_partners_are_kept(chen: Client, state: State) -> None:
    topics = chen.get(f"{BINS}/topics")
    box = topics.soup.select_one("input[name=topics]")
    assert box is not None
    topics.click("Save and publish now", topics=[str(box["value"])])
    chen.get(f"{BINS}/lay-words").click("Save and publish now", lay_words="bin day\n bin  day\nrubbish")
    chen.get(f"{BINS}/partners/new").click("Save and publish now", partner="organisation:shelter")
    found = state()
    assert [row["taxonomy_term_id"] for row in found["topics"]] == [box["value"]]
    assert found["lay_words"] == ["bin day", "rubbish"]
    assert found["if_we_cannot_help"] == ["organisation:shelter"]


def test_words_in_another_language_stand_beside_the_english_and_say_who_read_them(
    chen: Client, state: State
) -> None:
    page = chen.get(f"{BINS}/words-es")
    assert "In English: Bins" in page.text
    page = page.click("Save and publish now", name="Basura")
    assert page.errors == ["Select yes if a speaker has read them all"]
    page.click("Save and publish now", read_over="yes")
    assert state()["name@es"] == {"text": "Basura", "reviewed_by": "Chen"}
    assert chen.get("/es/directory/services/bins").h1 == "Basura"


def test_a_service_that_ended_is_found_no_more_but_its_page_says_so(chen: Client) -> None:
    page = chen.get(f"{BINS}/status")
    assert "no link is broken" in page.text
    page.click("Save and publish now", status="inactive")
    assert "We do not do this any more" in chen.get("/directory/services/bins").text
    assert "/directory/services/bins" not in chen.get("/directory?q=bins").source
    assert "Not found by the public" in chen.get("/staff/edit?q=bins").text


def test_a_new_service_is_a_draft_until_it_is_published(chen: Client, state: State) -> None:
    page = chen.get("/staff/edit/service/new").click("Continue", name="Skips & bags")
    assert (page.url, page.h1) == ("/staff/edit/service/skips-bags", "Edit: Skips & bags")
    page = page.client.get("/staff/edit/service/skips-bags/description")
    page = page.click("Save in my draft", description="Hire a skip.")
    assert chen.get("/directory/services/skips-bags").status == 404
    page = page.click("Look at your draft and publish it").click("Publish now")
    assert state("skips-bags")["description"] == "Hire a skip."
    assert "Skips" in chen.get("/directory?q=skips").text


def test_a_new_service_has_an_address_that_nobody_else_has(chen: Client) -> None:
    for name in ("Bins", "bins!", "New", "حاويات"):
        page = chen.get("/staff/edit/service/new").click("Continue", name=name)
        assert page.status == 422
        assert len(page.errors) == 1
