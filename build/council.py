"""The application's own first steps: its words, its database, the sample council and the search index."""

from __future__ import annotations

import subprocess

from build import stamps
from build.environment import PYTHON, STAMPS
from build.say import ROOT, Command, quietly

STDERR = 2  # so that what a command was asked to print stays apart
TRANSLATIONS = ROOT / "translations"


def compile_translations() -> None:
    """Turn each language's messages.po into the messages.mo that the application reads."""
    catalogues = sorted(TRANSLATIONS.glob("*/LC_MESSAGES/messages.po"))
    stamp = stamps.of(catalogues)
    compiled = all(each.with_suffix(".mo").exists() for each in catalogues)
    if not catalogues or (compiled and stamps.fresh(STAMPS, "translations", stamp)):
        return
    command: Command = [PYTHON, "-m", "build.translations", "compile"]
    quietly("Compiling translations", command, "The translations could not be compiled.")
    stamps.keep(STAMPS, "translations", stamp)


def prepare(*steps: str) -> None:
    """Migrate, load the sample, index. Always asked, because a database can change behind our back."""
    command: Command = [PYTHON, "-m", "build.prepare", *steps]
    told = subprocess.run(command, cwd=ROOT, stdout=STDERR, check=False)
    if told.returncode:
        raise SystemExit(told.returncode)  # it has said why
