"""Administrators look after accounts on a page, and cannot lock everybody out."""

from __future__ import annotations

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from app.models import StaffAccount
from directory import changes
from directory.catalogue import get_service
from directory.models import AuditEntry
from tests.app.browser import Client
from tests.factories import a_person, a_service, a_team
from tests.staff import sign_in


@pytest.fixture
def app(app: Flask) -> Flask:
    with app.extensions["database"].writing() as session:
        session.add_all([a_team("Waste", slug="waste"), a_team("Parks", slug="parks")])
    return app


def rights(app: Flask, name: str) -> tuple[str, list[str]] | None:
    with app.extensions["database"].reading() as session:
        account = session.get(StaffAccount, name)
        return (account.level, account.teams) if account else None


def trail(app: Flask) -> list[AuditEntry]:
    with app.extensions["database"].reading() as session:
        return list(session.scalars(select(AuditEntry).where(AuditEntry.kind == "account")))


def test_an_administrator_changes_what_somebody_may_do_from_their_next_page_on(
    app: Flask, amina: Client
) -> None:
    chen = amina.another()
    sign_in(chen, "Chen")
    assert chen.get("/staff/accounts").status == 403
    page = amina.get("/staff").click("Accounts").click("Change: Chen")
    assert page.value("level") == "editor"
    assert page.click("Save", level="administrator").h1 == "Accounts"
    assert chen.get("/staff/accounts").status == 200
    (entry,) = trail(app)
    assert (entry.who, entry.slug, entry.before, entry.after) == (
        "Amina",
        "Chen",
        {"level": "editor", "teams": []},
        {"level": "administrator", "teams": []},
    )


def test_an_editors_own_teams_are_chosen_there(app: Flask, amina: Client) -> None:
    page = amina.get("/staff/accounts/change/Dilys")
    assert page.values("teams") == ["waste"]
    listed = page.click("Save", teams=["waste", "parks"])
    assert "Parks" in listed.text
    assert rights(app, "Dilys") == ("team-editor", ["parks", "waste"])


def test_the_only_administrator_cannot_be_lowered_or_removed(app: Flask, amina: Client) -> None:
    page = amina.get("/staff/accounts/change/Amina").click("Save", level="viewer")
    assert (page.status, page.errors) == (
        422,
        ["Select administrator. This is the only one, so make another one first"],
    )
    assert amina.get("/staff/accounts/remove/Amina").h1 == "You cannot remove the only administrator"
    assert amina.post("/staff/accounts/remove/Amina").h1 == "You cannot remove the only administrator"
    assert rights(app, "Amina") == ("administrator", [])
    assert trail(app) == []
    amina.get("/staff/accounts/change/Chen").click("Save", level="administrator")
    amina.get("/staff/accounts/change/Amina").click("Save", level="viewer")
    assert rights(app, "Amina") == ("viewer", [])


def test_an_administrator_who_has_left_is_none_that_others_can_count_on(app: Flask, amina: Client) -> None:
    with app.extensions["database"].writing() as session:
        session.add(a_person("Chen Li", slug="chen-li", left_on=date(2020, 1, 1)))
        session.get_one(StaffAccount, "Chen").person = "chen-li"
    amina.get("/staff/accounts/change/Chen").click("Save", level="administrator")
    assert amina.get("/staff/accounts/remove/Amina").h1 == "You cannot remove the only administrator"
    amina.post("/staff/accounts/remove/Chen")
    assert rights(app, "Chen") is None


def test_whose_account_is_removed_is_signed_out_and_the_audit_has_it(app: Flask, amina: Client) -> None:
    bola = amina.another()
    sign_in(bola, "Bola")
    amina.get("/staff/accounts").click("Remove: Bola").click("Yes, remove it")
    assert bola.get("/staff").h1 == "Sign in to the pages for staff"
    assert rights(app, "Bola") is None
    assert [(entry.who, entry.slug, entry.after) for entry in trail(app)] == [("Amina", "Bola", None)]


@pytest.mark.parametrize("level", ["", "owner", "ADMINISTRATOR"])
def test_there_are_no_other_levels(app: Flask, amina: Client, level: str) -> None:
    page = amina.post("/staff/accounts/change/Bola", {"level": level, "teams": []})
    assert (page.status, page.errors) == (422, ["Select what they may do"])
    assert rights(app, "Bola") == ("viewer", [])


def test_a_team_that_is_not_there_is_nobodys_own(app: Flask, amina: Client) -> None:
    page = amina.post("/staff/accounts/change/Bola", {"level": "team-editor", "teams": ["no-such"]})
    [refused] = page.errors
    assert page.status == 422
    assert refused.startswith("Select only what is offered for “Which teams are their own?”.")
    assert rights(app, "Bola") == ("viewer", [])


@pytest.mark.parametrize("name", ["Nobody", "a/b", "%00", "..", "x" * 300])
def test_there_is_no_page_for_an_account_that_is_not_there(amina: Client, name: str) -> None:
    assert amina.get(f"/staff/accounts/change/{name}").status == 404
    assert amina.post(f"/staff/accounts/remove/{name}").status == 404


def test_a_name_is_shown_as_it_is(app: Flask, amina: Client) -> None:
    told = app.test_cli_runner().invoke(
        args=["staff", "add", "Ö/<b>n</b>%(a)s", "--password-file", "-"], input="pebble lantern 42\n"
    )
    assert told.exit_code == 0, told.output
    page = amina.get("/staff/accounts").click("Change: Ö/<b>n</b>%(a)s")
    assert page.h1 == "What Ö/<b>n</b>%(a)s may do"


def test_the_history_of_the_directory_is_about_the_directory(app: Flask, amina: Client) -> None:
    amina.get("/staff/accounts/change/Bola").click("Save", level="editor")
    assert "Bola" not in amina.get("/staff/history").text


def test_no_public_page_names_an_account(app: Flask, amina: Client) -> None:
    amina.get("/staff/accounts/change/Bola").click("Save", level="editor")
    with app.extensions["database"].writing() as session:
        session.add(a_service(slug="bins"))
    with app.app_context(), app.extensions["database"].writing() as session:
        changes.change(session, get_service(session, "bins"), "Amina", fees="It is free.")
    for path in ("services/bins", "a-to-z", "changes.atom"):
        source = app.test_client().get(f"/directory/{path}").get_data(as_text=True)
        assert "Bins and recycling" in source
        assert not {"Amina", "Bola"} & set(source.replace(">", " ").replace("<", " ").split())
