"""The e-mail to the person who sent a form: in their language, to their address alone, and out of sight."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from datetime import timedelta
from email import message_from_bytes, message_from_string, policy
from email.message import EmailMessage
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from flask import Flask

from app.delivery import outbox_for
from app.languages import LANGUAGES
from app.submissions import Address
from forms.text import speak
from tests.app.crm import PostOffice
from tests.app.outbox import pass_time, rows, send, work
from tests.people import MISSED_BIN


@pytest.fixture
def app(make_app: Callable[..., Flask]) -> Iterator[Flask]:
    app = make_app()
    with app.app_context():
        yield app


def letters(folder: Path) -> list[EmailMessage]:
    found = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in folder.glob("*.eml")]
    return [each for each in found if isinstance(each, EmailMessage)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_email_has_the_reference_and_what_happens_next_in_the_forms_language(
    app: Flask, language: str
) -> None:
    reference = send(app, "amal", "mail", language=language)
    assert work(app) == 1
    [letter] = letters(app.extensions["settings"].data_dir / "mail")
    assert letter["To"] == "amal.warsame@example.com"
    assert letter["Content-Language"] == language
    assert reference in letter["Subject"]
    text = letter.get_content()
    with speak(language, LANGUAGES[language].catalogue.translator if language != "en" else None):
        steps = [str(step) for step in MISSED_BIN.told(MISSED_BIN.happens_next, {})]
        assert str(MISSED_BIN.title) in letter["Subject"]
    assert steps
    assert all(step in text for step in steps)
    assert reference in text
    assert "12 Quayside Row" in text
    if language != "en":
        assert "What happens next" not in text


def test_without_a_mail_server_only_we_can_read_the_email(app: Flask) -> None:
    send(app, "amal", "mail")
    work(app)
    folder = app.extensions["settings"].data_dir / "mail"
    [letter] = folder.iterdir()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE(letter.stat().st_mode) == 0o600


def test_with_a_mail_server_the_email_goes_there(
    make_app: Callable[..., Flask], post_office: PostOffice
) -> None:
    app = make_app(SMTP_URL=post_office.url)
    reference = send(app, "amal", "mail")
    with app.app_context():
        assert work(app) == 1
    [letter] = post_office.letters
    assert reference in str(message_from_string(letter, policy=policy.default)["Subject"])
    assert not (app.extensions["settings"].data_dir / "mail").exists()
    assert [row.state for row in rows(app)] == ["delivered"]


def test_an_email_the_mail_server_refuses_is_tried_again(
    make_app: Callable[..., Flask], post_office: PostOffice
) -> None:
    post_office.refuses = "451 try later"
    app = make_app(SMTP_URL=post_office.url, DELIVERY_RETRY_SECONDS="10")
    send(app, "amal", "mail")
    with app.app_context():
        work(app)
        assert rows(app)[0].problem == "The mail server did not take it (SMTPRecipientsRefused)."
        post_office.refuses = ""
        pass_time(app, timedelta(seconds=10))
        work(app)
    assert len(post_office.letters) == 1


def test_an_address_in_another_script_is_written_to_or_given_up_and_never_stops_the_worker(
    make_app: Callable[..., Flask], post_office: PostOffice
) -> None:
    app = make_app(SMTP_URL=post_office.url)
    send(app, "amal", "mail", name="José", email="josé@example.com")
    send(app, "bea", "mail")
    with app.app_context():
        assert work(app) == 2
    assert sorted(row.state for row in rows(app)) == ["delivered", "waiting"]


@pytest.mark.parametrize(
    "email",
    ["a@example.com\nBcc: all@example.com", "a@example.com, b@example.com", "a@example.com\r\n\r\nHi"],
)
def test_an_address_is_never_more_than_one_address(app: Flask, email: str) -> None:
    with pytest.raises(AssertionError, match="finished"):
        send(app, "amal", "mail", name="Amal", email=email)


def test_what_is_typed_as_a_name_stays_out_of_the_headers(app: Flask) -> None:
    send(app, "amal", "mail", name="Amal Bcc: all@example.com", email="amal@example.com")
    work(app)
    [letter] = letters(app.extensions["settings"].data_dir / "mail")
    assert letter["Bcc"] is None
    assert "all@example.com" not in str(letter.items())


def test_in_production_nothing_is_written_in_clear_for_want_of_a_mail_server(
    make_app: Callable[..., Flask],
) -> None:
    told = {
        "FRONTDOOR_ENV": "production",
        "SECRET_KEY": "s" * 40,
        "ENCRYPTION_KEYS": Fernet.generate_key().decode(),
        "PUBLIC_URL": "https://www.example.org",
        "DATABASE_URL": "sqlite:///:memory:",
    }
    settings = make_app(**told).extensions["settings"]
    assert outbox_for(settings, email="amal@example.com") == []
    settings = make_app(**told, SMTP_URL="smtp://mail.example").extensions["settings"]
    assert outbox_for(settings, email="amal@example.com") == [Address("mail")]
