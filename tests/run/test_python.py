"""What someone with an old Python sees."""

import ast
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from types import ModuleType

import pytest

from build.say import ROOT


@pytest.fixture(scope="module")
def run() -> ModuleType:
    loader = SourceFileLoader("run", str(ROOT / "run"))
    spec = spec_from_loader("run", loader)
    assert spec
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.mark.parametrize("version", [(3, 6, 9), (3, 8, 0), (3, 10, 14)])
def test_an_old_python_gets_one_sentence_that_names_both_versions(
    run: ModuleType, version: tuple[int, ...]
) -> None:
    sentence = run.too_old(version)
    assert "3.11 or later" in sentence
    assert f"{version[0]}.{version[1]}" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize("version", [(3, 11, 0), (3, 12, 4), (4, 0, 0)])
def test_a_new_python_gets_none(run: ModuleType, version: tuple[int, ...]) -> None:
    assert run.too_old(version) == ""


def test_pythons_that_are_turned_away_can_read_the_file_that_says_so() -> None:
    ast.parse((ROOT / "run").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_the_sentence_is_all_there_is_and_the_exit_code_is_not_zero() -> None:
    script = "import runpy, sys; sys.version_info = (3, 8, 2); runpy.run_path('run', run_name='__main__')"
    told = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert told.returncode == 1
    assert told.stdout == ""
    assert len(told.stderr.splitlines()) == 1
