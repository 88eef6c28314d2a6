"""Accounts of those who work here: made here, with a password, or by the council's own sign-in. What each may
do is changed here alone, and every such change is in the audit.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session
from werkzeug.security import check_password_hash, generate_password_hash

from app.models import StaffAccount
from app.staff.levels import Level
from app.staff.passwords import LONGEST, mistake_in
from app.staff.sessions import may_use
from directory.models import AuditEntry
from directory.nobody import COMMAND, is_nobody
from forms.answers import one_line

LONGEST_NAME = 100
MOST_PIECES = 4  # that a keyboard writes one letter in


class AccountError(ValueError):
    """It cannot be done. The message is a sentence for whoever looks after the accounts."""


def add(session: Session, name: str, password: str, who: str = COMMAND, **more: Any) -> StaffAccount:
    """`more` is level, teams, email, person. Raises AccountError for a name that is taken or the trail of
    changes has for no person, and a password that is too easy.
    """
    name = one_line(name)
    if not 1 <= len(name) <= LONGEST_NAME:
        raise AccountError(f"A name has 1 to {LONGEST_NAME} characters.")
    if is_nobody(name):
        raise AccountError(f"The history says “{name}” of what no person did. Choose another name.")
    if taken := find(session, name):
        raise AccountError(f"There is an account called “{taken.name}” already.")
    account = StaffAccount(
        name=name,
        password=_hashed(password, name),
        created_at=datetime.now(UTC),
        **{"level": Level.VIEWER.code, "teams": [], **more},
    )
    session.add(account)
    audit(session, name, who, None, rights(account))
    return account


def change_password(session: Session, name: str, password: str) -> None:
    """Whoever is signed in with the password before is signed out. Raises AccountError."""
    account = get(session, name)
    if account.subject is not None:
        raise AccountError(
            f"“{account.name}” signs in with the council's own sign-in, and has no password here."
        )
    account.password = _hashed(password, account.name)


def entitle(session: Session, account: StaffAccount, level: str, teams: Sequence[str], *, who: str) -> None:
    """Give an account this level and these teams, from its next page on."""
    before = rights(account)
    account.level, account.teams = level, sorted(teams)
    after = rights(account)
    if before != after:
        audit(session, account.name, who, before, after)


def remove(session: Session, name: str, who: str = COMMAND) -> None:
    """Whoever is signed in with it is signed out. Raises AccountError."""
    account = get(session, name)
    session.delete(account)
    audit(session, account.name, who, rights(account), None)


def is_the_last(session: Session, account: StaffAccount) -> bool:
    """Whether it is the only administrator, besides those who can sign in no more."""
    if account.level != Level.ADMINISTRATOR.code:
        return False
    same = (one for one in every(session) if one.level == account.level and one.name != account.name)
    return not any(may_use(session, one) for one in same)


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


def get(session: Session, name: str) -> StaffAccount:
    """Raises AccountError."""
    account = find(session, name)
    if account is None:
        raise AccountError(f"There is no account called “{one_line(name)}”.")
    return account


def rights(account: StaffAccount) -> dict[str, Any]:
    """What the account may do, as the audit keeps it."""
    return {"level": account.level, "teams": list(account.teams)}


def audit(
    session: Session, name: str, who: str, before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> None:
    """Keep that the rights of an account changed."""
    told = {"before": dict(before) if before else None, "after": dict(after) if after else None}
    session.add(AuditEntry(when=datetime.now(UTC), who=who, kind="account", slug=name, **told))


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
