"""The pages of staff that keep the directory true, together."""

from __future__ import annotations

from app.staff.truth import check, checked, reports

__all__ = ["check", "checked", "reports"]
