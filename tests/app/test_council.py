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


def test_a_file_that_is_not_yaml_gets_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "council.yaml"
    for text in ("- a list", "just words", "{"):
        path.write_text(text, "utf-8")
        with pytest.raises(SettingsError, match=r"^COUNCIL_FILE council\.yaml"):
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
