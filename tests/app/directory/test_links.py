"""Links into the directory from the ends of forms."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import event

from app.directory.links import service_link
from tests.app.browser import Client, Page
from tests.factories import a_service
from tests.people import MISSED_BIN, Person

ThereIs = Callable[..., None]


def confirmed(client: Client) -> Page:
    """A bin is reported."""
    return Person(client, MISSED_BIN, "one recycling bin, out on time").sends()


def turned_away(client: Client) -> Page:
    """A bin was put out too late to be reported."""
    return Person(client, MISSED_BIN, "put out late").goes_to("put-out-late")


ENDS = pytest.mark.parametrize(
    ("end", "words", "name"),
    [
        (confirmed, "See the team that deals with this", "Bins and recycling"),
        (turned_away, "See how to reach the people who deal with this", "Assisted bin collections"),
    ],
)


@ENDS
def test_a_form_ends_on_a_link_to_its_service(
    client: Client, there_is: ThereIs, end: Callable[[Client], Page], words: str, name: str
) -> None:
    there_is(a_service(), a_service("Assisted bin collections"))
    assert end(client).click(words).h1 == name


@ENDS
def test_a_form_ends_on_no_link_to_a_service_that_is_not_in_the_directory(
    client: Client, end: Callable[[Client], Page], words: str, name: str
) -> None:
    page = end(client)
    assert words not in page.text
    assert "/directory/services/" not in str(page.soup.main)


def test_a_page_asks_once_whether_a_service_is_there(app: Flask, there_is: ThereIs) -> None:
    there_is(a_service())
    asked: list[object] = []
    engine = app.extensions["database"].engine
    with app.test_request_context("/"):
        event.listen(engine, "after_cursor_execute", lambda *told: asked.append(told[2]))
        links = [service_link(slug) for slug in ("bins-and-recycling", "parks") * 3]
    assert links == ["/directory/services/bins-and-recycling", None] * 3
    assert len([words for words in asked if "SELECT" in str(words)]) == 2
