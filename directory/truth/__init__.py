"""What is wrong with the directory: each rule looks at all of it, and names the entries to put right."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from sqlalchemy.orm import Session

from .everything import Asked, Everything, Form
from .finding import Finding, Found, Severity
from .links import unreachable_links
from .rules import RULES, UNREACHABLE_LINK, Rule

__all__ = [
    "RULES",
    "UNREACHABLE_LINK",
    "Asked",
    "Everything",
    "Finding",
    "Form",
    "Severity",
    "check",
    "look_at_links",
]


def check(session: Session, asked: Asked, only: Collection[str] = ()) -> list[Finding]:
    """Everything that is wrong, rule after rule; only by the rules with these codes, where there are any."""
    everything = Everything(session, asked)
    return [one for rule in RULES if not only or rule.code in only for one in _found(everything, rule)]


def look_at_links(
    session: Session, asked: Asked, progress: Callable[[int, int], None] | None = None
) -> list[Finding]:
    """The links that lead nowhere. It asks every website there is a link to, which takes minutes."""
    everything = Everything(session, asked)
    found = unreachable_links(everything, progress)
    return [filed(everything, UNREACHABLE_LINK, Severity.SERIOUS, one) for one in set_apart(found)]


def _found(everything: Everything, rule: Rule) -> Iterator[Finding]:
    found = sorted(set_apart(rule.look(everything)), key=lambda one: (one.name.casefold(), one.slug))
    yield from (filed(everything, rule.code, rule.severity, one) for one in found)


def set_apart(found: Iterator[Found]) -> list[Found]:
    """Each thing once, however many rows say it."""
    return list({repr(one): one for one in found}.values())


def filed(everything: Everything, code: str, severity: Severity, found: Found) -> Finding:
    """What was found, with whose it is."""
    entry = everything.by_key.get((found.kind, found.slug))
    team = everything.ownership.team_of(entry) if entry else None
    owner = everything.ownership.owner_of(entry) if entry else None
    return Finding(
        code,
        severity,
        found.kind,
        found.slug,
        found.name,
        found.case,
        found.parts,
        team.slug if team else None,
        owner,
    )
