"""Open311 (GeoReport v2): the forms that report a place, as services with their attributes, in JSON and XML.

Where a report is, and who sends it, are arguments of Open311's own, so they are no attributes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from flask import Blueprint, Flask, Response, abort, current_app, json, request
from werkzeug.exceptions import HTTPException

from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.pages import Page
from forms.questions import Address, Choice, Email, FileUpload, Name, Place, Question, Telephone, TextArea

open311 = Blueprint("open311", __name__)

ARGUMENTS = (Place, Address, Name, Email, Telephone, FileUpload)
FORMATS = {"json": "application/json", "xml": "application/xml"}
VERSION = "/api/open311/v2"
CHANGED = "2026-11-26T00:00:00Z"  # when what is answered here last took another form


@open311.get(f"{VERSION}/discovery.<any(json, xml):form>")
def discovery(form: str) -> Response:
    """Where to find it, and whom to ask."""
    council, public = current_app.extensions["council"], current_app.extensions["settings"].public_url
    endpoint = {
        "specification": "http://wiki.open311.org/GeoReport_v2",
        "url": f"{public}{VERSION}",
        "changeset": CHANGED,
        "type": "production",
        "formats": [*FORMATS.values()],
    }
    contact = f"{council.email}, {council.contact_line.number}"
    return _answer(form, "discovery", {"contact": contact, "endpoints": [endpoint]}, "endpoint")


@open311.get(f"{VERSION}/services.<any(json, xml):form>")
def services(form: str) -> Response:
    """Every form that reports a place."""
    return _answer(form, "services", [_service(journey) for journey in _reporting()], "service")


@open311.get(f"{VERSION}/services/<code>.<any(json, xml):form>")
def definition(code: str, form: str) -> Response:
    """What one form asks besides where it is and who reports it."""
    journey = next((each for each in _reporting() if each.slug == code), None)
    if journey is None:
        abort(404, "There is no service with this service_code.")
    told = {"service_code": journey.slug, "attributes": _attributes(journey)}
    return _answer(form, "service_definition", told, "attribute")


def _reporting() -> Iterator[Journey]:
    for journey in JOURNEYS.values():
        places = [question for question in journey.questions if isinstance(question, Place)]
        if journey.audience == "residents" and places:
            yield journey


def _service(journey: Journey) -> dict[str, Any]:
    return {
        "service_code": journey.slug,
        "service_name": str(journey.title),
        "description": str(journey.summary),
        "metadata": True,
        "type": "realtime",
        "keywords": journey.service.replace("-", ","),
        "group": "",
    }


def _attributes(journey: Journey) -> list[dict[str, Any]]:
    asked = [(page, q) for page in journey.pages for q in page.questions if not isinstance(q, ARGUMENTS)]
    return [_attribute(page, question, order) for order, (page, question) in enumerate(asked, 1)]


def _attribute(page: type[Page], question: Question, order: int) -> dict[str, Any]:
    always = page.asked_if is None and question.revealed_by is None
    told = {
        "variable": True,
        "code": f"{page.slug}.{question.name}",
        "datatype": _datatype(question),
        "required": always and not question.optional,
        "datatype_description": None if question.hint is None else str(question.hint),
        "order": order,
        "description": str(question.label),
    }
    if isinstance(question, Choice):
        options = question.options.items()
        told["values"] = [{"key": code, "name": str(option.label)} for code, option in options]
    return told


def _datatype(question: Question) -> str:
    stored = question.schema()
    if isinstance(question, Choice):
        return "multivaluelist" if stored.get("type") == "array" else "singlevaluelist"
    if isinstance(question, TextArea):
        return "text"
    if stored.get("format") in ("date", "date-time"):
        return "datetime"
    return "number" if stored.get("type") in ("integer", "number") else "string"


@open311.errorhandler(HTTPException)
def told_as_open311(problem: HTTPException) -> Response:
    """Errors in the form that was asked for: a list of {"code", "description"}."""
    form = "xml" if request.path.endswith(".xml") else "json"
    told = [{"code": problem.code, "description": problem.description}]
    response = _answer(form, "errors", told, "error")
    response.status_code = problem.code or 500
    return response


def _answer(form: str, root: str, told: Any, each: str) -> Response:
    text = json.dumps(told) if form == "json" else _xml(root, told, each)
    return Response(text, content_type=f"{FORMATS[form]}; charset=utf-8")


def _xml(root: str, told: Any, each: str) -> bytes:
    element = Element(root)
    _put(element, told, each)
    return bytes(tostring(element, encoding="utf-8", xml_declaration=True))


def _put(element: Element, told: Any, each: str) -> None:
    """Write a value into an element; the members of a list are each called `each`, or what they are."""
    if isinstance(told, dict):
        for name, value in told.items():
            _put(SubElement(element, name), value, {"values": "value", "formats": "format"}.get(name, each))
    elif isinstance(told, list):
        for value in told:
            _put(SubElement(element, each), value, each)
    elif told is not None:
        element.text = str(told).lower() if isinstance(told, bool) else str(told)


def init_app(app: Flask) -> None:
    app.register_blueprint(open311)
