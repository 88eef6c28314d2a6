"""The mobiles of those who work here: a contact with one of them is never public."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlalchemy.orm.exc import DetachedInstanceError

from directory.importing import import_path
from directory.lists import REGISTER_OFFICES
from directory.mobiles import own_mobiles, says_own
from directory.models import Contact
from directory.openreferral import import_json
from directory.spreadsheet import import_folder
from directory.telephone import digits
from directory.visibility import for_everyone
from tests.factories import a_contact, a_person, a_team

from .council import spoil, write_council

OWN = frozenset({"07700900323"})
WRITTEN = ["07700 900323", "07700900323", "+44 7700 900 323", "+44 (0)7700-900323", "(07700) 900323"]
FROM_ABROAD = ["0044 7700 900323", "00447700900323", "(+44) 7700 900323"]


@pytest.mark.parametrize("number", [*WRITTEN, *FROM_ABROAD])
def test_a_number_is_the_same_however_it_is_written(number: str) -> None:
    assert digits(number) == "07700900323"
    assert says_own(f"Ring {number}. Or 01632 960 100.", OWN)


def test_a_text_with_other_numbers_says_none_of_them() -> None:
    assert not says_own("Ring 01632 960 100 from 9 to 5, on 2 March 2026.", OWN | {"123"})


@pytest.mark.parametrize("number", [*WRITTEN, *FROM_ABROAD])
def test_a_contact_with_somebodys_own_mobile_is_never_public(session: Session, number: str) -> None:
    line, own = a_contact(), a_contact("own", phones=[{"number": "01632 960 101"}, {"number": number}])
    session.add_all([a_person(mobile="07700 900323"), a_team(contacts=[line, own])])
    session.flush()
    assert [for_everyone(line), for_everyone(own)] == [True, False]


def test_everybodys_mobiles_are_asked_for_at_once(session: Session) -> None:
    session.add_all(
        [a_person("A", mobile="07700 900323"), a_person("B"), a_person("C", mobile="+44 20 7946 0000")]
    )
    session.flush()
    assert own_mobiles(session) == {"07700900323", "02079460000"}


def test_who_sees_a_contact_cannot_be_told_without_the_directory(session: Session) -> None:
    line = a_contact()
    session.add_all([a_person(mobile="07700 900323"), a_team(contacts=[line])])
    session.flush()
    session.expunge(line)
    with pytest.raises(DetachedInstanceError):
        for_everyone(line)


def public(session: Session) -> dict[str, bool]:
    return {one.slug: one.public for one in session.scalars(select(Contact))}


def with_mobile(folder: Path, mobile: str) -> Path:
    people = f"slug,name,mobile\namina-yusuf,Amina Yusuf,\ntom-price,Tom Price,{mobile}\n"
    (folder / "people.csv").write_text(people, encoding="utf-8")
    return folder


def test_a_spreadsheet_with_somebodys_mobile_as_a_public_contact_has_it_for_staff_and_says_where(
    session: Session, tmp_path: Path
) -> None:
    folder = with_mobile(write_council(tmp_path), "+44 7700 900323")
    report = import_folder(session, spoil(folder, "contacts.csv", "01632 960 101", "07700 900323"))
    assert report.ok
    told = "This is somebody’s own mobile, so only people who work here will see this contact."
    assert [str(one) for one in report.warnings] == [f"contacts.csv, line 4, phone: {told}"]
    assert public(session) == {"waste-line": True, "waste-desk": False, "noise-line": False}
    again = import_folder(session, folder)
    assert (again.created, again.changed, again.removed) == (0, 0, 0)


def test_a_mobile_that_comes_later_says_what_is_no_longer_public(session: Session, tmp_path: Path) -> None:
    import_folder(session, write_council(tmp_path / "first"))
    (tmp_path / "second").mkdir()
    report = import_folder(session, with_mobile(tmp_path / "second", "01632 960100"))
    told = "This is published already; from now on only people who work here see “waste-line”."
    assert [str(one) for one in report.warnings] == [f"people.csv, line 3, mobile: {told}"]


def test_a_mobile_that_changes_with_the_same_files_is_nobodys_any_more(
    session: Session, tmp_path: Path
) -> None:
    session.add(a_person("Tom Price", mobile="01632 960 101"))
    session.flush()
    report = import_folder(session, with_mobile(write_council(tmp_path), "07700 900323"))
    assert report.warnings == []
    assert public(session)["noise-line"]


def test_open_referral_with_somebodys_mobile_has_the_contact_for_staff_and_says_where(
    session: Session,
) -> None:
    session.add(a_person(mobile="07700 900323"))
    session.flush()
    phones = [{"id": "44444444-4444-4444-8444-444444444444", "number": "+44 7700 900323"}]
    contacts = [{"id": "33333333-3333-4333-8333-333333333333", "name": "Desk", "phones": phones}]
    service = {"id": "11111111-1111-4111-8111-111111111111", "name": "Advice", "status": "active"}
    report = import_json(session, {**service, "contacts": contacts})
    assert [one.column for one in report.warnings] == ["$.contacts[0].phones"]
    assert list(public(session).values()) == [False]


def test_a_list_of_places_with_somebodys_mobile_has_it_for_staff_and_says_where(
    session: Session, tmp_path: Path
) -> None:
    session.add(a_person(mobile="07700 900323"))
    session.flush()
    headings = ",".join(column.name for column in REGISTER_OFFICES)
    (tmp_path / "offices.csv").write_text(
        f"{headings}\nTown Hall,1 High Street,,Exampleton,EX1 1AA,,,,51.5,-0.1,07700900323,,\n",
        encoding="utf-8",
    )
    report = import_path(session, tmp_path / "offices.csv")
    assert [(one.line, one.column) for one in report.warnings if "mobile" in one.reason] == [(2, "phone")]
    assert list(public(session).values()) == [False]
