"""Files that were sent: what the CRM is told of them, how it fetches them, how they are saved without one."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

import jsonschema
import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import select

from app import files
from app.delivery import webhook
from app.models import Submission, Upload
from app.security import Keys
from app.submissions import Address, submit
from forms.examples import filled
from forms.journey import Journey
from forms.journeys import JOURNEYS
from tests.app import photo_form
from tests.app.browser import Client
from tests.app.crm import Crm
from tests.app.outbox import run, send, work
from tests.people import MISSED_BIN, Person
from tests.photos import PHOTO

CONTRACT = json.loads((Path(webhook.__file__).parent / "payload.schema.json").read_text(encoding="utf-8"))
SITE = "https://www.wendlevale.example"
EXAMPLES = [(journey.slug, example) for journey in JOURNEYS.values() for example in journey.examples]


@pytest.fixture(autouse=True)
def _published() -> Iterator[None]:
    photo_form.publish()
    yield
    photo_form.withdraw()


@pytest.fixture
def app(make_app: Callable[..., Flask], crm: Crm) -> Iterator[Flask]:
    app = make_app(CRM_URL=crm.url, CRM_SECRET="shared", PUBLIC_URL=SITE)
    with app.app_context():
        yield app


@pytest.fixture
def told(app: Flask, crm: Crm) -> dict[str, Any]:
    """What the CRM was told of a form sent with photos."""
    Person(Client(app), photo_form.photo_form, "two photos").sends()
    work(app)
    return dict(crm.received[0].told)


def keep_files(app: Flask, token: str, journey: Journey, example: str) -> None:
    """As if the files of this example had been sent."""
    answers = journey.path(filled(journey.examples[example])).answers
    keys: Keys = app.extensions["keys"]
    details = keys.seal(json.dumps({"name": "bin.jpg", "sha256": "0" * 64}).encode())
    with app.extensions["database"].writing() as session:
        for file_id in set(re.findall(r"[0-9a-f]{32}", json.dumps(answers))):
            kept = {"type": "image/jpeg", "size": 136, "sealed": keys.seal(PHOTO), "details": details}
            session.add(Upload(id=file_id, token=token, **kept))


def promised(payload: object) -> None:
    """Whether it is as our contract says, dates and addresses included."""
    jsonschema.Draft202012Validator(
        CONTRACT, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    ).validate(payload)


@pytest.mark.parametrize(("slug", "example"), EXAMPLES)
def test_what_the_crm_is_sent_of_every_form_is_as_promised(
    app: Flask, crm: Crm, slug: str, example: str
) -> None:
    journey = JOURNEYS[slug]
    if not journey.path(filled(journey.examples[example])).finished:
        return  # it ends before anything is sent
    keep_files(app, "amal", journey, example)
    send(app, "amal", journey=journey, example=example)
    work(app)
    [request] = crm.received
    promised(request.told)
    named = re.findall(r"[0-9a-f]{32}", json.dumps(request.told["answers"]))
    assert [file["id"] for file in request.told["files"]] == named


def test_the_contract_names_everything_that_is_sent(told: dict[str, Any]) -> None:
    promised(told)
    assert set(told) == set(CONTRACT["required"]) == set(CONTRACT["properties"])


def test_the_crm_learns_of_each_file_where_it_was_asked_for(told: dict[str, Any]) -> None:
    listed = [(each["page"], each["question"], each["name"]) for each in told["files"]]
    assert listed == [
        ("photos", "photos", "bin.jpg"),
        ("photos", "photos", "lid.jpg"),
        ("damage", "letter", "close.jpg"),
    ]
    first = told["files"][0]
    assert (first["type"], first["size"]) == ("image/jpeg", len(PHOTO))
    assert first["sha256"] == hashlib.sha256(PHOTO).hexdigest()
    assert (told["channel"], told["entered_by"], told["team"]) == ("web", None, None)


@pytest.fixture
def link(told: dict[str, Any]) -> str:
    """The address of a file, without the site."""
    url = urlsplit(told["files"][0]["url"])
    assert f"{url.scheme}://{url.netloc}" == SITE
    return f"{url.path}?{url.query}"


def test_the_crm_fetches_a_file_as_something_to_save_and_never_to_show(app: Flask, link: str) -> None:
    answer = app.test_client().get(link)
    assert answer.data == PHOTO
    assert answer.mimetype == "application/octet-stream"
    assert answer.headers["Content-Disposition"] == "attachment; filename=bin.jpg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_an_address_that_was_changed_or_is_old_leads_nowhere(
    app: Flask, link: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = urlsplit(link)
    asked = {name: values[0] for name, values in parse_qs(address.query).items()}
    later = f"{address.path}?until={int(asked['until']) + 1}&signature={asked['signature']}"
    other = link.replace(address.path[-32:], "0" * 32)
    half = link[:-1]
    nonsense = f"{address.path}?until=soon&signature=\u00e9\u0000"
    for wrong in (address.path, later, other, half, nonsense, f"{address.path}?until={'9' * 5000}"):
        assert Client(app).get(wrong).status == 404
    monkeypatch.setattr(files.time, "time", lambda: int(asked["until"]) + 1)
    assert Client(app).get(link).status == 404


def test_an_address_lasts_through_every_attempt_at_delivery(app: Flask) -> None:
    together = sum(app.extensions["settings"].delivery_retry_seconds)
    assert files.FETCHED_WITHIN.total_seconds() > together + 7 * 86_400


def test_a_file_of_a_form_that_was_not_sent_cannot_be_fetched(app: Flask) -> None:
    photo_form.sends(Client(app), "bin.jpg")
    [file] = photo_form.kept(app)
    assert Client(app).get(files.signed_path(app.extensions["keys"], file.id)).status == 404


def test_a_file_whose_submission_is_deleted_is_gone(app: Flask, link: str) -> None:
    with app.extensions["database"].writing() as session:
        for each in session.scalars(select(Submission)):
            each.received_at = each.received_at.replace(year=2020)
    run(app, "purge")
    assert photo_form.kept(app) == []
    assert Client(app).get(link).status == 404


def test_a_delivery_whose_files_cannot_be_opened_waits(app: Flask, crm: Crm) -> None:
    Person(Client(app), photo_form.photo_form, "two photos").sends()
    with app.extensions["database"].writing() as session:
        for upload in session.scalars(select(Upload)):
            upload.details = Fernet(Fernet.generate_key()).encrypt(b"{}")
    work(app)
    assert crm.received == []
    assert "sealed with another key" in run(app, "deliveries")


def test_each_of_several_teams_is_told_for_itself(app: Flask, crm: Crm) -> None:
    path = MISSED_BIN.path(filled(next(iter(MISSED_BIN.examples.values()))))
    outbox = [Address("webhook", "waste"), Address("webhook", "parks")]
    reference = submit(app.extensions["database"], app.extensions["keys"], MISSED_BIN, path, "amal", outbox)
    work(app)
    told = {request.headers["Idempotency-Key"]: request.told["team"] for request in crm.received}
    assert told == {f"{reference}/waste": "waste", f"{reference}/parks": "parks"}


def test_a_council_without_a_crm_saves_the_files_into_a_folder(
    app: Flask, told: dict[str, Any], tmp_path: Path
) -> None:
    folder = tmp_path / "a case" / "its files"
    said = run(app, "files", str(told["reference"]), str(folder))
    saved = sorted(folder.iterdir())
    assert [path.name for path in saved] == ["1-bin.jpg", "2-lid.jpg", "3-close.jpg"]
    assert said.splitlines() == [str(path) for path in saved]
    assert {path.read_bytes() for path in saved} == {PHOTO}
    assert {path.stat().st_mode & 0o777 for path in saved} == {0o600}


def test_files_of_no_submission_are_told_of_in_a_sentence(app: Flask, tmp_path: Path) -> None:
    result = app.test_cli_runner().invoke(args=["submissions", "files", "NONE", str(tmp_path / "x")])
    assert (result.exit_code, result.output) == (1, "Error: There is no submission NONE.\n")


def test_the_person_is_told_the_names_of_their_files(app: Flask) -> None:
    sent = Person(Client(app), photo_form.photo_form, "two photos").goes_to("check-answers")
    assert "bin.jpg lid.jpg" in " ".join(sent.text.split())
