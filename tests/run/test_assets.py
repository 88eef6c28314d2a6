"""The styles a council wears: its own, in both directions, and light."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from build import assets
from build.environment import VENV
from build.say import ROOT

MOST = {"frontdoor.css": 14_000, "frontdoor-rtl.css": 14_000, "frontdoor.mjs": 13_000}


def _build(folder: Path) -> Path:
    node = shutil.which("node") or str(VENV / "bin" / "node")
    subprocess.run([node, ROOT / "static" / "build.mjs", folder], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def dist(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(tmp_path_factory.mktemp("a council") / "dist")


@pytest.fixture(scope="module")
def names(dist: Path) -> dict[str, str]:
    told: dict[str, str] = json.loads((dist / "manifest.json").read_text())
    return told


@pytest.fixture(scope="module")
def styles(dist: Path, names: dict[str, str]) -> dict[str, str]:
    return {
        "ltr": (dist / names["frontdoor.css"]).read_text(),
        "rtl": (dist / names["frontdoor-rtl.css"]).read_text(),
    }


@pytest.mark.parametrize("direction", ["ltr", "rtl"])
@pytest.mark.parametrize(
    "mark", ["GDS Transport", "crown", "crest", "#1d70b8", "#1a65a6", "@font-face", "/assets/"]
)
def test_a_council_does_not_wear_what_belongs_to_gov_uk(
    styles: dict[str, str], direction: str, mark: str
) -> None:
    assert mark not in styles[direction]


@pytest.mark.parametrize("colour", ["brand", "link", "link-visited", "button", "button-text", "page"])
def test_the_councils_colours_are_properties_a_page_can_set(styles: dict[str, str], colour: str) -> None:
    assert f"--council-{colour}:#" in styles["ltr"]
    assert f"var(--council-{colour})" in styles["ltr"]


def test_every_property_that_is_used_is_set(styles: dict[str, str]) -> None:
    used = set(re.findall(r"var\((--govuk-[a-z-]+)\)", styles["ltr"]))
    assert used <= set(re.findall(r"(--govuk-[a-z-]+):", styles["ltr"]))


def _rules(sheet: str, selector: str) -> str:
    """Every rule for exactly this selector, one after another."""
    rules = re.finditer(r"([^{}]+)(\{[^{}]*\})", sheet)
    return "".join(rule[2] for rule in rules if selector in rule[1].split(","))


@pytest.mark.parametrize(
    ("selector", "left_to_right", "right_to_left"),
    [
        (".govuk-radios__label:before", "left:2px", "right:2px"),
        (".govuk-checkboxes__label:before", "left:2px", "right:2px"),
        (".govuk-back-link:before", "rotate(225deg)", "rotate(-225deg)"),
        (".govuk-details__summary:before", "polygon(0 0,100% 50%,0 100%)", "polygon(100% 0,0 50%,100% 100%)"),
        (".govuk-inset-text", "border-left", "border-right"),
        (".govuk-summary-card__actions", "justify-content:right", "justify-content:left"),
    ],
)
def test_right_to_left_is_the_mirror_image(
    styles: dict[str, str], selector: str, left_to_right: str, right_to_left: str
) -> None:
    assert left_to_right in _rules(styles["ltr"], selector)
    assert right_to_left in _rules(styles["rtl"], selector)


def test_a_tick_is_not_written_backwards(styles: dict[str, str]) -> None:
    tick = _rules(styles["rtl"], ".govuk-checkboxes__label:after")
    assert "rotate(-45deg)" in tick
    assert "border-width:0 0 5px 5px" in tick


def test_drawn_arrows_turn_round_in_right_to_left_only(styles: dict[str, str]) -> None:
    assert "scaleX(-1)" in styles["rtl"]
    assert "scaleX(-1)" not in styles["ltr"]


@pytest.mark.parametrize("name", MOST)
def test_files_are_light_over_the_wire(dist: Path, names: dict[str, str], name: str) -> None:
    sent = (dist / f"{names[name]}.br").stat().st_size
    assert sent <= MOST[name], f"{name} is {sent} bytes over the wire"


def test_names_follow_contents_and_each_is_compressed_both_ways(dist: Path, names: dict[str, str]) -> None:
    for name, hashed in names.items():
        stem, _, ending = name.rpartition(".")
        assert re.fullmatch(rf"{re.escape(stem)}-[0-9a-f]{{8}}\.{ending}", hashed)
        if ending in ("css", "mjs"):
            assert (dist / f"{hashed}.gz").exists()


def test_building_again_gives_the_same_files(dist: Path, tmp_path: Path) -> None:
    again = _build(tmp_path / "dist")
    assert sorted(each.name for each in again.iterdir()) == sorted(each.name for each in dist.iterdir())
    assert all((again / each.name).read_bytes() == each.read_bytes() for each in dist.iterdir())


def test_no_file_tells_where_it_was_built(dist: Path, names: dict[str, str]) -> None:
    for hashed in names.values():
        assert str(ROOT).encode() not in (dist / hashed).read_bytes()
        assert b"sourceMappingURL" not in (dist / hashed).read_bytes()


def test_the_script_asks_for_no_other_file(dist: Path, names: dict[str, str]) -> None:
    script = (dist / names["frontdoor.mjs"]).read_text()
    assert not re.search(r"^(import|export)\b", script, re.MULTILINE)


def _locks(root: Path, installed: str) -> Path:
    wanted = {"node_modules/postcss": {"integrity": "sha512-new"}}
    axe = {"node_modules/axe-core": {"integrity": "sha512-axe", "dev": True}}
    (root / "node_modules" / "postcss").mkdir(parents=True)
    (root / "node_modules" / "postcss" / "package.json").write_text("{}")
    (root / "package-lock.json").write_text(json.dumps({"packages": {"": {}, **wanted, **axe}}))
    found = {"node_modules/postcss": {"integrity": installed}}
    (root / "node_modules" / ".package-lock.json").write_text(json.dumps({"packages": found}))
    return root


def test_packages_as_the_lock_names_them_are_not_installed_again(tmp_path: Path) -> None:
    root = _locks(tmp_path, "sha512-new")
    assert assets.missing(root, development=False) == []
    assert assets.missing(root, development=True) == ["node_modules/axe-core"]


def test_another_version_is_installed_anew(tmp_path: Path) -> None:
    assert assets.missing(_locks(tmp_path, "sha512-old"), development=False) == ["node_modules/postcss"]


def test_the_npm_lock_names_no_registry() -> None:
    assert "resolved" not in (ROOT / "package-lock.json").read_text()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("npm error code ECONNREFUSED", "The npm registry cannot be reached"),
        ("npm error code EINTEGRITY", "A downloaded package is not the one package-lock.json names"),
    ],
)
def test_trouble_with_npm_is_one_sentence(output: str, sentence: str) -> None:
    assert sentence in assets.known(output)
