"""Changes that are written down but not yet public: drafts, and what is to be published on a day."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Identified


class Proposal(Identified, Base):
    """What is to become of one entry. It is deleted when it is published or given up.

    `changes` holds values by name, as `directory.whole` has them, each with what it was when somebody began
    to change it: {"alert": {"was": null, "is": "Closed today"}}; for something new, all that it is to have.
    """

    __tablename__ = "proposal"
    __table_args__ = (Index("ix_proposal_slug", "slug", "kind"),)

    kind: Mapped[str] = mapped_column(String(30))
    slug: Mapped[str] = mapped_column(String(160))
    is_new: Mapped[bool] = mapped_column(default=False)
    changes: Mapped[dict[str, Any]]
    who: Mapped[str]
    made_at: Mapped[datetime]
    publish_on: Mapped[date | None]
    """The day it becomes public; None waits for somebody to publish it."""
    problem: Mapped[str | None]
    """Why it could not be published on its day, as a sentence."""
