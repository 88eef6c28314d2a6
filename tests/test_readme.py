"""The README tells the truth: its commands, its settings, its links, and its example of a form."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from dataclasses import fields
from types import ModuleType

import click
import pytest
from flask import Flask

from app.settings import ROOT, SEARCH_ENGINES, Settings, table
from build.commands import COMMANDS
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.questions import __all__ as questions
from forms.requirements import breaches
from tests.app.browser import Client
from tests.people import Person

README = (ROOT / "README.md").read_text(encoding="utf-8")
FORM = "Add a form in ten minutes"
MODULE = "forms.journeys.report_street_light"


def section(title: str) -> str:
    """The words under a heading, to the next of its kind."""
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", README, re.M | re.S)
    assert found, f"the README has no section “{title}”"
    return found[1]


def python_in(title: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", section(title), re.S)


def commands() -> Iterator[list[str]]:
    """Every ./run … in code, as the words after it."""
    code = re.findall(r"```\n(.*?)```", README, re.S) + re.findall(r"`([^`\n]+)`", README)
    for line in "\n".join(code).splitlines():
        found = re.search(r"(?:^|\s)\./run\b(.*)", line)
        if found:
            yield shlex.split(found[1])


def test_every_command_of_run_is_there() -> None:
    named = {words[0] for words in commands() if words}
    assert {"test", "check", "worker", "flask"} <= named
    assert named <= set(COMMANDS)


def test_every_command_of_the_application_is_there_with_its_options(app: Flask) -> None:
    context = click.Context(app.cli)
    for _flask, *words in (words for words in commands() if words[:1] == ["flask"]):
        group: click.Command = app.cli
        while isinstance(group, click.Group):
            found = group.get_command(context, words.pop(0))
            assert found is not None, words
            group = found
        known = {option for each in group.params for option in each.opts}
        assert {word for word in words if word.startswith("--")} <= known


def test_help_tells_of_the_two_commands_first() -> None:
    blocks = re.findall(r"```\n(.*?)\n```", section("Start"), re.S)
    assert blocks == ["./run", "./run test"]


def test_the_table_of_settings_is_what_the_settings_say() -> None:
    rows = re.findall(r"^\| `(\w+)` \| (.*) \| (.*) \|$", section("Settings"), re.M)
    assert rows == [(row.name, row.default, row.meaning) for row in table()]


def test_what_production_needs_is_said() -> None:
    needed = {each.name.upper() for each in fields(Settings) if each.metadata["production"]}
    sentence = re.search(r"will then not start without (.*?)\. ", section("Run it for real"))
    assert sentence
    assert set(re.findall(r"`(\w+)`", sentence[1])) == needed


def test_what_production_does_by_itself_is_not_asked_of_anyone() -> None:
    told = section("Run it for real")
    assert "- `SAMPLE`" not in told
    assert "`./run flask submissions purge`" in told


def test_what_is_said_not_to_be_there_yet_is_not(app: Flask) -> None:
    words = [named.split() for named in re.findall(r"`([a-z ]+)`", section("What is not there yet"))]
    assert {" ".join(each) for each in words} >= {"backup", "restore"}
    for group, *rest in words:
        found = app.cli.commands.get(group)
        assert found is None or (isinstance(found, click.Group) and not set(rest) <= set(found.commands))
    assert SEARCH_ENGINES == ("embedded",)


def test_every_setting_it_speaks_of_is_one() -> None:
    spoken = {word.partition("=")[0] for word in re.findall(r"`([A-Z]+_?[A-Z_]+)(?==\S*`|`)", README)}
    others = {"TEST_DATABASE_URL", "LANGUAGES", "JOURNEYS", "FOLDER"}
    assert spoken - others <= {row.name for row in table()}


def test_every_file_it_names_is_there() -> None:
    linked = set(re.findall(r"\]\(([^)#:]+)\)", README))
    in_code = set(
        re.findall(r"`((?:app|forms|directory|translations|static|tests|build|docs)/[\w./-]*)`", README)
    )
    written_by_the_reader = {
        "forms/journeys/report_street_light.py",
        "translations/pl/LC_MESSAGES/messages.po",
    }
    assert {
        path for path in (linked | in_code) - written_by_the_reader if not (ROOT / path).exists()
    } == set()


def test_every_picture_says_in_words_what_it_shows() -> None:
    pictures = re.findall(r"!\[(.*?)\]\(docs/pictures/([\w-]+)\.png\)", README)
    assert {name for _words, name in pictures} == {path.stem for path in ROOT.glob("docs/pictures/*.png")}
    assert all(len(words.split()) > 5 for words, _name in pictures)


def test_every_kind_of_question_is_named() -> None:
    kinds = {name for name in questions if name[0].isupper()} - {"MistakeInForm", "Option", "Question"}
    listed = re.search(r"^- The questions: (.*?)\. ", section(FORM), re.M)
    assert listed
    assert set(re.findall(r"`(\w+)`", listed[1])) == kinds


@pytest.fixture
def street_light(monkeypatch: pytest.MonkeyPatch) -> Journey:
    """The example form, made by running what the README shows, and published beside the others."""
    file, registration = python_in(FORM)
    module = ModuleType(MODULE)
    exec(compile(file, "README.md", "exec"), vars(module))
    monkeypatch.setitem(sys.modules, MODULE, module)
    register = {"__name__": "forms.journeys"}
    exec(compile(registration, "README.md", "exec"), register)
    journey = register["report_street_light"]
    assert isinstance(journey, Journey)
    monkeypatch.setitem(JOURNEYS, journey.slug, journey)
    return journey


def test_the_example_form_keeps_the_minimum_requirements(street_light: Journey) -> None:
    assert {requirement.says: found for requirement, found in breaches(street_light) if found} == {}


def test_the_example_form_can_be_filled_in_and_sent(client: Client, street_light: Journey) -> None:
    person = Person(client, street_light, "a light that is out")
    assert person.sends().h1 == "We have your report"
    assert client.get("/forms").click("Report a street light").h1 == "Report a street light"


def test_the_example_forms_end_is_reached(client: Client, street_light: Journey) -> None:
    person = Person(client, street_light, "a damaged light")
    assert person.goes_to("damaged").h1 == "Stay away from the light and call us now"


def test_the_example_forms_service_is_in_the_sample(street_light: Journey) -> None:
    services = (ROOT / "directory" / "sample" / "services.csv").read_text(encoding="utf-8")
    assert re.search(rf"^{street_light.service},", services, re.M)
