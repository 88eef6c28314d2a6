"""A browser for tests: it opens pages, follows links, presses buttons, and has every page inspected."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from io import BytesIO
from typing import Any
from urllib.parse import urlencode, urlsplit

from bs4 import BeautifulSoup, Tag
from flask import Flask
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy import event
from sqlalchemy.orm import Session
from werkzeug.test import TestResponse

from app.languages import LANGUAGES, Language
from tests.app.inspector import inspect, language_of_page, words

Fields = Mapping[str, str | list[str] | list[tuple[BytesIO, str]]]
"""What is typed or chosen in each field; the contents and names of files."""


class Page:
    """One answer of the application, as a person meets it."""

    def __init__(self, client: Client, response: TestResponse) -> None:
        self.client = client
        self.response = response
        self.status = response.status_code
        self.url = response.request.path
        self.location = response.headers.get("Location", "")
        self.is_html = response.mimetype == "text/html"

    @cached_property
    def source(self) -> str:
        return self.response.get_data(as_text=True)

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.source, "html.parser")

    @cached_property
    def by_id(self) -> dict[str, Tag]:
        return {str(tag["id"]): tag for tag in reversed(self.soup.find_all(id=True))}

    @property
    def language(self) -> Language:
        return LANGUAGES[language_of_page(self.url)]

    @property
    def title(self) -> str:
        assert self.soup.title is not None
        return words(self.soup.title)

    @property
    def h1(self) -> str:
        assert self.soup.h1 is not None, f"{self.url} has no h1"
        return words(self.soup.h1)

    @property
    def text(self) -> str:
        """What the main part of the page says, spaces made single."""
        return words(self.soup.find("main") or self.soup)

    @property
    def errors(self) -> list[str]:
        """The messages in the error summary, in order."""
        return [words(link) for link in self.soup.select(".govuk-error-summary__list li")]

    def value(self, name: str) -> str:
        """What the field with this name holds: the chosen one of several."""
        return next((value for field, value in self._filled_in(self.soup) if field == name), "")

    def values(self, name: str) -> list[str]:
        """What all the fields with this name hold."""
        return [value for field, value in self._filled_in(self.soup) if field == name]

    def click(self, words_on_it: str, fields: Fields | None = None, **more: str | list[str]) -> Page:
        """Follow the link, or press the button after filling in its form, that says this.

        A field is named as in the page; one that the page does not have is a mistake of the test.
        """
        for link in self.soup.select("a[href]"):
            if words(link) == words_on_it:
                return self.client.get(str(link["href"]))
        for button in self.soup.find_all("button"):
            if words(button) == words_on_it:
                return self._press(button, {**(fields or {}), **more})
        raise AssertionError(f"{self.url} has no link or button “{words_on_it}”")

    def _press(self, button: Tag, fields: Fields) -> Page:
        form = self.soup.find(id=button["form"]) if button.get("form") else button.find_parent("form")
        assert isinstance(form, Tag), "the button is not in a form"
        names = {str(tag["name"]) for tag in form.select("[name]")}
        assert set(fields) <= names, f"{self.url} has no field {sorted(set(fields) - names)}"
        data: dict[str, list[str]] = {}
        for name, value in self._filled_in(form):
            if name not in fields:
                data.setdefault(name, []).append(value)
        data.update({name: [value] if isinstance(value, str) else value for name, value in fields.items()})
        if button.get("name"):
            data[str(button["name"])] = [str(button.get("value", ""))]
        action = str(button.get("formaction") or form.get("action") or self.response.request.full_path)
        if str(form.get("method", "get")).lower() == "get":
            return self.client.get(f"{urlsplit(action).path}?{urlencode(data, doseq=True)}")
        return self.client.post(action, data, csrf=False)

    @staticmethod
    def _filled_in(form: Tag) -> Iterator[tuple[str, str]]:
        for field in form.select("input[name], textarea[name], select[name]"):
            name, kind = str(field["name"]), field.get("type")
            if field.name == "textarea":
                yield name, field.get_text().removeprefix("\n")
            elif field.name == "select":
                chosen = field.select_one("option[selected]") or field.select_one("option")
                if chosen is not None:
                    yield name, str(chosen.get("value", ""))
            elif kind not in ("radio", "checkbox") or field.has_attr("checked"):
                yield name, str(field.get("value", "on" if kind == "checkbox" else ""))


class Client:
    """One person's browser, with its own cookies."""

    def __init__(self, app: Flask) -> None:
        self.app = app
        self.http = app.test_client()

    def get(self, path: str, *, follow_redirects: bool = True, **more: Any) -> Page:
        with _no_commits(path):
            response = self.http.get(path, follow_redirects=follow_redirects, buffered=True, **more)
        return self._inspected(response)

    def post(
        self,
        path: str,
        data: Fields | None = None,
        *,
        csrf: bool = True,
        follow_redirects: bool = True,
        **more: Any,
    ) -> Page:
        """Send a form. `csrf=False` adds no token, for a test of what happens then."""
        fields = {**(data or {}), **({"csrf_token": self._token()} if csrf else {})}
        response = self.http.post(path, data=fields, follow_redirects=follow_redirects, **more)
        return self._inspected(response)

    def another(self) -> Client:
        """Somebody else's browser."""
        return Client(self.app)

    def _inspected(self, response: TestResponse) -> Page:
        page = Page(self, response)
        if page.is_html and not 300 <= page.status < 400:
            inspect(page)
        return page

    def _token(self) -> str:
        with self.http.session_transaction() as session:
            secret = session.setdefault("csrf_token", hashlib.sha256(os.urandom(32)).hexdigest())
        return str(URLSafeTimedSerializer(self.app.config["SECRET_KEY"], salt="wtf-csrf-token").dumps(secret))


@contextmanager
def _no_commits(path: str) -> Iterator[None]:
    """A GET changes nothing: a link that is followed by a machine must do no harm. (Searches are counted, but
    on the engine, once the answer is sent.)
    """
    committed: list[Session] = []
    remember = committed.append
    event.listen(Session, "after_commit", remember)
    try:
        yield
    finally:
        event.remove(Session, "after_commit", remember)
    assert not committed, f"GET {path} changed the database"
