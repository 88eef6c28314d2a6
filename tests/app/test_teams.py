"""Which teams have what was sent: those of the services the person chose, the form's own, or both."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from flask import Flask
from sqlalchemy import select

from app.models import Delivery, Submission
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.pages import Page
from forms.questions import Choices
from forms.text import _
from tests.app.browser import Client
from tests.app.browser import Page as Shown
from tests.factories import a_service, a_team


class About(Page):
    services = Choices(
        _("What is it about?"),
        {"bins": _("Bins"), "streets": _("Streets"), "unknown": _("I do not know")},
        missing=_("Select what it is about"),
    )


ASK = Journey(
    slug="ask",
    title=_("Ask"),
    service="reception",
    summary=_("Ask anything."),
    pages=[About],
    send=_("Send it"),
    sent_title=_("Sent"),
    happens_next=[],
    another=_("Ask again"),
    reaches=About.services,
    examples={"bins": {About: {"services": ["bins"]}}},
)


@pytest.fixture(autouse=True)
def form(there_is: Callable[..., None]) -> Iterator[None]:
    for slug in ("bins", "streets", "reception"):
        team = a_team(f"The {slug} team", slug=f"{slug}-team")
        there_is(team, a_service(slug.title(), slug=slug, team=team))
    JOURNEYS[ASK.slug] = ASK
    yield
    del JOURNEYS[ASK.slug]


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    return make_app(CRM_URL="http://127.0.0.1:9/", CRM_SECRET="s" * 32)


def ask(client: Client, *services: str) -> Shown:
    page = client.get("/forms/ask").click("Start now").click("Continue", services=[*services])
    return page.click("Send it")


def bound_for(app: Flask) -> list[str | None]:
    with app.extensions["database"].reading() as session:
        return sorted(session.scalars(select(Delivery.team)), key=str)


def test_what_is_about_two_services_goes_to_both_their_teams(app: Flask, client: Client) -> None:
    page = ask(client, "bins", "streets")
    assert bound_for(app) == ["bins-team", "streets-team"]
    assert "These teams have it: The bins team The streets team" in page.text


def test_one_reference_serves_every_team(app: Flask, client: Client) -> None:
    ask(client, "bins", "streets")
    with app.extensions["database"].reading() as session:
        assert len(session.scalars(select(Submission)).all()) == 1


def test_what_is_about_one_service_goes_once(app: Flask, client: Client) -> None:
    page = ask(client, "bins")
    assert bound_for(app) == [None]
    assert "This team has it: The bins team" in page.text


def test_what_nobody_can_place_goes_to_the_forms_own_team(app: Flask, client: Client) -> None:
    page = ask(client, "unknown")
    assert bound_for(app) == [None]
    assert "This team has it: The reception team" in page.text


@pytest.mark.parametrize("chosen", ["bins", "unknown"])
def test_a_form_can_always_go_to_its_own_team_too(app: Flask, client: Client, chosen: str) -> None:
    JOURNEYS[ASK.slug] = replace(ASK, own_team_too=True)
    page = ask(client, chosen)
    assert "The reception team" in page.text
    assert ("The bins team" in page.text) == (chosen == "bins")
    assert bound_for(app) == (["bins-team", "reception-team"] if chosen == "bins" else [None])


def test_how_to_communicate_with_someone_is_always_known_to_those_who_keep_it() -> None:
    assert JOURNEYS["tell-us-how-to-communicate-with-you"].own_team_too
