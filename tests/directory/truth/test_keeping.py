"""Somebody answers for each entry, and checks it in its rhythm."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from directory.rhythm import is_due, is_out_of_date
from directory.truth import RULES
from tests.factories import a_role, a_service, a_team, an_organisation

from .conftest import TODAY, Findings, entries


def test_an_entry_without_an_owner_is_its_teams_or_else_its_organisations(findings: Findings) -> None:
    council = an_organisation("Council", owner_email="office@x.example")
    waste = a_team(organisation=council)
    parks = a_team("Parks", owner_email="parks@x.example")
    services = [
        a_service("Own", owner_email="bins@x.example", team=parks),
        a_service("Team's", team=parks),
        a_service("Council's", team=waste),
        a_service("Nobody's"),
    ]
    found = findings("no-owner", *services)
    assert entries(found) == ["service:nobodys"]
    everything = findings("never-checked", a_role(team=parks, slug="gardener"))
    assert [(one.slug, one.owner, one.team) for one in everything if one.kind != "organisation"] == [
        ("parks", "parks@x.example", "parks"),
        ("gardener", "parks@x.example", "parks"),
        ("waste-team", "office@x.example", "waste-team"),
    ]


def test_a_team_within_a_team_has_the_larger_ones_owner(findings: Findings) -> None:
    larger = a_team("Environment", owner_email="director@x.example", assured_date=TODAY)
    assert findings("no-owner", larger, a_team(parent=larger)) == []
    [found] = findings("never-checked")
    assert found.owner == "director@x.example"


@pytest.mark.parametrize(
    ("checked", "every", "due", "out_of_date"),
    [
        (date(2025, 11, 27), 12, False, False),
        (date(2025, 11, 26), 12, True, False),
        (date(2025, 8, 27), 12, True, False),
        (date(2025, 8, 26), 12, True, True),
        (date(2026, 5, 27), 6, False, False),
        (date(2026, 2, 27), 6, True, False),
        (date(2026, 2, 26), 6, True, True),
        (date(2026, 10, 26), 1, True, False),
        (date(2026, 9, 26), 1, True, True),
        (None, 12, True, False),
    ],
)
def test_staff_know_when_a_check_is_due_and_everyone_when_it_is_late(
    checked: date | None, every: int, due: bool, out_of_date: bool
) -> None:
    service = a_service(assured_date=checked, check_every=every)
    assert (is_due(service, TODAY), is_out_of_date(service, TODAY)) == (due, out_of_date)


def test_an_entry_is_either_due_or_out_of_date_or_never_checked(findings: Findings) -> None:
    days = {"Due": date(2025, 11, 1), "Late": date(2025, 1, 1), "Never": None, "Fine": TODAY}
    findings("due", *(a_service(name, assured_date=day) for name, day in days.items()))
    told = {rule: entries(findings(rule)) for rule in ("due", "out-of-date", "never-checked")}
    assert told == {
        "due": ["service:due"],
        "out-of-date": ["service:late"],
        "never-checked": ["service:never"],
    }


@pytest.mark.parametrize("status", ["inactive", "defunct"])
def test_nobody_has_to_check_a_service_that_has_ended(findings: Findings, status: str) -> None:
    ended = {"status": status, "assured_date": None, "description": None}
    assert findings("never-checked", a_service(**ended)) == []
    assert [one for rule in RULES for one in findings(rule.code)] == []


def test_a_rhythm_is_never_so_long_that_the_end_of_a_month_is_lost(findings: Findings) -> None:
    given: dict[str, Any] = {"assured_date": date(2026, 5, 31), "check_every": 6}
    [found] = findings("due", a_service(**{**given, "assured_date": date(2026, 5, 26)}))
    assert found.parts == {"day": "2026-11-26"}
    assert not is_due(a_service(**given), date(2026, 11, 29))
    assert is_due(a_service(**given), date(2026, 11, 30))


def test_what_was_checked_in_the_last_year_there_is_is_not_due_yet() -> None:
    mistyped = a_service(assured_date=date(9999, 6, 1), check_every=12)
    assert not is_due(mistyped, TODAY)
    assert not is_out_of_date(mistyped, TODAY)
