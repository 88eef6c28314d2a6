"""The pages of editing, put together."""

from app.staff.editing import asking, entry

__all__ = ["asking", "entry"]
