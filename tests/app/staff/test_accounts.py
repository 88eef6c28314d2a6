"""Accounts, as an operator looks after them at the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from app.database import Database
from app.staff import accounts
from app.staff.passwords import mistake_in
from tests.app.browser import Client
from tests.staff import PASSWORDS, sign_in


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


def staff(app: Flask, *arguments: str, typed: str = "") -> Result:
    return app.test_cli_runner().invoke(args=["staff", *arguments], input=typed)


def known(app: Flask, name: str, password: str) -> bool:
    database: Database = app.extensions["database"]
    with database.reading() as session:
        return accounts.known(session, name, password) is not None


def test_an_account_is_made_with_a_password_typed_twice_and_never_shown(app: Flask) -> None:
    done = staff(app, "add", "Chi", typed="pebble lantern 42\npebble lantern 42\n")
    assert done.exit_code == 0
    assert "pebble" not in done.output
    assert known(app, "Chi", "pebble lantern 42")
    assert not known(app, "Chi", "pebble lantern 43")


def test_a_machine_gives_the_password_in_a_file_or_on_its_input(app: Flask, tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("pebble lantern 42\n", encoding="utf-8")
    assert staff(app, "add", "Chi", "--password-file", str(file)).exit_code == 0
    assert staff(app, "add", "Dee", "--password-file", "-", typed="quiet harbour 77\n").exit_code == 0
    assert known(app, "Chi", "pebble lantern 42")
    assert known(app, "Dee", "quiet harbour 77")


@pytest.mark.parametrize(
    ("arguments", "typed", "said"),
    [
        (["add", "amina"], "pebble lantern 42", "There is an account called “Amina” already."),
        (["add", "Import"], "pebble lantern 42", "The history says “Import” of what no person did."),
        (["add", "the command  line"], "pebble lantern 42", "of what no person did. Choose another name."),
        (["add", "frontdoor"], "pebble lantern 42", "of what no person did. Choose another name."),
        (["add", " "], "pebble lantern 42", "A name has 1 to 100 characters."),
        (["add", "Chi"], "short", "The password must be 12 characters or more."),
        (["add", "Chi"], "x" * 201, "The password must be 200 characters or fewer."),
        (["add", "Chi"], "Password12345", "Many people use this password."),
        (["password", "Nobody"], "pebble lantern 42", "There is no account called “Nobody”."),
        (["password", "Amina"], "short", "The password must be 12 characters or more."),
        (["remove", "Nobody"], "", "There is no account called “Nobody”."),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence(
    app: Flask, arguments: list[str], typed: str, said: str
) -> None:
    options = [] if arguments[0] == "remove" else ["--password-file", "-"]
    done = staff(app, *arguments, *options, typed=f"{typed}\n")
    assert done.exit_code == 1
    assert said in done.output
    assert known(app, "Amina", PASSWORDS["Amina"])


def test_the_list_names_everybody_and_shows_no_password(app: Flask) -> None:
    listed = staff(app, "list").output
    assert [line.split("\t")[0] for line in listed.splitlines()] == ["Amina", "Bola", "Chen", "Dilys"]
    assert [line.split("\t")[2:4] for line in listed.splitlines()][2:] == [
        ["editor", ""],
        ["team-editor", "waste"],
    ]
    assert "scrypt" not in listed


@pytest.mark.parametrize("change", ["remove", "password"])
def test_removing_an_account_or_changing_its_password_signs_out_whoever_uses_it(
    app: Flask, client: Client, change: str
) -> None:
    sign_in(client)
    options = ["--password-file", "-"] if change == "password" else []
    assert staff(app, change, "Amina", *options, typed="pebble lantern 42\n").exit_code == 0
    assert client.get("/staff").h1 == "Sign in to the pages for staff"


def test_an_account_made_again_under_a_name_is_another_account(app: Flask, client: Client) -> None:
    sign_in(client)
    staff(app, "remove", "Amina")
    staff(app, "add", "Amina", "--password-file", "-", typed=f"{PASSWORDS['Amina']}\n")
    assert client.get("/staff").h1 == "Sign in to the pages for staff"


def test_passwords_are_kept_as_salted_hashes(app: Flask) -> None:
    staff(app, "add", "Chi", "--password-file", "-", typed=f"{PASSWORDS['Amina']}\n")
    database: Database = app.extensions["database"]
    with database.reading() as session:
        hashes = [account.password for account in accounts.every(session)]
    assert len(set(hashes)) == len(hashes) == 5
    assert all(each.startswith("scrypt:") for each in hashes)


@pytest.mark.parametrize(
    "easy",
    [
        "Password2026!",
        "Passw0rd-Passw0rd",
        "welcome12345",
        "qwertyuiop12",
        "123456789012",
        "cba zyx wvu ts",
        "aaaaaaaaaaaa",
        "summer2026summer",
        "correct horse battery staple",
        "Amina password 1",
    ],
)
def test_a_password_that_many_people_use_is_refused(easy: str) -> None:
    assert mistake_in(easy, "Amina Yusuf") is not None


@pytest.mark.parametrize("good", ["kettle frost plum 9", "lorry teapot ninety", "تفاح قمر نافذة بحر"])
def test_words_that_do_not_go_together_are_taken(good: str) -> None:
    assert mistake_in(good, "Amina Yusuf") is None
