"""The Python environment in .venv, and the packages in it, each checked against its locked hash."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from build import stamps
from build.say import ROOT, Command, quietly

VENV = ROOT / ".venv"
STAMPS = VENV / "stamps"
PYTHON = VENV / "bin" / "python"
NOT_MADE = "The Python environment could not be made."
NETWORK = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "Max retries exceeded",
    "Temporary failure in name resolution",
    "Failed to establish a new connection",
    "(from versions: none)",
    "Network is unreachable",
    "Connection refused",
    "ProxyError",
)


def whats_wrong(venv: Path = VENV) -> str:
    """Why the environment cannot be used as it is; empty when it can."""
    if not venv.exists():
        return "there is none yet"
    try:
        told = (venv / "pyvenv.cfg").read_text()
    except OSError:
        return "it is not finished"
    facts = dict(fact.split(" = ", 1) for fact in told.splitlines() if " = " in fact)
    if not facts.get("version", "").startswith(f"{sys.version_info[0]}.{sys.version_info[1]}."):
        return "it was made for another Python"
    if not facts.get("command", "").endswith(f" {venv}"):
        return "it was made for another folder"
    if not (venv / "bin" / "python").exists() or not list(venv.glob("lib/python*/site-packages/pip")):
        return "it is broken"
    return ""


def make() -> None:
    """Make .venv when there is none, or none that works here."""
    wrong = whats_wrong()
    if not wrong:
        return
    shutil.rmtree(VENV, ignore_errors=True)
    # The real program, because python3 may itself be a link inside the folder just removed.
    python = os.path.realpath(sys.executable)
    quietly(
        f"Making a Python environment in .venv ({wrong})", [python, "-m", "venv", VENV], NOT_MADE, _no_venv
    )


def _no_venv(output: str) -> str:
    if "ensurepip" in output or "No module named venv" in output:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        return f"This Python cannot make environments: install python{version}-venv, then start again."
    return ""


def install(name: str) -> None:
    """Install requirements/<name>.txt, unless that very file was installed last time."""
    wanted = ROOT / "requirements" / f"{name}.txt"
    stamp = stamps.of([wanted])
    if stamps.fresh(STAMPS, name, stamp):
        return
    stamps.forget(STAMPS, name)
    command: Command = [PYTHON, "-m", "pip", "install", "--require-hashes", "--requirement", wanted]
    options = ["--no-input", "--disable-pip-version-check", "--retries", "2", "--progress-bar", "off"]
    doing = f"Installing {wanted.read_text().count('==')} Python packages from requirements/{name}.txt"
    failed = f"The Python packages in {wanted.name} could not be installed."
    quietly(doing, [*command, *options], failed, lambda said: known(said, wanted))
    stamps.keep(STAMPS, name, stamp)


def known(output: str, wanted: Path) -> str:
    """One sentence on why pip failed, when it is one of the usual reasons."""
    if "DO NOT MATCH THE HASHES" in output:
        return f"A downloaded package is not the one {wanted.name} names, so nothing was installed."
    if any(sign in output for sign in NETWORK):
        return "The Python package index cannot be reached: check the network, then try again."
    if "No space left on device" in output:
        return "The disk is full, so the Python packages were not installed."
    return ""
