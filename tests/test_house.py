"""The rules of the house that no other tool keeps. Each test is a rule; its failure names the place."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
HOUSE = ("app", "forms", "directory", "build")
LONGEST_FILE = 300
LONGEST_VIEW = 25
JUNK_DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "misc"}
ROUTED = {"get", "post", "route"}


def tracked(pattern: str = "*") -> list[Path]:
    """The files that are ours, as git knows them, or everything here outside a checkout."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", pattern],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this is not a git checkout, so which files are ours is not known")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def modules() -> list[Path]:
    """The Python files of the product itself."""
    return [path for path in tracked("*.py") if path.relative_to(ROOT).parts[0] in HOUSE]


def named(path: Path) -> str:
    return str(path.relative_to(ROOT))


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""


def views() -> Iterator[tuple[str, ast.FunctionDef]]:
    for path in modules():
        for node in ast.walk(ast.parse(text_of(path))):
            if isinstance(node, ast.FunctionDef) and any(map(_is_route, node.decorator_list)):
                yield f"{named(path)}:{node.name}", node


def _is_route(decorator: ast.expr) -> bool:
    called = decorator.func if isinstance(decorator, ast.Call) else decorator
    return isinstance(called, ast.Attribute) and called.attr in ROUTED


def test_a_file_is_short_or_says_why_in_its_first_line() -> None:
    long = [
        named(path)
        for path in modules()
        if text_of(path).count("\n") > LONGEST_FILE
        and not re.search(r"\b(long|over 300)\b", text_of(path).split("\n", 1)[0], re.IGNORECASE)
    ]
    assert not long


def test_a_view_is_a_paragraph() -> None:
    found = dict(views())
    assert found
    long = {
        name: length
        for name, view in found.items()
        if (length := (view.end_lineno or 0) - view.body[0].lineno + 1) > LONGEST_VIEW
    }
    assert not long


def test_a_view_holds_no_sql() -> None:
    asking = {
        f"{name} calls {node.func.id}"
        for name, view in views()
        for node in ast.walk(view)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in {"select", "insert", "update", "delete"}
    }
    assert not asking


def test_nothing_is_a_junk_drawer() -> None:
    assert not [
        named(path)
        for path in tracked("*.py")
        if path.stem in JUNK_DRAWERS or path.parent.name in JUNK_DRAWERS
    ]


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        named(path)
        for path in modules()
        if text_of(path).strip()
        and not ast.get_docstring(ast.parse(text_of(path)))
        and "migrations" not in path.parts
    ]
    assert not silent


def test_templates_translate_with_text_that_escapes_and_nothing_else() -> None:
    """`{% trans %}` and `|safe` on our own words would let a translator write markup."""
    wrong = [
        f"{named(path)}: {found}"
        for path in tracked("*.html")
        if path.relative_to(ROOT).parts[0] in HOUSE
        for found in re.findall(r"{%-?\s*trans\b|\|\s*safe\b|\bMarkup\(", text_of(path))
    ]
    assert not wrong


def test_no_words_for_people_are_left_untranslated_in_templates() -> None:
    """Words between two tags go through _(…)."""
    wrong = [
        f"{named(path)}: {words}"
        for path in tracked("*.html")
        if path.relative_to(ROOT).parts[0] in HOUSE
        for words in re.findall(r">\s*([A-Za-z][^<>{}\"=]* [a-z]{2,}[^<>{}\"=]*)<", _without_comments(path))
    ]
    assert not wrong


def _without_comments(path: Path) -> str:
    return re.sub(r"{#.*?#}|{%.*?%}", "", text_of(path), flags=re.DOTALL)


def test_nothing_names_a_registry_or_a_place_on_one_machine() -> None:
    hosts = "|".join(
        (r"npm" r"js\.(?:org|com)", r"py" r"pi\.org", r"python" r"hosted\.", r"deb" r"\.debian\.org")
    )
    places = r"(?:^|[^a-z.\w-])/(?:home|Users|root|work)/\w+"
    found = [
        f"{named(path)}: {match}"
        for path in tracked()
        if path.suffix not in {".png", ".mo"}
        for match in re.findall(f"{hosts}|{places}", text_of(path))
    ]
    assert not found


def test_nothing_built_is_kept() -> None:
    kept = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False).stdout
    built = re.findall(
        r"^(?:static/dist/.*|.*\.mo|.*\.sqlite\w*|node_modules/.*|\.venv/.*|instance/.*)$", kept, re.M
    )
    assert not built


@pytest.mark.parametrize("name", ["uv.lock", "pylock.toml"])
def test_no_lock_that_writes_down_addresses(name: str) -> None:
    assert not (ROOT / name).exists()
    assert "resolved" not in text_of(ROOT / "package-lock.json")


def test_every_requirement_is_pinned_by_hash() -> None:
    for path in sorted((ROOT / "requirements").glob("*.txt")):
        pins = re.findall(r"^[a-z][\w.\[\]-]*==", text_of(path), re.MULTILINE | re.IGNORECASE)
        assert pins, named(path)
        assert text_of(path).count("--hash=") >= len(pins), named(path)


def test_every_decision_is_listed_and_every_listed_decision_exists() -> None:
    folder = ROOT / "docs" / "decisions"
    pages = {path.name for path in folder.glob("0*.md")}
    assert pages == set(re.findall(r"\((0[\w.-]+\.md)\)", text_of(folder / "README.md")))
