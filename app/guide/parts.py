"""What the pages about building show that is worked out: each called by the name that stands in [[ ]]."""

from __future__ import annotations

from collections.abc import Callable

PARTS: dict[str, Callable[[], object]] = {}
