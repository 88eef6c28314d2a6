"""./run check: everything about the code that can be told without running it. All of it, every time."""

from __future__ import annotations

import subprocess
from pathlib import Path

from build.environment import PYTHON, VENV
from build.say import ROOT, last_words, line

CHECKS: dict[str, list[str | Path]] = {
    "Code is sound (ruff)": [PYTHON, "-m", "ruff", "check", "--quiet", "--output-format", "concise", "."],
    "Code is laid out alike (ruff format)": [
        PYTHON,
        "-m",
        "ruff",
        "format",
        "--check",
        "--quiet",
        "--output-format",
        "concise",
        ".",
    ],
    "Types agree (mypy)": [PYTHON, "-m", "mypy"],
    "Packages import only what they may (import-linter)": [
        PYTHON,
        VENV / "bin" / "lint-imports",
        "--no-logo",
    ],
    "Templates compile": [PYTHON, "-m", "build.templates"],
    "Translations are fresh and whole": [PYTHON, "-m", "build.translations", "check"],
}


def check(checks: dict[str, list[str | Path]] = CHECKS) -> int:
    """Run them all, a line each. 1 when any failed."""
    return int(any([not _passes(name, command) for name, command in checks.items()]))  # noqa: C419


def _passes(name: str, command: list[str | Path]) -> bool:
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    passed = told.returncode == 0
    line(f"{'ok ' if passed else 'NOT'}  {name}")
    if not passed:
        reason = last_words(told.stdout + told.stderr, most=60) or f"exit code {told.returncode}"
        line("\n".join(f"       {words}" for words in reason.splitlines()))
    return passed
