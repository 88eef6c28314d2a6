"""Answers of a form being filled in: kept for their browser alone, for a while, whatever happens at once."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from threading import Barrier, BrokenBarrierError

import pytest
from cryptography.fernet import Fernet
from flask import Flask, session
from sqlalchemy import select, update

from app import drafts
from app.database import Database
from app.delivery import worker
from app.filling import Filling
from app.models import Draft
from app.security import Keys
from forms.examples import typed
from tests.app.browser import Client
from tests.people import MISSED_BIN, Person


@pytest.fixture
def database_url(each_database: str) -> str:
    return each_database


def kept(app: Flask) -> list[Draft]:
    database: Database = app.extensions["database"]
    with database.reading() as reading:
        return list(reading.scalars(select(Draft)))


def change(app: Flask, **values: object) -> None:
    database: Database = app.extensions["database"]
    with database.writing() as writing:
        writing.execute(update(Draft).values(**values))


def test_a_draft_is_kept_for_as_long_as_we_say_after_it_was_last_used(app: Flask, amal: Person) -> None:
    amal.goes_to("assisted-collection")
    [draft] = kept(app)
    left = draft.expires_at - datetime.now(UTC)
    assert timedelta(hours=23) < left <= timedelta(hours=app.extensions["settings"].draft_hours)


def test_an_expired_draft_is_not_shown_and_then_is_gone(app: Flask, amal: Person) -> None:
    amal.goes_to("assisted-collection")
    change(app, expires_at=datetime.now(UTC) - timedelta(seconds=1))
    assert amal.client.get(amal.address("assisted-collection")).url == amal.address("collection-address")
    worker.tidy(app.extensions["database"])
    assert kept(app) == []


def test_a_draft_that_is_in_use_is_not_tidied_away(app: Flask, amal: Person) -> None:
    page = amal.goes_to("assisted-collection")
    worker.tidy(app.extensions["database"])
    assert amal.client.get(page.url).url == page.url


def test_what_is_typed_cannot_be_read_in_the_database(app: Flask, amal: Person) -> None:
    amal.goes_to("assisted-collection")
    [draft] = kept(app)
    assert b"Quayside" not in draft.sealed
    assert draft.token not in str(amal.client.http.get_cookie("frontdoor"))


def test_a_draft_whose_key_is_gone_begins_again_and_can_be_finished(app: Flask, amal: Person) -> None:
    page = amal.goes_to("assisted-collection")
    app.extensions["keys"] = Keys("s" * 40, [Fernet.generate_key().decode()])
    assert amal.client.get(page.url).url == amal.address("collection-address")
    assert amal.sends().h1 == str(MISSED_BIN.sent_title)


def test_a_draft_sealed_with_the_old_key_goes_on_under_the_new_one(app: Flask, amal: Person) -> None:
    page = amal.goes_to("assisted-collection")
    new, old = Fernet.generate_key().decode(), app.extensions["settings"].encryption_keys[0]
    app.extensions["keys"] = Keys("s" * 40, [new, old])
    assert amal.client.get(page.url).url == page.url
    amal.client.post(page.url, {"assisted": "no"})
    [draft] = kept(app)
    assert Keys("s" * 40, [new]).open(draft.sealed)


def test_what_is_left_typed_on_many_pages_does_not_grow_without_end(app: Flask, amal: Person) -> None:
    amal.goes_to("missed-bin")
    for number in range(12):
        told = {"language": "es", "due-day": "9" * 100_000}
        amal.client.post(amal.address(f"missed-bin/{number:08x}"), told)
    [draft] = kept(app)
    assert len(draft.sealed) < 400_000
    newest = amal.client.get(amal.address("missed-bin/0000000b"))
    assert newest.value("due-day") == "9" * 100_000


def test_continue_pressed_twice_on_the_first_page_keeps_the_answer_once(
    app: Flask, amal: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both presses find no draft yet, and both go to store the first."""
    page = amal.starts()
    told = typed(MISSED_BIN.first, amal.answers[MISSED_BIN.first.slug])  # type: ignore[arg-type]
    both_have_looked, make_row = Barrier(2), drafts._row

    def after_both_looked(journey: str, filling: Filling) -> Draft:
        with suppress(BrokenBarrierError):  # where writers queue, the other cannot look yet
            both_have_looked.wait(0.2)
        return make_row(journey, filling)

    monkeypatch.setattr(drafts, "_row", after_both_looked)
    assert at_once(app, 2, lambda tab: tab.post(page.url, told).status, amal.client) == [200, 200]
    assert len(kept(app)) == 1


def test_two_tabs_that_answer_two_pages_at_once_keep_both(app: Flask, amal: Person) -> None:
    amal.goes_to("check-answers")
    pages = iter([("assisted-collection", {"assisted": "yes"}), ("contact-details", {"name": "Amal W."})])

    def answer(tab: Client) -> int:
        slug, told = next(pages)
        return tab.post(amal.address(slug), told).status

    assert at_once(app, 2, answer, amal.client) == [200, 200]
    [draft] = kept(app)
    stored = app.extensions["keys"].open(draft.sealed).decode()
    assert '"assisted": "yes"' in stored
    assert "Amal W." in stored


def at_once(app: Flask, times: int, do: Callable[[Client], int], browser: Client) -> list[int]:
    """What `do` returns in as many tabs of this browser, all let go at the same moment."""
    with browser.http.session_transaction() as kept:
        cookie = dict(kept)
    ready = Barrier(times)

    def in_a_tab() -> int:
        tab = Client(app)
        with tab.http.session_transaction() as begun:
            begun.update(cookie)
        ready.wait()
        return do(tab)

    with ThreadPoolExecutor(times) as tabs:
        return [each.result() for each in [tabs.submit(in_a_tab) for _ in range(times)]]


def test_a_browser_that_begins_every_form_often_keeps_its_newest_drafts(app: Flask) -> None:
    """A cookie over 4,096 bytes is dropped by the browser, and every draft with it."""
    with app.test_request_context():
        for number in range(200):
            drafts.begin(f"a-form-with-a-long-enough-name-{number % 40}")
        newest = drafts.tokens("a-form-with-a-long-enough-name-39")
        signed = app.session_interface.get_signing_serializer(app).dumps(dict(session))
    assert len(signed) < 3500
    assert newest
