"""Those who left long ago are forgotten: what was said of them is gone, who changed what and when stays."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory import rota
from directory.changes import add, change, remove, touched
from directory.forgetting import forget, long_gone
from directory.leaving import leave
from directory.models import Absence, AuditEntry, Base, DutyShift, Person, Proposal, Role, Team
from directory.proposals import begin, write
from directory.slugs import id_for
from directory.undoing import entries_of, net_of, obstacles, undo
from tests.factories import a_person, a_role, a_team, an_absence

MONDAY = date(2026, 3, 2)
TUESDAY = MONDAY + timedelta(1)
TOM = {"mobile": "07700 900 123", "about": "I keep bees", "pronouns": "he/him", "skills": ["Knots"]}
SECRETS = ("Tom Price", "tom-price", "07700", "bees", "he/him", "Knots", id_for("person", "tom-price"))


@pytest.fixture
def tom(session: Session) -> Person:
    """Tom came, wrote a profile, was away and on duty, and left on a Monday; each step is a change."""
    waste, rosa = a_team("Waste"), a_person("Rosa Diaz")
    session.add_all([waste, rosa])
    add(session, made := a_person("Tom Price"), "Chen")
    next_change(session)
    change(session, made, "Tom", **TOM)
    next_change(session)
    add(session, a_role("Officer", team=waste, person_id=made.id), "Chen")
    add(session, role := a_role("Clerk", team=waste), "Chen")
    next_change(session)
    change(session, role, "Chen", covered_by_id=made.id, responsibilities=["Skips"])
    next_change(session)
    rota.add_absence(session, made, rota.Days(MONDAY, MONDAY, rosa.id), "Tom")
    rota.add_absence(session, rosa, rota.Days(MONDAY, MONDAY, made.id), "Rosa")
    next_change(session)
    on_duty(session, waste, made)
    next_change(session)
    leave(session, made, MONDAY, "Chen")
    next_change(session)
    return made


def next_change(session: Session) -> None:
    session.commit()
    session.info.clear()


def on_duty(session: Session, team: Team, person: Person) -> None:
    shift = rota.Shift(person.id, "duty", MONDAY, time(9), MONDAY, time(17), "07700 900 123")
    rota.add_shifts(session, team, shift, 2, "Dilys")


def trail(session: Session) -> list[AuditEntry]:
    return list(session.scalars(select(AuditEntry).order_by(AuditEntry.id)))


def everything(session: Session) -> str:
    """All that the directory holds, as text."""
    tables = Base.metadata.sorted_tables
    rows = [dict(row) for table in tables for row in session.execute(select(table)).mappings()]
    return json.dumps(rows, default=str, ensure_ascii=False)


def undoable(session: Session, together: str) -> bool:
    entries = entries_of(session, together)
    nets = net_of(entries)
    return bool(nets) and not obstacles(session, nets, entries[-1].id)


def test_the_last_day_and_the_days_after_it_count(session: Session, tom: Person) -> None:
    assert long_gone(session, MONDAY) == []
    assert not forget(session, "tom-price", MONDAY, "Frontdoor")
    assert long_gone(session, TUESDAY) == ["tom-price"]


def test_nothing_that_was_said_of_them_is_anywhere_any_more(session: Session, tom: Person) -> None:
    assert all(secret in everything(session) for secret in SECRETS)
    assert forget(session, "tom-price", TUESDAY, "Frontdoor")
    next_change(session)
    left = everything(session)
    assert [secret for secret in SECRETS if secret in left] == []


def test_posts_stay_vacant_and_the_absences_of_others_stay_without_cover(
    session: Session, tom: Person
) -> None:
    for role in session.scalars(select(Role)):  # somebody gave them a post again, after their last day
        change(session, role, "Chen", person_id=tom.id, covered_by_id=tom.id)
    forget(session, "tom-price", TUESDAY, "Frontdoor")
    posts = session.scalars(select(Role).order_by(Role.slug)).all()
    assert [(role.slug, role.person_id, role.covered_by_id) for role in posts] == [
        ("clerk", None, None),
        ("officer", None, None),
    ]
    absence = session.scalars(select(Absence)).one()
    assert (absence.person_id, absence.covered_by_id) == (id_for("person", "rosa-diaz"), None)
    assert session.scalars(select(DutyShift)).all() == []


def test_who_changed_which_kind_of_thing_and_when_stays_in_the_trail(session: Session, tom: Person) -> None:
    before = [(one.who, one.kind, one.when, one.together) for one in trail(session)]
    forget(session, "tom-price", TUESDAY, "Frontdoor")
    after = [(one.who, one.kind, one.when, one.together) for one in trail(session)]
    assert after[: len(before)] == before
    assert ("Frontdoor", "person") in [(who, kind) for who, kind, _when, _together in after[len(before) :]]


def test_what_a_change_said_of_other_things_stays(session: Session, tom: Person) -> None:
    forget(session, "tom-price", TUESDAY, "Frontdoor")
    covered = next(one for one in trail(session) if "responsibilities" in (one.after or {}) and one.before)
    assert covered.after == {"covered_by_id": None, "responsibilities": ["Skips"]}


def test_being_forgotten_cannot_be_undone_nor_what_was_about_them_alone(
    session: Session, tom: Person
) -> None:
    forget(session, "tom-price", TUESDAY, "Frontdoor")
    next_change(session)
    about = {one.together for one in trail(session) if one.is_forgotten}
    assert len(about) == 6
    for together in about - {None}:
        alone = all(one.is_forgotten for one in entries_of(session, together or ""))
        assert not (alone and undoable(session, together or ""))


def test_a_change_of_several_things_is_undone_without_what_is_forgotten(
    session: Session, tom: Person
) -> None:
    change(session, a_team_of(session), "Chen", name="Rubbish")
    change(session, tom, "Chen", about="I kept bees")
    together = session.info["together"]
    next_change(session)
    forget(session, "tom-price", TUESDAY, "Frontdoor")
    next_change(session)
    undo(session, net_of(entries_of(session, together)), "Chen")
    assert a_team_of(session).name == "Waste"
    assert session.scalars(select(Person.slug)).all() == ["rosa-diaz"]


def a_team_of(session: Session) -> Team:
    return session.scalars(select(Team)).one()


def test_a_draft_that_was_to_give_them_a_post_does_so_no_more(session: Session, tom: Person) -> None:
    kept = write(session, "role", "clerk", {"person_id": tom.id, "name": "Scribe"}, {"name": "Clerk"}, "Chen")
    write(session, "role", "officer", {"person_id": tom.id}, {}, "Chen")
    new = begin(session, "role", "driver", {"name": "Driver", "person_id": tom.id}, "Chen")
    given_on = write(session, "role", "clerk", {"person_id": "rosa"}, {"person_id": tom.id}, "Amina")
    assert kept
    assert given_on
    forget(session, "tom-price", TUESDAY, "Frontdoor")
    assert kept.changes == {"name": {"was": "Clerk", "is": "Scribe"}}
    assert new.changes["person_id"] == {"was": None, "is": None}
    assert given_on.changes == {"person_id": {"was": None, "is": "rosa"}}
    assert len(session.scalars(select(Proposal)).all()) == 3


def test_search_is_told(session: Session, tom: Person) -> None:
    forget(session, "tom-price", TUESDAY, "Frontdoor")
    assert ("person", "tom-price") in touched(session)


def test_whoever_was_taken_out_otherwise_is_forgotten_in_the_trail_as_long_after(session: Session) -> None:
    add(session, tom := a_person("Tom Price", **TOM), "Chen")
    remove(session, tom, "Chen")
    today = datetime.now(UTC).date()
    assert long_gone(session, today) == []
    assert long_gone(session, today + timedelta(2)) == ["tom-price"]
    assert forget(session, "tom-price", today, "Frontdoor")
    assert [secret for secret in SECRETS if secret in everything(session)] == []
    assert long_gone(session, today + timedelta(2)) == []


def test_forgetting_again_changes_nothing_and_somebody_new_may_have_the_name(
    session: Session, tom: Person
) -> None:
    forget(session, "tom-price", TUESDAY, "Frontdoor")
    next_change(session)
    before = everything(session)
    assert forget(session, "tom-price", TUESDAY, "Frontdoor")
    assert everything(session) == before
    add(session, a_person("Tom Price"), "Chen")
    session.add(an_absence(a_person("Amina Yusuf"), MONDAY, MONDAY))
    next_change(session)
    assert not forget(session, "tom-price", TUESDAY, "Frontdoor")
    assert session.scalars(select(Person).where(Person.slug == "tom-price")).one()
