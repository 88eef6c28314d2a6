"""What somebody has told us so far, as the pages of a form see it. `app.drafts` keeps it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from flask import current_app

from app.keeping import SOON, Keeping
from app.settings import Settings
from forms.answers import Json


@dataclass
class Filling:
    """What somebody has told us so far.

    `answers` is what `Journey.path` walks; `typed` what was typed on pages left without continuing, by
    page address; `sent` the reference once it has been sent. `channel` is "web", or "telephone" where staff
    fill it in for a caller: `entered_by` is then the name of their account. `given` is when each page was
    answered, in seconds since 1970; `saved` whether it is kept for longer, to come back to with a code.

    `until` is when it is deleted; None while nothing is kept. `lost` is for how many hours earlier answers
    had been kept when they were deleted, until the person has been told; `regained` the page whose answer
    came after that, and is not asked again.
    """

    token: str
    answers: dict[str, Json] = field(default_factory=dict)
    typed: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    sent: str | None = None
    channel: str = "web"
    entered_by: str | None = None
    given: dict[str, int] = field(default_factory=dict)
    saved: bool = False
    until: datetime | None = None
    lost: int = 0
    regained: str | None = None

    @property
    def is_call(self) -> bool:
        return self.channel == "telephone"

    @property
    def begun(self) -> bool:
        return bool(self.answers or self.typed)

    @property
    def has_news(self) -> bool:
        """Whether a page has to say that answers were deleted, or soon will be."""
        return bool(self.lost) or (self.until is not None and self.until - datetime.now(UTC) < SOON)

    @property
    def keeping(self) -> Keeping | None:
        """Until when the answers are kept, as a page says it."""
        return Keeping.until(self.until) if self.until else None

    @property
    def lasts(self) -> timedelta:
        """How long it is kept after it was last used."""
        settings: Settings = current_app.extensions["settings"]
        return timedelta(days=settings.saved_days) if self.saved else timedelta(hours=settings.draft_hours)

    @property
    def digest(self) -> str:
        """Changes whenever an answer does, so that nobody sends answers they did not see."""
        whole = json.dumps([self.token, self.answers], sort_keys=True)
        return hashlib.sha256(whole.encode()).hexdigest()[:32]
