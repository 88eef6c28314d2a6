"""Pages made into PDFs that a screen reader can read (PDF/UA-1), where WeasyPrint's libraries are."""

from __future__ import annotations

from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from typing import Any

import structlog

LIBRARIES = ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz0b", "libharfbuzz-subset0")
"""What WeasyPrint opens, by the names of Debian's packages."""

log = structlog.get_logger()


class CannotMakeError(RuntimeError):
    """WeasyPrint's libraries are not installed on this machine."""


def make(html: str) -> bytes:
    """The PDF of a whole page of HTML, always the same for the same page. It fetches nothing from anywhere
    but the page. Raises CannotMakeError.
    """
    weasyprint = _weasyprint()
    if weasyprint is None:
        raise CannotMakeError(f"Install {', '.join(LIBRARIES)}.")
    nowhere = weasyprint.urls.URLFetcher(allowed_protocols={"data"})
    made: bytes = weasyprint.HTML(string=html, url_fetcher=nowhere).write_pdf(pdf_variant="pdf/ua-1")
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
