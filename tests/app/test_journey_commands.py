"""What a form's author types: which forms there are, whether each keeps what it must, a new one begun."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask

from app import journey_commands
from app.new_journey import CannotBegin, begin
from app.settings import ROOT
from directory.models.base import Base
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.pages import Exit, Page
from forms.questions import Choice, Choices
from forms.text import _
from tests.factories import a_service


class Which(Page):
    which = Choice(
        _("Yes"), {"a": _("No"), "b": _("Continue")}, missing=_("Select one of these strange things")
    )


class NotHere(Exit):
    asked_if = Which.which.is_("b")
    title = _("Continue")
    service = "elsewhere"
    way_on = [_("Continue")]


class Reached(Page):
    services = Choices(_("Help"), {"bins": _("Yes"), "unknown": _("No")}, missing=_("Select whom to reach"))


def a_form(**given: object) -> Journey:
    usual = {
        "slug": "odd-socks",
        "title": _("Odd socks"),
        "service": "socks",
        "summary": _("Help"),
        "pages": [Which],
        "start": [_("It takes about 1 minute.")],
        "send": _("Continue"),
        "sent_title": _("Help"),
        "happens_next": [_("We will come today.")],
        "another": _("Continue"),
        "examples": {"a": {Which: {"which": "a"}}, "b": {Which: {"which": "b"}}},
    }
    return Journey(**{**usual, **given})  # type: ignore[arg-type]


@pytest.fixture
def checked(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, list[str]]]:
    """checked(a_form()) is how `journeys check` of that one form ends, and its lines."""

    def check(journey: Journey, *words: str) -> tuple[int, list[str]]:
        monkeypatch.setattr(journey_commands, "JOURNEYS", {journey.slug: journey})
        told = app.test_cli_runner().invoke(args=["journeys", "check", *words])
        return told.exit_code, told.output.splitlines()

    return check


@pytest.fixture
def there_is(app: Flask) -> Callable[..., None]:
    def put(*things: Base) -> None:
        with app.extensions["database"].writing() as session:
            session.add_all(things)

    return put


def test_every_form_is_listed(app: Flask) -> None:
    told = app.test_cli_runner().invoke(args=["journeys", "list"])
    assert [line.split("\t")[0] for line in told.output.splitlines()] == [*JOURNEYS]


def test_each_requirement_has_a_line_and_what_breaks_it_under_it(
    checked: Callable[..., tuple[int, list[str]]], there_is: Callable[..., None]
) -> None:
    there_is(a_service(slug="socks"))
    code, lines = checked(a_form(start=[]))
    at = lines.index("  NOT  The start says how long the form takes.")
    assert lines[at + 1] == "         No paragraph of start= says how many minutes or hours it takes"
    assert "  ok   Its services are in the directory." in lines
    assert "  ok   Its examples reach every page." in lines
    assert code == 1


def test_what_is_not_translated_is_named_for_each_language(
    checked: Callable[..., tuple[int, list[str]]], there_is: Callable[..., None]
) -> None:
    there_is(a_service(slug="socks"))
    _code, lines = checked(a_form(), "odd-socks")
    told = next(line for line in lines if line.startswith("         ar: "))
    assert "not translated" in told
    assert "“Odd socks”" in told
    assert "“Help”" not in told
    assert any(line.startswith("         es: ") for line in lines)


def test_a_form_that_keeps_everything_ends_well(
    checked: Callable[..., tuple[int, list[str]]],
    there_is: Callable[..., None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    there_is(a_service(slug="socks"))
    monkeypatch.setattr(journey_commands, "CHECKS", journey_commands.CHECKS[:1])
    code, lines = checked(a_form())
    assert not [line for line in lines if "NOT" in line], lines
    assert code == 0


def test_services_that_the_directory_does_not_have_are_named(
    checked: Callable[..., tuple[int, list[str]]], there_is: Callable[..., None]
) -> None:
    there_is(a_service(slug="gloves"))
    _code, lines = checked(a_form(pages=[Which, NotHere, Reached], reaches=Reached.services))
    said = "\n".join(lines)
    assert "The form belongs to the service “socks”, which is not in the directory" in said
    assert "NotHere belongs to the service “elsewhere”" in said
    assert "Reached.services reaches the service “bins”" in said
    assert "“unknown”" not in said


def test_a_form_that_is_not_there_cannot_be_checked(checked: Callable[..., tuple[int, list[str]]]) -> None:
    code, lines = checked(a_form(), "even-socks")
    assert (code, lines) == (
        1,
        ["Error: There is no form “even-socks”. ./run flask journeys list names them."],
    )


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project's folder with nothing in it but where a form would be put."""
    (tmp_path / "forms" / "journeys").mkdir(parents=True)
    source = (ROOT / "forms" / "journeys" / "__init__.py").read_text(encoding="utf-8")
    (tmp_path / "forms" / "journeys" / "__init__.py").write_text(source, encoding="utf-8")
    return tmp_path


def written(folder: Path) -> dict[str, str]:
    return {str(path): path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.py"))}


@pytest.mark.parametrize(
    "name",
    ["", "Lost", "lost property", "2-lost", "lost--keys", "class", "come-back", "../lost", "x" * 41, "lôst"],
)
def test_a_name_that_no_form_can_have_changes_nothing(small: Path, name: str) -> None:
    before = written(small)
    with pytest.raises(CannotBegin, match=r"cannot be the name of a form: use .*, like lost-property\.$"):
        begin(small, name, "socks")
    assert written(small) == before


@pytest.mark.parametrize("there", ["forms/journeys/lost_keys.py", "tests/forms/test_lost_keys.py"])
def test_what_is_there_already_is_left_as_it_is(small: Path, there: str) -> None:
    (small / there).parent.mkdir(parents=True, exist_ok=True)
    (small / there).write_text("# mine\n", encoding="utf-8")
    before = written(small)
    with pytest.raises(CannotBegin, match=f"There is a {there} already. Nothing was changed."):
        begin(small, "lost-keys", "socks")
    assert written(small) == before


def test_where_the_list_of_forms_is_not_as_we_know_it_the_author_is_told_what_to_add(small: Path) -> None:
    (small / "forms" / "journeys" / "__init__.py").write_text("JOURNEYS = {}\n", encoding="utf-8")
    told = begin(small, "lost-keys", "socks")[-1]
    assert "from forms.journeys.lost_keys import lost_keys" in told
    assert "    lost_keys,  (in FORMS)" in told


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project in which `journeys new lost-keys` was typed."""
    folder = tmp_path_factory.mktemp("project")
    for name in ("app", "forms", "directory", "tests", "translations", "static"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    done = typed(folder, "-m", "flask", "--app", "app", "journeys", "new", "lost-keys")
    assert done.returncode == 0, done.stderr
    assert "./run flask journeys check lost-keys" in done.stdout
    return folder


def typed(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "DATA_DIR": str(folder / "instance"), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *words], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_a_new_form_is_among_the_others_and_keeps_every_requirement(project: Path) -> None:
    done = typed(
        project,
        "-c",
        "from forms.journeys import JOURNEYS\n"
        "from forms.requirements import breaches\n"
        "print([found for _requirement, found in breaches(JOURNEYS['lost-keys']) if found])",
    )
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_the_test_of_a_new_form_passes_and_its_code_is_as_we_write_it(project: Path) -> None:
    ours = ["forms/journeys/__init__.py", "forms/journeys/lost_keys.py", "tests/forms/test_lost_keys.py"]
    for words in (["ruff", "check", *ours], ["ruff", "format", "--check", *ours], ["pytest", "-q", ours[2]]):
        done = typed(project, "-m", *words)
        assert done.returncode == 0, done.stdout + done.stderr


def test_a_form_that_is_there_is_not_begun_again(project: Path) -> None:
    before = written(project / "forms")
    done = typed(project, "-m", "flask", "--app", "app", "journeys", "new", "lost-keys")
    assert (done.returncode, done.stderr) == (
        1,
        "Error: There is a form “lost-keys” already. Nothing was changed.\n",
    )
    assert written(project / "forms") == before
