"""When people are away, as they and those who edit their team say it; and when they leave."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from app.models import StaffAccount
from directory.hours import LONDON
from directory.models import AuditEntry
from directory.slugs import id_for
from tests.app.browser import Client, Page
from tests.factories import a_person, a_role, a_service, a_shift, a_team, an_absence
from tests.staff import PASSWORDS, sign_in

ThereIs = Callable[..., None]
TOM = id_for("person", "tom-price")
ADAEZE = id_for("person", "adaeze-nwosu")
NEXT_MONDAY = datetime(2026, 3, 9, 9, tzinfo=LONDON)


@pytest.fixture
def dilys(client: Client, there_is: ThereIs) -> Client:
    """Dilys's browser: she edits the waste team, in which are Bola (Adaeze) and Tom."""
    waste = a_team("Waste", slug="waste")
    officer = a_role("Officer", team=waste, person=a_person("Adaeze Nwosu"))
    there_is(officer, a_role("Clerk", team=waste, person=a_person("Tom Price")), a_service(team=waste))
    sign_in(client, "Dilys")
    return client


def days(first: str, last: str, cover: str = "") -> dict[str, str]:
    typed = {"covered_by_id": cover}
    for name, day in (("starts", first), ("ends", last)):
        year, month, number = day.split("-")
        typed |= {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}
    return typed


def add(client: Client, first: str, last: str, cover: str = "") -> Page:
    return client.get("/staff/people/adaeze-nwosu/absences/new").click("Save", days(first, last, cover))


def test_days_away_are_said_with_who_covers_and_residents_see_who_that_is(dilys: Client) -> None:
    page = add(dilys, "2026-3-2", "2026-3-6", TOM)
    assert "2 March 2026 to 6 March 2026. Covered by: Tom Price" in page.text
    public = dilys.another().get("/directory/roles/officer").text
    assert "Adaeze Nwosu is away. Tom Price covers this post." in public


def test_a_month_lists_who_is_away_by_team(dilys: Client) -> None:
    add(dilys, "2026-3-30", "2026-4-2", TOM)
    for month in ("2026-03", "2026-04"):
        page = dilys.get(f"/staff/absences?month={month}")
        assert "Waste Adaeze Nwosu 30 March 2026 to 2 April 2026 Covered by: Tom Price" in page.text
    assert "Nobody has said" in dilys.get("/staff/absences?month=2026-05").text


@pytest.mark.parametrize("month", ["", "2026-13", "nonsense", "9999-99", "2026-03-01"])
def test_a_month_that_is_none_is_this_month(dilys: Client, month: str) -> None:
    assert "March 2026" in dilys.get(f"/staff/absences?month={month}").text


@pytest.mark.parametrize(
    ("first", "last", "cover", "error"),
    [
        ("2026-3-6", "2026-3-2", "", "The last day away must be the same as or after the first day"),
        ("2026-3-2", "2026-3-2", ADAEZE, "Select somebody else, as they cannot cover for themselves"),
        ("2026-2-30", "2026-3-2", "", "The first day away must be a real date"),
        ("1900-1-1", "2026-3-2", "", "The first day away must not be more than 3 years ago"),
        ("2026-3-2", "9999-12-31", "", "The last day away must not be more than 3 years from now"),
        ("9999-12-31", "2026-3-2", "", "The first day away must not be more than 3 years from now"),
        ("2026-3-2", "1-1-1", "", "The last day away must have a year of 4 numbers, like 2026"),
        ("2026-3-2", "0-1-1", "", "The last day away must have a year of 4 numbers, like 2026"),
        ("−2026-3-2", "2026-3-2", "", "The first day away must be a real date"),
    ],
)
def test_days_that_cannot_be_are_refused(
    dilys: Client, first: str, last: str, cover: str, error: str
) -> None:
    page = add(dilys, first, last, cover)
    assert (page.status, page.errors) == (422, [error])


def test_days_in_another_absence_are_refused_but_the_same_absence_can_be_changed(dilys: Client) -> None:
    page = add(dilys, "2026-3-2", "2026-3-6")
    assert "Some of these days are in another absence" in add(dilys, "2026-3-6", "2026-3-9").errors[0]
    changed = page.click("Change: 2 March 2026 to 6 March 2026").click("Save", days("2026-3-3", "2026-3-9"))
    assert "3 March 2026 to 9 March 2026" in changed.text


def test_an_absence_is_removed_and_every_change_is_in_the_audit_of_its_person(
    dilys: Client, app: Flask
) -> None:
    page = add(dilys, "2026-3-2", "2026-3-2").click("Change: 2 March 2026").click("Remove this absence")
    assert "Adaeze Nwosu 2 March 2026" in page.text
    page = page.click("Yes, remove it")
    assert "2 March 2026" not in page.text
    with app.extensions["database"].reading() as session:
        found = session.scalars(select(AuditEntry).where(AuditEntry.kind == "absence")).all()
    assert [(one.slug, one.of, one.who) for one in found] == [
        ("adaeze-nwosu", "person:adaeze-nwosu", "Dilys")
    ] * 2


def test_an_absence_is_changed_under_the_person_whose_it_is_and_no_other(
    dilys: Client, there_is: ThereIs
) -> None:
    page = add(dilys, "2026-3-2", "2026-3-2")
    links = [str(link["href"]) for link in page.soup.select("a[href*='/absences/']")]
    address = next(link for link in links if not link.endswith("new")).replace("adaeze-nwosu", "tom-price")
    assert dilys.get(address).status == 404
    assert dilys.post(f"{address}/remove").status == 404


def test_a_calendar_program_reads_names_and_days_at_an_address_of_ones_own(dilys: Client, app: Flask) -> None:
    add(dilys, "2026-3-2", "2026-3-6", TOM)
    page = dilys.get("/staff/absences")
    shown = page.soup.select_one(".people-address")
    assert shown is not None
    address = "/staff/" + shown.get_text(strip=True).partition("/staff/")[2]
    program = dilys.another()
    answer = program.get(address)
    assert answer.response.mimetype == "text/calendar"
    assert "SUMMARY:Adaeze Nwosu" in answer.source
    assert "Tom" not in answer.source
    with app.extensions["database"].writing() as session:
        session.get(StaffAccount, "Dilys").password = "changed"
    assert program.get(address).status == 403
    assert program.get("/staff/absences.ics?token=" + "0" * 40).status == 403


def test_an_absence_that_goes_on_for_ever_stops_nobodys_calendar(dilys: Client, there_is: ThereIs) -> None:
    there_is(an_absence(a_person("Rosa Diaz"), date(1, 1, 1), date.max))
    shown = dilys.get("/staff/absences").soup.select_one(".people-address")
    assert shown is not None
    answer = dilys.another().get("/staff/" + shown.get_text(strip=True).partition("/staff/")[2])
    assert (answer.status, "SUMMARY:Rosa Diaz" in answer.source) == (200, True)


def test_whose_account_lets_them_in_no_more_reads_no_calendar(dilys: Client, app: Flask) -> None:
    shown = dilys.get("/staff/absences").soup.select_one(".people-address")
    assert shown is not None
    address = "/staff/" + shown.get_text(strip=True).partition("/staff/")[2]
    settings = app.extensions["settings"]
    app.extensions["settings"] = replace(settings, oidc_url="https://sign-in.example", local_accounts=False)
    assert dilys.another().get(address).status == 403
    app.extensions["settings"] = settings
    assert dilys.another().get(address).status == 200


@pytest.fixture
def chen(client: Client, there_is: ThereIs) -> Client:
    """Chen's browser: an editor. Bola, who is Adaeze, fills one post, covers another, and has a shift."""
    adaeze, tom = a_person("Adaeze Nwosu"), a_person("Tom Price")
    waste = a_team("Waste", slug="waste")
    there_is(
        a_role("Officer", team=waste, person=adaeze),
        a_role("Clerk", team=waste, covered_by=adaeze),
        an_absence(tom, date(2026, 3, 9), date(2026, 3, 10), adaeze),
        a_shift(waste, adaeze, NEXT_MONDAY, NEXT_MONDAY + timedelta(hours=8)),
    )
    sign_in(client, "Chen")
    return client


def test_before_somebody_has_left_it_is_said_what_will_happen(chen: Client) -> None:
    text = chen.get("/staff/people/adaeze-nwosu").click("This person has left").text
    for words in (
        "This job becomes vacant: Officer",
        "This job is no longer covered: Clerk",
        "The account of Bola is closed.",
        "Cover for: Tom Price, 9 March 2026 to 10 March 2026",
        "A shift of: Waste, 9am to 5pm on 9 March 2026",
    ):
        assert words in text


def test_whoever_has_left_fills_nothing_and_signs_in_no_more_and_what_is_theirs_is_to_be_given_on(
    chen: Client, app: Flask
) -> None:
    bola = chen.another()
    sign_in(bola, "Bola")
    page = chen.get("/staff/people/adaeze-nwosu/left").click("Yes, they have left")
    assert "Left on 2 March 2026" not in page.text  # it is their last day
    assert "A shift of: Waste, 9am to 5pm on 9 March 2026" in page.text
    assert "This post is vacant. Contact the team instead." in chen.get("/directory/roles/officer").text
    assert "This post is vacant. Contact the team instead." in chen.get("/directory/roles/clerk").text
    assert "2 March" not in chen.get("/directory/roles/officer").text
    assert bola.get("/staff").url == "/staff/sign-in"
    refused = bola.get("/staff/sign-in").click("Sign in", name="Bola", password=PASSWORDS["Bola"])
    assert refused.status == 422
    with app.extensions["database"].reading() as session:
        found = session.scalars(select(AuditEntry).where(AuditEntry.who == "Chen")).all()
    of_directory = [one for one in found if one.kind in ("role", "absence", "person")]
    assert {one.kind for one in of_directory} == {"role", "absence", "person"}
    assert len({one.together for one in of_directory}) == 1


def test_an_editor_closes_no_account_that_may_do_more_than_theirs(chen: Client, there_is: ThereIs) -> None:
    there_is(a_person("Abena Owusu"))
    page = chen.get("/staff/people/abena-owusu/left")
    assert "The account of Amina stays open until the end of today." in page.text
    page.click("Yes, they have left")
    assert chen.get("/staff/people/abena-owusu/left").url == "/staff/people/abena-owusu"  # once is enough
    assert sign_in(chen.another(), "Amina").h1 == "Desk"
