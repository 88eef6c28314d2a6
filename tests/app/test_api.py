"""Forms for other programs: the same questions, the same judgement, the same words, stored once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from flask import Flask
from jsonschema import Draft202012Validator
from sqlalchemy import select
from werkzeug.test import TestResponse

from app.models import Submission
from forms.examples import filled
from forms.journeys import JOURNEYS
from tests.app.browser import Client

MISSED_BIN = JOURNEYS["report-missed-bin"]
ANSWERS = filled(MISSED_BIN.examples["one recycling bin, out on time"])
KEY = "4c1c1cf0-6e0f-4a3e-9a0c-a-new-form"
Post = Callable[..., TestResponse]


@pytest.fixture
def post(app: Flask) -> Post:
    """post(answers, key=…) sends a form as another program would."""

    def sent(
        answers: Any = ANSWERS, key: str = KEY, slug: str = MISSED_BIN.slug, **headers: str
    ) -> TestResponse:
        told = {"Idempotency-Key": key, "Content-Type": "application/json"}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        body = answers if isinstance(answers, bytes) else json.dumps({"answers": answers})
        return app.test_client().post(f"/api/forms/{slug}", data=body, headers=told)

    return sent


def stored(app: Flask) -> list[Submission]:
    with app.extensions["database"].reading() as session:
        return list(session.scalars(select(Submission)))


def test_a_form_that_is_right_is_stored_and_has_a_reference(app: Flask, post: Post) -> None:
    response = post()
    assert response.status_code == 201
    [submission] = stored(app)
    assert response.json is not None
    assert response.json["reference"] == submission.reference
    assert response.json["happens_next"][0].startswith("We will come back and empty your bin")
    assert submission.channel == "api"


def test_sent_again_with_the_same_key_it_is_the_same_form(app: Flask, post: Post) -> None:
    first, second = post(), post()
    assert (second.status_code, second.json) == (200, first.json)
    assert len(stored(app)) == 1


def test_a_key_serves_for_one_set_of_answers(app: Flask, post: Post) -> None:
    post()
    response = post({**ANSWERS, "finding-the-bin": {"place": "By the gate."}})
    assert response.status_code == 409
    assert len(stored(app)) == 1


def test_another_key_is_another_form(app: Flask, post: Post) -> None:
    post()
    assert post(key=KEY + "-2").status_code == 201
    assert len(stored(app)) == 2


@pytest.mark.parametrize("key", ["", "short", "x" * 201])
def test_a_form_without_a_fit_key_is_not_taken(app: Flask, post: Post, key: str) -> None:
    response = post(key=key)
    assert response.status_code == 400
    assert "Idempotency-Key" in response.get_data(as_text=True)
    assert stored(app) == []


def test_what_is_wrong_is_told_in_the_words_a_person_would_be_told(app: Flask, post: Post) -> None:
    response = post({**ANSWERS, "collection-address": {"address": {"line_1": "12 Quayside Row"}}})
    assert response.status_code == 422
    assert response.mimetype == "application/problem+json"
    assert response.json is not None
    assert {(p["page"], p["question"], p["part"], p["message"]) for p in response.json["problems"]} == {
        ("collection-address", "address", "town", "Enter a town or city"),
        ("collection-address", "address", "postcode", "Enter a postcode"),
    }
    assert stored(app) == []


def test_the_words_are_in_the_language_that_is_asked_for(post: Post) -> None:
    response = post({**ANSWERS, "assisted-collection": {}}, Accept_Language="es-ES,es;q=0.9,en;q=0.5")
    assert response.headers["Content-Language"] == "es"
    assert response.json is not None
    [problem] = response.json["problems"]
    assert problem["message"].startswith("Seleccione")


def test_a_page_that_is_asked_and_missing_is_named(post: Post) -> None:
    answers = {slug: given for slug, given in ANSWERS.items() if slug != "out-on-time"}
    response = post(answers)
    assert response.json is not None
    assert [(p["page"], p["message"]) for p in response.json["problems"]] == [
        ("out-on-time", "Select yes if your bins were out by 6am")
    ]


def test_a_page_where_nothing_must_be_answered_may_be_left_out(post: Post) -> None:
    answers = {slug: given for slug, given in ANSWERS.items() if slug != "contact-details"}
    assert post(answers).status_code == 201


def test_answers_may_be_written_as_a_person_writes_them(app: Flask, post: Post) -> None:
    details = {"telephone": "(07700) 900-982", "email": " Amal@EXAMPLE.com "}
    assert post({**ANSWERS, "contact-details": details}).status_code == 201
    told = app.test_cli_runner().invoke(args=["submissions", "list"]).output
    assert '"telephone": "+447700900982"' in told
    assert '"email": "Amal@example.com"' in told


def test_an_end_of_the_form_is_told_and_nothing_is_stored(app: Flask, post: Post) -> None:
    response = post({**ANSWERS, "out-on-time": {"out": "no"}})
    assert response.status_code == 422
    assert response.json is not None
    assert (
        response.json["problems"][0]["message"] == "We cannot come back for a bin that was put out after 6am"
    )
    assert stored(app) == []


def test_the_item_that_is_wrong_is_named(post: Post) -> None:
    bins = [{"kind": "food", "due": ANSWERS["missed-bin"][0]["due"]}, {"kind": "piano", "due": "x"}]  # type: ignore[call-overload,index]
    response = post({**ANSWERS, "missed-bin": bins})
    assert response.json is not None
    assert {(p["item"], p["question"]) for p in response.json["problems"]} == {(1, "kind"), (1, "due")}


@pytest.mark.parametrize(
    "answers",
    [
        {"no-such-page": {}},
        {"put-out-late": {}},
        {**ANSWERS, "no-such-page": {}},
        {**ANSWERS, "assisted-collection": {"assisted": "no", "nonsense": 1}},
        {**ANSWERS, "assisted-collection": "no"},
        {**ANSWERS, "missed-bin": {"kind": "food"}},
        {**ANSWERS, "missed-bin": []},
        {**ANSWERS, "missed-bin": [1, None]},
        {**ANSWERS, "missed-bin": ANSWERS["missed-bin"] * 6},  # type: ignore[operator]
        {**ANSWERS, "collection-address": {"address": ["12 Quayside Row"]}},
        {**ANSWERS, "collection-address": {"address": {"line_1": {"a": 1}, "town": 7, "postcode": []}}},
        {**ANSWERS, "assisted-collection": {"assisted": {"yes": True}}},
        {**ANSWERS, "contact-details": {"name": "x" * 1_000_000}},
        {**ANSWERS, "contact-details": {"telephone": 12, "email": True}},
        {**ANSWERS, "assisted-collection": {"assisted": "\ud800"}},
    ],
    ids=lambda answers: str(answers)[:60],
)
def test_what_no_form_asks_is_refused_with_words(app: Flask, post: Post, answers: Any) -> None:
    response = post(answers)
    assert response.status_code == 422
    assert response.json is not None
    assert all(problem["message"] for problem in response.json["problems"])
    assert response.json["problems"]
    assert stored(app) == []


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b"null", b'{"answers": 1}', b"\xff\xfe", b"[" * 100_000, b'{"answers": NaN}']
)
def test_a_body_that_is_no_form_is_refused_with_words(post: Post, body: bytes) -> None:
    response = post(body)
    assert response.status_code == 400
    assert response.json is not None
    assert response.json["detail"]


def test_a_body_of_another_kind_is_refused(post: Post) -> None:
    assert post(Content_Type="text/plain").status_code == 415


def test_a_form_that_is_not_there_is_told_as_json(post: Post) -> None:
    response = post(slug="no-such-form")
    assert (response.status_code, response.mimetype) == (404, "application/problem+json")


def test_a_body_too_large_is_refused(post: Post) -> None:
    assert post(b" " * 3_000_000).status_code == 413


def test_it_needs_no_cookie_and_sets_none(post: Post) -> None:
    assert "Set-Cookie" not in post().headers


def test_a_program_that_sends_too_much_is_told_when_to_try_again(make_app: Callable[..., Flask]) -> None:
    client = make_app(RATE_LIMITS="1 per hour").test_client()
    codes = []
    for key in ("a" * 16, "b" * 16):
        response = client.post(
            f"/api/forms/{MISSED_BIN.slug}", json={"answers": ANSWERS}, headers={"Idempotency-Key": key}
        )
        codes.append(response.status_code)
    assert codes == [201, 429]
    assert int(response.headers["Retry-After"]) > 0


@pytest.mark.parametrize("slug", [slug for slug, form in JOURNEYS.items() if form.audience == "residents"])
def test_each_form_has_its_schema_at_its_address(client: Client, slug: str) -> None:
    told = client.get(f"/forms/{slug}/schema.json").response
    assert told.mimetype == "application/schema+json"
    assert told.json is not None
    Draft202012Validator.check_schema(told.json)
    assert told.json["$id"].endswith(f"/forms/{slug}/schema.json")


def test_a_schema_speaks_the_language_of_its_address(client: Client) -> None:
    told = client.get("/es/forms/report-missed-bin/schema.json").response
    assert told.json is not None
    assert told.json["title"] != str(MISSED_BIN.title)
