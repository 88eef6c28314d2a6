"""Where somebody may come to harm, a page of a form shows whom to ring: now, and on the page itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.pages import Exit, Interruption, Page
from forms.questions import YesNo
from forms.text import _
from tests.app.browser import Client
from tests.app.browser import Page as Shown
from tests.factories import a_contact, a_service


class StayAway(Interruption):
    title = _("Stay away from the light")
    urgent = ("emergency",)
    service = "lights"
    body = [_("Do not touch it.")]


class Falling(Page):
    falling = YesNo(_("Is it about to fall?"), missing=_("Select yes if it is about to fall"))


class RingNow(Exit):
    asked_if = Falling.falling.yes
    title = _("Ring us now")
    urgent = ("emergency", "a line that this council does not have")
    service = "lights"


DANGER = Journey(
    slug="danger",
    title=_("Danger"),
    service="lights",
    summary=_("Tell us about a danger."),
    pages=[StayAway, Falling, RingNow],
    send=_("Send it"),
    sent_title=_("Sent"),
    happens_next=[],
    another=_("Tell us again"),
    examples={"falling": {StayAway: {}, Falling: {"falling": "yes"}}},
)


@pytest.fixture(autouse=True)
def form() -> Iterator[None]:
    JOURNEYS[DANGER.slug] = DANGER
    yield
    del JOURNEYS[DANGER.slug]


@pytest.fixture
def lights(there_is: Callable[..., None]) -> None:
    line = a_contact(name="Danger from a light", phones=[{"number": "01632 960718"}])
    there_is(a_service("Lights", slug="lights", contacts=[line]))


def interrupted(client: Client) -> Shown:
    return client.post(client.get("/forms/danger").url)


def numbers(page: Shown) -> list[str]:
    return [link["href"] for link in page.soup.select(".council-urgent a")]


@pytest.mark.usefixtures("lights")
def test_an_interruption_shows_the_councils_line_and_the_services_own(client: Client) -> None:
    page = interrupted(client)
    assert page.h1 == "Stay away from the light"
    assert numbers(page) == ["tel:999", "tel:+441632960718"]
    assert "Danger from a light" in page.text


@pytest.mark.usefixtures("lights")
def test_an_end_shows_them_too_and_skips_a_line_that_the_council_does_not_have(client: Client) -> None:
    page = client.post(client.post(interrupted(client).url).url, {"falling": "yes"})
    assert page.h1 == "Ring us now"
    assert numbers(page) == ["tel:999", "tel:+441632960718"]


def test_without_the_service_in_the_directory_the_councils_line_stands_alone(client: Client) -> None:
    assert numbers(interrupted(client)) == ["tel:999"]


def test_a_number_that_changes_in_the_directory_changes_on_the_page(
    client: Client, there_is: Callable[..., None]
) -> None:
    interrupted(client)
    line = a_contact(name="Danger from a light", phones=[{"number": "01632 960718"}])
    there_is(a_service("Lights", slug="lights", contacts=[line]))
    assert "tel:+441632960718" in numbers(client.get("/forms/danger/stay-away"))
