"""Debian's packages that Python's cannot bring: what makes paper forms, and the browser that tests drive."""

from __future__ import annotations

import os
import shutil
import subprocess
from ctypes.util import find_library
from pathlib import Path

from build.say import Trouble, note, quietly

PROGRAMS = {"chromium-headless-shell": "chromium-headless-shell", "chromium-driver": "chromedriver"}
LIBRARIES = {
    "libpango-1.0-0": "pango-1.0",
    "libpangoft2-1.0-0": "pangoft2-1.0",
    "libharfbuzz0b": "harfbuzz",
    "libharfbuzz-subset0": "harfbuzz-subset",
}
FAILED = "Debian's packages could not be installed."
FONT = "fonts-noto-core"
FONTS = (Path("/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf"), Path("/Library/Fonts"))
FOR_PAPER = "To make paper forms, install {}; until then their addresses say how to get one by post."
FOR_TESTS = "To test paper forms and in a browser, install {}; until then those tests are slower or skipped."


def missing_for_paper() -> list[str]:
    """Debian's packages whose libraries, or the font with Arabic, this machine lacks."""
    lacking = [package for package, library in LIBRARIES.items() if not find_library(library)]
    return lacking if any(font.exists() for font in FONTS) else [*lacking, FONT]


def missing_for_tests() -> list[str]:
    """The same, and those whose programs it lacks."""
    return [
        *(package for package, program in PROGRAMS.items() if not shutil.which(program)),
        *missing_for_paper(),
    ]


def ready_for_paper() -> None:
    _ready(missing_for_paper(), FOR_PAPER)


def ready_for_tests() -> None:
    _ready(missing_for_tests(), FOR_TESTS)


def _ready(lacking: list[str], ask: str) -> None:
    """Install what is missing when we may; otherwise say what to install, and go on."""
    if not lacking:
        return
    manager = _apt()
    if manager is None:
        note(ask.format(told(lacking)))
        return
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        quietly("Reading Debian's list of packages", [*manager, "update"], FAILED, env=environ)
        install = [*manager, "install", "--yes", "--no-install-recommends", *lacking]
        quietly(f"Installing {told(lacking)}", install, FAILED, env=environ)
    except Trouble as why:
        note(f"{why} {ask.format(told(lacking))}")


def told(packages: list[str]) -> str:
    """Names in a sentence: "chromium, chromium-driver and fonts-noto-core"."""
    return " and ".join([", ".join(packages[:-1]), packages[-1]] if packages[1:] else packages)


def _apt() -> list[str] | None:
    """How to run apt-get here without asking for a password; None when we may not."""
    manager = shutil.which("apt-get")
    if not manager:
        return None
    if os.geteuid() == 0:
        return [manager]
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True, check=False).returncode == 0:
        return [sudo, "-n", manager]
    return None
