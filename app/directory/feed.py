"""What changed lately in the directory, for programs that follow it: Atom, in each language."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import Response, current_app, render_template, request
from sqlalchemy.orm import Session

from app.database import reading
from app.directory.sheets import key_of
from app.directory.views import views
from app.directory.wording import listed
from app.languages import current
from directory.news import Change, lately, latest_change
from forms.text import Text, _

MOST = 50
SECONDS_TO_KEEP = 900
BEFORE_ANYTHING = datetime(2026, 1, 1, tzinfo=UTC)
NO_CHARACTERS = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML has no way to write."""

PARTS: dict[str, Text] = {
    # Translators: these are what changed about a service, in a list such as "Changed: opening hours and cost"
    "name": _("its name"),
    "description": _("what it does"),
    "status": _("whether it is open"),
    "cost": _("cost"),
    "eligibility": _("who it is for"),
    "process": _("what to do and what to have ready"),
    "alert": _("a notice"),
    "website": _("website"),
    "languages": _("languages"),
    "partners": _("who else can help"),
    "team": _("who is responsible"),
    "hours": _("opening hours"),
    "contact": _("how to reach us"),
    "area": _("area we cover"),
    "places": _("where to go"),
    "topics": _("topics"),
}


@views.get("/directory/changes.atom")
def changes() -> Response:
    response = Response(mimetype="application/atom+xml")
    response.cache_control.public = True
    response.cache_control.max_age = SECONDS_TO_KEEP
    with reading() as session:
        response.set_etag(key_of(session, "changes")[:32])
        if not request.if_none_match.contains(response.get_etag()[0] or ""):
            response.set_data(NO_CHARACTERS.sub("", written(session)))
    response.make_conditional(request)
    return response


def written(session: Session) -> str:
    told, last = lately(session, MOST), latest_change(session)
    updated = max((change.when for change in told), default=last[1] if last else BEFORE_ANYTHING)
    return render_template("directory/changes.xml", changes=told, updated=updated)


@views.app_template_filter()
def in_a_sentence(change: Change) -> Text:
    """What became of a service, as a sentence."""
    if change.new:
        return _("This service is new in the directory.")
    # Translators: %(parts)s is a list, such as "opening hours and cost"
    return _("Changed: %(parts)s", parts=listed(PARTS[part] for part in change.parts))


@views.app_template_filter()
def atom_id(change: Change) -> str:
    """The same for the same service, day and language, for ever."""
    host = urlsplit(current_app.extensions["settings"].public_url).hostname
    return f"tag:{host},{change.day.isoformat()}:{current().code}/services/{change.service.slug}"


@views.app_template_filter()
def rfc3339(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
