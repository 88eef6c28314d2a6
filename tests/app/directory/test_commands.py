"""The operators' commands: what is imported is found at once; what is wrong is named by line and reason."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from flask import Flask

from tests.app.browser import Client
from tests.factories import a_service

SHARED = Path(__file__).parents[3] / ".." / "shared" / "data"
SERVICES = "Identifier,Label,Description,Created,Modified,History notes,Type"
TEAMS = "slug,name\nwaste,Waste team\n"
ROLES = "slug,name,team\nrecycling-officer,Recycling officer,waste\n"


@pytest.fixture
def told(app: Flask) -> Callable[..., Result]:
    """told("directory", "reindex") is what that command said, and how it ended."""

    def run(*words: str | Path) -> Result:
        return app.test_cli_runner().invoke(args=["directory", *map(str, words)])

    return run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A small directory kept as spreadsheets, without a mistake."""
    folder = tmp_path / "Our directory"
    folder.mkdir()
    (folder / "teams.csv").write_text(TEAMS, encoding="utf-8")
    (folder / "roles.csv").write_text(ROLES, encoding="utf-8")
    return folder


@pytest.fixture
def shared() -> Path:
    if not SHARED.is_dir():
        pytest.skip("The real data is not here: ../shared/data is missing.")
    return SHARED


def test_the_sample_council_is_loaded_once_and_says_what_it_is(told: Callable[..., Result]) -> None:
    first = told("load-sample")
    assert first.exit_code == 0
    assert "The sample council: 1" in first.output
    assert "already" in told("load-sample").output


def test_without_the_sample_the_directory_stays_empty(
    make_app: Callable[..., Flask], told: Callable[..., Result]
) -> None:
    empty = make_app(SAMPLE="off").test_cli_runner().invoke(args=["directory", "load-sample"])
    assert empty.exit_code == 0
    assert "SAMPLE is off" in empty.output


def test_what_is_imported_is_found_at_once(told: Callable[..., Result], folder: Path, client: Client) -> None:
    done = told("import", folder)
    assert done.exit_code == 0, done.output
    assert "Rows created: 2" in done.output
    assert client.get("/directory?q=recycling+officer").click("Recycling officer").status == 200


def test_importing_the_same_again_changes_nothing(told: Callable[..., Result], folder: Path) -> None:
    told("import", folder)
    assert "created: 0, changed: 0, removed: 0, as they were: 2" in told("import", folder).output


def test_every_bad_row_is_told_by_line_and_reason_and_nothing_is_imported(
    told: Callable[..., Result], folder: Path, client: Client
) -> None:
    (folder / "roles.csv").write_text(f"{ROLES}x,,waste\ny,Driver,no-such-team\n", encoding="utf-8")
    done = told("import", folder)
    assert done.exit_code == 1
    assert "roles.csv, line 3, name: " in done.output
    assert "roles.csv, line 4, team: There is no team with the slug “no-such-team”." in done.output
    assert "Nothing was imported. Problems: 2." in done.output
    assert client.get("/directory/teams/waste").status == 404


@pytest.mark.parametrize("words", ["", "a,b\n1,2\n", "\x00\x01", "Identifier\n", '{"x": ', "[1]", "﻿"])
def test_a_file_that_is_none_of_them_is_one_sentence(
    told: Callable[..., Result], tmp_path: Path, words: str
) -> None:
    (tmp_path / "odd.txt").write_text(words, encoding="utf-8")
    done = told("import", tmp_path / "odd.txt")
    assert done.exit_code == 1
    assert "odd.txt" in done.output
    assert "Traceback" not in done.output


def test_the_index_is_made_anew_only_when_something_changed(
    told: Callable[..., Result], there_is: Callable[..., None], folder: Path
) -> None:
    there_is(a_service())
    assert "up to date" in told("reindex", "--if-stale").output
    assert "Indexed for search: 1." in told("reindex").output
    told("import", folder)
    assert "up to date" in told("reindex", "--if-stale").output


def test_the_sample_council_is_found_at_once(told: Callable[..., Result], client: Client) -> None:
    assert "Indexed for search: " in told("load-sample").output
    assert "up to date" in told("reindex", "--if-stale").output
    assert "Allotments" in client.get("/directory?q=allotments").text


def test_a_directory_without_an_index_is_indexed(told: Callable[..., Result], app: Flask) -> None:
    with app.extensions["database"].writing() as session:
        session.add(a_service())
    assert "Indexed for search: 1." in told("reindex", "--if-stale").output


@pytest.mark.parametrize(
    ("name", "words"),
    [("none.json", "[]"), ("none.json", '{"contents": []}'), ("none.csv", f"{SERVICES}\n")],
)
def test_a_file_with_nothing_in_it_says_so(
    told: Callable[..., Result], tmp_path: Path, name: str, words: str
) -> None:
    (tmp_path / name).write_text(words, encoding="utf-8")
    done = told("import", tmp_path / name)
    assert done.exit_code == 0
    assert f"Note: {name}: There is nothing in it to import." in done.output


def test_a_folder_of_headings_alone_says_so(told: Callable[..., Result], folder: Path) -> None:
    for file, words in (("teams.csv", TEAMS), ("roles.csv", ROLES)):
        (folder / file).write_text(words.splitlines()[0], encoding="utf-8")
    assert "Note: Our directory: There is nothing in it to import." in told("import", folder).output


def test_what_is_exported_can_be_imported_and_changes_nothing(
    told: Callable[..., Result], there_is: Callable[..., None], tmp_path: Path
) -> None:
    there_is(a_service(), a_service("Allotments"))
    exported = tmp_path / "export.json"
    exported.write_text(told("export").stdout, encoding="utf-8")
    assert "created: 0, changed: 0, removed: 0" in told("import", exported).output


@pytest.mark.shared
def test_a_real_list_of_outcodes_is_kept(told: Callable[..., Result], shared: Path) -> None:
    done = told("outcodes", shared / "places" / "gibbs_outcodes.csv")
    assert done.output == "First halves of postcodes: 2856.\n", done.output


def test_spreadsheets_that_are_exported_can_be_imported_and_change_nothing(
    told: Callable[..., Result], folder: Path, tmp_path: Path
) -> None:
    told("import", folder)
    assert "Files written" in told("export", "--csv", tmp_path / "out").output
    assert "created: 0, changed: 0, removed: 0, as they were: 2" in told("import", tmp_path / "out").output


def test_a_place_where_there_is_nothing_is_one_sentence(told: Callable[..., Result], tmp_path: Path) -> None:
    done = told("import", tmp_path / "nowhere")
    assert done.exit_code == 1
    assert "nowhere: There is no file or folder here." in done.output


@pytest.mark.shared
def test_the_national_list_of_services_is_imported_and_found(
    told: Callable[..., Result], shared: Path, client: Client
) -> None:
    done = told("import", shared / "services" / "esd_services_2015.csv")
    assert done.exit_code == 0, done.output
    assert "Rows created: 1520" in done.output
    assert client.get("/directory?q=abandoned+cars").click("Abandoned vehicles").status == 200
    assert client.get("/directory/a-to-z").status == 200


@pytest.mark.shared
def test_register_offices_are_imported_and_found(
    told: Callable[..., Result], shared: Path, client: Client
) -> None:
    done = told("import", shared / "places" / "imminence_register_offices.csv")
    assert done.exit_code == 0, done.output
    page = client.get("/directory?q=register+office+bedford")
    assert client.get(str(page.soup.select(".directory-result__name a")[0]["href"])).status == 200


@pytest.mark.shared
def test_open_referral_is_imported_and_found(
    told: Callable[..., Result], shared: Path, client: Client
) -> None:
    done = told("import", shared / "openreferral" / "uk_v3_examples" / "service_full.json")
    assert done.exit_code == 0, done.output
    assert client.get("/directory?q=community+counselling").soup.select(".directory-result__name a")
