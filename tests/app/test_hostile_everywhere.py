"""Whatever is sent to any page of any form, or to anything else that can be sent to, is answered, is never a
fault of ours, and never costs the answers on the other pages.
"""

from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask, session
from sqlalchemy import select
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from app import drafts
from app.guide.content import pages as guide_pages
from app.guide.examples import example_of
from app.models import Draft
from forms.answers import Json
from forms.examples import filled
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.pages import AddAnother, Exit, Page
from tests.app.browser import Client
from tests.staff import sign_in

ITEM = "00000001"
TYPED = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=b"
TEXTS = [
    b"\0a\xed\xa0\x80\xed\xbf\xbf\xff\xfe" + "\u202e\u2066gpj.exe".encode(),  # NUL, surrogates, an override
    b"../../<script>alert(1)</script>{{ 7 * 7 }}%(name)s %s %\r\nSet-Cookie: b=c\r\n\r\nd",
    b"-1e999",
]
LONG = b" " * 100_000 + "\U0001f1e6".encode() * 20_000 + b"9" * 100_000
TOO_MUCH = b"x" * 1_000_000
TOO_MANY = b"&".join(b"f%d=1" % number for number in range(10_000))
BROKEN = [
    (b"=&&&=%00&%=%&\xff=\xff", TYPED),
    (b"--b\r\nContent-Disposition: form-data; name=a\r\n\r\n", PARTS),
    (b'--b\r\nContent-Disposition: form-data; filename="../x"\r\n\r\nx\r\n--b--\r\n', PARTS),
    (b"\0" * 1_000, PARTS),
    (b'{"answers": []}', "application/json"),
    (b"", "\u00ff/\u00ff; charset=nonsense"),
]

# Of a body that it gives up on, werkzeug leaves the temporary files to the garbage collector.
pytestmark = pytest.mark.filterwarnings(
    "ignore:.*SpooledTemporaryFile:pytest.PytestUnraisableExceptionWarning"
)


@pytest.fixture(scope="module")
def app(sample_app: Flask) -> Iterator[Flask]:
    yield sample_app
    gc.collect()


def posts(client: Client, path: str, body: bytes, kind: str = TYPED) -> TestResponse:
    """Exactly these bytes, with a token where the page's own would be."""
    token = {"X-CSRFToken": client._token(), "Idempotency-Key": "0123456789abcdef"}
    answer = client.http.post(path, data=body, content_type=kind, headers=token)
    assert answer.status_code < 500, f"{path} cannot take {kind} {body[:60]!r}"
    return answer


def in_every_field(controls: list[str], text: bytes) -> bytes:
    return urlencode([(control, text) for control in controls]).encode()


def in_every_part(controls: list[str], name: bytes) -> bytes:
    """A file of this name in every field."""
    head = b'--b\r\nContent-Disposition: form-data; name="%s"; filename="%s"\r\n\r\n\xff\xd8\xff\r\n'
    return b"".join(head % (control.encode(), name) for control in controls) + b"--b--\r\n"


STAFF: dict[Flask, dict[str, Any]] = {}


def browser(app: Flask, journey: Journey) -> Client:
    """Of somebody who may fill in this form: for one of staff, of somebody who signed in, once for all."""
    client = Client(app)
    if journey.audience == "staff" and app not in STAFF:
        sign_in(client)
        with client.http.session_transaction() as cookie:
            STAFF[app] = cookie["staff"]
    if journey.audience == "staff":
        with client.http.session_transaction() as cookie:
            cookie["staff"] = STAFF[app]
    return client


def who_came_to(app: Flask, journey: Journey, page: type[Page]) -> tuple[Client, str]:
    """Somebody with all the answers of an example that leads to this page, and the token of their draft."""
    examples = [filled(each) for each in journey.examples.values()]
    answers: dict[str, Json] = next(each for each in examples if page in journey.path(each).pages)
    client = browser(app, journey)
    with app.test_request_context():
        drafts.begin(journey.slug, answers)
        [token], begun = drafts.every_token(), session["begun"]
    with client.http.session_transaction() as cookie:
        cookie["begun"] = begun
    return client, token


def kept(app: Flask, token: str) -> dict[str, Json]:
    with app.app_context(), app.extensions["database"].reading() as database:
        row = database.scalars(select(Draft).where(Draft.token == token)).one()
        answers: dict[str, Json] = json.loads(app.extensions["keys"].open(row.sealed))["answers"]
        return answers


EVERY_PAGE = [
    pytest.param(journey, page, id=f"{journey.slug}/{page.slug}")
    for journey in JOURNEYS.values()
    for page in journey.pages
]


@pytest.mark.parametrize(("journey", "page"), EVERY_PAGE)
def test_no_page_of_a_form_is_broken_by_what_is_sent_to_it(
    app: Flask, journey: Journey, page: type[Page]
) -> None:
    client, token = who_came_to(app, journey, page)
    before = kept(app, token)
    where = f"/forms/{journey.slug}/{page.slug}"
    several = issubclass(page, AddAnother)
    there = f"{where}/{ITEM}" if several else where
    controls = [question.control(part) for question in page.questions for part in question.parts]
    for text in TEXTS:
        posts(client, there, in_every_field(controls, text))
    posts(client, there, in_every_field(controls[:1], LONG))
    posts(client, there, in_every_part(controls, b"../../x"), PARTS)
    assert posts(client, there, TOO_MUCH).status_code == 413
    posts(client, there, *BROKEN[0])
    posts(client, there, in_every_field(["save", *controls], TEXTS[0]))
    if several:
        posts(client, where, in_every_field(["another"], TEXTS[0]))
    assert client.http.get(there).status_code < 500
    after = kept(app, token)
    others = {slug for slug in before if slug != page.slug}
    assert {slug: after[slug] for slug in others} == {slug: before[slug] for slug in others}


@pytest.mark.parametrize(
    ("journey", "page"), [each for each in EVERY_PAGE if not issubclass(each.values[1], Exit)]
)
def test_no_page_is_broken_by_what_is_sent_to_it_before_its_turn(
    app: Flask, journey: Journey, page: type[Page]
) -> None:
    client = browser(app, journey)
    client.http.post(f"/forms/{journey.slug}", data={"csrf_token": client._token()})
    there = f"/forms/{journey.slug}/{page.slug}" + (f"/{ITEM}" if issubclass(page, AddAnother) else "")
    controls = [question.control(part) for question in page.questions for part in question.parts]
    posts(client, there, in_every_field(controls, b""))


PLACES = {
    "asked_on": "2026-03-02",
    "digest": "0a1b",
    "item": "1",
    "key": "00000000-0000-0000-0000-000000000000",
    "kind": "service",
    "kinds": "services",
    "language": "en",
    "name": "nobody",
    "number": "1",
    "part": "name",
    "signature": "0a1b",
    "signpost": "1",
    "slug": "no-such-entry",
    "together": "00000000-0000-0000-0000-000000000000",
}
"""What may stand in an address of the directory or of the side for staff, and is nobody's: the council that
is attacked is every test's. Entries and accounts that are there are attacked in tests of their own.
"""


def every_address(app: Flask) -> Iterator[str]:
    """Of everything that can be sent to, once with each form and with some examples of the guide."""
    examples = [
        {"section": section, "slug": slug, "state": next(iter(example_of(section, slug).states))}
        for (section, slug), page in guide_pages().items()
        if page.code and example_of(section, slug).states
    ]
    with app.test_request_context():
        adapter = app.url_map.bind("")
        for rule in app.url_map.iter_rules():
            if "POST" in (rule.methods or ()) and "language" not in rule.arguments - {"language"}:
                for values in values_of(rule, examples):
                    yield adapter.build(rule.endpoint, values, method="POST")


def values_of(rule: Rule, examples: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    if rule.endpoint == "guide.example":
        yield from ({"language": "en", **each} for each in examples[::8])
    elif "/forms/" not in rule.rule:
        yield {name: PLACES[name] for name in rule.arguments}
    elif not {"page_slug", "item"} & rule.arguments:
        for slug in JOURNEYS if "slug" in rule.arguments else [""]:
            yield {"language": "en", **({"slug": slug} if slug else {})}


def test_nothing_that_can_be_sent_to_is_broken_by_what_is_sent(app: Flask) -> None:
    addresses = sorted(set(every_address(app)))
    assert len(addresses) > 40
    amina = Client(app)
    names = ["name", "password", "email", "code", "token", "answers", "seen", "another", "to", "words"]
    for path in addresses:
        if amina.http.get("/staff").status_code != 200:
            sign_in(amina)
        for text in TEXTS:
            posts(amina, path, in_every_field(names, text))
        posts(amina, path, in_every_part(names, b"../../x"), PARTS)
        for body, kind in (*BROKEN, (TOO_MUCH, TYPED), (TOO_MANY, TYPED)):
            posts(amina, path, body, kind)


ANY_JSON = [
    "null",
    "true",
    "-1",
    "1e999",
    "9" * 4000,
    "9" * 5000,
    "NaN",
    '"\\u0000"',
    '"\\ud800"',
    '"\\u202e"',
    "[]",
    "{}",
    "[[[]]]",
    '[{"id": {}}]',
    '{"id": [1], "name": null, "type": 1, "size": -1}',
    '{"latitude": "x", "description": {}}',
    '{"day": {}, "month": [], "year": true}',
    "[" * 900 + "]" * 900,
    '"' + "x" * 100_000 + '"',
]


@pytest.mark.parametrize("journey", JOURNEYS.values(), ids=lambda journey: journey.slug)
def test_no_form_is_broken_by_what_a_program_sends(app: Flask, journey: Journey) -> None:
    client = browser(app, journey)
    path = f"/api/forms/{journey.slug}"
    for value in ANY_JSON:
        page = ", ".join(f'"{question.name}": {value}' for question in journey.first.questions)
        for answers in (
            value,
            f'{{"{journey.first.slug}": {value}}}',
            f'{{"{journey.first.slug}": {{{page}}}}}',
        ):
            answer = posts(client, path, f'{{"answers": {answers}}}'.encode(), "application/json")
            assert answer.is_json
    for page_asked in journey.pages:
        for nonsense in ("\0", [], {}):
            answers_to_it = {question.name: nonsense for question in page_asked.questions}
            for told in (answers_to_it, [answers_to_it]):
                body = json.dumps({"answers": {page_asked.slug: told}})
                posts(client, path, body.encode(), "application/json")
