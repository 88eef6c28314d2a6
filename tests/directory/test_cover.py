"""Who answers for a post or a team at a moment: absences, cover, chains of both, duty and out of hours."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event
from sqlalchemy.orm import Session

from directory.away import away_on
from directory.catalogue import get_role
from directory.cover import Transfer, answers_for, people_of, who_now, who_now_of_each
from directory.hours import LONDON
from directory.models import Person, Role, Team
from tests.factories import a_contact, a_person, a_role, a_shift, a_team, an_absence

MONDAY = date(2026, 3, 2)
MORNING = datetime(2026, 3, 2, 10, tzinfo=LONDON)
NIGHT = datetime(2026, 3, 2, 23, tzinfo=LONDON)

amina: Person
tom: Person
rosa: Person


@pytest.fixture(autouse=True)
def cast() -> None:
    global amina, tom, rosa
    amina = a_person("Amina Yusuf", phone="01632 960 701")
    tom = a_person("Tom Price", phone="01632 960 702")
    rosa = a_person("Rosa Diaz", phone="01632 960 703")


def answering(session: Session, role: Role, day: date = MONDAY) -> Person | None:
    session.add(role)
    found = get_role(session, role.slug)
    return answers_for(found, away_on(session, day, people_of([found])))


def test_whoever_fills_a_post_answers_for_it(session: Session) -> None:
    assert answering(session, a_role(person=amina)) is amina


def test_a_vacant_post_is_answered_for_by_whoever_covers_it(session: Session) -> None:
    assert answering(session, a_role("Covered", covered_by=tom)) is tom


def test_nobody_answers_for_a_vacant_post_without_cover(session: Session) -> None:
    assert answering(session, a_role()) is None


def test_cover_until_further_notice_answers_though_nobody_wrote_down_an_absence(session: Session) -> None:
    assert answering(session, a_role(person=amina, covered_by=tom)) is tom


@pytest.mark.parametrize(("day", "away"), [(-1, False), (0, True), (4, True), (5, False)])
def test_the_first_and_the_last_day_of_an_absence_are_part_of_it(
    session: Session, day: int, away: bool
) -> None:
    session.add(an_absence(amina, MONDAY, MONDAY + timedelta(4), tom))
    found = answering(session, a_role(person=amina), MONDAY + timedelta(day))
    assert found is (tom if away else amina)


def test_whoever_covers_an_absence_comes_before_cover_until_further_notice(session: Session) -> None:
    session.add(an_absence(amina, MONDAY, MONDAY, tom))
    assert answering(session, a_role(person=amina, covered_by=rosa)) is tom


def test_an_absence_that_nobody_covers_falls_to_cover_until_further_notice(session: Session) -> None:
    session.add(an_absence(amina, MONDAY, MONDAY))
    assert answering(session, a_role(person=amina, covered_by=rosa)) is rosa


def test_an_absence_that_nobody_covers_leaves_nobody(session: Session) -> None:
    session.add(an_absence(amina, MONDAY, MONDAY))
    assert answering(session, a_role(person=amina)) is None


def test_whoever_covers_may_be_away_and_covered_in_turn(session: Session) -> None:
    session.add_all([an_absence(amina, MONDAY, MONDAY, tom), an_absence(tom, MONDAY, MONDAY, rosa)])
    assert answering(session, a_role(person=amina)) is rosa


def test_two_who_cover_each_other_and_are_both_away_are_nobody(session: Session) -> None:
    session.add_all([an_absence(amina, MONDAY, MONDAY, tom), an_absence(tom, MONDAY, MONDAY, amina)])
    assert answering(session, a_role(person=amina)) is None


def test_a_post_is_vacant_from_the_day_after_the_last_of_who_filled_it(session: Session) -> None:
    amina.left_on = MONDAY
    role = a_role(person=amina)
    assert answering(session, role, MONDAY) is amina
    assert answering(session, role, MONDAY + timedelta(1)) is None


def a_whole_team(session: Session, *, line: bool = True) -> Team:
    """Waste within Environment: a line that is open in office hours, one officer."""
    waste = a_team("Waste", parent=a_team("Environment"))
    session.add_all([waste, a_role("Officer", team=waste, person=amina)])
    session.flush()
    if line:
        session.add(a_contact(team_id=waste.id))
    return waste


def now(session: Session, moment: datetime = MORNING) -> Transfer | None:
    session.flush()
    session.expire_all()
    return who_now(session, "waste", moment)


def test_a_caller_goes_to_the_teams_line_while_it_is_open(session: Session) -> None:
    a_whole_team(session)
    found = now(session)
    assert found
    assert (found.why, found.number, found.person) == ("line", "01632 960 100", None)


def test_whoever_is_on_duty_comes_before_the_teams_line(session: Session) -> None:
    waste = a_whole_team(session)
    session.add(a_shift(waste, tom, MORNING, NIGHT))
    found = now(session)
    assert found
    assert (found.why, found.number, found.person) == ("duty", "01632 960 702", tom)


def test_a_shift_with_a_telephone_of_its_own_is_rung_there(session: Session) -> None:
    waste = a_whole_team(session)
    session.add(a_shift(waste, tom, MORNING, NIGHT, phone="01632 960 999"))
    found = now(session)
    assert found
    assert found.number == "01632 960 999"


def test_a_shift_ends_as_the_next_begins(session: Session) -> None:
    waste = a_whole_team(session)
    session.add(a_shift(waste, tom, MORNING - timedelta(hours=2), MORNING))
    session.add(a_shift(waste, rosa, MORNING, NIGHT))
    found = now(session)
    assert found
    assert found.person is rosa


def test_whoever_is_on_duty_and_away_is_covered(session: Session) -> None:
    waste = a_whole_team(session)
    session.add_all([a_shift(waste, tom, MORNING, NIGHT), an_absence(tom, MONDAY, MONDAY, rosa)])
    found = now(session)
    assert found
    assert (found.person, found.number) == (rosa, "01632 960 703")


def test_at_night_a_caller_goes_to_whoever_is_on_out_of_hours_duty_above(session: Session) -> None:
    waste = a_whole_team(session)
    above = waste.parent
    assert above
    session.add(a_shift(above, rosa, NIGHT - timedelta(1), NIGHT + timedelta(1), shift="out-of-hours"))
    found = now(session, NIGHT)
    assert found
    assert (found.why, found.person, found.team) == ("out-of-hours", rosa, above)


def test_where_no_line_is_open_a_caller_goes_to_somebody_at_work(session: Session) -> None:
    a_whole_team(session, line=False)
    found = now(session)
    assert found
    assert (found.why, found.person, found.number) == ("post", amina, "01632 960 701")


def test_whoever_covers_a_post_is_rung_at_their_own_number(session: Session) -> None:
    session.add(role := a_role("Officer", team=a_team("Waste"), person=amina))
    session.flush()
    session.add(a_contact("desk", role_id=role.id, phones=[{"number": "01632 960 150"}]))
    session.add(an_absence(amina, MONDAY, MONDAY, tom))
    found = now(session)
    assert found
    assert (found.why, found.person, found.number) == ("cover", tom, "01632 960 702")


def test_nobody_is_rung_on_a_day_they_do_not_work(session: Session) -> None:
    amina.working_days = "TU,WE"
    session.add(a_role("Officer", team=a_team("Waste"), person=amina))
    assert now(session) is None
    assert now(session, MORNING + timedelta(days=1))


def test_a_mobile_is_never_the_number_to_put_a_caller_through_to(session: Session) -> None:
    amina.phone, amina.mobile = None, "07700 900 123"
    session.add(a_role("Officer", team=a_team("Waste"), person=amina))
    assert now(session) is None


def test_a_team_that_does_not_exist_has_nobody(session: Session) -> None:
    assert now(session) is None


@contextmanager
def listening(session: Session, told: Callable[[str], None]) -> Iterator[None]:
    def statement(*about: Any) -> None:
        told(about[2])

    engine = session.get_bind()
    event.listen(engine, "before_cursor_execute", statement)
    try:
        yield
    finally:
        event.remove(engine, "before_cursor_execute", statement)


def test_many_teams_take_as_many_queries_as_one(session: Session) -> None:
    waste = a_whole_team(session)
    for number in range(20):
        session.add(a_role(f"Post {number}", team=a_team(f"Team {number}", parent=waste), person=tom))
    session.flush()

    def asked(teams: list[str]) -> int:
        session.expunge_all()
        count: list[str] = []
        with listening(session, count.append):
            assert len(who_now_of_each(session, teams, MORNING)) == len(teams)
        return len(count)

    assert asked([f"team-{number}" for number in range(20)]) == asked(["team-1"])
