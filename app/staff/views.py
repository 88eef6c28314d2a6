"""The blueprint of the pages for staff: behind the sign-in, in every language, kept by nobody."""

from __future__ import annotations

from flask import Response, abort, current_app, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as Answer

from app.errors import show
from app.languages import Multilingual
from app.staff import calling
from app.staff.figures import tables
from app.staff.levels import level_for
from app.staff.sessions import member, signed_in
from app.staff.way_in import to_sign_in
from directory.catalogue import NotInDirectory

OPEN = {"staff.sign_in", "staff.to_council", "staff.back_from_council"}
"""The pages to sign in with."""

staff = Multilingual("staff", __name__)
staff.add_app_template_global(member, "member")
staff.add_app_template_global(signed_in, "signed_in")
staff.add_app_template_filter(calling.follow_ups, "follow_ups")
staff.add_app_template_filter(tables.said, "figure")


@staff.before_request
def only_those_who_may() -> Answer | None:
    """Whoever is not signed in is asked to; whoever is, but at too low a level, is told so (403)."""
    if request.endpoint in OPEN:
        return None
    who = member()
    if who is None:
        return to_sign_in()
    if who.level < level_for(current_app.view_functions[request.endpoint or ""]):
        abort(403)
    return None


@staff.errorhandler(NotInDirectory)
def not_there(_missing: NotInDirectory) -> Response:
    """An entry that is gone, or never was."""
    return show(NotFound())


@staff.after_request
def kept_by_nobody(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
