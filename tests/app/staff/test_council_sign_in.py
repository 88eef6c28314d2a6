"""Staff sign in where their council signs in: a certified OpenID provider, over HTTP, end to end."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from threading import Thread
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from requests import Response, Session
from werkzeug.serving import make_server

from app.models import StaffAccount
from tests.app.staff.openid import CLIENT, SECRET, a_certified_provider

LEVELS = "viewer=staff,editor=directory-editors"


class Browser(Session):
    """Follows every redirect, keeps cookies, and fills in the forms it is shown."""

    def presses(self, page: Response, **typed: str) -> Response:
        form = BeautifulSoup(page.text, "html.parser").form
        assert form is not None, page.text
        hidden = {str(field["name"]): str(field.get("value", "")) for field in form.select("input[name]")}
        return self.post(urljoin(page.url, str(form.get("action", ""))), {**hidden, **typed})

    def signs_in(self, site: str, login: str, page: str = "/staff") -> Response:
        asked = self.get(site + page)
        link = BeautifulSoup(asked.text, "html.parser").find(id="council")
        assert link is not None, asked.text
        consent = self.presses(self.get(urljoin(site, str(link["href"]))), login=login, password="any")
        return self.presses(consent) if "Authorize" in consent.text else consent


@pytest.fixture
def site(make_app: Callable[..., Flask]) -> Iterator[str]:
    """Frontdoor, listening, with a provider beside it."""
    ear = socket.create_server(("127.0.0.1", 0))  # ours from now on, before anything knows of it
    ours = f"http://127.0.0.1:{ear.getsockname()[1]}"
    with ear, a_certified_provider(f"{ours}/staff/sign-in/back", f"{ours}/staff/sign-in") as issuer:
        app = make_app(
            PUBLIC_URL=ours,
            OIDC_URL=issuer,
            OIDC_CLIENT_ID=CLIENT,
            OIDC_CLIENT_SECRET=SECRET,
            OIDC_LEVELS=LEVELS,
        )
        server = make_server("127.0.0.1", 0, app, threaded=True, fd=ear.fileno())
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield ours
        server.shutdown()
        with app.extensions["database"].reading() as session:
            for account in session.query(StaffAccount):
                assert account.password is None


def test_staff_sign_in_with_a_certified_provider_and_come_back_to_the_page_they_wanted(site: str) -> None:
    esi = Browser()
    wanted = "/es/staff/forms/report-missed-bin/script"
    page = esi.signs_in(site, "esi", wanted)
    assert (page.status_code, page.url) == (200, site + wanted)
    assert "Esi Boateng" in page.text
    out = esi.presses(esi.get(f"{site}/staff"))
    assert "You are signed out of the pages for staff" in out.text
    there = out.headers["Refresh"].partition("url=")[2]
    asked = esi.get(there)
    assert "sign-out" in asked.text.lower()
    back = esi.presses(asked, logout="yes")
    assert back.url.startswith(f"{site}/staff/sign-in")
    assert "Sign in to the pages for staff" in back.text
    assert "Sign in to the pages for staff" in esi.get(f"{site}/staff").text


def test_who_is_in_none_of_the_groups_is_not_let_in(site: str) -> None:
    page = Browser().signs_in(site, "femi")
    assert page.url.startswith(f"{site}/staff/sign-in?problem=not-allowed")
    assert "Your work account may not use these pages." in page.text
