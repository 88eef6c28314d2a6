"""Forms for other programs: each form's JSON Schema, and sending one whole.

    POST /api/forms/<form>        {"answers": {page: {question: answer}}}, as the schema describes them
    Idempotency-Key: <16 to 200 characters, new for each form sent>
    Accept-Language: ar           the language of the messages, and in which what was sent is put into words

A form with files is multipart/form-data: that JSON as the field "form", and each file under the name
"page.question", or "page.0.question" for the first thing of an add another.

201 {"reference", "happens_next"}; 200 with the same reference when it is sent again with the same key. What
is refused is a problem (RFC 9457): for answers, 422 with "problems": [{"page", "question", "part", "item",
"message"}], the very messages that a person would be shown.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from typing import Any, NoReturn

from flask import Blueprint, Flask, Response, abort, current_app, jsonify, request, url_for
from werkzeug.exceptions import HTTPException

from app.database import reading
from app.languages import ENGLISH, LANGUAGES, Multilingual
from app.security import CannotOpenError, csrf, keys
from app.sending import send
from app.submissions import find_reference, find_stored
from app.uploads import Store, largest_files
from app.visits import get_journey
from forms.journey import Journey, Path
from forms.journeys import JOURNEYS
from forms.judging import Judged, Wrong, judge
from forms.providers import provide, providers
from forms.schema import schema
from forms.text import speak

schemas = Multilingual("schemas", __name__)
api = Blueprint("api", __name__)
csrf.exempt(api)  # it takes no cookie

SHORTEST_KEY, LONGEST_KEY = 16, 200
Answer = Response | tuple[Response, int]


@schemas.get("/forms/<slug>/schema.json")
def form_schema(slug: str) -> Response:
    """The form's answers as JSON Schema, its words in the language of the address."""
    told = {"$id": _public(url_for("schemas.form_schema", slug=slug)), **schema(get_journey(slug))}
    return Response(json.dumps(told, ensure_ascii=False, indent=2), mimetype="application/schema+json")


@api.post("/api/forms/<slug>")
def receive(slug: str) -> Answer:
    """Judge a form as if it had been filled in page by page and, if all is right, store it once."""
    journey, token, answers = get_journey(slug), _token(slug), _answers()
    language = request.accept_languages.best_match(LANGUAGES, ENGLISH)
    catalogue = LANGUAGES[language].catalogue.translator if language != ENGLISH else None
    with speak(language, catalogue):
        with provide(replace(providers(), files=Store(token))):
            judged = judge(journey, answers, dict(request.files.lists()))
        response = _refused(judged) if judged.problems else _stored(journey, judged.path, token)
    response.headers["Content-Language"] = language
    return response


def _stored(journey: Journey, path: Path, token: str) -> Response:
    with reading() as session:
        again = find_reference(session, [token])
    if again is not None and not _same(again, path):
        abort(409, "This Idempotency-Key was used for other answers. Send a new one for each form.")
    reference = again or send(journey, path, token, channel="api")
    told = [str(text) for text in journey.told(journey.happens_next, path.answers)]
    response = jsonify(reference=reference, happens_next=told)
    response.status_code = 200 if again else 201
    return response


def _same(reference: str, path: Path) -> bool:
    """Whether what is stored under this reference is what was sent again."""
    try:
        with reading() as session:
            stored = find_stored(session, keys(), reference)
    except CannotOpenError:
        return False
    return stored is not None and _but_for_ids(stored.record["answers"]) == _but_for_ids(path.answers)


def _but_for_ids(answers: Any) -> Any:
    """Answers without what is given anew each time: the ids of files and of items."""
    if isinstance(answers, dict):
        return {name: _but_for_ids(value) for name, value in answers.items() if name != "id"}
    return [_but_for_ids(value) for value in answers] if isinstance(answers, list) else answers


def _refused(judged: Judged) -> Response:
    problems = [_told(wrong) for wrong in judged.problems]
    return _problem(422, "Some answers must be put right before this can be sent.", problems=problems)


def _told(wrong: Wrong) -> dict[str, Any]:
    return {**vars(wrong), "message": str(wrong.message)}


def _token(slug: str) -> str:
    """What makes a form sent twice one: as a draft's token is for a person, of its key alone."""
    key = request.headers.get("Idempotency-Key", "").strip().strip('"')
    if not SHORTEST_KEY <= len(key) <= LONGEST_KEY:
        abort(
            400, "Send an Idempotency-Key header of 16 to 200 characters, such as a new UUID for each form."
        )
    return hashlib.sha256(f"api\0{slug}\0{key}".encode()).hexdigest()


def _answers() -> dict[str, Any]:
    if not request.is_json and request.mimetype != "multipart/form-data":
        abort(415, "Send JSON, with Content-Type: application/json.")
    body = request.get_data() if request.is_json else request.form.get("form", "")
    try:
        sent = json.loads(body, parse_constant=_no_number)
    except (ValueError, RecursionError):
        abort(400, "The body is not JSON.")
    answers = sent.get("answers") if isinstance(sent, dict) else None
    if not isinstance(answers, dict):
        abort(400, "Send an object with “answers”: an object with the answers of each page.")
    return answers


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


@api.url_value_preprocessor
def let_files_in(_endpoint: str | None, values: dict[str, Any] | None) -> None:
    """A form may be sent as much as all its pages ask for."""
    journey = JOURNEYS.get((values or {}).get("slug", ""))
    if journey is not None and request.max_content_length is not None:
        request.max_content_length += sum(map(largest_files, journey.pages))


@api.errorhandler(HTTPException)
def told_as_a_problem(problem: HTTPException) -> Response:
    response = _problem(problem.code or 500, problem.description or "")
    if retry := dict(problem.get_headers()).get("Retry-After"):
        response.headers["Retry-After"] = retry
    return response


def _problem(status: int, detail: str, **more: Any) -> Response:
    """A problem as RFC 9457 has it."""
    body = json.dumps({"status": status, "detail": detail, **more})
    return Response(body, status, mimetype="application/problem+json")


def _public(path: str) -> str:
    return f"{current_app.extensions['settings'].public_url}{path}"


def init_app(app: Flask) -> None:
    app.register_blueprint(schemas)
    app.register_blueprint(api)
