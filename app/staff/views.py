"""The blueprint of the pages for staff: behind the sign-in, in every language, kept by nobody."""

from __future__ import annotations

from flask import Response, request
from werkzeug.wrappers import Response as Answer

from app.languages import Multilingual
from app.staff import calling
from app.staff.sessions import signed_in
from app.staff.way_in import to_sign_in

staff = Multilingual("staff", __name__)
staff.add_app_template_global(signed_in, "signed_in")
staff.add_app_template_filter(calling.follow_ups, "follow_ups")


@staff.before_request
def only_signed_in() -> Answer | None:
    if request.endpoint == "staff.sign_in" or signed_in():
        return None
    return to_sign_in()


@staff.after_request
def kept_by_nobody(response: Response) -> Response:
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
