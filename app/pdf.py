"""Pages made into PDFs that a screen reader can read (PDF/UA-1), where WeasyPrint's libraries are."""

from __future__ import annotations

import gc
import os
import subprocess
import sys
from collections.abc import Iterable
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from typing import Any

import structlog

LIBRARIES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz0b", "libharfbuzz-subset0")
"""What WeasyPrint opens, by the names of Debian's packages."""

VARIANT = "pdf/ua-1"
CANNOT_MAKE = 3
NICER = 5
SELDOM = (100_000, 50, 100)
"""How often to look for garbage where little of what is made is garbage: it saves a fifth of the time."""

log = structlog.get_logger()


class CannotMakeError(RuntimeError):
    """WeasyPrint's libraries are not installed on this machine."""


def make(html: str) -> bytes:
    """The PDF of a whole page of HTML, always the same for the same page. It fetches nothing from anywhere
    but the page. Raises CannotMakeError.
    """
    return _written(_document(html))


def make_on_one_page(pages: Iterable[str]) -> bytes:
    """The PDF of the first of these pages of HTML that fits on one sheet; of the last when none does. Raises
    CannotMakeError.
    """
    for html in pages:
        document = _document(html)
        if len(document.pages) == 1:
            break
    return _written(document)


def make_apart(html: str) -> bytes:
    """`make` in a program of its own, for a document so long that other threads would wait for it."""
    program = [sys.executable, "-P", __file__]  # without the rest of us, and without our names in its way
    made = subprocess.run(  # noqa: S603 - our own program, and no word of it is from outside
        program, input=html.encode(), capture_output=True, check=False
    )
    if made.returncode == CANNOT_MAKE:
        raise CannotMakeError(f"Install {', '.join(LIBRARIES)}.")
    made.check_returncode()
    return made.stdout


def _document(html: str) -> Any:
    weasyprint = _weasyprint()
    if weasyprint is None:
        raise CannotMakeError(f"Install {', '.join(LIBRARIES)}.")
    nowhere = weasyprint.urls.URLFetcher(allowed_protocols={"data"})
    return weasyprint.HTML(string=html, url_fetcher=nowhere).render(pdf_variant=VARIANT)


def _written(document: Any) -> bytes:
    made: bytes = document.write_pdf(pdf_variant=VARIANT)
    return made


@cache
def _weasyprint() -> Any:
    """WeasyPrint, imported when it is first needed: it takes half a second. None where it cannot be."""
    try:
        with redirect_stdout(StringIO()):  # where it prints advice of its own
            import weasyprint
            import weasyprint.urls
    except OSError:
        log.warning("Paper forms cannot be made here until these are installed.", install=" ".join(LIBRARIES))
        return None
    return weasyprint


def main() -> int:
    """From a page of HTML on the standard input to a PDF on the standard output, letting others go first."""
    os.nice(NICER)
    gc.set_threshold(*SELDOM)
    try:
        sys.stdout.buffer.write(make(sys.stdin.buffer.read().decode()))
    except CannotMakeError:
        return CANNOT_MAKE
    return 0


if __name__ == "__main__":
    sys.exit(main())
