"""Being signed in: the name of an account in the signed cookie, for the length of a working day.

It ends sooner when the account is removed or its password is changed: `proof` is made from the account's
salted hash, so nothing about sessions is stored.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from flask import g, session

from app.clock import now
from app.database import reading
from app.models import StaffAccount
from app.security import keys

LASTS = timedelta(hours=10)


def sign_in(account: StaffAccount) -> None:
    """Begin a new session. What another account began in this browser is not carried into it."""
    before = session.get("staff", {}).get("name", account.name)
    begun = session.get("begun", []) if before == account.name else []
    session.clear()
    if begun:
        session["begun"] = begun
        session.permanent = True
    session["staff"] = {"name": account.name, "proof": _proof(account), "at": int(now().timestamp())}
    g.pop("staff", None)


def sign_out() -> None:
    """The name stays, so that another account does not find here what this one began."""
    session.pop("csrf_token", None)
    session["staff"] = {"name": session.get("staff", {}).get("name")}
    g.pop("staff", None)


def signed_in() -> str | None:
    """The name of the account that is signed in with this browser."""
    if "staff" not in g:
        g.staff = _name(session.get("staff", {}))
    name: str | None = g.staff
    return name


def _name(told: dict[str, Any]) -> str | None:
    began = told.get("at")
    if began is None or not 0 <= now().timestamp() - began < LASTS.total_seconds():
        return None
    with reading() as database:
        account = database.get(StaffAccount, told["name"])
        return account.name if account is not None and _proof(account) == told["proof"] else None


def _proof(account: StaffAccount) -> str:
    return keys().scramble(account.password, "staff session")[:32]
