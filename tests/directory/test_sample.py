"""The sample council: as large as promised, whole, and unable to ring or write to anybody real."""

from __future__ import annotations

import csv
import re
from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

SAMPLE = Path(__file__).parents[2] / "directory" / "sample"
DRAMA = re.compile(r"020 7946 0\d{3}|01632 960\d{3}|0808 157 0\d{3}|03069 990\d{3}|07700 900\d{3}", re.ASCII)
LIKE_A_NUMBER = re.compile(r"(?<![\w-])\+?\d[\d ]{5,}\d", re.ASCII)
RESERVED = re.compile(r"(.+\.)?(example\.org|wendlevale\.example)", re.ASCII)
EMAIL = re.compile(r"[^@\s;]+@([^@\s;]+\.[^@\s;]+)")
MONTHS_OF_CARE = date(2026, 3, 1), date(2026, 11, 15)
KINDS = {
    "location": "locations",
    "organisation": "organisations",
    "role": "roles",
    "service": "services",
    "team": "teams",
}


def rows(name: str) -> list[dict[str, str]]:
    with (SAMPLE / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def slugs(name: str) -> set[str]:
    return {row["slug"] for row in rows(name)}


def many(cell: str) -> list[str]:
    return cell.split(";") if cell else []


def every_cell() -> list[tuple[str, str, str]]:
    """File, column and words of each cell that is not empty, translations included."""
    names = sorted(file.name.removesuffix(".csv") for file in SAMPLE.glob("*.csv"))
    return [
        (name, column, cell) for name in names for row in rows(name) for column, cell in row.items() if cell
    ]


@pytest.mark.parametrize(
    ("name", "at_least"),
    [("services", 120), ("teams", 30), ("roles", 60), ("locations", 15), ("organisations", 21)],
)
def test_the_sample_is_as_large_as_promised(name: str, at_least: int) -> None:
    assert len(rows(name)) >= at_least


def test_telephone_numbers_come_only_from_the_ranges_kept_for_drama() -> None:
    numbers = [row["phone"] for row in rows("contacts") if row["phone"]]
    numbers += [
        found
        for _, column, cell in every_cell()
        if column not in ("phone", "latitude", "longitude", "assured_date")
        for found in LIKE_A_NUMBER.findall(cell)
    ]
    assert [number for number in numbers if not DRAMA.fullmatch(number)] == []


def test_email_and_web_addresses_are_only_those_kept_for_examples() -> None:
    hosts = [host for *_, cell in every_cell() for host in EMAIL.findall(cell)]
    hosts += [
        urlsplit(found).hostname or ""
        for *_, cell in every_cell()
        for found in re.findall(r"https?://\S+", cell)
    ]
    assert hosts
    assert [host for host in hosts if not RESERVED.fullmatch(host)] == []


def test_postcodes_look_right_and_are_of_no_real_area() -> None:
    codes = [row["postal_code"] for row in rows("locations")]
    assert [code for code in codes if not re.fullmatch(r"ZZ[1-9] \d[ABD-HJLNP-UW-Z]{2}", code)] == []


def test_every_service_has_an_owner_a_team_and_a_day_it_was_checked() -> None:
    for service in rows("services"):
        assert EMAIL.fullmatch(service["owner_email"]), service["slug"]
        assert service["team"] in slugs("teams"), service["slug"]
        assert date.fromisoformat(service["assured_date"]) <= MONTHS_OF_CARE[1], service["slug"]


def test_nearly_every_service_was_checked_in_the_last_months_and_a_few_are_stale() -> None:
    days = [date.fromisoformat(service["assured_date"]) for service in rows("services")]
    stale = sum(day < MONTHS_OF_CARE[0] for day in days)
    assert 0 < stale < len(days) / 10


def test_the_council_owns_its_services_through_roles_that_exist() -> None:
    roles = slugs("roles")
    owners = {one["owner_email"] for one in rows("services") if one["organisation"] == "council"}
    assert {owner.partition("@")[0] for owner in owners} <= roles


def test_every_service_has_four_to_twelve_lay_words() -> None:
    for service in rows("services"):
        words = many(service["lay_words"])
        assert 4 <= len(words) == len(set(words)) <= 12, service["slug"]


def test_every_service_can_be_reached_by_its_own_line_or_its_teams() -> None:
    reachable = {
        row["of"] for row in rows("contacts") if row["public"] == "yes" and row["phone"] and row["hours"]
    }
    for service in rows("services"):
        assert {f"service:{service['slug']}", f"team:{service['team']}"} & reachable, service["slug"]


def test_every_team_and_organisation_has_a_contact() -> None:
    reached = {row["of"] for row in rows("contacts")}
    assert {f"team:{slug}" for slug in slugs("teams")} <= reached
    assert {f"organisation:{slug}" for slug in slugs("organisations")} <= reached


def test_urgent_services_have_a_line_that_is_open_or_a_place_to_go() -> None:
    reachable = {row["of"].partition(":")[2] for row in rows("contacts") if row["phone"]}
    places = {row["service"] for row in rows("service_at_locations")}
    urgent = [service for service in rows("services") if service["urgent"]]
    assert {service["urgent"] for service in urgent} == {"danger", "homeless", "safeguarding"}
    for service in urgent:
        assert {service["slug"], service["team"]} & reachable or service["slug"] in places, service["slug"]


def test_some_roles_are_vacant_and_some_are_covered() -> None:
    vacant = [role for role in rows("roles") if not role["person"]]
    away = [role for role in rows("roles") if role["person"] and role["covered_by"]]
    assert len(vacant) >= 6
    assert len([role for role in vacant if role["covered_by"]]) >= 4
    assert len(away) >= 4
    assert all(role["covered_by"] != role["person"] for role in away)


def test_somebody_is_away_on_nearly_every_working_day_of_a_year_and_nobody_covers_themselves() -> None:
    absences = [
        (date.fromisoformat(one["starts"]), date.fromisoformat(one["ends"])) for one in rows("absences")
    ]
    days = [MONTHS_OF_CARE[1] + timedelta(number) for number in range(365)]
    at_work = [day for day in days if day.weekday() < 5]
    away = [day for day in at_work if any(first <= day <= last for first, last in absences)]
    assert len(away) > 0.9 * len(at_work)
    assert all(one["covered_by"] != one["person"] for one in rows("absences"))


def test_somebody_is_on_call_for_emergencies_at_every_moment_of_a_year() -> None:
    shifts = sorted(one["starts_at"] for one in rows("duty_shifts") if one["team"] == "emergency-duty")
    ends = sorted(one["ends_at"] for one in rows("duty_shifts") if one["team"] == "emergency-duty")
    assert shifts[1:] == ends[:-1]
    assert ends[-1] > "2027-11"


def test_every_location_has_hours_and_says_whether_it_is_step_free() -> None:
    opened = {row["of"] for row in rows("schedules")}
    for place in rows("locations"):
        assert f"location:{place['slug']}" in opened, place["slug"]
        assert place["step_free"] in ("yes", "no", "partly"), place["slug"]
        assert place["accessibility"].endswith("."), place["slug"]


def test_the_services_of_the_two_forms_are_there() -> None:
    team = {service["slug"]: service["team"] for service in rows("services")}
    assert (team["bins-and-recycling"], team["complaints"]) == ("waste", "customer-relations")


def test_no_two_services_are_described_in_the_same_words() -> None:
    for column in ("name", "description", "application_process"):
        words = Counter(service[column] for service in rows("services"))
        assert [same for same, times in words.items() if times > 1] == [], column


def test_residents_never_read_please_sorry_or_invalid() -> None:
    """What staff say aloud to somebody who lost a relative is another matter."""
    polite = re.compile(r"\b(please|sorry|valid|invalid|oops)\b", re.IGNORECASE)
    read = [cell for _file, column, cell in every_cell() if column != "tell_callers"]
    assert [cell for cell in read if polite.search(cell)] == []


@pytest.mark.parametrize(
    ("name", "column", "to"),
    [
        ("teams", "organisation", "organisations"),
        ("teams", "parent", "teams"),
        ("topics", "parent", "topics"),
        ("roles", "team", "teams"),
        ("roles", "person", "people"),
        ("roles", "covered_by", "people"),
        ("absences", "person", "people"),
        ("absences", "covered_by", "people"),
        ("duty_shifts", "team", "teams"),
        ("duty_shifts", "person", "people"),
        ("services", "organisation", "organisations"),
        ("services", "topics", "topics"),
        ("cost_options", "service", "services"),
        ("service_areas", "service", "services"),
        ("service_at_locations", "service", "services"),
        ("service_at_locations", "location", "locations"),
    ],
)
def test_every_reference_leads_somewhere(name: str, column: str, to: str) -> None:
    assert {slug for row in rows(name) for slug in many(row[column])} <= slugs(to)


def test_where_else_to_turn_leads_somewhere_else() -> None:
    known = slugs("services") | slugs("organisations")
    for service in rows("services"):
        assert set(many(service["if_we_cannot_help"])) <= known - {service["slug"]}, service["slug"]


def test_contacts_and_hours_belong_to_something_in_the_sample() -> None:
    known = {f"{kind}:{slug}" for kind, name in KINDS.items() for slug in slugs(name)}
    pairs = {
        f"service_at_location:{row['service']}@{row['location']}" for row in rows("service_at_locations")
    }
    assert {row["of"] for row in rows("contacts")} <= known
    assert {row["of"] for row in rows("schedules")} <= known | pairs


@pytest.mark.parametrize(
    "name", ["contacts", "locations", "organisations", "people", "roles", "services", "teams", "topics"]
)
def test_rows_are_in_the_order_of_their_slugs_each_once(name: str) -> None:
    found = [row["slug"] for row in rows(name)]
    assert found == sorted(set(found))
