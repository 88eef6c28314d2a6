"""Files of a form being filled in: what is taken stays, in its draft alone, until it is sent or gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from sqlalchemy import select, update

from app import uploads
from app.delivery import worker
from app.models import Draft, Upload
from app.security import Keys
from app.settings import Settings, SettingsError
from tests.app import photo_form
from tests.app.browser import Client
from tests.app.photo_form import PAGE, kept, listed, sends
from tests.app.scanner import Scanner, a_scanner
from tests.people import Person
from tests.photos import EICAR, PHOTO

MORE_TO_SELECT = "We have not kept the files we did not take"


@pytest.fixture(autouse=True)
def _published() -> Iterator[None]:
    photo_form.publish()
    yield
    photo_form.withdraw()


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


def test_files_are_shown_and_stay_until_the_form_is_sent(app: Flask, client: Client) -> None:
    page = sends(client, "bin.jpg", "lid.jpg")
    assert (page.status, page.url, listed(page)) == (200, PAGE, ["bin.jpg", "lid.jpg"])
    assert "You have added 2 of 3 files" in page.text
    assert page.value("where") == "By the gate"
    page = page.click("Continue")
    assert page.url.startswith("/forms/send-photos/damage/")
    assert listed(client.get(PAGE)) == ["bin.jpg", "lid.jpg"]
    assert len(kept(app)) == 2


def test_continue_with_files_chosen_shows_them_before_going_on(client: Client) -> None:
    page = sends(client, "bin.jpg", **{"photos-upload": []})
    assert (page.url, listed(page)) == (PAGE, ["bin.jpg"])


def test_a_file_that_is_refused_costs_neither_the_others_nor_the_other_answers(client: Client) -> None:
    page = client.post(
        PAGE,
        {
            "where": "By the gate",
            "photos": [*photo_form.chosen("bin.jpg"), *photo_form.chosen("run.exe", content=b"MZ")],
        },
    )
    assert page.status == 422
    assert page.errors == ["run.exe must be a JPG, PNG, HEIC, WebP, GIF, PDF, DOCX or ODT"]
    assert listed(page) == ["bin.jpg"]
    assert MORE_TO_SELECT in page.text
    assert page.value("where") == "By the gate"
    again = client.get(PAGE)
    assert (listed(again), again.value("where"), again.errors) == (["bin.jpg"], "By the gate", [])


def test_every_file_that_is_refused_is_told_of(client: Client) -> None:
    page = sends(client, "a.jpg", "b.jpg", content=b"")
    assert page.errors == ["a.jpg is empty", "b.jpg is empty"]


def test_a_file_taken_on_a_page_with_another_mistake_is_not_asked_for_again(client: Client) -> None:
    page = sends(client, "bin.jpg", where="")
    assert page.errors == ["Enter where it is"]
    assert listed(page) == ["bin.jpg"]
    assert page.click("Continue", where="By the gate").url != PAGE


def test_a_file_that_is_removed_is_deleted(app: Flask, client: Client) -> None:
    page = sends(client, "bin.jpg", "lid.jpg").click("Remove bin.jpg")
    assert (page.url, listed(page)) == (PAGE, ["lid.jpg"])
    assert len(kept(app)) == 1


def test_a_file_that_was_already_answered_with_goes_when_the_answer_changes(
    app: Flask, client: Client
) -> None:
    sends(client, "bin.jpg", "lid.jpg").click("Continue")
    page = client.get(PAGE).click("Remove bin.jpg")
    assert len(kept(app)) == 2
    page.click("Continue")
    assert len(kept(app)) == 1


def test_changing_the_language_keeps_the_files_chosen(client: Client) -> None:
    told = {"where": "By the gate", "language": "es", "photos": photo_form.chosen("bin.jpg")}
    answer = client.http.post(PAGE, data={**told, "csrf_token": client._token()}, follow_redirects=True)
    assert answer.request.path == f"/es{PAGE}"
    assert "bin.jpg" in answer.get_data(as_text=True)


def test_nobody_else_can_answer_with_my_file(client: Client) -> None:
    mine = sends(client, "bin.jpg").value("photos-kept")
    page = client.another().post(PAGE, {"where": "Here", "photos-kept": mine})
    assert page.errors == ["Select again the files that are not in the list, as we no longer have them"]
    assert listed(page) == []


def test_what_is_kept_of_a_file_cannot_be_read_in_the_database(app: Flask, client: Client) -> None:
    sends(client, "my illness.jpg")
    [file] = kept(app)
    with app.extensions["database"].reading() as session:
        row = session.get(Upload, file.id)
        assert row is not None
        assert b"illness" not in row.details
        assert PHOTO[:20] not in row.sealed
    opened = Keys("s", app.extensions["settings"].encryption_keys)
    assert opened.open(row.sealed) == PHOTO


def test_the_moment_a_file_was_sent_is_not_told_by_what_is_sealed(app: Flask, client: Client) -> None:
    """An anonymous form tells only the day, and so must its files."""
    sends(client, "bin.jpg")
    with app.extensions["database"].reading() as session:
        row = session.get(Upload, kept(app)[0].id)
        assert row is not None
        fernet = Fernet(app.extensions["settings"].encryption_keys[0])
        assert {fernet.extract_timestamp(each) % 86_400 for each in (row.sealed, row.details)} == {0}


def test_files_whose_key_is_gone_are_asked_for_again(app: Flask, client: Client) -> None:
    mine = sends(client, "bin.jpg").value("photos-kept")
    app.extensions["keys"] = Keys(app.config["SECRET_KEY"], [Fernet.generate_key().decode()])
    page = client.post(PAGE, {"where": "Here", "photos-kept": mine})
    assert (page.status, listed(page)) == (422, [])


def test_files_last_as_long_as_their_draft(app: Flask, client: Client) -> None:
    page = sends(client, "bin.jpg")
    with app.extensions["database"].writing() as session:
        session.execute(update(Upload).values(expires_at=datetime.now(UTC) + timedelta(minutes=1)))
    page.click("Continue")
    [file] = kept(app)
    assert file.expires_at is not None
    assert file.expires_at - datetime.now(UTC) > timedelta(hours=23)
    with app.extensions["database"].writing() as session:
        for kind in (Draft, Upload):
            session.execute(update(kind).values(expires_at=datetime.now(UTC) - timedelta(seconds=1)))
    worker.tidy(app.extensions["database"])
    assert kept(app) == []


def test_deleting_the_answers_deletes_the_files(app: Flask, client: Client) -> None:
    sends(client, "bin.jpg")
    client.post("/forms/send-photos", {"answers": "delete"})
    assert kept(app) == []


def test_sending_the_form_takes_its_files_and_no_others(app: Flask, client: Client) -> None:
    client.another().post(PAGE, {"where": "There", "photos": photo_form.chosen("theirs.jpg")})
    amal = Person(client, photo_form.photo_form, "two photos")
    assert amal.sends().status == 200
    told = sorted(
        (file.submission_id or 0, file.token is None, file.expires_at is None) for file in kept(app)
    )
    assert [each[1:] for each in told] == [(False, False), (True, True), (True, True), (True, True)]


def test_a_draft_holds_only_so_much(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "MOST_IN_A_DRAFT", len(PHOTO))
    page = sends(client, "a.jpg", "b.jpg")
    assert (page.errors, listed(page)) == (["b.jpg could not be uploaded – try again"], ["a.jpg"])


def test_one_client_sends_only_so_many(
    make_app: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploads, "MOST_BY_A_CLIENT", [uploads.RateLimit(1, 86400)])
    page = sends(Client(make_app(RATE_LIMITS="100 per day")), "a.jpg", "b.jpg")
    assert (page.errors, listed(page)) == (["b.jpg could not be uploaded – try again"], ["a.jpg"])


@pytest.fixture(params=["tcp", "unix"])
def scanner(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Scanner]:
    with a_scanner(tmp_path / "clamd.sock" if request.param == "unix" else None) as scanner:
        yield scanner


def test_a_file_with_a_virus_is_not_kept(make_app: Callable[..., Flask], scanner: Scanner) -> None:
    app = make_app(CLAMD_URL=scanner.url)
    page = sends(Client(app), "bin.jpg", content=PHOTO + EICAR + b"x" * 100_000)
    assert page.errors == ["bin.jpg contains a virus"]
    assert scanner.seen == [PHOTO + EICAR + b"x" * 100_000]
    assert kept(app) == []
    assert listed(sends(Client(app), "clean.jpg")) == ["clean.jpg"]


@pytest.mark.parametrize("says", [b"", b"stream: INSTREAM size limit exceeded. ERROR\0", b"OK", b"x" * 9_000])
def test_a_scanner_that_does_not_say_that_a_file_is_clean_lets_none_in(
    make_app: Callable[..., Flask], scanner: Scanner, says: bytes
) -> None:
    scanner.says = says
    app = make_app(CLAMD_URL=scanner.url)
    assert sends(Client(app), "bin.jpg").errors == ["bin.jpg could not be uploaded – try again"]
    assert kept(app) == []


@pytest.mark.parametrize("url", ["tcp://127.0.0.1:9", "unix:///no/such/socket"])
def test_no_scanner_lets_none_in(make_app: Callable[..., Flask], url: str) -> None:
    page = sends(Client(make_app(CLAMD_URL=url)), "bin.jpg")
    assert page.errors == ["bin.jpg could not be uploaded – try again"]


@pytest.mark.parametrize("url", ["http://127.0.0.1", "tcp://", "unix://here", "tcp://host:port", "clamd"])
def test_an_address_that_is_no_scanners_stops_the_start(tmp_path: Path, url: str) -> None:
    with pytest.raises(SettingsError, match="CLAMD_URL"):
        Settings.from_environment({"DATA_DIR": str(tmp_path), "CLAMD_URL": url})


def test_an_answer_of_another_tab_leaves_a_file_that_is_just_arriving(app: Flask, client: Client) -> None:
    sends(client, "bin.jpg").click("Continue")
    with app.extensions["database"].writing() as session:
        [file] = session.scalars(select(Upload))
        sealed = {"details": file.details, "sealed": file.sealed, "type": file.type, "size": file.size}
        session.add(Upload(id="a" * 32, token=file.token, expires_at=file.expires_at, **sealed))
    client.post("/forms/send-photos/damage/0000000a", {"part": "Lid"})
    assert len(kept(app)) == 2
