from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from directory.catalogue import find_service, find_team, get_location, get_service, get_team
from directory.models import AuditEntry, Contact, Service, Translation
from directory.problems import ImportReport
from directory.spreadsheet import import_folder

from .council import spoil, write_council


def rows(session: Session, model: type) -> int:
    return session.scalar(select(func.count()).select_from(model)) or 0


def reasons(report: ImportReport) -> list[str]:
    return [str(problem) for problem in report.problems]


def nothing_was_imported(session: Session) -> bool:
    return rows(session, Service) == rows(session, Contact) == rows(session, AuditEntry) == 0


def test_a_whole_council_is_imported(session: Session, tmp_path: Path) -> None:
    report = import_folder(session, write_council(tmp_path))
    assert reasons(report) == []
    bins = get_service(session, "bins")
    assert bins.team
    assert bins.team.parent
    assert bins.team.parent.name == "Environment"
    assert bins.lay_words == ["wheelie", "rubbish"]
    assert [topic.slug for topic in bins.topics] == ["rubbish"]
    assert bins.online is True
    assert bins.assured_date
    assert bins.if_we_cannot_help == ["organisation:citizens-advice"]
    [at] = bins.service_at_locations
    assert at.location.accessibility[0].description == "There is a ramp at the side door."
    assert at.schedules[0].byday == "MO,WE"
    assert [(one.phone, one.public) for one in bins.team.contacts] == [
        ("01632 960 100", True),
        ("01632 960 199", False),
    ]


def test_who_answers_for_a_team_is_read_and_without_a_rhythm_it_is_a_year(
    session: Session, tmp_path: Path
) -> None:
    import_folder(session, write_council(tmp_path))
    waste = get_team(session, "waste")
    assert (waste.owner_email, waste.assured_date) == ("waste@exampleton.example", date(2026, 2, 3))
    assert (waste.check_every, get_team(session, "environment").check_every) == (6, 12)


def test_a_second_import_changes_nothing(session: Session, tmp_path: Path) -> None:
    first = import_folder(session, write_council(tmp_path))
    session.commit()
    audited = rows(session, AuditEntry)
    second = import_folder(session, tmp_path)
    session.commit()
    assert (second.created, second.changed, second.removed) == (0, 0, 0)
    assert second.unchanged == first.created == audited == rows(session, AuditEntry)


def test_one_changed_cell_is_one_change_with_before_and_after(session: Session, tmp_path: Path) -> None:
    import_folder(session, write_council(tmp_path))
    report = import_folder(
        session, spoil(tmp_path, "services.csv", "We empty your bins.", "We empty bins."), who="Amina"
    )
    assert (report.created, report.changed) == (0, 1)
    entry = session.scalars(select(AuditEntry).where(AuditEntry.who == "Amina")).one()
    assert (entry.kind, entry.slug) == ("service", "bins")
    assert entry.before
    assert entry.before["description"] == "We empty your bins."
    assert entry.after
    assert entry.after["description"] == "We empty bins."


def test_a_number_taken_out_of_the_file_is_no_longer_published(session: Session, tmp_path: Path) -> None:
    import_folder(session, write_council(tmp_path))
    line = "noise-line,service:noise,,,01632 960 101,,,,yes,MO-SU 00:00-24:00\n"
    report = import_folder(session, spoil(tmp_path, "contacts.csv", line, ""))
    assert report.removed == 1
    assert get_service(session, "noise").contacts == []


def test_a_translation_taken_out_of_the_file_is_taken_back(session: Session, tmp_path: Path) -> None:
    import_folder(session, write_council(tmp_path))
    import_folder(
        session, spoil(tmp_path, "translations.es.csv", "service,bins,description,Vaciamos sus cubos.,\n", "")
    )
    assert rows(session, Translation) == 1


def test_a_column_that_is_not_in_the_file_is_left_as_it_was(session: Session, tmp_path: Path) -> None:
    import_folder(session, write_council(tmp_path))
    few = tmp_path / "few"
    few.mkdir()
    (few / "services.csv").write_text("slug,name\nbins,Rubbish\n", encoding="utf-8")
    assert import_folder(session, few).changed == 1
    bins = get_service(session, "bins")
    assert (bins.name, bins.description, len(bins.topics)) == ("Rubbish", "We empty your bins.", 1)


def test_a_folder_may_refer_to_what_is_in_the_directory_already(session: Session, tmp_path: Path) -> None:
    import_folder(session, write_council(tmp_path))
    more = tmp_path / "more"
    more.mkdir()
    (more / "services.csv").write_text("slug,name,team\nskips,Skips,waste\n", encoding="utf-8")
    assert import_folder(session, more).ok
    assert find_service(session, "skips")


def test_one_bad_row_keeps_everything_out(session: Session, tmp_path: Path) -> None:
    report = import_folder(session, spoil(write_council(tmp_path), "teams.csv", "waste,Waste team", "waste,"))
    assert reasons(report) == ["teams.csv, line 2, name: This cell is empty, and it is needed."]
    assert nothing_was_imported(session)


def test_every_bad_row_is_named_not_only_the_first(session: Session, tmp_path: Path) -> None:
    folder = spoil(write_council(tmp_path), "services.csv", "2026-01-05", "5 January")
    spoil(folder, "contacts.csv", "01632 960 101", "ring us")
    spoil(folder, "locations.csv", "EX1 1AA", "EX1")
    found = [
        (problem.file, problem.line, problem.column) for problem in import_folder(session, folder).problems
    ]
    assert found == [
        ("contacts.csv", 4, "phone"),
        ("locations.csv", 2, "postal_code"),
        ("services.csv", 2, "assured_date"),
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "column", "reason"),
    [
        ("services.csv", "bins,Bins", "Bins!,Bins", 2, "slug", "is not a slug"),
        ("services.csv", "noise,Noise", "bins,Noise", 3, "slug", "is on line 2 already"),
        ("services.csv", ",waste,active", ",wste,active", 2, "team", "no team with the slug “wste”"),
        ("services.csv", ",active,", ",open,", 2, "status", "is not one of: active, inactive"),
        ("services.csv", "2026-01-05", "2026-02-30", 2, "assured_date", "is not a real date"),
        ("services.csv", "16,,Keep", "16,12,Keep", 3, "maximum_age", "below the one in minimum_age"),
        ("services.csv", "16,,Keep", "sixteen,,Keep", 3, "minimum_age", "not a whole number"),
        ("services.csv", "https://exampleton", "javascript:alert(1)//", 3, "url", "is not a web address"),
        ("services.csv", "amina@exampleton.example", "amina", 2, "owner_email", "is not an e-mail address"),
        ("services.csv", ",citizens-advice", ",nobody", 2, "if_we_cannot_help", "no service or organisation"),
        (
            "services.csv",
            "wheelie;rubbish,rubbish",
            "wheelie,recycling",
            2,
            "topics",
            "no topic with the slug",
        ),
        ("services.csv", "en;es", "English", 2, "languages", "is not a language code"),
        ("locations.csv", "50.72", "95", 2, "latitude", "not a number from -90 to 90"),
        ("locations.csv", "50.72", "", 2, "latitude", "both latitude and longitude"),
        ("schedules.csv", "MO-FR", "Monday", 2, "byday", "is not a day"),
        ("schedules.csv", "09:00", "9am", 2, "opens_at", "is not a time"),
        ("schedules.csv", "09:00,17:00", "09:00,09:00", 2, "closes_at", "at the same time"),
        ("schedules.csv", "location:town-hall", "location:city-hall", 2, "of", "no location with the slug"),
        ("schedules.csv", "bins@town-hall", "noise@town-hall", 3, "of", "no service at location"),
        ("contacts.csv", "team:waste", "waste", 2, "of", "needs a kind, a colon and a slug"),
        ("contacts.csv", "MO-SU 00:00-24:00", "always", 4, "hours", "needs days, a space, then times"),
        ("cost_options.csv", "12.50", "twelve", 2, "amount", "is not an amount"),
        ("roles.csv", "amina-yusuf", "amina", 2, "person", "no person with the slug"),
        ("teams.csv", "council,,Streets", "council,waste,Streets", 2, "parent", "in a circle"),
        (
            "translations.es.csv",
            "service,bins,name",
            "service,binz,name",
            2,
            "slug",
            "no service with the slug",
        ),
        ("translations.es.csv", "service,bins,name", "service,bins,nme", 2, "field", "is not translated"),
        ("people.csv", "slug,name", "slug,nme", 1, "nme", "There is no column of this name"),
        ("people.csv", "pronouns,languages", "pronouns,pronouns", 1, "pronouns", "is there twice"),
        ("topics.csv", "slug,name", "name", 1, "slug", "This column is missing"),
        ("topics.csv", "environment,Environment,", "environment,Environment,,", 2, None, "has 4 cells"),
    ],
)
def test_a_bad_cell_is_named_by_file_line_column_and_reason(
    session: Session,
    tmp_path: Path,
    file: str,
    old: str,
    new: str,
    line: int,
    column: str | None,
    reason: str,
) -> None:
    report = import_folder(session, spoil(write_council(tmp_path), file, old, new))
    assert (file, line, column) in [(one.file, one.line, one.column) for one in report.problems]
    assert any(reason in one.reason for one in report.problems), reasons(report)
    assert nothing_was_imported(session)


def test_a_file_with_a_misspelt_name_is_not_passed_over(session: Session, tmp_path: Path) -> None:
    (write_council(tmp_path) / "service.csv").write_text("slug,name\n", encoding="utf-8")
    assert "service.csv: There is no file of this name" in reasons(import_folder(session, tmp_path))[0]


def test_a_missing_or_empty_folder_says_so(session: Session, tmp_path: Path) -> None:
    assert "no CSV files" in reasons(import_folder(session, tmp_path))[0]
    assert "There is no folder here" in reasons(import_folder(session, tmp_path / "nowhere"))[0]


def test_teams_may_come_before_the_team_they_are_part_of(session: Session, tmp_path: Path) -> None:
    names = "".join(f"team-{number},Team {number},team-{number + 1}\n" for number in range(1500))
    (tmp_path / "teams.csv").write_text(f"slug,name,parent\n{names}team-1500,Last,\n", encoding="utf-8")
    assert import_folder(session, tmp_path).created == 1501
    assert find_team(session, "team-0")


def test_vacant_and_covered_roles_say_so(session: Session, tmp_path: Path) -> None:
    import_folder(session, write_council(tmp_path))
    roles = {role.slug: role for role in get_team(session, "waste").roles}
    assert not roles["recycling-officer"].is_vacant
    assert roles["waste-manager"].is_vacant
    assert roles["waste-manager"].is_covered
    assert roles["crew-leader"].is_vacant
    assert not roles["crew-leader"].is_covered


def test_progress_ends_with_everything_done(session: Session, tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    import_folder(session, write_council(tmp_path), progress=lambda *step: told.append(step))
    assert told[-1][1] == told[-1][2]


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_a_file_saved_by_a_spreadsheet_with_a_mark_at_its_start_is_read(
    session: Session, tmp_path: Path, ending: str
) -> None:
    words = 'slug,name,description,,\nhall,  Town   Hall ,"Two\nlines, one cell",,\n,,,,\n\n'.replace(
        "\n", ending
    )
    (tmp_path / "locations.csv").write_bytes(b"\xef\xbb\xbf" + words.encode())
    assert import_folder(session, tmp_path).created == 1
    hall = get_location(session, "hall")
    assert (hall.name, hall.description) == ("Town Hall", "Two\nlines, one cell")
