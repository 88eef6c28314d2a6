"""Entries as their addresses name them: /directory/teams/waste is the team “waste”."""

from __future__ import annotations

from functools import partial

from flask import current_app, url_for
from sqlalchemy.orm import Session

from app.council import council
from app.directory.missing import get
from app.settings import Settings
from app.staff.levels import may_edit
from app.staff.sessions import member
from directory.truth.one import get_entry
from directory.truth.ownership import ENTRY_KINDS, Entry

KINDS = {f"{kind}s": kind for kind in ENTRY_KINDS}
ADDRESS = f"/directory/<any({','.join(KINDS)}):kinds>/<slug>"
"""Of an entry of any kind, for a route of something that each has."""


def entry_at(session: Session, kinds: str, slug: str) -> Entry:
    """With its translations and its team. Raises NotInDirectory."""
    kind = KINDS[kinds]
    found: Entry = get(partial(_one, kind), session, kind, slug)
    return found


def _one(kind: str, session: Session, slug: str) -> Entry:
    return get_entry(session, kind, slug)


def address_of(entry: Entry) -> str:
    """Its page, in the language of this one."""
    return url_for(f"directory.{entry.kind}", slug=entry.slug)


def may_keep(entry: Entry) -> bool:
    """Whether whoever is signed in, if anybody is, may say of an entry with its team that it is right."""
    who = member()
    return who is not None and may_edit(who, entry)


def is_ours(owner: str) -> bool:
    """Whether an owner works here, and can sign in: their address has the end of the council's own."""
    return owner.rpartition("@")[2].casefold() == council().email.rpartition("@")[2].casefold()


def public_address(kind: str, slug: str, rest: str = "") -> str:
    """The whole address of an entry's page in English, for a letter."""
    settings: Settings = current_app.extensions["settings"]
    return f"{settings.public_url}/directory/{kind}s/{slug}{rest}"


def staff_address(path: str) -> str:
    """The whole address of a page for staff, for a letter."""
    settings: Settings = current_app.extensions["settings"]
    return f"{settings.public_url}/staff/{path}"
