"""Absences, shifts and leaving: in the audit, undone from it."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory import rota
from directory.hours import LONDON
from directory.leaving import leave
from directory.models import Absence, AuditEntry, DutyShift, Person, Role, Team
from directory.undoing import entries_of, net_of, undo
from tests.factories import a_person, a_role, a_team, an_absence

MONDAY = date(2026, 3, 2)


@pytest.fixture
def waste(session: Session) -> Team:
    session.add(made := a_team("Waste"))
    session.flush()
    return made


@pytest.fixture
def tom(session: Session) -> Person:
    session.add(made := a_person("Tom Price"))
    session.flush()
    return made


def undo_the_last(session: Session) -> None:
    session.commit()
    session.info.clear()
    last = session.scalars(select(AuditEntry.together).order_by(AuditEntry.id.desc()).limit(1)).one()
    undo(session, net_of(entries_of(session, last or "")), "Amina")
    session.expire_all()


def test_a_shift_that_was_removed_can_be_brought_back(session: Session, waste: Team, tom: Person) -> None:
    shift = rota.Shift(tom.id, "duty", MONDAY, time(9), MONDAY, time(17), "01632 960 001")
    assert rota.add_shifts(session, waste, shift, 1, "Dilys") == 1
    session.commit()
    session.info.clear()
    rota.remove_row(session, session.scalars(select(DutyShift)).one(), "Dilys")
    undo_the_last(session)
    back = session.scalars(select(DutyShift)).one()
    assert back.starts_at == datetime(2026, 3, 2, 9, tzinfo=LONDON)
    assert back.phone == "01632 960 001"


def test_a_shift_is_in_the_audit_of_its_team_and_an_absence_in_that_of_its_person(
    session: Session, waste: Team, tom: Person
) -> None:
    rota.add_shifts(session, waste, rota.Shift(tom.id, "duty", MONDAY, time(9), MONDAY, time(17)), 2, "Dilys")
    rota.add_absence(session, tom, rota.Days(MONDAY, MONDAY), "Dilys")
    found = session.scalars(select(AuditEntry).order_by(AuditEntry.id)).all()
    assert [(one.kind, one.of) for one in found] == [
        ("duty_shift", "team:waste"),
        ("duty_shift", "team:waste"),
        ("absence", "person:tom-price"),
    ]
    assert len({one.together for one in found}) == 1


def test_leaving_is_one_change_and_undone_as_one(session: Session, waste: Team, tom: Person) -> None:
    rosa = a_person("Rosa Diaz")
    session.add_all([a_role("Officer", team=waste, person=tom), a_role("Clerk", team=waste, covered_by=tom)])
    session.add(an_absence(rosa, MONDAY, MONDAY, tom))
    session.flush()
    leave(session, tom, MONDAY, "Chen")
    assert [role.person_id or role.covered_by_id for role in session.scalars(select(Role))] == [None, None]
    assert session.scalars(select(Absence.covered_by_id)).one() is None
    assert tom.left_on == MONDAY
    undo_the_last(session)
    assert [role.person_id or role.covered_by_id for role in session.scalars(select(Role))] == [tom.id] * 2
    assert session.scalars(select(Absence.covered_by_id)).one() == tom.id
    assert tom.left_on is None


@pytest.mark.parametrize(
    ("first", "last", "backwards"),
    [(time(9), time(17), False), (time(17), time(9), True), (time(9), time(9), True)],
)
def test_a_shift_that_ends_when_it_begins_is_backwards(first: time, last: time, backwards: bool) -> None:
    assert rota.Shift("", "duty", MONDAY, first, MONDAY, last).is_backwards is backwards
