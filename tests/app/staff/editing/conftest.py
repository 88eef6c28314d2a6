"""A small directory: bins, run by Dilys's team waste, and mowing, run by parks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from flask import session as flask_session

from app.models import StaffAccount
from app.staff import sessions
from directory.whole import find_thing, values_of
from tests.app.browser import Client
from tests.factories import a_contact, a_location, a_service, a_team, a_topic, an_organisation

BINS = "/staff/edit/service/bins"
State = Callable[..., dict[str, Any]]


@pytest.fixture
def council(there_is: Callable[..., None]) -> None:
    waste, parks = a_team("Waste"), a_team("Parks")
    bins = a_service("Bins", team=waste, owner_email="waste@wendlevale.example")
    bins.contacts = [a_contact("bins-line", phones=[{"number": "01632 960 100"}])]
    mowing = a_service("Mowing", team=parks)
    mowing.contacts = [a_contact("mowing-line", phones=[{"number": "01632 960100"}])]
    there_is(bins, mowing, a_topic("Rubbish"), a_location("Town Hall"), an_organisation("Shelter"))


@pytest.fixture
def chen(app: Flask, council: None) -> Client:
    """Chen's browser: an editor of everything."""
    return at_work(app, "Chen")


@pytest.fixture
def dilys(app: Flask, council: None) -> Client:
    """Dilys's browser: she edits what is of the team waste."""
    return at_work(app, "Dilys")


def at_work(app: Flask, name: str) -> Client:
    """The browser of somebody who has signed in: without the page for it, which takes its time on purpose."""
    client = Client(app)
    with app.app_context(), app.test_request_context(), app.extensions["database"].reading() as session:
        account = session.get(StaffAccount, name)
        assert account is not None
        sessions.sign_in(account)
        told = dict(flask_session)
    with client.http.session_transaction() as cookie:
        cookie.update(told)
    return client


@pytest.fixture
def state(app: Flask) -> State:
    """state("mowing") is everything of it, as it is in public; of bins without a name."""

    def read(slug: str = "bins", kind: str = "service") -> dict[str, Any]:
        with app.extensions["database"].reading() as session:
            thing = find_thing(session, kind, slug)
            return values_of(session, thing) if thing else {}

    return read
