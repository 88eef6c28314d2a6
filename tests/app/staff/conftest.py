"""Two who work here, and a browser in which one of them is signed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache

import pytest
from flask import Flask
from sqlalchemy import delete
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


def remove_staff(app: Flask) -> None:
    database: Database = app.extensions["database"]
    with database.writing() as session:
        session.execute(delete(StaffAccount))


def sign_in(client: Client, name: str = "Amina", path: str = "/staff/sign-in") -> Page:
    page = client.get(path)
    return page.click("Sign in", name=name, password=PASSWORDS[name])


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Flask:
    made = make_app()
    add_staff(made)
    return made


@pytest.fixture
def amina(client: Client) -> Client:
    """Amina's browser: she is signed in."""
    assert sign_in(client).h1 == "Desk"
    return client


@pytest.fixture(scope="session")
def staffed_sample(sample_app: Flask) -> Flask:
    """The sample council, and those who work there."""
    add_staff(sample_app)
    return sample_app
