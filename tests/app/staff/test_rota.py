"""Who is on duty for a team, a week at a time; adding and removing shifts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from flask import Flask
from sqlalchemy import select

from directory.hours import LONDON
from directory.models import DutyShift
from directory.slugs import id_for
from tests.app.browser import Client, Page
from tests.factories import a_person, a_role, a_shift, a_team
from tests.staff import sign_in

ThereIs = Callable[..., None]
TOM = id_for("person", "tom-price")
ADAEZE = id_for("person", "adaeze-nwosu")
ROTA = "/staff/teams/waste/rota"
ONCE = {
    "person_id": TOM,
    "shift": "duty",
    "first_day-day": "2",
    "first_day-month": "3",
    "first_day-year": "2026",
    "starts_at": "9am",
    "ends_at": "5pm",
}


@pytest.fixture
def dilys(client: Client, there_is: ThereIs) -> Client:
    """Dilys's browser: she edits the waste team, in which are Adaeze and Tom."""
    waste = a_team("Waste", slug="waste")
    officer = a_role("Officer", team=waste, person=a_person("Adaeze Nwosu"))
    there_is(officer, a_role("Clerk", team=waste, person=a_person("Tom Price")))
    sign_in(client, "Dilys")
    return client


def shift_of(first: str, last: str = "", **typed: str) -> dict[str, str]:
    """Tom's shift from 9am to 5pm, begun on one day and ended on another, told like 2026-3-2."""
    told = {**ONCE, **typed}
    for name, day in (("first_day", first), ("last_day", last)):
        if day:
            year, month, number = day.split("-")
            told |= {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}
    return told


def add(client: Client, first: str, last: str = "", **typed: str) -> Page:
    return client.get(f"{ROTA}/new").click("Save", shift_of(first, last, **typed))


def week(page: Page) -> dict[str, str]:
    """What is said under each day of the week: {"Monday": …}."""
    days = page.soup.select(".people-week__day")
    said = {one.dt.get_text().split(",")[0]: one.select("dd") for one in days if one.dt}
    return {
        day: " | ".join(" ".join(each.get_text(" ").split()) for each in those) for day, those in said.items()
    }


def shifts(app: Flask) -> list[tuple[datetime, datetime]]:
    with app.extensions["database"].reading() as session:
        found = session.scalars(select(DutyShift).order_by(DutyShift.starts_at)).all()
    return [(one.starts_at.astimezone(LONDON), one.ends_at.astimezone(LONDON)) for one in found]


def test_a_shift_is_the_same_every_week_by_the_clock_on_the_wall(dilys: Client, app: Flask) -> None:
    typed = {**ONCE, "first_day-day": "23", "weeks": "2"}  # summer time begins on 29 March
    page = dilys.get(f"{ROTA}/new").click("Save", typed)
    assert "Monday, 23 March 2026 Tom Price" in page.text
    assert [starts.isoformat() for starts, _ends in shifts(app)] == [
        "2026-03-23T09:00:00+00:00",
        "2026-03-30T09:00:00+01:00",
    ]


def test_adding_the_same_shifts_again_adds_only_what_is_missing(dilys: Client, app: Flask) -> None:
    dilys.get(f"{ROTA}/new").click("Save", {**ONCE, "weeks": "2"})
    dilys.get(f"{ROTA}/new").click("Save", {**ONCE, "weeks": "3"})
    assert len(shifts(app)) == 3


def test_a_night_ends_on_the_next_day(dilys: Client, app: Flask) -> None:
    dilys.get(f"{ROTA}/new").click("Save", {**ONCE, "starts_at": "22:00", "ends_at": "6am"})
    assert shifts(app) == [
        (datetime(2026, 3, 2, 22, tzinfo=LONDON), datetime(2026, 3, 3, 6, tzinfo=LONDON)),
    ]


def test_a_shift_that_ends_before_it_begins_or_never_is_refused(dilys: Client, app: Flask) -> None:
    backwards = {"last_day-day": "1", "last_day-month": "3", "last_day-year": "2026"}
    page = dilys.get(f"{ROTA}/new").click("Save", {**ONCE, **backwards})
    assert page.errors == ["The day it ends must be after it begins, and within a month"]
    page = dilys.get(f"{ROTA}/new").click("Save", {**ONCE, "weeks": "5000"})
    assert page.errors == ["The number of weeks must be 53 or fewer"]
    assert shifts(app) == []


def test_a_shift_is_removed_once_it_was_asked(dilys: Client, app: Flask) -> None:
    page = dilys.get(f"{ROTA}/new").click("Save", ONCE)
    asked = page.click("Remove: Tom Price, 9am to 5pm on 2 March 2026")
    assert asked.h1 == "Do you want to remove this shift?"
    assert "Tom Price" in asked.text
    assert "9am to 5pm on 2 March 2026" in asked.text
    assert len(shifts(app)) == 1
    assert asked.click("No, keep it").h1 == "Who is on duty"
    assert asked.click("Yes, remove it").h1 == "Who is on duty"
    assert shifts(app) == []


def test_whoever_is_on_duty_answers_for_the_team_now(dilys: Client) -> None:
    typed = {**ONCE, "phone": "01632 960 123"}
    dilys.get(f"{ROTA}/new").click("Save", typed)
    page = dilys.get("/staff/teams/waste")
    assert "Who answers now 01632 960 123 Tom Price is on duty for Waste." in page.text


@pytest.mark.parametrize(
    "week", ["", "nonsense", "2026-02-30", "2026-3-2", "2099-99-99", "9999-12-31", "0001-01-01", "0", "-1"]
)
def test_a_week_that_is_none_is_this_week(dilys: Client, week: str) -> None:
    assert "The week of 2 March 2026" in dilys.get(f"{ROTA}?week={week}").text


@pytest.mark.parametrize(
    ("first", "error"),
    [
        ("9999-12-31", "The day it begins must not be more than 3 years from now"),
        ("1000-1-1", "The day it begins must not be more than 3 years ago"),
        ("1-1-1", "The day it begins must have a year of 4 numbers, like 2026"),
        ("0-1-1", "The day it begins must have a year of 4 numbers, like 2026"),
        ("2026-2-31", "The day it begins must be a real date"),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_what_was_typed_is_kept(
    dilys: Client, first: str, error: str
) -> None:
    page = add(dilys, first, ends_at="8am", weeks="53")
    assert (page.status, page.errors) == (422, [error])
    assert (page.value("first_day-year"), page.value("weeks")) == (first.split("-")[0], "53")


def test_a_shift_that_ends_in_the_year_9999_is_refused(dilys: Client) -> None:
    page = add(dilys, "2026-3-2", "9999-12-31")
    assert page.errors == ["The day it ends must be after it begins, and within a month"]


def test_a_shift_is_on_every_day_that_it_covers(dilys: Client) -> None:
    page = add(dilys, "2026-3-2", "2026-3-9", starts_at="8:30am", ends_at="8:30am")
    whole = "8:30am on 2 March 2026 to 8:30am on 9 March 2026"
    said = week(page)
    assert said["Monday"].startswith(f"Tom Price Now On duty in office hours From 8:30am {whole}")
    for day in ("Tuesday", "Wednesday", "Sunday"):
        assert said[day] == "Tom Price On duty in office hours All day"
    said = week(page.click("The week after"))
    assert said["Monday"].startswith(f"Tom Price On duty in office hours Until 8:30am {whole}")
    assert said["Tuesday"] == "Nobody"


def test_a_night_is_on_both_of_its_days_and_a_day_until_midnight_on_one(dilys: Client) -> None:
    add(dilys, "2026-3-3", starts_at="10pm", ends_at="6am")
    said = week(add(dilys, "2026-3-5", starts_at="0:00", ends_at="0:00"))
    assert "From 10pm" in said["Tuesday"]
    assert "Until 6am" in said["Wednesday"]
    assert "All day" in said["Thursday"]
    assert said["Friday"] == "Nobody"
    said = week(add(dilys, "2026-3-7", starts_at="6pm", ends_at="0:00"))
    assert "6pm to 12am" in said["Saturday"]
    assert said["Sunday"] == "Nobody"


def test_now_is_said_on_no_day_but_today(dilys: Client, at: Callable[[str], None]) -> None:
    at("2026-03-04 10:00")
    sign_in(dilys, "Dilys")
    said = week(add(dilys, "2026-3-2", "2026-3-6"))
    assert [day for day, words in said.items() if "Now" in words] == ["Wednesday"]


@pytest.mark.parametrize("kind", ["duty", "out-of-hours"])
def test_nobody_has_two_shifts_of_a_team_at_once(dilys: Client, app: Flask, kind: str) -> None:
    add(dilys, "2026-3-16")
    page = add(dilys, "2026-3-2", starts_at="4pm", ends_at="8pm", shift=kind, weeks="4")
    assert page.errors == [
        "Tom Price already has a shift then, 9am to 5pm on 16 March 2026. "
        "Remove that one first, or choose another time"
    ]
    assert len(shifts(app)) == 1


def test_one_shift_may_follow_another_and_two_people_may_have_the_same(dilys: Client, app: Flask) -> None:
    add(dilys, "2026-3-2")
    assert add(dilys, "2026-3-2", starts_at="5pm", ends_at="8pm").errors == []
    assert add(dilys, "2026-3-2", person_id=ADAEZE).errors == []
    assert len(shifts(app)) == 3


def test_a_shift_that_is_the_same_every_week_does_not_run_into_the_next(dilys: Client, app: Flask) -> None:
    page = add(dilys, "2026-3-2", "2026-3-10", weeks="2")
    assert page.errors == ["A shift that is the same every week must not be longer than a week"]
    assert add(dilys, "2026-3-2", "2026-3-9", ends_at="9am", weeks="2").errors == []
    assert len(shifts(app)) == 2


def test_the_shift_of_another_team_is_not_removed_here(dilys: Client, app: Flask, there_is: ThereIs) -> None:
    starts, ends = datetime(2026, 3, 2, 9, tzinfo=LONDON), datetime(2026, 3, 2, 17, tzinfo=LONDON)
    there_is(a_shift(a_team("Parks"), a_person("Rosa Diaz"), starts, ends, id="0123"))
    assert dilys.get(f"{ROTA}/0123/remove").status == 404
    assert dilys.post(f"{ROTA}/0123/remove").status == 404
    assert len(shifts(app)) == 1
