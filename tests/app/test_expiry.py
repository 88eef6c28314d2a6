"""Before answers are deleted a person is warned and can keep them; afterwards nothing just given is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask

from forms.examples import typed
from forms.journey import Journey
from tests.app.browser import Client, Page
from tests.app.test_drafts import change, kept
from tests.people import COMPLAINT, MISSED_BIN, ONE_BIN, Person, answers

DELETED = "We kept your earlier answers for 24 hours after you last used the form, and then deleted them"


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


def leave(app: Flask, **left: float) -> None:
    """So much time is left before everything kept is deleted."""
    change(app, expires_at=datetime.now(UTC) + timedelta(**left))


def hours_left(app: Flask) -> float:
    [draft] = kept(app)
    return (draft.expires_at - datetime.now(UTC)).total_seconds() / 3600


def warned(page: Page) -> bool:
    """Whether the warning stands on the page without any script."""
    place = page.soup.select_one(".council-expiry")
    return place is not None and place.find("template") is None


def test_a_page_of_a_begun_form_says_until_when_the_answers_are_kept(app: Flask, amal: Person) -> None:
    assert "We keep your answers until" not in amal.starts().text
    page = amal.goes_to("assisted-collection")
    [draft] = kept(app)
    assert "We keep your answers until" in page.text
    assert f"on {draft.expires_at:%-d %B %Y}" in page.text
    leave(app, hours=5)
    later = amal.client.get(page.url)
    assert later.text != page.text


def test_one_button_keeps_the_answers_longer_and_what_is_typed(app: Flask, amal: Person) -> None:
    page = amal.goes_to("contact-details")
    leave(app, minutes=10)
    page = amal.client.get(page.url).click("Keep my answers longer", name="Am", email="half")
    assert hours_left(app) > 23
    assert (page.url, page.value("name"), page.value("email")) == (
        amal.address("contact-details"),
        "Am",
        "half",
    )
    assert page.errors == []
    assert not warned(page)


@pytest.mark.parametrize("slug", ["assisted-collection", "check-answers"])
def test_when_less_than_an_hour_is_left_every_page_warns_without_a_script(
    app: Flask, amal: Person, slug: str
) -> None:
    page = amal.goes_to(slug)
    assert not warned(page)
    leave(app, minutes=59)
    assert warned(amal.client.get(page.url))
    kept_longer = amal.client.get(page.url).click("Keep my answers longer")
    assert (kept_longer.url, warned(kept_longer)) == (page.url, False)
    assert hours_left(app) > 23


def test_the_list_of_an_add_another_warns_and_keeps_too(app: Flask, amal: Person) -> None:
    amal.goes_to("assisted-collection")
    leave(app, minutes=5)
    listed = amal.client.get(amal.address("missed-bin"))
    assert warned(listed)
    assert not warned(listed.click("Keep my answers longer"))


def test_pressing_enter_goes_on_and_never_extends_by_mistake(app: Flask, amal: Person) -> None:
    amal.goes_to("assisted-collection")
    leave(app, minutes=5)
    for slug in ("assisted-collection", "missed-bin"):
        page = amal.client.get(amal.address(slug))
        form = page.soup.find(id="page")
        of_form = [b for b in page.soup.find_all("button") if b.get("form") == "page" or form in b.parents]
        assert not of_form[0].get("name")


def test_a_script_is_told_how_long_is_left_and_has_the_words_ready(app: Flask, amal: Person) -> None:
    page = amal.goes_to("assisted-collection")
    leave(app, hours=2)
    place = amal.client.get(page.url).soup.select_one("[data-seconds-kept][role=status]")
    assert place is not None
    assert 7100 < int(str(place["data-seconds-kept"])) <= 7200
    assert "Keep my answers longer" in str(place.find("template"))


def test_a_cached_page_never_tells_one_person_the_time_of_another(app: Flask, amal: Person) -> None:
    page = amal.goes_to("assisted-collection")
    bea = Person(Client(app), MISSED_BIN, ONE_BIN)
    bea.goes_to("assisted-collection")
    leave(app, hours=20)
    mine = amal.client.get(page.url)
    leave(app, hours=3)
    hers = bea.client.get(page.url)
    for shown, hours in ((mine, 20), (hers, 3)):
        place = shown.soup.select_one("[data-seconds-kept]")
        assert place is not None
        assert abs(int(str(place["data-seconds-kept"])) - hours * 3600) < 60


def test_an_answer_posted_too_late_is_kept_and_the_person_is_told(app: Flask, amal: Person) -> None:
    page = amal.goes_to("finding-the-bin")
    leave(app, seconds=-1)
    after = page.click("Continue", place="By the blue door")
    assert after.url == amal.address("collection-address")
    assert DELETED in after.text
    assert "The answer you just gave is safe" in after.text
    following = amal.answers_it(after)
    assert DELETED not in following.text
    while not following.url.endswith("contact-details"):
        assert not following.url.endswith("finding-the-bin"), "it is not asked again"
        following = amal.answers_it(following)
    check = amal.answers_it(following)
    assert "By the blue door" in answers(check).values()


def test_what_was_only_begun_to_be_typed_too_late_is_kept_as_well(app: Flask, amal: Person) -> None:
    page = amal.goes_to("contact-details")
    leave(app, seconds=-1)
    after = page.click("Keep my answers longer", name="Am")
    assert DELETED in after.text
    assert amal.goes_to("contact-details").value("name") == "Am"


def test_one_of_several_added_too_late_is_kept_and_the_others_can_be_added_again(
    app: Flask, client: Client
) -> None:
    amal = Person(client, MISSED_BIN, "food and garden waste, an assisted collection")
    page = amal.goes_to("missed-bin")
    items = amal.answers["missed-bin"]
    assert isinstance(items, list)
    assert isinstance(items[0], dict)
    leave(app, seconds=-1)
    after = client.post(page.url, typed(MISSED_BIN.by_slug["missed-bin"], items[0]))
    assert DELETED in after.text
    listed = amal.answers_it(after)
    assert listed.url == amal.address("missed-bin")
    assert "Food waste bin" in listed.text


def test_somebody_who_only_looks_again_is_told_too(app: Flask, amal: Person) -> None:
    page = amal.goes_to("finding-the-bin")
    leave(app, seconds=-1)
    again = amal.client.get(page.url)
    assert again.url == amal.address("collection-address")
    assert DELETED in again.text
    assert "The answer you just gave" not in again.text


def test_nobody_is_told_of_a_loss_who_lost_nothing(amal: Person) -> None:
    first = amal.starts()
    assert DELETED not in amal.answers_it(first).text
    amal.client.get(f"/forms/{MISSED_BIN.slug}").click("Delete my answers")
    assert DELETED not in amal.client.get(first.url).text


@pytest.mark.parametrize(
    ("journey", "example", "slug"),
    [(MISSED_BIN, ONE_BIN, "finding-the-bin"), (COMPLAINT, "a person, anonymous", "put-it-right")],
)
def test_a_saved_form_that_expired_says_its_own_time(
    app: Flask, client: Client, journey: Journey, example: str, slug: str
) -> None:
    page = Person(client, journey, example).goes_to(slug)
    page.click("Save and come back later")
    leave(app, seconds=-1)
    after = client.post(page.url)
    assert "for 28 days after you last used the form" in after.text
