from __future__ import annotations

from datetime import time
from pathlib import Path

import pytest
import yaml

from app.council import contrast, load
from app.settings import ROOT, SettingsError
from forms.text import speak

SAMPLE = ROOT / "app" / "council.yaml"


def refusal(tmp_path: Path, **changes: object) -> str:
    """What is said about the sample council's file with these parts changed; None takes a part out."""
    told = {**yaml.safe_load(SAMPLE.read_text("utf-8")), "logo": "", **changes}
    path = tmp_path / "council.yaml"
    path.write_text(yaml.safe_dump({name: part for name, part in told.items() if part is not None}), "utf-8")
    with pytest.raises(SettingsError) as mistake:
        load(path)
    return str(mistake.value)


def colours(**changes: str) -> dict[str, str]:
    return {**yaml.safe_load(SAMPLE.read_text("utf-8"))["colours"], **changes}


def test_contrast_is_measured_as_wcag_measures_it() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_colours_too_close_are_refused_with_their_ratio(tmp_path: Path) -> None:
    said = refusal(tmp_path, colours=colours(link="#777777"))
    assert "link #777777 on body #ffffff has a contrast of 4.48 to 1, but links need 4.5 to 1" in said


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"page": "#111111", "link": "#0b5563"}, "on page #111111"),
        ({"page": "#808080", "link": "#000000", "link_visited": "#000000"}, "secondary_text #484949 on page"),
        ({"page": "#757575", "link": "#000000", "link_visited": "#000000"}, "text #0b0c0c on page #757575"),
        ({"page": "#d0d0d0", "link_visited": "#707070"}, "link_visited #707070 on page #d0d0d0"),
        ({"page": "#d0d0d0", "brand": "#8a8a8a"}, "brand #8a8a8a on page #d0d0d0"),
        (
            {"header": "#8a8a8a", "header_text": "#000000", "accent": "#000000", "page": "#d0d0d0"},
            "header #8",
        ),
    ],
)
def test_a_palette_whose_panels_cannot_be_read_is_refused(
    tmp_path: Path, changes: dict[str, str], said: str
) -> None:
    sentence = refusal(tmp_path, colours=colours(**changes))
    assert said in sentence
    assert "has a contrast of" in sentence


@pytest.mark.parametrize("name", ["lnik", "body"])
def test_a_colour_that_nothing_is_painted_in_is_refused(tmp_path: Path, name: str) -> None:
    assert f"colours cannot have {name}" in refusal(tmp_path, colours=colours(**{name: "#000000"}))


def test_a_colour_left_out_is_named(tmp_path: Path) -> None:
    without = {name: value for name, value in colours().items() if name != "link"}
    assert "says nothing about 'link'" in refusal(tmp_path, colours=without)


def test_a_colour_must_be_a_colour(tmp_path: Path) -> None:
    assert "colour brand is “green”" in refusal(tmp_path, colours=colours(brand="green"))


def test_a_colour_cannot_smuggle_in_a_style(tmp_path: Path) -> None:
    assert "colour brand" in refusal(tmp_path, colours=colours(brand="#123456;}body{display:none"))


@pytest.mark.parametrize("part", ["name", "colours", "telephone", "urgent", "email"])
def test_a_missing_part_is_named(tmp_path: Path, part: str) -> None:
    assert f"says nothing about '{part}'" in refusal(tmp_path, **{part: None})


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ({"number": "12"}, "telephone x has no words in English"),
        ({"name": {"en": "X"}, "number": 1632960100}, "in quotation marks"),
        ({"name": {"en": "X"}, "number": "no number"}, "cannot be a telephone number"),
        ({"name": {"en": "X"}, "number": "01632 960 100", "hours": "9 to 5"}, "hours “9 to 5”"),
    ],
)
def test_a_telephone_line_that_cannot_be_is_refused(
    tmp_path: Path, line: dict[str, object], said: str
) -> None:
    line = {"hours": "always", "name": {"ar": "س"}, **line}
    assert said in refusal(tmp_path, telephone={"x": line})


@pytest.mark.parametrize(
    ("part", "told", "said"),
    [
        ("telephone", {}, "telephone must have one line or more"),
        ("telephone", "01632 960 100", "telephone must have one line or more"),
        ("telephone", {"x": "01632 960 100"}, "telephone x must have parts"),
        ("telephone", {"x": {"name": {"en": "X"}, "hours": "always"}}, "its number in quotation marks"),
        ("telephone", {"x": {"name": {"en": "X"}, "number": "99x", "hours": "always"}}, "telephone number"),
        ("telephone", {"x": {"name": {"en": "X"}, "number": "101", "hours": 9}}, "telephone x has hours “9”"),
        ("telephone", {"x": {"name": {"en": "X"}, "number": "101"}}, "telephone x has hours “”"),
        (
            "telephone",
            {"x": {"name": {"en": "X"}, "number": "101", "hours": "MO 09:00-25:00"}},
            "has hours “MO 09:00-25:00”",
        ),
        (
            "telephone",
            {"x": {"name": {"en": "X"}, "number": "101", "hours": "always", "text_relay": "no"}},
            "telephone x has text_relay “no”, but it must be true or false",
        ),
        ("urgent", {}, "urgent must have one line or more"),
        ("urgent", {"x": {"number": "999"}}, "urgent x has no words in English"),
        (
            "website",
            "javascript:alert(1)",
            "website is “javascript:alert(1)”, but it must begin with https://",
        ),
        ("website", "https://", "website is “https://”"),
        ("website", 5, "website is “5”"),
        ("email", 5, "email is “5”, but it must be like “hello@wendlevale.example”"),
        ("email", "hello", "email is “hello”"),
        ("address", "abc", "address must be a list"),
        ("address", [], "address must be a list"),
        ("address", [1], "each line of address must be words, but it is “1”"),
        ("name", {"en": 5}, "name in en must be words, but it is “5”"),
        ("name", "abc", "name has no words in English (en)"),
        ("name", {"en": "X", "es": ["X"]}, "name in es must be words"),
        ("logo", 5, "logo must be words"),
        ("colours", "green", "colours must have parts"),
        ("tasks", {"form": "x"}, "tasks must be a list"),
        ("tasks", ["x"], "each of tasks must have parts"),
        ("tasks", [{"form": "x"}], "says nothing about 'name'"),
        ("tasks", [{"form": 5, "name": {"en": "X"}}], "form in tasks must be words"),
    ],
)
def test_a_part_that_no_page_could_show_stops_the_start_and_is_named(
    tmp_path: Path, part: str, told: object, said: str
) -> None:
    sentence = refusal(tmp_path, **{part: told})
    assert sentence.startswith("COUNCIL_FILE council.yaml")
    assert said in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize("part", ["name", "address", "email", "website", "colours", "telephone", "urgent"])
def test_a_part_left_empty_is_named(tmp_path: Path, part: str) -> None:
    path = tmp_path / "council.yaml"
    told = {**yaml.safe_load(SAMPLE.read_text("utf-8")), "logo": "", part: None}
    path.write_text(yaml.safe_dump(told), "utf-8")
    with pytest.raises(SettingsError, match=rf"^COUNCIL_FILE council\.yaml: {part} "):
        load(path)


def test_a_council_may_name_no_tasks(tmp_path: Path) -> None:
    path = tmp_path / "council.yaml"
    told = {**yaml.safe_load(SAMPLE.read_text("utf-8")), "logo": "", "tasks": None}
    path.write_text(yaml.safe_dump(told), "utf-8")
    assert load(path).tasks == ()


def test_a_file_that_is_not_yaml_gets_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "council.yaml"
    for text in ("", "- a list", "just words", "{", "name: x\nname"):
        path.write_text(text, "utf-8")
        with pytest.raises(SettingsError, match=r"^COUNCIL_FILE council\.yaml[^\n]+$"):
            load(path)


def test_the_council_has_its_name_in_each_language() -> None:
    council = load(SAMPLE)
    assert str(council.name) == "Wendle Vale Council"
    with speak("es", None):
        assert council.name.language in ("en", "es")


def test_a_line_has_hours_and_a_link_that_dials_from_anywhere() -> None:
    line = load(SAMPLE).contact_line
    assert line.uri == "tel:+441632960100"
    assert line.hours[0].opens_at == time(8, 30)
    assert load(SAMPLE).urgent[0].uri == "tel:999"


@pytest.mark.parametrize("task", [{}, {"form": "x", "service": "y"}])
def test_a_task_leads_to_one_place(tmp_path: Path, task: dict[str, str]) -> None:
    assert "either a form or a service" in refusal(tmp_path, tasks=[{"name": {"en": "X"}, **task}])
