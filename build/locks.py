"""./run lock: requirements/*.txt from requirements/*.in, every package with its hash, no registry named."""

from __future__ import annotations

from build import environment
from build.environment import PYTHON
from build.say import Command, quietly

ORDER = ("app", "test", "node", "lock")


def lock() -> None:
    """Write all the locks anew; test.in is held to the versions of app.txt."""
    environment.install("lock")
    for name in ORDER:
        quietly(f"Locking requirements/{name}.txt", _command(name), "The lock could not be made.")


def _command(name: str) -> Command:
    command: Command = [
        PYTHON,
        "-m",
        "uv",
        "pip",
        "compile",
        "--upgrade",
        "--generate-hashes",
        "--universal",
    ]
    return [*command, "--python-version", "3.11", f"requirements/{name}.in", "-o", f"requirements/{name}.txt"]
