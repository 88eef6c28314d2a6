"""What somebody who may not come in can do at the door, and at a form that was left open for a caller."""

from __future__ import annotations

import unicodedata

import pytest
from flask import Flask
from sqlalchemy import select

from app.models import Draft, SavedForm
from app.staff import accounts
from tests.app.browser import Client
from tests.staff import PASSWORDS, sign_in

FORM = "/forms/report-missed-bin"


def test_a_password_of_a_quarter_of_a_million_accents_is_wrong_at_once(client: Client) -> None:
    page = client.http.post(
        "/staff/sign-in",
        data={"name": "Amina", "password": "a" + "\u0301\u0316" * 120_000, "csrf_token": client._token()},
        content_type="multipart/form-data",
    )
    assert page.status_code == 422


@pytest.mark.parametrize("elsewhere", ["//forms", "//staff", "//es/forms", "//guide", "///help"])
def test_signing_in_leads_to_no_other_machine_that_is_called_as_our_pages_are(
    client: Client, elsewhere: str
) -> None:
    page = client.get(f"/staff/sign-in?to={elsewhere}")
    told = {"name": "Amina", "password": PASSWORDS["Amina"]}
    answer = client.post(page.response.request.full_path, told, follow_redirects=False)
    assert answer.location == "/staff"


def test_the_longest_password_written_in_pieces_is_still_the_same(app: Flask) -> None:
    password = "ǖ kettle ậ frost ệ plum ộ " * 7
    with app.app_context(), app.extensions["database"].writing() as session:
        accounts.add(session, "Cai", password)
        session.flush()
        assert accounts.known(session, "Cai", unicodedata.normalize("NFD", password))
        assert not accounts.known(session, "Cai", password[:-1])


@pytest.mark.parametrize("press", [{}, {"keep": "longer"}, {"email": "eve@example.com"}], ids=str)
def test_what_was_begun_for_a_caller_cannot_be_saved_by_whoever_is_not_signed_in(
    app: Flask, client: Client, press: dict[str, str]
) -> None:
    client.post(FORM)
    client.post(f"{FORM}/collection-address", {"keep": "longer", "address-town": "Wendleford"})
    sign_in(client)
    client.post(f"/staff{FORM}/call")
    client.get("/staff").click("Sign out")
    with app.extensions["database"].reading() as session:
        before = {row.token: row.sealed for row in session.scalars(select(Draft))}
    answer = client.post(f"{FORM}/save", press, follow_redirects=False)
    assert (answer.status, answer.location) == (303, f"/staff/sign-in?to={FORM}/save")
    with app.extensions["database"].reading() as session:
        assert {row.token: row.sealed for row in session.scalars(select(Draft))} == before
        assert not session.scalars(select(SavedForm)).all()
