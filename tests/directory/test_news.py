"""What changed in the services: told by its parts, never who did it, never what is for staff."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from directory import changes
from directory.models import AuditEntry, Contact
from directory.news import OF_A_SERVICE, lately, latest_change
from directory.visibility import is_public
from tests.factories import a_contact, a_service, a_team


def told(session: Session) -> list[tuple[str, tuple[str, ...], bool]]:
    session.flush()
    return [(change.service.slug, change.parts, change.new) for change in lately(session, 50)]


def is_another_day(session: Session) -> None:
    """What was written so far was written on the second of March."""
    session.execute(update(AuditEntry).values(when=datetime(2026, 3, 2, 10, tzinfo=UTC)))


@pytest.fixture
def bins(session: Session) -> Session:
    """A directory in which bins have long been there."""
    changes.add(session, a_service("Bins"), "Olu")
    is_another_day(session)
    return session


def test_a_new_service_is_told(session: Session) -> None:
    changes.add(session, a_service("Bins"), "Olu")
    [(slug, _parts, new)] = told(session)
    assert (slug, new) == ("bins", True)


def test_the_parts_that_changed_on_a_day_are_told_together(bins: Session) -> None:
    service = find(bins)
    changes.change(bins, service, "Olu", fees="Free.")
    changes.change(bins, service, "Amina", eligibility="Everyone.", minimum_age=18)
    assert told(bins)[0] == ("bins", ("cost", "eligibility"), False)
    assert len(told(bins)) == 2, "the day it was new stands by itself"


def test_what_only_staff_may_see_is_not_told(bins: Session) -> None:
    changes.change(bins, find(bins), "Olu", owner_email="olu@example.org", tell_callers="Be brief.")
    assert [new for _slug, _parts, new in told(bins)] == [True]
    assert all(is_public("service", column) for column in OF_A_SERVICE)


def test_a_contact_is_told_only_where_everyone_may_see_it(bins: Session) -> None:
    service = find(bins)
    changes.add(bins, a_contact("desk", service_id=service.id, public=False), "Olu")
    is_another_day(bins)
    desk = bins.query(Contact).filter_by(slug="desk").one()
    changes.change(bins, desk, "Olu", hours="MO 09:00-12:00")
    assert told(bins) == [("bins", told(bins)[0][1], True)]
    changes.change(bins, desk, "Olu", public=True)
    assert told(bins)[0] == ("bins", ("contact",), False)


def test_a_service_that_is_not_active_any_more_is_not_told(bins: Session) -> None:
    changes.change(bins, find(bins), "Olu", status="defunct")
    assert told(bins) == []


def test_what_changed_in_a_team_is_not_a_change_of_a_service(bins: Session) -> None:
    changes.add(bins, a_team(), "Olu")
    assert [slug for slug, *_more in told(bins)] == ["bins"]


def test_the_latest_are_told_and_no_more(session: Session) -> None:
    for number in range(4):
        changes.add(session, a_service(f"Service {number}"), "Olu")
    assert [change.service.slug for change in lately(session, 2)] == ["service-3", "service-2"]


def test_every_change_of_anything_gives_another_latest_change(bins: Session) -> None:
    before = latest_change(bins)
    changes.change(bins, find(bins), "Olu", fees="Free.")
    assert latest_change(bins) != before


def find(session: Session):  # type: ignore[no-untyped-def]
    from directory.catalogue import get_service

    return get_service(session, "bins")
