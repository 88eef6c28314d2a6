"""What is written down each night."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask import Flask

from app import exports
from app.settings import Settings
from directory.spreadsheet import import_folder
from tests.factories import a_contact, a_service, a_team


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


@pytest.fixture
def tonight(app: Flask, at: Callable[[str], None], there_is: Callable[..., None]) -> Callable[..., Path]:
    """tonight("2026-11-26") writes the directory down on that day; the folder."""
    team = a_team(contacts=[a_contact(public=False)])
    there_is(a_service(team=team), a_service("Old permits", status="inactive"))

    def run(day: str) -> Path:
        at(f"{day} 02:00")
        settings: Settings = app.extensions["settings"]
        with app.app_context():
            exports.export_tonight(app.extensions["database"], app.extensions["keys"], settings)
        return settings.data_dir / "exports"

    return run


def test_the_whole_directory_is_there_in_both_forms(
    app: Flask, tonight: Callable[..., Path], tmp_path: Path
) -> None:
    folder = tonight("2026-11-26")
    services = json.loads((folder / "2026-11-26.json").read_text(encoding="utf-8"))
    assert [one["name"] for one in services] == ["Bins and recycling", "Old permits"]
    assert "contacts" not in services[0]["organization"]
    ZipFile(folder / "2026-11-26.zip").extractall(tmp_path / "out")
    with app.extensions["database"].writing() as session:
        report = import_folder(session, tmp_path / "out")
    assert (report.problems, report.created, report.changed, report.removed) == ([], 0, 0, 0)
    assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}


def test_seven_nights_are_kept(tonight: Callable[..., Path]) -> None:
    for day in range(20, 29):
        folder = tonight(f"2026-11-{day}")
    assert sorted(file.name for file in folder.iterdir())[:3:2] == ["2026-11-22.json", "2026-11-23.json"]
    assert len(list(folder.iterdir())) == 2 * exports.NIGHTS_KEPT


def test_what_was_not_finished_is_never_taken_for_an_export(
    tonight: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_killed(_session: object, path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise KeyboardInterrupt

    monkeypatch.setattr(exports, "export_zip", is_killed)
    with pytest.raises(KeyboardInterrupt):
        tonight("2026-11-26")
    monkeypatch.undo()
    folder = tonight("2026-11-27")
    assert {file.name for file in folder.iterdir()} == {
        "2026-11-26.json",
        "2026-11-27.json",
        "2026-11-27.zip",
    }
