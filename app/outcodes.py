"""Where the first halves of postcodes are ("ZZ1"): the sample's, and those an operator imported.

A file of them is a CSV with the columns postcode (or outcode), latitude and longitude, in WGS 84 degrees.
"""

from __future__ import annotations

import csv
import re
from functools import lru_cache
from pathlib import Path

from flask import current_app

from app.settings import Settings

OUTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?", re.ASCII)
SAMPLE = Path(__file__).parent / "providers" / "sample" / "outcodes.csv"

Point = tuple[float, float]


class OutcodesError(ValueError):
    """The file is not one of outward codes; the message is a sentence that says where."""


def as_outcode(typed: str) -> str | None:
    """An outward code as it is written; None when this is not one, wherever it may be."""
    code = re.sub(r"[\W_]", "", typed).upper()
    return code if OUTCODE.fullmatch(code) else None


def find_outcode(typed: str) -> tuple[str, Point] | None:
    """An outward code as it is written, and where it is; None when we do not know it."""
    code = as_outcode(typed)
    where = _known().get(code) if code else None
    return (code, where) if code and where else None


def read(path: Path) -> dict[str, Point]:
    """What a file says. Raises OutcodesError."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return dict(_row(number, row) for number, row in enumerate(csv.DictReader(file), 2))
    except (UnicodeDecodeError, csv.Error) as problem:
        raise OutcodesError(f"This is no CSV in UTF-8: {problem}.") from None


def imported(settings: Settings) -> Path:
    """The file that holds those an operator imported."""
    return settings.data_dir / "outcodes.csv"


def keep(settings: Settings, codes: dict[str, Point]) -> None:
    """Use these from now on, in the place of any before: the file is written whole or not at all."""
    to = imported(settings)
    being_written = to.with_suffix(".new")
    with being_written.open("w", encoding="utf-8", newline="") as file:
        write = csv.writer(file)
        write.writerow(("outcode", "latitude", "longitude"))
        write.writerows((code, *where) for code, where in sorted(codes.items()))
    being_written.replace(to)


def _known() -> dict[str, Point]:
    settings: Settings = current_app.extensions["settings"]
    own = imported(settings)
    if own.exists():
        return _read_once(own, own.stat().st_mtime_ns)
    return _read_once(SAMPLE, 0) if settings.sample else {}


@lru_cache(maxsize=4)
def _read_once(path: Path, _changed: int) -> dict[str, Point]:
    return read(path)


def _row(number: int, row: dict[str, str]) -> tuple[str, Point]:
    code = (row.get("postcode") or row.get("outcode") or "").strip().upper()
    try:
        latitude, longitude = float(row.get("latitude") or ""), float(row.get("longitude") or "")
    except ValueError:
        raise OutcodesError(f"Line {number}: latitude and longitude must be numbers.") from None
    if not OUTCODE.fullmatch(code):
        raise OutcodesError(f"Line {number}: “{code[:20]}” is not the first half of a postcode, like ZZ1.")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise OutcodesError(f"Line {number}: there is no such place.")
    return code, (latitude, longitude)
