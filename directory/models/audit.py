"""Who changed what, and when."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class AuditEntry(Base):
    """One change. `before` is None for something new, `after` is None for something removed.

    Both hold columns by name; for a change, only the columns that changed. What belongs to something
    else (a price, opening hours) is filed under the slug of what it belongs to. `row` is the id of the row
    of its own table; `of` the entry it is part of, as "service:bins". See `directory.forgetting` for {}.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (Index("ix_audit_entry_slug", "slug", "kind"), Index("ix_audit_entry_row", "row"))

    id: Mapped[int] = mapped_column(primary_key=True)
    when: Mapped[datetime] = mapped_column("at")
    who: Mapped[str]
    kind: Mapped[str] = mapped_column(String(30))
    slug: Mapped[str] = mapped_column(String(330))
    before: Mapped[dict[str, Any] | None]
    after: Mapped[dict[str, Any] | None]
    together: Mapped[str | None] = mapped_column(String(36), index=True)
    """The same for all that was changed at once, so that it can be undone at once."""
    row: Mapped[str | None] = mapped_column(String(36))
    of: Mapped[str | None] = mapped_column(String(200), index=True)

    @property
    def is_forgotten(self) -> bool:
        """Whether what it said is deleted, as it was about somebody who left long ago."""
        return self.before == {} or self.after == {}
