"""When somebody last checked what a page says, and whether that is too long ago to rely on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from app.clock import today
from directory.models import Service
from forms.text import Text, _
from forms.written import long_date

A_YEAR = timedelta(days=365)


def service_checked(service: Service) -> Text:
    """For the page of one service."""
    day = service.assured_date
    if day is None:
        return _("Nobody has checked this page yet, so call us before you rely on it.")
    if long_ago(day):
        return _(
            "We last checked this page on %(date)s. "
            "That is more than 12 months ago, so call us before you rely on it.",
            date=long_date(day),
        )
    return _("We last checked this page on %(date)s.", date=long_date(day))


def services_checked(services: Iterable[Service]) -> list[Text]:
    """For a page that shows several services, in sentences: the oldest check and the newest."""
    days = [service.assured_date for service in services]
    if not days:
        return [_("We do not know when this page was last checked, so call us before you rely on it.")]
    known = sorted(day for day in days if day)
    if not known:
        return [_("Nobody has checked this page yet, so call us before you rely on it.")]
    said = [_between(known[0], known[-1])]
    if long_ago(known[0]):
        said.append(_("The oldest check was more than 12 months ago, so call us before you rely on it."))
    if len(known) < len(days):
        said.append(_("Nobody has checked some of them yet, so call us before you rely on those."))
    return said


def _between(oldest: date, newest: date) -> Text:
    if oldest == newest:
        return _("We last checked the services on this page on %(date)s.", date=long_date(oldest))
    return _(
        "We last checked the services on this page between %(oldest)s and %(newest)s.",
        oldest=long_date(oldest),
        newest=long_date(newest),
    )


def long_ago(day: date) -> bool:
    """Whether it is more than a year ago."""
    return today() - day > A_YEAR
