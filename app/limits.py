"""How often one client may send a form, or try to sign in, without keeping its address as it is.

A client is a digest of its address and the day, keyed with SECRET_KEY. Whoever has the database alone cannot
undo it; whoever has the key as well can, by trying every address. So the worker's tidying deletes the row
soon after its time is over, and nothing joins it to what was sent.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network

from flask import current_app, request
from sqlalchemy import Integer, String, delete
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Mapped, Session, mapped_column
from werkzeug.exceptions import TooManyRequests

from app.database import writing
from app.models import Base
from app.security import keys
from app.settings import RateLimit, Settings


class Sendings(Base):
    """How many times one client sent something in one stretch of time; `ends` is in seconds since 1970."""

    __tablename__ = "sendings"

    client: Mapped[str] = mapped_column(String(64), primary_key=True)
    ends: Mapped[int] = mapped_column(Integer, primary_key=True)
    count: Mapped[int] = mapped_column(Integer)


def limit_sending(account: str | None = None) -> None:
    """Count one sending by this client or, as a whole office is one client, by this account of ours. Raises
    TooManyRequests (429) when it has sent too many.
    """
    settings: Settings = current_app.extensions["settings"]
    purpose, who = ("limits", client()) if account is None else ("limits of staff", account)
    limit(purpose, who, settings.rate_limits)


def limit(purpose: str, who: str, limits: Sequence[RateLimit]) -> None:
    """Count one thing done for this purpose by somebody (a client, the name of an account), of whom only a
    digest is kept. Raises TooManyRequests (429) when there were too many; RATE_LIMITS=off counts nothing.
    """
    settings: Settings = current_app.extensions["settings"]
    if not settings.rate_limits:
        return
    digest = keys().scramble(who, f"{purpose} {datetime.now(UTC):%Y-%m-%d}")
    now = int(time.time())
    with writing() as session:
        counts = [(each, _count(session, digest, each, now)) for each in limits]
    for each, count in counts:
        if count > each.count:
            raise TooManyRequests(retry_after=each.seconds - now % each.seconds)


def client() -> str:
    """Where this came from. A home has one IPv4 address, and 2**64 of IPv6 that are all alike but the end."""
    try:
        address = ip_address(request.remote_addr or "")
    except ValueError:
        return ""
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network((address, 64), strict=False) if address.version == 6 else address)


def forget_sendings(session: Session) -> None:
    """Delete the counts whose time is over."""
    session.execute(delete(Sendings).where(Sendings.ends <= int(time.time())))


def _count(session: Session, client: str, limit: RateLimit, now: int) -> int:
    ends = now - now % limit.seconds + limit.seconds
    insert = postgresql_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    counted = insert(Sendings).values(client=f"{client[:56]}.{limit.seconds}", ends=ends, count=1)
    return session.execute(
        counted.on_conflict_do_update(
            index_elements=[Sendings.client, Sendings.ends], set_={"count": Sendings.count + 1}
        ).returning(Sendings.count)
    ).scalar_one()
