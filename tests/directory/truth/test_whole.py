"""All rules at once."""

from __future__ import annotations

import json
from dataclasses import asdict

from sqlalchemy import event
from sqlalchemy.orm import Session

from directory.truth import RULES, Asked, Everything, check
from tests.factories import a_contact, a_service, a_team

from .conftest import TODAY


def test_many_entries_take_no_more_statements_than_few(session: Session) -> None:
    team = a_team()
    session.add_all(
        a_service(f"Service {n}", team=team, contacts=[a_contact(f"line-{n}")]) for n in range(600)
    )
    session.flush()
    statements: list[str] = []
    event.listen(
        session.get_bind(), "before_cursor_execute", note := lambda *told: statements.append(told[2])
    )
    try:
        found = check(session, Asked(TODAY, ("ar",)))
    finally:
        event.remove(session.get_bind(), "before_cursor_execute", note)
    assert len(found) > 600
    assert len(statements) == 12  # one for each table, and one for whose mobiles may not be public


def test_what_is_found_is_plain_json(session: Session) -> None:
    session.add(a_service(description=None))
    session.flush()
    found = check(session, Asked(TODAY, ("ar",)))
    assert json.loads(json.dumps([asdict(one) for one in found]))


def test_every_rule_looks_at_an_empty_directory_and_finds_nothing(session: Session) -> None:
    assert check(session, Asked(TODAY)) == []
    assert len({rule.code for rule in RULES}) == len(RULES)


def test_an_entry_of_a_team_that_is_above_itself_ends(session: Session) -> None:
    team = a_team()
    session.add(team)
    session.flush()
    team.parent_id = team.id
    session.flush()
    assert Everything(session, Asked(TODAY)).ownership.owner_of(team) is None
