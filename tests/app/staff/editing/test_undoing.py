"""The trail of changes: who changed what, and undoing it."""

from __future__ import annotations

import pytest

from tests.app.browser import Client
from tests.app.staff.editing.conftest import BINS, State


def test_the_trail_says_who_changed_what_from_what_to_what(chen: Client) -> None:
    chen.get(f"{BINS}/notice").click("Save and publish now", alert="Shut on Monday")
    for address in ("/staff/history", "/staff/history/service/bins"):
        text = chen.get(address).text
        assert "Chen changed Bins" in text
        assert "Shut on Monday" in text


def test_the_trail_is_narrowed(chen: Client) -> None:
    chen.get(f"{BINS}/notice").click("Save and publish now", alert="Shut on Monday")
    for asked, found in {
        "who=Chen": True,
        "kind=service": True,
        "kind=team": False,
        "day-day=1+2+2020": False,
    }.items():
        assert ("Shut on Monday" in chen.get(f"/staff/history?{asked}").text) is found


@pytest.mark.parametrize(
    "more", ["endpoint=x", "_method=POST", "_external=1&_scheme=javascript", "_anchor=x", "language=zz"]
)
def test_only_what_the_trail_is_narrowed_by_goes_on_to_another_page(chen: Client, more: str) -> None:
    page = chen.get(f"/staff/history?page=2&kind=service&day-day=1+2+2020&{more}")
    link = page.soup.select_one("a[rel=prev]")
    assert link is not None
    assert link["href"] == "/staff/history?page=1&kind=service&day-day=1+2+2020"


@pytest.mark.parametrize(
    ("day", "error"),
    [
        ("31+2+2026", "The day must be a real date"),
        ("31+12+9999", "The day must be today or in the past"),
        ("1+1+1", "The day must have a year of 4 numbers, like 2026"),
    ],
)
def test_a_day_on_which_nothing_can_have_changed_is_said(chen: Client, day: str, error: str) -> None:
    page = chen.get(f"/staff/history?day-day={day}")
    assert (page.status, page.errors) == (422, [error])


def test_a_change_of_a_list_is_undone(chen: Client, state: State) -> None:
    before = state()
    page = chen.get(f"{BINS}/contacts").click("Remove (Contact 1)").click("Remove it and publish now")
    undone = page.click("Undo this change").click("Yes, undo it")
    after = state()
    assert after.pop("assured_date") == before.pop("assured_date")
    assert after == before
    told = undone.soup.select_one(".govuk-notification-banner--success[role=alert]")
    assert told is not None
    assert "The change is undone." in told.text
    assert "saved" not in told.text.casefold()
    undone.click("Bring the change back").click("Yes, undo it")
    assert state()["contacts"] == []


def test_a_change_that_was_built_on_is_not_undone_and_the_later_one_is_shown(
    chen: Client, dilys: Client, state: State
) -> None:
    saved = chen.get(f"{BINS}/notice").click("Save and publish now", alert="Shut on Monday")
    dilys.get(f"{BINS}/notice").click("Save and publish now", alert="Open again")
    page = saved.click("Undo this change")
    assert page.h1 == "This change cannot be undone"
    assert "Dilys" in page.text
    assert chen.post(page.url).status == 422
    assert state()["alert"] == "Open again"


def test_what_was_removed_is_brought_back_whole(chen: Client, state: State) -> None:
    before = state()
    page = chen.get(f"{BINS}/remove").click("Yes, remove it")
    assert chen.get("/directory/services/bins").status == 404
    assert "Chen removed Bins" in page.text
    link = chen.get("/staff/history/service/bins").soup.select_one(".editing-trail p.govuk-body a")
    assert link is not None
    chen.get(str(link["href"])).click("Yes, undo it")
    assert state() == before
    assert "Bins" in chen.get("/directory?q=bins").text


def test_what_others_refer_to_is_not_removed(chen: Client) -> None:
    page = chen.get("/staff/edit/team/waste/remove")
    assert "Bins (Service)" in page.text
    assert chen.post("/staff/edit/team/waste/remove").status == 422
    assert chen.get("/directory/teams/waste").status == 200


def test_somebody_undoes_only_what_they_may_edit(chen: Client, dilys: Client, state: State) -> None:
    chen.get("/staff/edit/service/mowing/notice").click("Save and publish now", alert="No grass")
    link = dilys.get("/staff/history/service/mowing").soup.select_one(".editing-trail p.govuk-body a")
    assert link is not None
    assert dilys.get(str(link["href"])).status == 403
    assert dilys.post(str(link["href"])).status == 403
    assert state("mowing")["alert"] == "No grass"


def test_undoing_what_never_was_is_not_found(chen: Client) -> None:
    for key in ("nothing", "1", "%F0%9F%92%A9", "x" * 3000):
        assert chen.get(f"/staff/history/undo/{key}").status == 404


def test_a_team_editor_cannot_take_back_a_service_that_was_moved_away(chen: Client, dilys: Client) -> None:
    page = chen.get(f"{BINS}/team")
    parks = next(o for o in page.soup.select("option") if o.get_text(strip=True) == "Parks")
    saved = page.click("Save and publish now", team_id=str(parks["value"]))
    undo = str(saved.soup.find("a", string="Undo this change")["href"])  # type: ignore[index]
    assert dilys.get(undo).status == 403
