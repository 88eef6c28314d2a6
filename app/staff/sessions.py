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
from app.staff.levels import LEVELS, Member

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
    found = member()
    return found.name if found else None


def member() -> Member | None:
    """Who is signed in with this browser, and what they may do. Asked once a request."""
    if "staff" not in g:
        g.staff = _member(session.get("staff", {}))
    found: Member | None = g.staff
    return found


def _member(told: dict[str, Any]) -> Member | None:
    began = told.get("at")
    if began is None or not 0 <= now().timestamp() - began < LASTS.total_seconds():
        return None
    with reading() as database:
        account = database.get(StaffAccount, told["name"])
        if account is None or _proof(account) != told["proof"]:
            return None
        level, teams = LEVELS[account.level], frozenset(account.teams)
        return Member(account.name, level, account.email, account.person, teams)


def _proof(account: StaffAccount) -> str:
    return keys().scramble(account.password or account.subject or "", "staff session")[:32]
