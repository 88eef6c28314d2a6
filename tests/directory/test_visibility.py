"""Who may see what is decided for every field, once."""

from __future__ import annotations

from directory import visibility
from directory.models import Base
from directory.owning import kind_of


def columns() -> set[tuple[str, str]]:
    return {
        (kind_of(mapper.class_), column.key)
        for mapper in Base.registry.mappers
        for column in mapper.column_attrs
    }


def test_every_field_of_every_kind_has_a_decision_and_no_decision_is_about_nothing() -> None:
    assert set(visibility.DECISIONS) == columns()


def test_no_field_is_decided_twice() -> None:
    assert len(list(visibility._decisions())) == len(visibility.DECISIONS)


def test_of_a_person_everyone_may_know_the_name_and_nothing_else() -> None:
    of_people = {field for kind, field in visibility.DECISIONS if kind == "person"}
    assert of_people - visibility.of_staff("person") == {"id", "name"}


def test_a_mobile_is_never_public() -> None:
    assert not visibility.is_public("person", "mobile")


def test_when_people_are_away_or_on_duty_is_for_staff_alone() -> None:
    about = {field for kind, field in visibility.DECISIONS if kind in ("absence", "duty_shift")}
    assert about == visibility.of_staff("absence") | visibility.of_staff("duty_shift")
