"""Local accounts: a name and a password. Until single sign-on takes over, this is how staff are known."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from datetime import UTC, datetime
from functools import cache

from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.security import check_password_hash, generate_password_hash

from app.models import StaffAccount
from app.staff.passwords import LONGEST, mistake_in
from forms.answers import one_line

LONGEST_NAME = 100
MOST_PIECES = 4  # that a keyboard writes one letter in


class AccountError(ValueError):
    """It cannot be done. The message is a sentence for whoever looks after the accounts."""


def add(session: Session, name: str, password: str) -> StaffAccount:
    """Raises AccountError for a name that is taken or a password that is too easy."""
    name = one_line(name)
    if not 1 <= len(name) <= LONGEST_NAME:
        raise AccountError(f"A name has 1 to {LONGEST_NAME} characters.")
    if taken := find(session, name):
        raise AccountError(f"There is an account called “{taken.name}” already.")
    account = StaffAccount(name=name, password=_hashed(password, name), created_at=datetime.now(UTC))
    session.add(account)
    return account


def change_password(session: Session, name: str, password: str) -> None:
    """Whoever is signed in with the password before is signed out. Raises AccountError."""
    account = _get(session, name)
    account.password = _hashed(password, account.name)


def remove(session: Session, name: str) -> None:
    """Whoever is signed in with it is signed out. Raises AccountError."""
    session.delete(_get(session, name))


def every(session: Session) -> Sequence[StaffAccount]:
    return session.scalars(select(StaffAccount).order_by(StaffAccount.name)).all()


def find(session: Session, name: str) -> StaffAccount | None:
    """The account of this name, in capitals or not."""
    wanted = one_line(name).casefold()
    return next((each for each in every(session) if each.name.casefold() == wanted), None)


def known(session: Session, name: str, password: str) -> StaffAccount | None:
    """The account, if that is its password. A name that nobody has takes as long to refuse."""
    account = find(session, name)
    theirs = account.password if account else None
    right = check_password_hash(theirs or _nobodys(), _as_typed_anywhere(password))
    return account if theirs and right else None


def _get(session: Session, name: str) -> StaffAccount:
    account = find(session, name)
    if account is None:
        raise AccountError(f"There is no account called “{one_line(name)}”.")
    return account


def _hashed(password: str, name: str) -> str:
    mistake = mistake_in(password, name)
    if mistake is not None:
        raise AccountError(mistake)
    return generate_password_hash(_as_typed_anywhere(password))


@cache
def _nobodys() -> str:
    return generate_password_hash("nobody has this one")


def _as_typed_anywhere(password: str) -> str:
    """Two keyboards can write one letter in two ways. What is longer than any password is not looked at to
    its end: a quarter of a million accents on one letter would take a minute.
    """
    looked_at = password[: LONGEST * MOST_PIECES]
    return unicodedata.normalize("NFKC", looked_at.encode("utf-8", "replace").decode("utf-8"))
