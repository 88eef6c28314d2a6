"""Publishing drafts on their day. Where one cannot be, that is kept with it and whoever wrote it is told."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy.orm import Session

from app.changing import changing
from app.clock import today
from app.database import Database
from app.letters import Letter, post
from app.models import StaffAccount
from app.security import Keys
from app.settings import Settings
from app.staff.editing.kinds import KINDS
from app.staff.levels import LEVELS, Member, may_edit
from app.staff.sessions import may_use
from directory.models import Kept, Proposal
from directory.proposals import Overtaken, due, publish, wanted
from directory.whole import find_thing


def publish_due(database: Database, keys: Keys, settings: Settings) -> None:
    """Each by itself, so that one which cannot be published keeps back no other."""
    with database.reading() as session:
        ids = [draft.id for draft in due(session, today())]
    for key in ids:
        problem = _publish(key)
        if problem:
            _keep_and_tell(database, keys, settings, key, problem)


def _publish(key: str) -> str | None:
    """Why it could not be published; None when it is."""
    try:
        with changing() as session:
            draft = session.get(Proposal, key)
            if draft is None:
                return None
            kind, slug = draft.kind, draft.slug
            account = session.get(StaffAccount, draft.who)
            if account is None or not _may_publish(session, account, draft):
                return f"{draft.who} may not edit this entry any more."
            publish(session, draft, draft.who)
            session.expire_all()
            if not _may(session, account, kind, slug):
                raise PermissionError
    except Overtaken:
        return "Somebody else changed the same things after the draft was made."
    except LookupError:
        return "The entry was removed, or there is another at its address already."
    except PermissionError:
        return "Whoever made the draft may not give the entry to that team."
    return None


def _may_publish(session: Session, account: StaffAccount, draft: Proposal) -> bool:
    """Whether whoever wrote it still works here, and every part that the draft changes is open to them."""
    if not may_use(session, account) or KINDS[draft.kind].closes(draft.changes, _member(account)):
        return False
    return draft.is_new or _may(session, account, draft.kind, draft.slug)


def _may(session: Session, account: StaffAccount, kind: str, slug: str) -> bool:
    thing = find_thing(session, kind, slug)
    return thing is None or may_edit(_member(account), thing)


def _member(account: StaffAccount) -> Member:
    return Member(account.name, LEVELS[account.level], teams=frozenset(account.teams))


def _keep_and_tell(database: Database, keys: Keys, settings: Settings, key: str, problem: str) -> None:
    with database.writing() as session:
        draft = session.get(Proposal, key)
        if draft is None:
            return
        draft.problem = problem
        for letter in _letters(session, draft, settings):
            post(session, keys, letter)


def _letters(session: Session, draft: Proposal, settings: Settings) -> Iterator[Letter]:
    account = session.get(StaffAccount, draft.who)
    thing = find_thing(session, draft.kind, draft.slug)
    name = thing.name if thing else wanted(draft).get("name") or draft.slug
    owner = thing.owner_email if isinstance(thing, Kept) else None
    to = account.email if account and account.email and may_use(session, account) else owner
    if to:
        lines = [
            f"Your draft of “{name}” was to be published today, and could not be.",
            str(draft.problem),
            "Look at it, and publish it or throw it away:",
            f"{settings.public_url}/staff/drafts/{draft.id}",
        ]
        yield Letter(to, f"Your draft of “{name}” could not be published", lines, "en")
