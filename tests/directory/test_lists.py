from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.catalogue import find_location, find_service, get_location, get_service
from directory.entries import entries
from directory.importing import import_path
from directory.lists import import_services_list
from directory.models import AuditEntry, Location, Service
from tests.factories import a_service

HEADINGS = "Identifier,Label,Description,Created,Modified,History notes,Type,\n"


def a_list(folder: Path, *rows: str) -> Path:
    path = folder / "list.csv"
    path.write_text(HEADINGS + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


@pytest.mark.shared
def test_the_national_list_of_services_imports_whole(session: Session, real_data: Path) -> None:
    path = real_data / "services" / "esd_services_2015.csv"
    report = import_path(session, path)
    assert report.problems == []
    assert session.scalar(select(func.count()).select_from(Service)) == 1519
    assert len(report.warnings) == 14
    assert "This service has no description." in str(report.warnings[0])
    bicycles = get_service(session, "abandoned-bicycles")
    assert (bicycles.external_identifier, bicycles.external_identifier_type) == ("1512", "LGSL")
    assert len(list(entries(session))) == 1520
    session.commit()
    again = import_path(session, path)
    assert (again.created, again.changed, again.removed) == (0, 0, 0)


@pytest.mark.shared
def test_the_register_offices_import_with_their_places(session: Session, real_data: Path) -> None:
    path = real_data / "places" / "imminence_register_offices.csv"
    report = import_path(session, path)
    assert report.problems == []
    assert session.scalar(select(func.count()).select_from(Location)) == 174
    assert len(report.warnings) == 8
    bedford = get_location(session, "register-office-town-hall-bedford")
    assert bedford.name == "Register office, Town Hall, Bedford"
    assert bedford.postal_code == "MK42 9AP"
    assert bedford.latitude == pytest.approx(52.1328, abs=0.001)
    assert bedford.contacts[0].website
    session.commit()
    assert import_path(session, path).changed == 0


def test_a_list_is_known_by_its_headings_whatever_its_name(session: Session, tmp_path: Path) -> None:
    assert import_path(session, a_list(tmp_path, "7,Skips,,,,,Service,")).ok
    assert find_service(session, "skips")


def test_two_services_of_the_same_name_have_slugs_of_their_own(session: Session, tmp_path: Path) -> None:
    import_services_list(session, a_list(tmp_path, "7,Legal advice,,,,,,", "8,Legal - advice,,,,,,"))
    assert get_service(session, "legal-advice").external_identifier == "7"
    assert get_service(session, "legal-advice-8").external_identifier == "8"


def test_a_service_of_our_own_is_not_written_over_by_the_list(session: Session, tmp_path: Path) -> None:
    session.add(a_service("Skips", description="Ours"))
    session.commit()
    import_services_list(session, a_list(tmp_path, "7,Skips,Theirs,,,,,"))
    assert get_service(session, "skips").description == "Ours"
    assert get_service(session, "skips-7").description == "Theirs"


def test_a_service_that_changed_its_name_is_still_the_same_service(session: Session, tmp_path: Path) -> None:
    import_services_list(session, a_list(tmp_path, "7,Skips,,,,,,"))
    report = import_services_list(session, a_list(tmp_path, "7,Skip permits,,,,,,"))
    assert (report.created, report.changed) == (0, 1)
    assert get_service(session, "skips").name == "Skip permits"


def test_a_service_without_a_name_or_listed_twice_is_refused(session: Session, tmp_path: Path) -> None:
    report = import_services_list(session, a_list(tmp_path, "7,,,,,,,", "8,Skips,,,,,,", "8,Bins,,,,,,"))
    found = [(problem.line, problem.column) for problem in report.problems]
    assert found == [(2, "Label"), (4, "Identifier")]
    assert session.scalar(select(func.count()).select_from(AuditEntry)) == 0


def test_what_cannot_be_used_of_a_place_is_left_out_and_said(session: Session, tmp_path: Path) -> None:
    path = tmp_path / "offices.csv"
    path.write_text(
        "name,address1,address2,town,postcode,access_notes,general_notes,url,lat,lng,phone,fax,text_phone\n"
        "Town Hall,High Street,,Exampleton,EX1,Ramp,,javascript:alert(1),50,-3,ring us,,\n",
        encoding="utf-8",
    )
    report = import_path(session, path)
    assert {problem.column for problem in report.warnings} == {"postcode", "url", "phone"}
    hall = get_location(session, "register-office-town-hall-exampleton")
    assert (hall.postal_code, hall.contacts, hall.accessibility[0].description) == (None, [], "Ramp")


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("list.csv", "some,other,headings\n", "none of what can be imported"),
        ("list.csv", "", "none of what can be imported"),
        ("list.json", "{", "This is not JSON"),
    ],
)
def test_a_file_we_do_not_know_is_refused(
    session: Session, tmp_path: Path, name: str, content: str, reason: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    [problem] = import_path(session, tmp_path / name).problems
    assert reason in problem.reason
    assert "no file or folder" in import_path(session, tmp_path / "nowhere").problems[0].reason
    assert find_location(session, "nowhere") is None
