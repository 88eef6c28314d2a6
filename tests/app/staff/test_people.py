"""People as their colleagues see them: finding them, their pages, and the profiles they keep."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from PIL import Image

from app.database import Database
from app.models import Photo
from app.staff.people.chart import draw, in_lines
from directory.models import Person
from directory.people import as_tree
from tests.app.browser import Client, Page
from tests.factories import a_person, a_role, a_team, an_absence
from tests.staff import sign_in

ThereIs = Callable[..., None]
EDIT = "/staff/people/adaeze-nwosu/edit"
PHOTO = "/staff/people/adaeze-nwosu/photo"


@pytest.fixture
def bola(client: Client, there_is: ThereIs) -> Client:
    """Bola's browser: a viewer, who is Adaeze Nwosu of the waste team in the directory."""
    adaeze = a_person("Adaeze Nwosu", phone="01632 960 001", known_as=["Ada"], languages=["ig"])
    there_is(a_role("Officer", team=a_team("Waste", slug="waste"), person=adaeze))
    sign_in(client, "Bola")
    return client


def person(app: Flask, slug: str = "adaeze-nwosu") -> Person:
    database: Database = app.extensions["database"]
    with database.reading() as session:
        return session.query(Person).filter_by(slug=slug).one()


@pytest.mark.parametrize(
    "typed", ["gosia nowicka", "Gosh", "helps people recycle more", "school visits", "polish"]
)
def test_people_are_found_by_name_nickname_responsibility_skill_and_language(
    sample: Client, typed: str
) -> None:
    sign_in(sample, "Bola")
    assert "Gosia Nowicka" in sample.get(f"/staff/people?q={typed}").text


def test_whoever_is_found_says_why(sample: Client) -> None:
    sign_in(sample, "Bola")
    assert "Good at: School visits." in sample.get("/staff/people?q=school visits").text
    assert "“gosia nowicka” is in their name." in sample.get("/staff/people?q=gosia nowicka").text
    assert "“gosh” can be short for Gosia Nowicka." in sample.get("/staff/people?q=gosh").text
    assert "Job: Recycling Officer." in sample.get("/staff/people?q=recycling officer").text


def test_whoever_types_nonsense_is_told_that_nobody_was_found(sample: Client) -> None:
    sign_in(sample, "Bola")
    assert "Nobody was found." in sample.get("/staff/people?q=zzxxqq").text


def test_a_colleague_sees_how_to_reach_somebody_and_what_they_do(sample: Client) -> None:
    sign_in(sample, "Bola")
    text = sample.get("/staff/people/gosia-nowicka").text
    for words in ("she/her", "01632 960 564", "Monday to Thursday", "School visits", "English and Polish"):
        assert words in text


def test_somebody_who_is_away_says_until_when_and_who_covers(
    bola: Client, app: Flask, there_is: ThereIs, at: Callable[[str], None]
) -> None:
    amina, tom = a_person("Amina Yusuf", working_days="MO,TU"), a_person("Tom Price")
    there_is(an_absence(amina, date(2026, 3, 2), date(2026, 3, 6), tom))
    page = bola.get("/staff/people/amina-yusuf")
    assert "Away until 6 March 2026. Tom Price covers." in page.text
    assert "Amina Yusuf: 2 March 2026 to 6 March 2026" in bola.get("/staff/people/tom-price").text
    at("2026-03-09 10:00")
    sign_in(bola, "Bola")
    assert "Here today" in bola.get("/staff/people/amina-yusuf").text
    at("2026-03-11 10:00")
    sign_in(bola, "Bola")
    assert "Does not work on Wednesday" in bola.get("/staff/people/amina-yusuf").text


def test_somebody_changes_their_own_profile(bola: Client, app: Flask) -> None:
    page = bola.get("/staff/people").click("Your profile").click("Change your profile")
    saved = page.click(
        "Save",
        {"working_days": ["MO", "TU", "FR"], "languages": ["ig", "en"]},
        skills="Reads plans\nFirst aid",
        phone="01632960002",
        known_as="",
        mobile="07700 900 321",
    )
    assert saved.h1 == "Adaeze Nwosu"
    found = person(app)
    assert (found.working_days, found.skills) == ("MO,TU,FR", ["Reads plans", "First aid"])
    assert (found.phone, found.known_as, found.mobile) == ("01632 960 002", [], "07700 900 321")
    assert set(found.languages) == {"ig", "en"}
    assert "Monday, Tuesday and Friday" in saved.text


def test_a_name_and_a_work_address_are_for_editors_to_change(bola: Client) -> None:
    page = bola.get(EDIT)
    assert not page.soup.select("[name=name], [name=email]")
    sent = bola.post(EDIT, {"name": "Somebody Else", "email": "other@council.example"})
    assert sent.h1 == "Adaeze Nwosu"


def test_what_is_wrong_in_a_profile_is_said_and_what_was_typed_is_kept(bola: Client) -> None:
    page = bola.get(EDIT).click("Save", phone="ring me", pronouns="x" * 41)
    assert page.status == 422
    assert page.errors == [
        "Pronouns must be 40 characters or fewer",
        "Enter a telephone number, like 01632 960 001, or a short one like 111",
    ]
    assert page.value("phone") == "ring me"


def test_somebody_new_is_added_by_an_editor_though_another_has_the_name(
    client: Client, there_is: ThereIs
) -> None:
    there_is(a_person("Rosa Diaz"))
    sign_in(client, "Chen")
    page = client.get("/staff/people/new").click("Save", name="Rosa Diaz", skills="Knots")
    assert (page.h1, page.url) == ("Rosa Diaz", "/staff/people/rosa-diaz-2")
    page = client.get("/staff/people/new").click("Save", name="Rosa Diaz")
    assert page.url == "/staff/people/rosa-diaz-3"
    assert client.get("/staff/people/new").click("Save", name="李娜").url == "/staff/people/2"
    assert client.get("/staff/people/new").click("Save", name="").errors == ["Enter the name"]


def a_picture(kind: str = "JPEG", size: tuple[int, int] = (1200, 900)) -> bytes:
    exif = Image.Exif()
    exif[0x0110] = "A telephone"
    made = io.BytesIO()
    Image.new("RGB", size, "teal").save(made, kind, exif=exif)
    return made.getvalue()


def send(client: Client, content: bytes, name: str = "me.jpg") -> Page:
    return client.get(PHOTO).click("Upload", {"photo": [(io.BytesIO(content), name)]})


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_is_made_small_and_says_nothing_but_the_picture(bola: Client, app: Flask, kind: str) -> None:
    page = send(bola, a_picture(kind))
    assert page.soup.select_one("img.people-photo[alt='Photo of Adaeze Nwosu']")
    answer = bola.http.get(f"{PHOTO}.jpg")
    assert answer.headers["Cache-Control"] == "no-store"
    with Image.open(io.BytesIO(answer.data)) as picture:
        assert (picture.format, max(picture.size)) == ("JPEG", 480)
        assert not picture.getexif()
    with app.extensions["database"].reading() as session:
        assert b"JFIF" not in session.get(Photo, "adaeze-nwosu").sealed


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (b"\xff\xd8\xff" + b"no picture" * 50, "The photo must be a JPG, PNG, WebP or GIF that opens"),
        (b"<script>alert(1)</script>", "me.jpg must be a JPG, PNG, HEIC, WebP or GIF"),
        (b"", "me.jpg is empty"),
    ],
)
def test_what_is_no_picture_is_refused(bola: Client, content: bytes, error: str) -> None:
    page = send(bola, content)
    assert (page.status, page.errors) == (422, [error])


def test_a_picture_far_larger_than_its_file_is_refused(bola: Client) -> None:
    content = a_picture("PNG", (6000, 6000))  # a hundred kilobytes that take half a gigabyte to open
    assert send(bola, content).errors == ["The photo must be a JPG, PNG, WebP or GIF that opens"]


def test_a_photo_can_be_as_large_as_telephones_make_them(bola: Client) -> None:
    page = send(bola, a_picture("PNG", (800, 600)) + b"\0" * 3_000_000)
    assert page.h1 == "Adaeze Nwosu"


def test_no_photo_chosen_is_said(bola: Client) -> None:
    assert bola.get(PHOTO).click("Upload").errors == ["Select a photo"]


def test_a_photo_can_be_deleted(bola: Client) -> None:
    send(bola, a_picture())
    page = bola.get(PHOTO).click("Delete this photo")
    assert not page.soup.select("img.people-photo")


def test_a_photo_is_not_for_those_who_do_not_work_here(bola: Client) -> None:
    send(bola, a_picture())
    answer = bola.another().http.get(f"{PHOTO}.jpg")
    assert (answer.status_code, "sign-in" in answer.location) == (303, True)


def test_the_picture_of_the_teams_puts_each_beside_the_one_it_is_within() -> None:
    place = a_team("Place")
    waste, parks = a_team("Waste", parent_id=place.id), a_team("Parks", parent_id=place.id)
    tree = list(as_tree([parks, place, waste]))
    assert [(depth, team.name) for depth, team in tree] == [(0, "Place"), (1, "Parks"), (1, "Waste")]
    chart = draw(tree, [team.name for _depth, team in tree])
    first, second, third = chart.boxes
    assert (first.y, third.parent) == (second.y, first)
    assert third.y > second.y
    assert second.x == third.x > first.x
    assert chart.at(first.x, 10, mirrored=True) > chart.at(second.x, 10, mirrored=True)


def test_a_circle_of_teams_does_not_hang_the_chart() -> None:
    one, two = a_team("One"), a_team("Two")
    one.parent_id, two.parent_id = two.id, one.id
    assert list(as_tree([one, two])) == []


def test_a_long_name_goes_onto_two_lines_and_ends_in_dots_beyond() -> None:
    assert in_lines("Special Educational Needs and Disability") == (
        "Special Educational Needs and",
        "Disability",
    )
    assert in_lines("word " * 30)[1].endswith("…")


def test_the_list_of_teams_says_who_does_what_and_the_picture_is_described_by_it(sample: Client) -> None:
    sign_in(sample, "Bola")
    page = sample.get("/staff/teams")
    assert "Recycling Officer: Gosia Nowicka" in page.text
    assert "Environmental Crime Officer: This post is vacant." in page.text
    picture = page.soup.select_one("svg[role=img]")
    assert picture is not None
    assert page.soup.find(id=str(picture["aria-details"]))
