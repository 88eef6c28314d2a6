from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.catalogue import find_service, get_service
from directory.importing import import_path
from directory.models import AuditEntry, TaxonomyTerm
from directory.openreferral import export_service, import_json
from directory.spreadsheet import import_folder

from .council import write_council

COUNSELLING: dict[str, Any] = {
    "id": "11111111-1111-4111-8111-111111111111",
    "name": "Counselling",
    "status": "active",
    "organization": {"id": "22222222-2222-4222-8222-222222222222", "name": "Mind", "description": "Help"},
    "contacts": [
        {
            "id": "33333333-3333-4333-8333-333333333333",
            "name": "Desk",
            "phones": [
                {"id": "44444444-4444-4444-8444-444444444444", "number": "01632 960 300"},
                {"id": "44444444-4444-4444-8444-444444444445", "number": "01632 960 301"},
            ],
        }
    ],
    "schedules": [
        {
            "id": "55555555-5555-4555-8555-555555555555",
            "byday": "TH,FR",
            "freq": "WEEKLY",
            "opens_at": "10:00:00",
            "closes_at": "18:00:00",
        }
    ],
}


def counselling(**changes: Any) -> dict[str, Any]:
    return {**copy.deepcopy(COUNSELLING), **changes}


def uuid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


def audited(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(AuditEntry)) or 0


def test_a_service_comes_in_with_its_organisation_contacts_and_hours(session: Session) -> None:
    assert import_json(session, COUNSELLING).ok
    found = get_service(session, "counselling")
    assert found.id == COUNSELLING["id"]
    assert found.organisation
    assert found.organisation.name == "Mind"
    assert [phone["number"] for phone in found.contacts[0].phones] == ["01632 960 300", "01632 960 301"]
    assert found.schedules[0].byday == "TH,FR"


@pytest.mark.parametrize("wrap", [lambda one: [one], lambda one: {"contents": [one], "page_number": 1}])
def test_a_list_and_a_page_of_a_list_come_in_too(session: Session, wrap: Any) -> None:
    assert import_json(session, wrap(COUNSELLING)).ok
    assert find_service(session, "counselling")


def test_the_same_document_twice_changes_nothing(session: Session) -> None:
    first = import_json(session, COUNSELLING)
    session.commit()
    second = import_json(session, COUNSELLING)
    assert (second.created, second.changed, second.removed) == (0, 0, 0)
    assert second.unchanged == first.created == audited(session)


def test_a_summary_leaves_alone_what_it_does_not_mention(session: Session) -> None:
    import_json(session, COUNSELLING)
    summary = {name: COUNSELLING[name] for name in ("id", "name", "status")}
    assert import_json(session, {"contents": [summary]}).removed == 0
    assert get_service(session, "counselling").contacts


def test_a_contact_that_is_no_longer_listed_goes(session: Session) -> None:
    import_json(session, COUNSELLING)
    assert import_json(session, counselling(contacts=[])).removed == 1


@pytest.mark.parametrize(
    ("document", "path", "reason"),
    [
        (counselling(id="7"), "$.id", "needs to be a UUID"),
        (counselling(name=""), "$.name", "is needed"),
        (counselling(name=7), "$.name", "needs to be words"),
        (counselling(name="Bad\x00name"), "$.name", "cannot be seen"),
        (counselling(name="Half \ud800 letter"), "$.name", "cannot be seen"),
        (counselling(status="open"), "$.status", "is not one of"),
        (counselling(status=None), "$.status", "is needed"),
        (counselling(email="nobody"), "$.email", "is not an e-mail address"),
        (counselling(assured_date="yesterday"), "$.assured_date", "is not a date"),
        (counselling(last_modified="soon"), "$.last_modified", "is not a date and time"),
        (counselling(minimum_age="ten"), "$.minimum_age", "needs to be a number"),
        (counselling(minimum_age=True), "$.minimum_age", "needs to be a number"),
        (counselling(contacts={}), "$.contacts", "needs to be a list"),
        (counselling(contacts=["Ann"]), "$.contacts[0]", "needs to be an object"),
        (counselling(organization="Mind"), "$.organization", "needs to be an object"),
        (
            counselling(schedules=[{"id": uuid(1), "opens_at": "ten"}]),
            "$.schedules[0].opens_at",
            "not a time",
        ),
        ([COUNSELLING, COUNSELLING], "$[1].id", "used already, at $[0]"),
        ({"contents": [counselling(), {}]}, "$.contents[1].id", "needs to be a UUID"),
        ("words", "$", "needs to be an object"),
        ({"hello": 1}, "$", "not an Open Referral UK service"),
    ],
)
def test_what_breaks_the_standard_is_named_by_its_path_and_nothing_comes_in(
    session: Session, document: object, path: str, reason: str
) -> None:
    report = import_json(session, document)
    found = [problem.reason for problem in report.problems if problem.column == path]
    assert found, [str(problem) for problem in report.problems]
    assert reason in found[0]
    assert audited(session) == 0


@pytest.mark.parametrize(
    ("document", "path"),
    [
        (counselling(url="javascript:alert(1)"), "$.url"),
        (counselling(minimum_age=0.5), "$.minimum_age"),
        (counselling(funding=[{"id": uuid(1)}]), "$.funding"),
        (
            counselling(contacts=[{"id": uuid(1), "phones": [{"id": uuid(2), "number": "ring us"}]}]),
            "$.contacts[0].phones[0].number",
        ),
    ],
)
def test_what_we_cannot_use_is_left_out_and_said(session: Session, document: object, path: str) -> None:
    report = import_json(session, document)
    assert report.ok
    assert [warning.column for warning in report.warnings] == [path]


def test_topics_that_are_above_each_other_do_not_go_round_in_circles(session: Session) -> None:
    terms = [
        {"id": uuid(1), "taxonomy_term": {"id": uuid(11), "name": "A", "parent_id": uuid(12)}},
        {"id": uuid(2), "taxonomy_term": {"id": uuid(12), "name": "B", "parent_id": uuid(11)}},
        {"id": uuid(3), "taxonomy_term": {"id": uuid(13), "name": "C", "parent_id": uuid(14)}},
        {"id": uuid(4), "taxonomy_term": {"id": uuid(14), "name": "D", "parent_id": uuid(99)}},
    ]
    assert import_json(session, counselling(attributes=terms)).ok
    found = session.execute(select(TaxonomyTerm.name, TaxonomyTerm.parent_id).order_by(TaxonomyTerm.name))
    assert [tuple(row) for row in found] == [("A", None), ("B", None), ("C", uuid(14)), ("D", None)]


def test_a_service_of_another_council_with_our_name_gets_a_slug_of_its_own(session: Session) -> None:
    import_json(session, [counselling(), counselling(id=uuid(7), contacts=[], schedules=[])])
    assert find_service(session, "counselling")
    assert find_service(session, "counselling-00000000")


@pytest.mark.parametrize(
    "content", ["[" * 100_000, '{"id": NaN}', '{"a": ' + "9" * 5000 + "}", "", "{'a': 1}"]
)
def test_a_document_that_is_not_json_gets_one_sentence(
    session: Session, tmp_path: Path, content: str
) -> None:
    (tmp_path / "list.json").write_text(content, encoding="utf-8")
    assert len(import_path(session, tmp_path / "list.json").problems) == 1


def test_what_is_not_public_is_not_exported(session: Session, tmp_path: Path) -> None:
    import_folder(session, write_council(tmp_path))
    exported = json.dumps(export_service(get_service(session, "bins")))
    assert "01632 960 100" in exported
    assert "01632 960 199" not in exported


def test_a_team_goes_out_as_a_child_of_its_organization(session: Session, tmp_path: Path) -> None:
    import_folder(session, write_council(tmp_path))
    noise = get_service(session, "noise")
    organization = export_service(noise)["organization"]
    assert noise.organisation
    assert (organization["name"], organization["parent_organization_id"]) == (
        "Environment",
        noise.organisation.id,
    )


def test_what_went_out_comes_back_unchanged(session: Session, tmp_path: Path) -> None:
    import_folder(session, write_council(tmp_path))
    session.commit()
    report = import_json(session, export_service(get_service(session, "bins")))
    assert report.problems == []
    assert (report.created, report.changed, report.removed) == (0, 0, 0)


@pytest.mark.shared
def test_the_published_examples_come_in_and_go_out_by_the_schema(session: Session, real_data: Path) -> None:
    published = real_data / "openreferral"
    examples = published / "uk_v3_examples"
    schema = json.loads(
        (published / "uk_v3_schema" / "compiled" / "service.json").read_text(encoding="utf-8")
    )
    assert import_path(session, examples / "service_full.json").problems == []
    assert import_path(session, examples / "service_list.json").changed == 0
    exported = export_service(get_service(session, "community-counselling"))
    jsonschema.validate(exported, schema, format_checker=jsonschema.FormatChecker())
    original = json.loads((examples / "service_full.json").read_text(encoding="utf-8"))
    for name in ("schedules", "service_areas", "cost_options", "contacts", "organization"):
        assert exported[name] == original[name]


@pytest.mark.shared
def test_every_service_of_a_folder_goes_out_by_the_schema(
    session: Session, tmp_path: Path, real_data: Path
) -> None:
    import_folder(session, write_council(tmp_path))
    compiled = real_data / "openreferral" / "uk_v3_schema" / "compiled" / "service.json"
    schema = json.loads(compiled.read_text(encoding="utf-8"))
    for slug in ("bins", "noise", "old-permits"):
        exported = export_service(get_service(session, slug))
        jsonschema.validate(exported, schema, format_checker=jsonschema.FormatChecker())
