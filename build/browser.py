"""The browser that accessibility tests drive: Debian's Chromium, its driver, and a font with Arabic."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from build.say import Trouble, note, quietly

PROGRAMS = {"chromium": "chromium", "chromium-driver": "chromedriver"}
FAILED = "Debian's packages could not be installed."
FONT = "fonts-noto-core"
FONTS = (Path("/usr/share/fonts/truetype/noto/NotoSansArabic-Regular.ttf"), Path("/Library/Fonts"))


def missing() -> list[str]:
    """Debian's packages whose programs or font this machine lacks."""
    lacking = [package for package, program in PROGRAMS.items() if not shutil.which(program)]
    return lacking if any(font.exists() for font in FONTS) else [*lacking, FONT]


def ready() -> None:
    """Install what is missing when we may; otherwise say what to install, and go on."""
    lacking = missing()
    if not lacking:
        return
    manager = _apt()
    if manager is None:
        note(_ask_for(lacking))
        return
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        quietly("Reading Debian's list of packages", [*manager, "update"], FAILED, env=environ)
        install = [*manager, "install", "--yes", "--no-install-recommends", *lacking]
        quietly(f"Installing {told(lacking)}", install, FAILED, env=environ)
    except Trouble as why:
        note(f"{why} {_ask_for(lacking)}")


def _ask_for(packages: list[str]) -> str:
    return f"To test in a browser as well, install {told(packages)}; until then those tests are skipped."


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
