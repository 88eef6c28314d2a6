"""Styles and scripts: npm's packages as the lock names them, then static/build.mjs."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path

from build import environment, stamps
from build.environment import STAMPS, VENV
from build.say import ROOT, quietly

OLDEST_NODE = 18
NETWORK = ("ENOTFOUND", "ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EAI_AGAIN", "ENETUNREACH", "network")
NOT_BUILT = "The styles and scripts could not be built."
DIST = ROOT / "static" / "dist"


def packages(development: bool) -> None:
    """Install the packages of package-lock.json; those for tests only when they are wanted."""
    if not missing(ROOT, development):
        return
    command = [
        _program("npm"),
        "ci",
        "--no-audit",
        "--no-fund",
        "--fetch-retries=1",
        "--fetch-retry-mintimeout=1000",
    ]
    if not development:
        command.append("--omit=dev")
    doing = "Installing the packages that styles and scripts need"
    quietly(doing, command, "Those packages could not be installed.", known, _with_node())


def missing(root: Path, development: bool) -> list[str]:
    """Packages that the lock names and node_modules lacks, or has in another version."""
    wanted = _locked(root / "package-lock.json")
    found = _locked(root / "node_modules" / ".package-lock.json")
    return [
        path
        for path, facts in wanted.items()
        if path
        and (development or not facts.get("dev"))
        and not facts.get("optional")
        and (
            found.get(path, {}).get("integrity") != facts.get("integrity")
            or not (root / path / "package.json").exists()
        )
    ]


def _locked(lock: Path) -> dict[str, dict[str, str]]:
    try:
        packages: dict[str, dict[str, str]] = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    except OSError:
        return {}
    return packages


def build() -> None:
    """Write static/dist, unless nothing that it is made of has changed."""
    static = ROOT / "static"
    sources = [static / name for name in ("styles", "scripts", "images")]
    stamp = stamps.of([*static.glob("*.mjs"), *sources, ROOT / "package-lock.json"])
    if stamps.fresh(STAMPS, "assets", stamp) and (DIST / "manifest.json").exists():
        return
    stamps.forget(STAMPS, "assets")
    quietly(
        "Building styles and scripts", [_program("node"), static / "build.mjs"], NOT_BUILT, env=_with_node()
    )
    stamps.keep(STAMPS, "assets", stamp)


def known(output: str) -> str:
    """One sentence on why npm failed, when it is one of the usual reasons."""
    if "EINTEGRITY" in output:
        return "A downloaded package is not the one package-lock.json names, so nothing was installed."
    if any(sign in output for sign in NETWORK):
        return "The npm registry cannot be reached: check the network or npm's registry, then try again."
    return ""


def _program(name: str) -> str:
    """node or npm: the machine's own when it is new enough, otherwise one installed into .venv."""
    own = shutil.which(name)
    if own and _own_node_is_enough():
        return own
    environment.install("node")
    return str(VENV / "bin" / name)


def _own_node_is_enough() -> bool:
    node = shutil.which("node")
    if not node or not shutil.which("npm"):
        return False
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    number = told.removeprefix("v").partition(".")[0]
    return number.isdecimal() and int(number) >= OLDEST_NODE


def _with_node() -> dict[str, str]:
    """npm starts node by name: the one in .venv, where there is one, comes first."""
    return {**os.environ, "PATH": f"{VENV / 'bin'}{os.pathsep}{os.environ.get('PATH', '')}"}
