"""What the directory's printed sheets have in common: their feet, and how they are kept and handed out."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import Any

from flask import Response, make_response, render_template, request
from sqlalchemy.orm import Session

from app import pdf, press
from app.clock import today
from app.council import council
from app.directory.reaching import spaced
from app.languages import current
from app.printed import numerals, page_number
from app.settings import ROOT
from directory.news import latest_change
from forms.text import _
from forms.written import long_date

KEPT_FOR = 3600  # seconds
A_MINUTE = 60
WRITTEN_IN = ("*.py", "*.html", "*.css", "*.svg", "*.mo")


def sheet(key: str, name: str, make: Callable[[], bytes]) -> Response:
    """The PDF that is kept under this key, made now where there is none; `name` is what the file is called
    when it is saved. Where it cannot be made: a page that says how to have it all the same.
    """
    try:
        content = press.printed(key, make)
    except (pdf.CannotMakeError, press.BusyError) as why:
        busy = isinstance(why, press.BusyError)
        response = make_response(render_template("print/not_now.html", busy=busy), 503)
        if busy:
            response.headers["Retry-After"] = str(A_MINUTE)
        return response
    response = Response(content, mimetype="application/pdf")
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    response.headers["Cache-Control"] = f"public, max-age={KEPT_FOR}"
    response.headers["X-Robots-Tag"] = "noindex"
    response.set_etag(key[:32])
    response.make_conditional(request)
    return response


def key_of(session: Session, asked: str) -> str:
    """The key under which what is asked for is kept: another one after each change of the directory, each day
    (hours are those of a day), and for other code or another council.
    """
    settled = current().code, repr(council()), _code()
    told = (asked, today().isoformat(), latest_change(session), *settled)
    return f"{sha256(repr(told).encode()).hexdigest()}.pdf"


@cache
def _code() -> str:
    """A digest of all that says how a sheet looks and which words are on it."""
    digest = sha256()
    for pattern in WRITTEN_IN:
        for folder in ("app", "directory", "forms", "translations"):
            for path in sorted((ROOT / folder).rglob(pattern)):
                digest.update(path.read_bytes())
    return digest.hexdigest()


def every_sheet() -> dict[str, Any]:
    """When it was printed and whom to call when it is out of date, and how its pages are numbered."""
    day, number = long_date(today()), f"\u2066{spaced(council().contact_line.number)}\u2069"
    return {
        "printed_on": _("Printed on %(date)s.", date=day),
        "foot": _(
            "Printed on %(date)s. If something here is wrong, call %(number)s.", date=day, number=number
        ),
        "page_number": page_number(),
        "numerals": numerals(),
    }
