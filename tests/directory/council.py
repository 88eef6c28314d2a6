"""Exampleton, a small council as a folder of spreadsheets, and a way to spoil one cell of it."""

from __future__ import annotations

import shutil
from pathlib import Path

EXAMPLETON = Path(__file__).parent / "exampleton"


def write_council(folder: Path) -> Path:
    """A copy of Exampleton's files in this folder."""
    return shutil.copytree(EXAMPLETON, folder, dirs_exist_ok=True)


def spoil(folder: Path, file: str, old: str, new: str) -> Path:
    """Replace some words of one file, once."""
    words = (folder / file).read_text(encoding="utf-8")
    assert old in words
    (folder / file).write_text(words.replace(old, new, 1), encoding="utf-8")
    return folder
