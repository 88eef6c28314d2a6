"""Two who work here, and how they sign in."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

from flask import Flask
from werkzeug.security import generate_password_hash

from app.database import Database
from app.models import StaffAccount
from tests.app.browser import Client, Page

PASSWORDS = {"Amina": "kettle frost plum 9", "Bola": "lorry teapot ninety"}


@cache
def _hashed(password: str) -> str:
    return generate_password_hash(password)


def add_staff(app: Flask) -> None:
    database: Database = app.extensions["database"]
    with database.writing() as session:
        for name, password in PASSWORDS.items():
            session.add(StaffAccount(name=name, password=_hashed(password), created_at=datetime.now(UTC)))


def sign_in(client: Client, name: str = "Amina", path: str = "/staff/sign-in") -> Page:
    page = client.get(path)
    return page.click("Sign in", name=name, password=PASSWORDS[name])
