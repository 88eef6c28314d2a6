"""Being signed in: the name of an account in the signed cookie, for the length of a working day.

It ends sooner when the account is removed, its password is changed or its person has left: `proof` is made
from when it was made and its salted hash, so nothing about sessions is stored. What the account may do is
read at each request.
"""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import Any

from flask import current_app, g, session
from sqlalchemy import select
from sqlalchemy.orm import Session

from app.clock import now, today
from app.database import reading
from app.models import StaffAccount
from app.security import keys
from app.settings import Settings
from app.staff.levels import LEVELS, Member
from directory.models import Person

LASTS = timedelta(hours=10)


def sign_in(account: StaffAccount) -> bool:
    """Begin a new session, and say whether this account may have one. What another account began in this
    browser is not carried into it.
    """
    with reading() as database:
        if not may_use(database, account):
            return False
    before = session.get("staff", {}).get("name", account.name)
    begun = session.get("begun", []) if before == account.name else []
    session.clear()
    if begun:
        session["begun"] = begun
        session.permanent = True
    told = {"name": account.name, "proof": _proof(account), "at": int(now().timestamp())}
    session["staff"] = {**told, "council": True} if account.subject else told
    g.pop("staff", None)
    return True


def sign_out() -> bool:
    """Whether it was the council's own sign-in that let them in. The name stays, so that another account does
    not find here what this one began.
    """
    by_council = bool(session.get("staff", {}).get("council"))
    session.pop("csrf_token", None)
    session.pop("caller", None)
    session["staff"] = {"name": session.get("staff", {}).get("name"), "left": by_council}
    g.pop("staff", None)
    return by_council


def was_left() -> bool:
    """Whether somebody has signed out here, so that whoever comes next has to prove who they are."""
    return bool(session.get("staff", {}).get("left"))


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
        if account is None or _proof(account) != told["proof"] or not may_use(database, account):
            return None
        level, teams = LEVELS[account.level], frozenset(account.teams)
        return Member(account.name, level, account.email, account.person, teams)


def _proof(account: StaffAccount) -> str:
    made = account.created_at.astimezone(UTC).isoformat()
    return keys().scramble(f"{account.password or account.subject} {made}", "staff session")[:32]


def may_use(database: Session, account: StaffAccount) -> bool:
    """Whether the way this account signs in is one there is, and its person has not left. The directory's own
    word is taken, for the day somebody left may come from a file as well as from a page of ours.
    """
    settings: Settings = current_app.extensions["settings"]
    left_on = database.scalar(select(Person.left_on).where(Person.slug == account.person))
    is_here = left_on is None or left_on >= today()
    return is_here and bool(settings.oidc_url if account.subject else settings.local_accounts)
