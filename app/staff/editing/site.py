"""The pages of editing, put together."""

from app.staff.editing import entry

__all__ = ["entry"]
