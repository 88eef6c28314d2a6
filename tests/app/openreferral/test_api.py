"""The directory as Open Referral UK 3.0 has it: what other programs are told, and what they never are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, select
from werkzeug.test import Client, TestResponse

from directory.models import Contact, Organisation, Person, Service, Team
from directory.openreferral.openapi import LISTED
from directory.openreferral.parameters import ENDPOINTS, PARAMETERS

API = "/api/openreferral"


@pytest.fixture
def http(sample_app: Flask) -> Client:
    return sample_app.test_client()


def told(http: Client, path: str) -> Any:
    response = http.get(f"{API}/{path}")
    assert response.status_code == 200, response.text
    return response.json


def contents(http: Client, path: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = told(http, path)["contents"]
    assert found, path
    return found


def lines(response: TestResponse) -> list[dict[str, Any]]:
    return [json.loads(line) for line in response.text.splitlines()]


def test_the_api_says_what_it_is_and_where_it_is_described(http: Client) -> None:
    about = told(http, "")
    assert about["version"] == "HSDS-UK-3.0"
    assert told(http, about["openapi_url"].partition(f"{API}/")[2])["openapi"]


def test_every_address_and_parameter_is_described(http: Client) -> None:
    described = told(http, "openapi.json")
    rules = {rule.rule for rule in http.application.url_map.iter_rules()}  # type: ignore[attr-defined]
    for path in described["paths"]:
        assert f"{API}{path.replace('{id}', '<key>')}" in rules
    assert set(described["components"]["parameters"]) == set(PARAMETERS) == set().union(*ENDPOINTS.values())


@pytest.mark.parametrize("name", LISTED)
def test_each_thing_in_a_list_has_an_address_of_its_own(http: Client, name: str) -> None:
    for one in contents(http, f"{name}?per_page=2"):
        whole = told(http, f"{name}/{one['id']}")
        assert (whole["id"], whole.get("name")) == (one["id"], one.get("name"))


def test_pages_together_are_the_whole_list(http: Client) -> None:
    first = told(http, "services?per_page=100")
    second = told(http, "services?per_page=100&page=2")
    beyond = told(http, "services?per_page=100&page=3")
    shapes = [{name: page[name] for name in page if name != "contents"} for page in (first, second, beyond)]
    total = first["total_items"]
    assert 100 < total <= 200
    usual = {"total_items": total, "total_pages": 2}
    assert shapes == [
        usual | {"page_number": 1, "size": 100, "first_page": True, "last_page": False, "empty": False},
        usual
        | {"page_number": 2, "size": total - 100, "first_page": False, "last_page": True, "empty": False},
        usual | {"page_number": 3, "size": 0, "first_page": False, "last_page": True, "empty": True},
    ]
    ids = [one["id"] for page in (first, second) for one in page["contents"]]
    assert len(set(ids)) == total


def test_a_page_of_fifty_takes_no_more_queries_than_a_page_of_two(http: Client, sample_app: Flask) -> None:
    asked: list[str] = []
    engine = sample_app.extensions["database"].engine

    def count(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.lstrip().upper().startswith("SELECT"):
            asked.append(statement)

    event.listen(engine, "before_cursor_execute", count)
    try:
        for path, most in (
            ("services?", 3),
            ("services?full=true&", 17),
            ("service_at_locations?full=true&", 16),
            ("organizations?full=true&", 9),
            ("taxonomy_terms?", 3),
        ):
            counts = []
            for size in (2, 50):
                asked.clear()
                told(http, f"{path}per_page={size}")
                counts.append(len(asked))
            assert counts[1] <= most, (path, counts)
    finally:
        event.remove(engine, "before_cursor_execute", count)


def test_anyone_may_read_from_anywhere_and_gets_no_cookie(http: Client) -> None:
    for response in (
        http.get(f"{API}/services"),
        http.get(f"{API}/services/no"),
        http.options(f"{API}/services"),
    ):
        assert response.headers["Access-Control-Allow-Origin"] == "*"
        assert "Set-Cookie" not in response.headers
    assert "GET" in response.headers["Access-Control-Allow-Methods"]


def test_what_has_not_changed_is_not_sent_again(http: Client) -> None:
    key = contents(http, "services?per_page=1")[0]["id"]
    for path in ("services", f"services/{key}", ""):
        response = http.get(f"{API}/{path}")
        assert "max-age" in response.headers["Cache-Control"]
        again = http.get(f"{API}/{path}", headers={"If-None-Match": response.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
    assert http.get(f"{API}/services/{key}").last_modified


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("services?page=0", "page"),
        ("services?per_page=ten", "per_page"),
        ("services?modified_after=yesterday", "modified_after"),
        ("services?taxonomy_term_id=7", "taxonomy_term_id"),
        ("services?minimum_age=-1", "minimum_age"),
        ("services?day=someday", "day"),
        ("services?start_time=9am", "start_time"),
        ("services?full=perhaps", "full"),
        ("services?format=xml", "format"),
        ("service_at_locations?postcode=here", "postcode"),
        ("service_at_locations?postcode=ZZ99+9ZZ", "postcode"),
        ("service_at_locations?proximity=100", "proximity"),
    ],
)
def test_what_cannot_be_understood_is_said_in_a_sentence(http: Client, path: str, name: str) -> None:
    response = http.get(f"{API}/{path}")
    assert response.status_code == 400
    assert response.json
    assert response.json["detail"].startswith(f"{name}: ")
    assert response.json["detail"].endswith(".")


@pytest.mark.parametrize(
    "path", [*(f"{name}/11111111-1111-4111-8111-111111111111" for name in LISTED), "nothing"]
)
def test_what_is_not_there_is_said_in_a_sentence(http: Client, path: str) -> None:
    response = http.get(f"{API}/{path}")
    assert response.status_code == 404
    assert response.json
    assert response.json["detail"].startswith("There is no")


@pytest.mark.parametrize("path", ["services/%00", "nothing/%00/here", "nothing"])
def test_an_address_that_is_none_is_told_in_our_own_words(http: Client, path: str) -> None:
    response = http.get(f"{API}/{path}")
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")
    assert response.json == {
        "status": 404,
        "detail": "There is nothing here. See openapi.json for what there is.",
    }


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize(
    "path", ["", "/", "/services", "/services/11111111-1111-4111-8111-111111111111", "/no"]
)
def test_whoever_would_change_something_is_told_that_it_can_only_be_read(
    http: Client, method: str, path: str
) -> None:
    response = http.open(f"{API}{path}", method=method)
    assert (response.status_code, response.mimetype) == (405, "application/problem+json")
    assert response.json == {"status": 405, "detail": "This can only be read. Ask for it with GET."}
    assert response.headers["Access-Control-Allow-Origin"] == "*"
    assert set(response.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_elsewhere_a_way_of_asking_that_is_none_is_told_on_a_page(http: Client) -> None:
    response = http.delete("/directory")
    assert (response.status_code, response.mimetype) == (405, "text/html")


def test_services_are_narrowed_to_what_is_asked_for(http: Client) -> None:
    assert all(one["minimum_age"] >= 18 for one in contents(http, "services?minimum_age=18"))
    assert all(one["maximum_age"] <= 18 for one in contents(http, "services?maximum_age=18"))
    term = contents(http, "taxonomy_terms?search=rubbish")[0]
    for one in contents(http, f"services?full=true&taxonomy_term_id={term['id']}"):
        assert term["id"] in [each["taxonomy_term"]["id"] for each in one["attributes"]]
    everything = told(http, "services")["total_items"]
    assert told(http, f"services?taxonomy_id={term['taxonomy_id']}")["total_items"] == everything
    team = contents(http, "services")[0]["organization"]["id"]
    assert {one["organization"]["id"] for one in contents(http, f"services?organization_id={team}")} == {team}


def test_services_are_narrowed_by_one_rule_that_says_all_that_is_asked(http: Client) -> None:
    found = contents(http, "services?full=true&day=Saturday&start_time=09:30&end_time=16:00")
    for one in found:
        rules = [rule for rule in _rules(one) if "SA" in rule.get("byday", "")]
        assert any(rule["opens_at"] >= "09:30" and rule["closes_at"] <= "16:00:00" for rule in rules)
    assert len(found) < told(http, "services?day=sa")["total_items"]


def _rules(service: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield from service.get("schedules", ())
    for at in service.get("service_at_locations", ()):
        yield from at.get("schedules", ())
        yield from at["location"].get("schedules", ())


def test_the_best_answer_to_a_search_comes_first(http: Client) -> None:
    assert "ins" in contents(http, "services?search=bin+not+collected")[0]["name"]
    assert contents(http, "service_at_locations?search=swimming")
    assert told(http, "services?search=zzxxqq")["contents"] == []


def test_the_nearest_place_comes_first_and_far_ones_not_at_all(http: Client) -> None:
    every = contents(http, "service_at_locations?per_page=500&postcode=ZZ1+1AA")
    near = contents(http, "service_at_locations?per_page=500&postcode=ZZ1+1AA&proximity=1000")
    assert near == every[: len(near)]
    assert len(near) < len(every)


def test_what_was_modified_is_asked_for_by_a_moment(http: Client) -> None:
    newest = max(one["modified_date"] for one in contents(http, "services?minimal=true"))
    assert newest in [
        one["modified_date"] for one in contents(http, f"services?minimal=true&modified_after={newest}")
    ]
    later = datetime.fromisoformat(newest).replace(year=2100).isoformat()
    assert told(http, f"services?modified_after={later}")["empty"]  # its + is sent as it is


def test_the_minimal_list_is_one_page_of_ids_and_moments(http: Client) -> None:
    page = told(http, "services?minimal=true&per_page=5")
    assert page["size"] == page["total_items"] > 100
    assert set().union(*page["contents"]) == {"id", "modified_date"}


def test_everything_comes_at_once_a_line_each(http: Client) -> None:
    response = http.get(f"{API}/services?format=ndjson&full=true")
    assert response.mimetype == "application/x-ndjson"
    assert lines(response)[:50] == contents(http, "services?full=true")


def test_what_only_staff_may_see_never_leaves(http: Client, sample_app: Flask) -> None:
    every = "".join(
        http.get(f"{API}/{path}").text
        for path in (
            "services?format=ndjson&full=true",
            "service_at_locations?format=ndjson&full=true",
            "organizations?format=ndjson&full_service=true",
        )
    )
    with sample_app.extensions["database"].reading() as session:
        contacts = session.scalars(select(Contact)).all()
        public, others = [[_said(one) for one in contacts if one.public is shown] for shown in (True, False)]
        secret = set().union(*others)
        for model in (Service, Organisation, Team):
            secret |= set(session.scalars(select(model.owner_email)))
        for person in session.scalars(select(Person)):
            secret |= {person.name, person.mobile, person.phone, person.email, person.about}
        secret |= set(session.scalars(select(Service.tell_callers)))
        ended = session.scalars(select(Service.id).where(Service.status != "active")).all()
    secret -= set().union(*public)
    assert len(secret) > 50
    assert not [words for words in secret if words and f'"{words}"' in every]
    assert not [key for key in ended if key in every]


def _said(contact: Contact) -> set[str | None]:
    return {contact.email, contact.name, *(phone["number"] for phone in contact.phones)}
