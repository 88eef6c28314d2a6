"""A service is modified when anything that is shown as part of it is."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from directory.catalogue import get_location, get_service, get_team, get_topic
from directory.changes import change, remove
from directory.models import Service
from directory.openreferral import import_json
from directory.spreadsheet import import_folder

from .council import spoil, write_council

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


@pytest.fixture
def council(session: Session, tmp_path: Path) -> Path:
    """Exampleton, none of whose services was modified since long ago."""
    folder = write_council(tmp_path)
    import_folder(session, folder)
    session.execute(update(Service).values(last_modified=LONG_AGO))
    session.commit()
    return folder


def modified(session: Session) -> set[str]:
    session.expire_all()
    slugs = ("bins", "noise", "old-permits")
    return {slug for slug in slugs if get_service(session, slug).last_modified != LONG_AGO}


CASES = [
    ("cost_options.csv", "bins,Extra bin,12.50,GBP,each year\n", "", {"bins"}),
    ("contacts.csv", "01632 960 101", "01632 960 102", {"noise"}),
    ("contacts.csv", "01632 960 100", "01632 960 109", {"bins"}),
    ("schedules.csv", "10:00,12:00", "10:00,13:00", {"bins"}),
    ("locations.csv", "Bus 4", "Bus 5", {"bins"}),
    ("topics.csv", "Rubbish and recycling", "Rubbish", {"bins"}),
    ("organisations.csv", "We run local services.", "We serve.", {"bins", "noise", "old-permits"}),
    ("people.csv", "she/her", "they/them", set()),
]


def test_what_is_shown_as_part_of_a_service_modifies_it(session: Session, council: Path) -> None:
    for file, old, new, services in CASES:
        assert import_folder(session, spoil(write_council(council), file, old, new)).ok
        assert modified(session) == services, (file, old, new)
        session.rollback()


def test_importing_the_same_again_modifies_nothing(session: Session, council: Path) -> None:
    import_folder(session, council)
    assert modified(session) == set()


def test_what_is_changed_on_a_page_modifies_it_too(session: Session, council: Path) -> None:
    change(session, get_team(session, "environment"), "Amina", description="Streets")
    assert modified(session) == {"noise"}
    change(session, get_topic(session, "rubbish"), "Amina", name="Rubbish")
    assert modified(session) == {"noise", "bins"}


def test_a_place_that_is_removed_modifies_what_was_there(session: Session, council: Path) -> None:
    remove(session, get_location(session, "town-hall"), "Amina")
    assert modified(session) == {"bins"}


def test_the_moment_that_others_give_is_kept_and_is_never_put_back(session: Session) -> None:
    service = {"id": "11111111-1111-4111-8111-111111111111", "name": "Advice", "status": "active"}
    import_json(session, {**service, "last_modified": "2026-01-01T10:00:00.123Z"})
    first = get_service(session, "advice").last_modified
    assert first == datetime(2026, 1, 1, 10, 0, 0, 123_000, UTC)
    assert import_json(session, {**service, "last_modified": "2025-01-01T10:00:00Z"}).unchanged == 1
    import_json(session, {**service, "name": "Debt advice", "last_modified": "2025-01-01T10:00:00Z"})
    session.expire_all()
    second = get_service(session, "advice").last_modified
    assert second
    assert second > first
