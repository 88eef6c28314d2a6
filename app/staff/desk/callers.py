"""What the caller on the line needs: a list in the signed cookie, of slugs alone; nothing of who they are.

It lasts until the call is ended, or whoever took it signs out.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace

from flask import session

from app.languages import ENGLISH, LANGUAGES

MOST = 12


@dataclass(frozen=True)
class Need:
    """A service the caller needs, by slug. Once it is recorded, `signpost` is the id of the record."""

    slug: str
    to: str = ""
    how: str = ""
    resolved: bool = False
    signpost: int | None = None


def needs() -> list[Need]:
    """In the order they came up."""
    return [Need(**told) for told in session.get("caller", {}).get("needs", [])]


def find_need(slug: str) -> Need | None:
    return next((need for need in needs() if need.slug == slug), None)


def add(slug: str) -> bool:
    """Whether it is on the list now; False when that is full."""
    known = needs()
    if slug in [need.slug for need in known]:
        return True
    if len(known) >= MOST:
        return False
    _keep([*known, Need(slug)])
    return True


def remove(slug: str) -> None:
    _keep([need for need in needs() if need.slug != slug])


def record(slug: str, signpost: int, to: str, how: str, resolved: bool) -> None:
    """Remember what was recorded of a need, so that it is recorded once and can be put right."""
    _keep(
        [
            replace(need, to=to, how=how, resolved=resolved, signpost=signpost) if need.slug == slug else need
            for need in needs()
        ]
    )


def language() -> str:
    """The code of the language the caller reads."""
    chosen: str = session.get("caller", {}).get("language", ENGLISH)
    return chosen if chosen in LANGUAGES else ENGLISH


def reads(code: str) -> None:
    if code in LANGUAGES:
        session["caller"] = {**session.get("caller", {}), "language": code}


def end() -> None:
    """Forget the list; what was recorded stays recorded."""
    session.pop("caller", None)


def _keep(kept: list[Need]) -> None:
    session["caller"] = {**session.get("caller", {}), "needs": [asdict(need) for need in kept]}
