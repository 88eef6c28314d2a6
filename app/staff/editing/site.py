"""The pages of editing, put together."""

from app.formats import format_moment
from app.staff.editing import asking, bulk, drafts, entry, finding, history, previewing, removing
from app.staff.views import staff

__all__ = ["asking", "bulk", "drafts", "entry", "finding", "history", "previewing", "removing"]

staff.add_app_template_filter(format_moment, "moment")
