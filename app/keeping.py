"""Until when the answers of a form are kept, as its pages say it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from app import formats
from forms.text import Words

SOON = timedelta(hours=1)
"""How long before the end the warning stands at the top of each page."""


@dataclass(frozen=True)
class Keeping:
    """`words` is the moment, `seconds` how long it is away."""

    words: Words
    seconds: int | str
    soon: bool = False

    @classmethod
    def until(cls, moment: datetime) -> Keeping:
        left = moment - datetime.now(UTC)
        return cls(formats.format_moment(moment), max(0, int(left.total_seconds())), left < SOON)
