"""Pages for what goes wrong: plain words, and a way on."""

from __future__ import annotations

from traceback import extract_tb
from urllib.parse import urlsplit

import structlog
from flask import Flask, Response, current_app, make_response, render_template, request
from flask_wtf.csrf import CSRFError  # type: ignore[import-untyped]
from werkzeug.exceptions import HTTPException, InternalServerError

log = structlog.get_logger()

PAGES = {404, 405, 413, 429}


def init_app(app: Flask) -> None:
    app.register_error_handler(CSRFError, show_unproven)
    app.register_error_handler(HTTPException, show)
    app.register_error_handler(Exception, show_fault)


def show(problem: HTTPException) -> Response:
    """The page for this status; a status without its own page gets the one for a bad request."""
    if problem.response is not None or (problem.code or 500) < 400:
        return make_response(problem.get_response())
    if (problem.code or 500) >= 500:
        return show_fault(problem)
    page = problem.code if problem.code in PAGES else 400
    response = make_response(render_template(f"errors/{page}.html"), problem.code)
    for name, value in problem.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def show_unproven(_problem: CSRFError) -> Response:
    """The form's token is missing or old. What was typed is shown again, if it came from our own page."""
    typed = (
        []
        if not _from_our_own_page()
        else [
            (name, value) for name, values in request.form.lists() if name != "csrf_token" for value in values
        ]
    )
    return make_response(render_template("errors/unproven.html", typed=typed), 400)


def _from_our_own_page() -> bool:
    """True only when the browser itself says so: another site must not be able to fill in our forms."""
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(request.headers.get("Origin", "")).netloc == request.host


def show_fault(problem: Exception) -> Response:
    """Our own fault. The log gets where it was; the person gets words and a way on."""
    fault = getattr(problem, "original_exception", None) or problem
    told = {"exc_info": fault}
    if current_app.extensions["settings"].in_production:
        # Not the fault's own words: they can repeat what somebody typed.
        told = {"frames": [f"{at.filename}:{at.lineno} {at.name}" for at in extract_tb(fault.__traceback__)]}
    log.error("fault", endpoint=request.endpoint or "none", kind=type(fault).__name__, **told)
    return make_response(render_template("errors/500.html"), InternalServerError.code)
