"""An entry is read and set as a whole: its columns, its parts, its words in other languages."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from directory.changes import add, change_part, history, remove
from directory.models import AuditEntry, Contact, Schedule, Service
from directory.whole import add_whole, find_thing, no_values, set_values, values_of
from tests.factories import a_contact, a_location, a_service, a_team, a_topic

NINE_TO_FIVE = {"byday": "MO,TU", "opens_at": "09:00:00", "closes_at": "17:00:00", "freq": "WEEKLY"}


@pytest.fixture
def bins(session: Session) -> Service:
    found = a_service("Bins", team=a_team("Waste"), minimum_age=18)
    found.contacts = [a_contact("bins-line", position=0), a_contact("bins-mail", position=1, phones=[])]
    found.schedules = [Schedule(byday="SA", opens_at=time(9), closes_at=time(13), valid_to=date(2027, 1, 1))]
    add(session, found, "Amina")
    return found


def whole(session: Session) -> dict[str, object]:
    found = find_thing(session, "service", "bins")
    assert found is not None
    return values_of(session, found)


def test_setting_what_is_there_already_changes_nothing(session: Session, bins: Service) -> None:
    before = len(history(session, "bins"))
    assert not set_values(session, bins, values_of(session, bins), "Tom")
    assert len(history(session, "bins")) == before


def test_a_list_is_replaced_as_a_whole_and_each_row_of_it_is_in_the_audit(
    session: Session, bins: Service
) -> None:
    [_saturday] = values_of(session, bins)["schedules"]
    assert change_part(session, bins, "schedules", [NINE_TO_FIVE], "Tom")
    assert [row["byday"] for row in values_of(session, bins)["schedules"]] == ["MO,TU"]
    added, removed = history(session, "bins")[:2]
    assert {added.kind, removed.kind} == {"schedule"}
    assert (removed.after, removed.before and removed.before["byday"]) == (None, "SA")
    assert (added.of, removed.of, added.who) == ("service:bins", "service:bins", "Tom")


def test_a_row_that_is_the_same_keeps_its_id_though_it_is_given_without_one(
    session: Session, bins: Service
) -> None:
    [saturday] = values_of(session, bins)["schedules"]
    again = {name: value for name, value in saturday.items() if name != "id"}
    assert change_part(session, bins, "schedules", [again, NINE_TO_FIVE], "Tom")
    assert saturday in values_of(session, bins)["schedules"]


def test_contacts_keep_the_order_they_are_given_in(session: Session, bins: Service) -> None:
    line, mail = values_of(session, bins)["contacts"]
    assert change_part(session, bins, "contacts", [mail, line], "Tom")
    assert values_of(session, bins)["contacts"] == [mail, line]


def test_a_new_contact_has_an_address_of_its_own(session: Session, bins: Service) -> None:
    rows = [{"name": "Skips", "phones": [{"number": "01632 960 100"}], "public": True} for _each in range(2)]
    change_part(session, bins, "contacts", rows, "Tom")
    slugs = session.scalars(select(Contact.slug).order_by(Contact.position)).all()
    assert slugs[0] == "bins-skips"
    assert len(set(slugs)) == 2


def test_a_place_brings_its_own_hours_and_takes_them_with_it(session: Session, bins: Service) -> None:
    hall = a_location()
    add(session, hall, "Amina")
    place = {"location_id": hall.id, "description": None, "schedules": [NINE_TO_FIVE]}
    change_part(session, bins, "service_at_locations", [place], "Tom")
    [there] = values_of(session, bins)["service_at_locations"]
    assert [row["byday"] for row in there["schedules"]] == ["MO,TU"]
    change_part(session, bins, "service_at_locations", [], "Tom")
    assert len(session.scalars(select(Schedule)).all()) == 1  # Saturday's
    assert {entry.of for entry in session.scalars(select(AuditEntry))} >= {"service:bins"}


def test_a_change_of_any_part_says_when_the_service_was_last_modified(
    session: Session, bins: Service
) -> None:
    bins.last_modified = None
    session.flush()
    change_part(session, bins, "contacts", [], "Tom")
    assert bins.last_modified is not None


def test_words_in_another_language_are_set_and_taken_away(session: Session, bins: Service) -> None:
    spanish = {"text": "Basura", "reviewed_by": "Lucía"}
    assert set_values(session, bins, {"name@es": spanish}, "Tom")
    assert whole(session)["name@es"] == spanish
    assert not set_values(session, bins, {"name@es": spanish}, "Tom")
    assert set_values(session, bins, {"name@es": None}, "Tom")
    assert "name@es" not in whole(session)


def test_a_field_nobody_translates_takes_no_words(session: Session, bins: Service) -> None:
    assert not set_values(session, bins, {"status@es": {"text": "x", "reviewed_by": None}}, "Tom")


def test_nobody_changes_a_slug_by_any_name(session: Session, bins: Service) -> None:
    assert not set_values(session, bins, {"slug": "rubbish", "id": "1", "last_modified": None}, "Tom")


def test_a_new_entry_has_all_that_it_is_given(session: Session) -> None:
    rubbish = a_topic()
    session.add(rubbish)
    session.flush()
    prices = [{"option": "A skip", "amount": "35.50", "currency": "GBP", "amount_description": None}]
    given = {"name": "Skips", "topics": [{"taxonomy_term_id": rubbish.id}], "cost_options": prices}
    add_whole(session, "service", "skips", {**no_values("service"), **given}, "Tom")
    found = find_thing(session, "service", "skips")
    assert found is not None
    values = values_of(session, found)
    assert (values["name"], values["status"], values["check_every"]) == ("Skips", "active", 12)
    assert Decimal(values["cost_options"][0]["amount"]) == Decimal("35.5")
    assert [row["taxonomy_term_id"] for row in values["topics"]] == [rubbish.id]


def test_what_is_removed_takes_its_parts_with_it(session: Session, bins: Service) -> None:
    set_values(session, bins, {"name@es": {"text": "Basura", "reviewed_by": None}}, "Tom")
    remove(session, bins, "Tom")
    assert find_thing(session, "service", "bins") is None
    assert not session.scalars(select(Contact)).all()
