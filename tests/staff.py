"""Those who work here, what each may do, and how they sign in."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from flask import Flask
from werkzeug.security import generate_password_hash

from app.database import Database
from app.models import StaffAccount
from tests.app.browser import Client, Page

PASSWORDS = {
    "Amina": "kettle frost plum 9",
    "Bola": "lorry teapot ninety",
    "Chen": "gravel saucer moth",
    "Dilys": "ribbon quarry toast",
}
LEVELS = {"Amina": "administrator", "Bola": "viewer", "Chen": "editor", "Dilys": "team-editor"}
TEAMS = {"Dilys": ["waste"]}
PEOPLE = {"Amina": "abena-owusu", "Bola": "adaeze-nwosu"}


@cache
def _hashed(password: str) -> str:
    return generate_password_hash(password)


def add_staff(app: Flask) -> None:
    database: Database = app.extensions["database"]
    with database.writing() as session:
        for name, password in PASSWORDS.items():
            account = StaffAccount(
                name=name,
                password=_hashed(password),
                created_at=datetime.now(UTC),
                level=LEVELS[name],
                email=f"{name.lower()}@wendlevale.example",
                person=PEOPLE.get(name),
                teams=TEAMS.get(name, []),
            )
            session.add(account)


def sign_in(client: Client, name: str = "Amina", path: str = "/staff/sign-in") -> Page:
    page = client.get(path)
    return page.click("Sign in", name=name, password=PASSWORDS[name])
