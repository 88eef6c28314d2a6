from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from directory.catalogue import get_service
from directory.problems import Problem
from directory.spreadsheet import import_folder

HEAD = b"slug,name,description\n"


def problems(session: Session, folder: Path, content: bytes) -> list[Problem]:
    (folder / "services.csv").write_bytes(content)
    report = import_folder(session, folder)
    assert not report.created
    return report.problems


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (HEAD + b"cafe,Caf\xe9,\n", 2, "not in UTF-8"),
        ("slug,name\nbins,Bins\n".encode("utf-16"), 1, "UTF-16"),
        (HEAD + b"bins,Bi\x00ns,\n", 2, "cannot be seen"),
        (HEAD + b"bins,\x1b[31mBins,\n", 2, "cannot be seen"),
        (HEAD + b'bins,"Bins,\nnoise,Noise,\n', 2, "quotation mark"),
        (HEAD + b'a,A,\nbins,"Bins" and more,\n', 3, "quotation mark"),
        (HEAD + b"bins,Bins," + b"x" * 30_000 + b"\n", 2, "30,000 letters"),
        (HEAD + b"bins,Bins," + b"x" * 200_000 + b"\n", 2, "far too long"),
        (HEAD + b'bins,"=HYPERLINK(""http://evil.example"")",\n', 2, "like a formula"),
        (HEAD + b"bins,@SUM(A1),\n", 2, "like a formula"),
        (b"slug;name;description\nbins;Bins;\n", 1, "not separated by commas"),
        (b"", 1, "The file is empty"),
        (b"\n\n", 1, "The file is empty"),
        (HEAD + b"bins,Bins\n", 2, "has 2 cells and there are 3 headings"),
        (b"slug,name,\nbins,Bins,stray\n", 2, "under no heading"),
        (HEAD + b"../../etc/passwd,Bins,\n", 2, "is not a slug"),
        (HEAD + b"a" * 400 + b",Bins,\n", 2, "is not a slug"),
    ],
)
def test_a_spoilt_file_is_refused_with_the_line_and_the_reason(
    session: Session, tmp_path: Path, content: bytes, line: int, reason: str
) -> None:
    [found, *_] = problems(session, tmp_path, content)
    assert (found.line, reason in found.reason) == (line, True), found


def test_every_line_that_is_not_utf_8_is_named(session: Session, tmp_path: Path) -> None:
    found = problems(session, tmp_path, HEAD + b"a,\xe9,\nb,B,\nc,\xe9,\n")
    assert [problem.line for problem in found] == [2, 4]


def test_a_line_number_counts_lines_inside_cells(session: Session, tmp_path: Path) -> None:
    found = problems(session, tmp_path, HEAD + b'a,A,"one\ntwo\nthree"\nB B,B,\n')
    assert [problem.line for problem in found] == [5]


def test_words_that_only_look_dangerous_stay_words(session: Session, tmp_path: Path) -> None:
    name = "<script>alert(1)</script> -2+3 'OR 1=1; DROP TABLE service;--"
    (tmp_path / "services.csv").write_text(f"slug,name\nbins,{name}\n", encoding="utf-8")
    assert import_folder(session, tmp_path).ok
    assert get_service(session, "bins").name == name


def test_names_in_any_script_are_kept(session: Session, tmp_path: Path) -> None:
    (tmp_path / "services.csv").write_text("slug,name\nbins,جمع القمامة 🗑️\n", encoding="utf-8")
    assert import_folder(session, tmp_path).ok
    assert get_service(session, "bins").name == "جمع القمامة 🗑️"
