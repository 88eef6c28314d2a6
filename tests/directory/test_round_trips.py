"""What goes out comes in again: nothing is lost on the way, and nothing is changed."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import Session

from directory.catalogue import get_location, get_service
from directory.exporting import export_folder
from directory.importing import import_path
from directory.layouts import FILES
from directory.models import Base
from directory.openreferral.whole import written
from directory.problems import ImportReport
from directory.sheets import COLUMNS, MODELS
from directory.spreadsheet import import_folder

from .conftest import sqlite
from .council import spoil, write_council

SAMPLE = Path(__file__).parents[2] / "directory" / "sample"


def uuid(number: int) -> str:
    return f"00000000-0000-4000-8000-{number:012}"


CLINIC: dict[str, Any] = {
    "id": uuid(1),
    "name": "Foot  clinic",
    "status": "temporarily closed",
    "description": '=SUM(A1) they say; two\r\nlines, “quotes” "and" commas\n',
    "email": "clinic@example.org",
    "accreditations": "@home, -5 and +1",
    "assurer_email": "checker@example.org",
    "minimum_age": 90,
    "maximum_age": 10,
    "last_modified": "2023-03-15T10:30:45.123Z",
    "languages": [{"id": uuid(2), "code": "pl"}, {"id": uuid(3), "name": "English"}],
    "organization": {
        "id": uuid(4),
        "name": "Feet First",
        "description": "A charity",
        "parent_organization_id": uuid(99),
        "uri": "https://example.org/feet",
        "organization_identifiers": [
            {"id": uuid(5), "identifier_scheme": "GB-CHC", "identifier_type": "Charity", "identifier": "12"}
        ],
    },
    "contacts": [
        {
            "id": uuid(6),
            "name": "'Desk'",
            "phones": [
                {"id": uuid(7), "number": "+44 1632 960301", "description": "Days; not: nights"},
                {"id": uuid(8), "number": "01632 960302"},
                {"id": uuid(9), "number": "01632 960303", "description": "Back\\slash; and more"},
            ],
        },
        {"id": uuid(10), "name": "Ann", "title": "Reception Manager"},
    ],
    "schedules": [
        {"id": uuid(11), "freq": "MONTHLY", "byday": "2MO,-1FR", "opens_at": "10:00:00+01:00"},
        {"id": uuid(12), "freq": "MONTHLY", "bymonthday": "-5, 2", "interval": 2, "dtstart": "2026-01-01"},
        {"id": uuid(13), "notes": "Ring first", "schedule_link": "https://example.org/hours"},
        {"id": uuid(14), "byday": "fr,th", "opens_at": "10:00", "closes_at": "10:00"},
    ],
    "cost_options": [
        {"id": uuid(15), "amount": 35, "valid_from": "2026-01-01", "option": "Over 60"},
        {"id": uuid(16), "amount": 35, "option": "Over 60", "currency": "eur"},
    ],
    "service_areas": [
        {
            "id": uuid(17),
            "extent": json.dumps({"type": "Point", "is": "x" * 30_000}),
            "extent_type": "geojson",
        },
        {"id": uuid(18), "name": "Here"},
        {"id": uuid(19), "name": "Here"},
    ],
    "attributes": [
        {
            "id": uuid(20),
            "taxonomy_term": {
                "id": uuid(21),
                "name": "Feet",
                "description": "All about feet",
                "taxonomy": "Body",
                "term_uri": "https://example.org/terms/feet",
            },
        }
    ],
    "service_at_locations": [
        {
            "id": uuid(22),
            "schedules": [{"id": uuid(23), "byday": "MO", "opens_at": "09:00", "closes_at": "12:00"}],
            "location": {
                "id": uuid(24),
                "location_type": "physical",
                "name": "Hall",
                "latitude": 0.00001,
                "longitude": -1.5,
                "external_identifier": "10092008082",
                "external_identifier_type": "UPRN",
                "addresses": [
                    {
                        "id": uuid(25),
                        "attention": "A. Persona",
                        "address_1": "1 Main Street",
                        "city": "MyCity",
                        "region": "MyRegion",
                        "state_province": "MyState",
                        "postal_code": "ABC 1234",
                        "country": "US",
                        "address_type": "physical",
                    }
                ],
                "accessibility": [
                    {
                        "id": uuid(26),
                        "description": "A loop",
                        "details": "Switch to T",
                        "url": "https://e.org",
                    },
                    {"id": uuid(27), "description": "A ramp"},
                ],
            },
        }
    ],
}


def everything(session: Session) -> str:
    """The whole directory as Open Referral has it."""
    return "".join(written(session))


def emptied(session: Session) -> Session:
    session.expunge_all()
    for table in reversed(Base.metadata.sorted_tables):
        session.execute(table.delete())
    session.commit()
    return session


def nothing_changed(report: ImportReport) -> bool:
    assert report.problems == []
    return report.unchanged > 0 and not (report.created or report.changed or report.removed)


def from_a_folder(session: Session, folder: Path) -> None:
    assert import_folder(session, write_council(folder)).ok


def from_elsewhere(session: Session, folder: Path) -> None:
    from_a_folder(session, folder)
    (folder / "clinic.json").write_text(json.dumps(CLINIC), encoding="utf-8")
    assert import_path(session, folder / "clinic.json").problems == []


@pytest.mark.parametrize("load", [from_a_folder, from_elsewhere])
def test_a_folder_that_goes_out_is_the_whole_directory(
    session: Session, tmp_path: Path, load: Callable[[Session, Path], None]
) -> None:
    load(session, tmp_path / "in")
    goes_out_and_comes_in(session, tmp_path)


def test_the_sample_council_goes_out_whole(tmp_path: Path) -> None:
    engine = sqlite()
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        assert import_folder(session, SAMPLE).ok
        goes_out_and_comes_in(session, tmp_path)


def goes_out_and_comes_in(session: Session, folder: Path) -> None:
    """Everything, as bytes, is the same again in a directory that was empty."""
    session.commit()
    export_folder(session, folder / "out")
    assert nothing_changed(import_folder(session, folder / "out"))
    before = everything(session)
    assert import_folder(emptied(session), folder / "out").problems == []
    export_folder(session, folder / "again")
    assert everything(session) == before
    for file in (folder / "out").iterdir():
        assert (folder / "again" / file.name).read_bytes() == file.read_bytes(), file.name


def test_only_what_came_from_elsewhere_has_an_id_in_its_row(session: Session, tmp_path: Path) -> None:
    from_elsewhere(session, tmp_path / "in")
    export_folder(session, tmp_path / "out")
    with (tmp_path / "out" / "services.csv").open(encoding="utf-8-sig", newline="") as file:
        ids = {row["slug"]: row["id"] for row in csv.DictReader(file)}
    assert (ids["bins"], ids["foot-clinic"]) == ("", uuid(1))


def test_what_a_spreadsheet_would_take_for_a_formula_is_marked(session: Session, tmp_path: Path) -> None:
    from_elsewhere(session, tmp_path / "in")
    export_folder(session, tmp_path / "out")
    assert "\"'=SUM(A1) they say" in (tmp_path / "out" / "services.csv").read_text(encoding="utf-8-sig")
    assert get_service(session, "foot-clinic").description.startswith("=SUM(A1)")  # type: ignore[union-attr]


def test_a_row_changed_in_a_spreadsheet_is_one_change(session: Session, tmp_path: Path) -> None:
    from_elsewhere(session, tmp_path / "in")
    session.commit()
    export_folder(session, tmp_path / "out")
    report = import_folder(
        session, spoil(tmp_path / "out", "accessibility.csv", "Switch to T", "Switch it on")
    )
    assert (report.created, report.changed, report.removed) == (0, 1, 0)
    details = {one.details for one in get_location(session, "hall").accessibility}
    assert details == {"Switch it on", None}


def test_a_row_that_was_copied_has_to_go_without_its_id(session: Session, tmp_path: Path) -> None:
    from_elsewhere(session, tmp_path / "in")
    export_folder(session, tmp_path / "out")
    spoil(
        tmp_path / "out",
        "organisation_identifiers.csv",
        "feet-first",
        "feet-first,,A,1," + uuid(5) + "\nfeet-first",
    )
    problems = import_folder(session, tmp_path / "out").problems
    assert [(one.file, one.line, one.column) for one in problems] == [
        ("organisation_identifiers.csv", 3, "id")
    ]


def test_an_id_never_changes(session: Session, tmp_path: Path) -> None:
    from_elsewhere(session, tmp_path / "in")
    session.commit()
    for slug, key in (("foot-clinic", uuid(77)), ("another", uuid(1))):
        few = tmp_path / slug
        few.mkdir()
        (few / "services.csv").write_text(f"slug,name,id\n{slug},Clinic,{key}\n", encoding="utf-8")
        assert [one.column for one in import_folder(session, few).problems] == ["id"]


def test_every_column_of_the_directory_has_a_place_in_a_file() -> None:
    missing = []
    for file, model in MODELS.items():
        places = {COLUMNS.get(column.name, column.name) for column in FILES[file]} | {"phones"}
        owners = {f"{kind}_id" for column in FILES[file] for kind in column.to}
        columns = {column.name for column in model.__table__.c}
        missing += [f"{file}: {name}" for name in columns - places - owners]
    assert missing == []
