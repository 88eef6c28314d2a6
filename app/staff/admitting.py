"""Who comes from the council's own sign-in: whether they may come in, and the account that is theirs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.clock import today
from app.models import StaffAccount
from app.settings import Settings
from app.staff import accounts
from app.staff.accounts import LONGEST_NAME
from app.staff.levels import LEVELS, Level
from app.staff.provider import CannotSignIn
from directory.models import Person, Team
from directory.nobody import SIGN_IN, is_nobody
from forms.answers import one_line

LONGEST_EMAIL = 254
LONGEST_SUBJECT = 400

_AFTER_A_NAME = re.compile(r"(?: \(.*\)| \d+)?")


@dataclass(frozen=True)
class Arrival:
    """Somebody, as the provider knows them. `level` is None where levels are given here, and so are `teams`;
    otherwise they are all the words that may name a team.
    """

    subject: str
    name: str
    email: str
    level: str | None
    teams: list[str] | None


def arrival(claims: Mapping[str, Any], settings: Settings) -> Arrival:
    """Who the claims are about. Raises CannotSignIn for who may not come in."""
    subject = f"{claims['iss']} {claims['sub']}"
    email = one_line(str(claims.get("email") or ""))
    if len(subject) > LONGEST_SUBJECT:
        raise CannotSignIn("again", "LongSubject")
    if "@" not in email or len(email) > LONGEST_EMAIL or claims.get("email_verified") in (False, "false"):
        raise CannotSignIn("no-email", "NoEmail")
    level = _level(claims, settings)
    names = (claims.get("name"), claims.get("preferred_username"), email.partition("@")[0])
    name = next(each for each in (one_line(str(named or "")) for named in names) if each)
    teams = words_of(claims, settings.oidc_teams_claim) if settings.oidc_teams_claim else None
    return Arrival(subject, name[:LONGEST_NAME], email, level, teams)


def decides_levels(settings: Settings) -> bool:
    """Whether the provider's groups say who is more than a viewer."""
    return any(level != Level.VIEWER.code for _group, level in settings.oidc_levels)


def words_of(claims: Mapping[str, Any], path: str) -> list[str]:
    """The words in a claim, which may be one or several, and may lie inside others: realm_access.roles."""
    value: Any = claims.get(path)
    if value is None:
        value = claims
        for part in path.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
    if isinstance(value, str):
        return [value]
    return [str(each) for each in value] if isinstance(value, list) else []


def admit(session: Session, who: Arrival) -> StaffAccount:
    """The account of who has come, made the first time and brought up to date each time. Raises CannotSignIn
    for who has left, as the directory knows.
    """
    person = _person(session, who.email)
    account = session.scalar(select(StaffAccount).where(StaffAccount.subject == who.subject))
    if account is None:
        account = StaffAccount(
            name=_free_name(session, who, None),
            created_at=datetime.now(UTC),
            subject=who.subject,
            level=Level.VIEWER.code,
            teams=[],
        )
        session.add(account)
        accounts.audit(session, account.name, SIGN_IN, None, accounts.rights(account))
    elif not _AFTER_A_NAME.fullmatch(account.name.removeprefix(who.name)):
        account.name = _free_name(session, who, account)
    account.email = who.email
    account.person = person or account.person
    level = who.level or account.level
    teams = account.teams if who.teams is None else _teams(session, who.teams)
    accounts.entitle(session, account, level, teams, who=SIGN_IN)
    session.flush()
    return account


def _level(claims: Mapping[str, Any], settings: Settings) -> str | None:
    elsewhere = claims.get("_claim_names")
    if isinstance(elsewhere, Mapping) and settings.oidc_groups_claim.partition(".")[0] in elsewhere:
        raise CannotSignIn("not-allowed", "TooManyGroups")  # Entra ID sends none of more than 200
    groups = {"*", *words_of(claims, settings.oidc_groups_claim)}
    found = [LEVELS[level] for group, level in settings.oidc_levels if group in groups]
    if not found:
        raise CannotSignIn("not-allowed", "NoGroup")
    return max(found).code if decides_levels(settings) else None


def _free_name(session: Session, who: Arrival, own: StaffAccount | None) -> str:
    """Their name; with their email address after it where somebody else has it already, or else a number."""
    with_email = f"{who.name[: LONGEST_NAME - len(who.email) - 3]} ({who.email})"
    tried = [who.name, *([with_email] if len(with_email) <= LONGEST_NAME else [])]
    numbered = (f"{who.name[: LONGEST_NAME - 7]} {number}" for number in range(2, 1000))
    free = (name for name in (*tried, *numbered) if not is_nobody(name))
    return next(name for name in free if accounts.find(session, name) in (None, own))


def _person(session: Session, email: str) -> str | None:
    """The slug of who has this address in the directory; nobody when several do."""
    same = select(Person.slug, Person.left_on).where(func.lower(Person.email) == email.lower())
    known = session.execute(same).all()
    here = [slug for slug, left_on in known if left_on is None or left_on >= today()]
    if known and not here:
        raise CannotSignIn("not-allowed", "HasLeft")
    return here[0] if len(here) == 1 else None


def _teams(session: Session, named: Iterable[str]) -> list[str]:
    wanted = {each.casefold() for each in named}
    rows = session.execute(select(Team.slug, Team.name).order_by(Team.slug))
    return [slug for slug, name in rows if slug.casefold() in wanted or name.casefold() in wanted]
