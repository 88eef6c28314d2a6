"""How the Open Referral API answers: JSON that anyone may read from anywhere, keep for a while and ask for
again with its ETag; problems as RFC 9457 has them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from flask import Blueprint, Response, request, stream_with_context
from sqlalchemy.orm import Session
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound

from app.database import reading
from app.errors import show
from app.limits import client, limit
from app.settings import RateLimit
from directory.openreferral.listings import Listing
from directory.openreferral.parameters import NotUnderstood, Wanted, read

ADDRESS = "/api/openreferral"
SECONDS_TO_KEEP = 300
EVERYTHING = (RateLimit(20, 3600),)
ANYWHERE = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Last-Modified",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
OURS: dict[type[HTTPException], str] = {
    NotFound: "There is nothing here. See openapi.json for what there is.",
    MethodNotAllowed: "This can only be read. Ask for it with GET.",
}
BEFOREHAND = {
    "Access-Control-Allow-Methods": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Headers": "*",
    "Access-Control-Max-Age": "86400",
}

api = Blueprint("openreferral", __name__, url_prefix=ADDRESS)


def wanted(endpoint: str) -> Wanted:
    """What this request asks for with the parameters of this endpoint. Raises NotUnderstood, and
    TooManyRequests for whoever asks for everything again and again.
    """
    asked = read(request.args, endpoint)
    if asked.format == "ndjson" or asked.full_service:
        limit("everything as Open Referral", client(), EVERYTHING)
    return asked


def answer(document: Mapping[str, Any], modified: datetime | None = None) -> Response:
    """A document; 304 without it for whoever has it already."""
    response = Response(_written(document), mimetype="application/json")
    response.add_etag()
    if modified:
        response.last_modified = modified
    response.cache_control.public = True
    response.cache_control.max_age = SECONDS_TO_KEEP
    response.make_conditional(request)
    return response


def listed(session: Session, listing: Listing, asked: Wanted) -> Response:
    """A page of a list; all of it, one object on a line, for whoever asked for ndjson."""
    if asked.format == "json":
        return answer(listing.page(session, asked))
    response = Response(stream_with_context(_lines(listing)), mimetype="application/x-ndjson")
    response.cache_control.public = True
    response.cache_control.max_age = SECONDS_TO_KEEP
    return response


def _lines(listing: Listing) -> Iterator[str]:
    """In a session of its own, for it goes on after the view has ended."""
    with reading() as session:
        for document in listing.every(session):
            yield f"{_written(document)}\n"


def _written(document: Mapping[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


@api.after_request
def let_anyone_read(response: Response) -> Response:
    response.headers.update(ANYWHERE)
    if request.method == "OPTIONS":
        response.headers.update(BEFOREHAND)
    return response


@api.errorhandler(HTTPException)
def told_as_a_problem(problem: HTTPException) -> Response:
    detail = problem.description or ""
    if detail == type(problem).description:  # nobody said anything of their own
        detail = OURS.get(type(problem), detail)
    response = _problem(problem.code or 500, detail)
    for name, value in problem.get_headers():
        if name in ("Allow", "Retry-After"):
            response.headers[name] = value
    return response


def told_of_method(problem: HTTPException) -> Response:
    """No address is found for a way of asking that it does not have, so nothing else here hears of it."""
    if request.path != ADDRESS and not request.path.startswith(f"{ADDRESS}/"):
        return show(problem)
    return let_anyone_read(told_as_a_problem(problem))


@api.errorhandler(NotUnderstood)
def told_what_is_not_understood(problem: NotUnderstood) -> Response:
    return _problem(400, str(problem))


def _problem(status: int, detail: str) -> Response:
    told = {"status": status, "detail": detail}
    return Response(json.dumps(told, ensure_ascii=False), status, mimetype="application/problem+json")
