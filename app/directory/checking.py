"""When somebody last checked what a page says, and whether that is too long ago to rely on."""

from __future__ import annotations

from app.clock import today
from directory.models import Kept
from directory.rhythm import due_day, is_due, is_out_of_date
from forms.text import Text, _
from forms.written import long_date


def checked(entry: Kept) -> list[Text]:
    """For everyone who reads the page of an entry, in sentences."""
    day = entry.assured_date
    if day is None:
        return [_("Nobody has checked this page yet, so call us before you rely on it.")]
    said = [_("We last checked this page on %(date)s.", date=long_date(day))]
    if is_out_of_date(entry, today()):
        said.append(_("That is longer ago than it should be, so call us before you rely on it."))
    return said


def due(entry: Kept) -> Text | None:
    """For those who look after it: that it has to be checked; None while it need not be."""
    if not is_due(entry, today()):
        return None
    day = due_day(entry)
    if day is None:
        return _("Nobody has checked this page yet. Its readers are told so.")
    if is_out_of_date(entry, today()):
        return _(
            "This page has been due for a check since %(day)s. Its readers are told so.", day=long_date(day)
        )
    return _("This page has been due for a check since %(day)s.", day=long_date(day))
