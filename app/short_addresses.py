"""Short addresses, /l/CDFH-3479, for pages that somebody is told of on the telephone. They name nobody.

The code is made from the address and SECRET_KEY: the same page always has the same code, and nobody can try
them one after another.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import Flask, abort, redirect
from sqlalchemy import delete, select
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from app.database import reading
from app.models import ShortAddress
from app.references import code_of
from app.security import keys

KEPT = timedelta(days=396)  # 13 months
LENGTH = 9  # eight letters and digits in two groups: 35 bits


def find_short(session: Session, address: str) -> str | None:
    """The short address of this page, if one was made."""
    code = _code_for(address)
    found = session.scalar(select(ShortAddress.code).where(ShortAddress.code == code))
    return f"/l/{found}" if found else None


def shorten(session: Session, address: str) -> None:
    """Make one, or keep the one there is for longer. The address is a path of ours."""
    session.merge(ShortAddress(code=_code_for(address), address=address, made_at=datetime.now(UTC)))


def forget_old(session: Session) -> None:
    session.execute(delete(ShortAddress).where(ShortAddress.made_at < datetime.now(UTC) - KEPT))


def lead_on(code: str) -> Response:
    """From a short address, in capitals or not, to the page it stands for."""
    with reading() as session:
        found = session.get(ShortAddress, code.upper())
        return redirect(found.address) if found else abort(404)


def _code_for(address: str) -> str:
    return code_of(keys().scramble(address, "short address"))[:LENGTH]


def init_app(app: Flask) -> None:
    app.add_url_rule("/l/<code>", "short_address", lead_on)
