"""What the rules find in a directory that a test makes up, on 26 November 2026."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy.orm import Session

from directory.models.base import Base
from directory.truth import Asked, Finding, Form, check

TODAY = date(2026, 11, 26)
Findings = Callable[..., list[Finding]]


@pytest.fixture
def findings(session: Session) -> Findings:
    """findings("no-owner", a_service(…)) puts things into the directory and says what one rule finds."""

    def found(
        rule: str, *things: Base, languages: tuple[str, ...] = (), forms: tuple[Form, ...] = ()
    ) -> list[Finding]:
        session.add_all(things)
        session.flush()
        return check(session, Asked(TODAY, languages, forms), [rule])

    return found


def entries(found: list[Finding]) -> list[str]:
    return [f"{one.kind}:{one.slug}" for one in found]
