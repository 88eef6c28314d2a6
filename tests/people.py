"""The cast: people who fill in forms, and how they go about it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import forms.pages
from forms.answers import Json
from forms.examples import filled, typed
from forms.journey import Journey
from forms.journeys import JOURNEYS
from forms.pages import AddAnother, Exit
from tests.app.browser import Client, Page
from tests.photos import PHOTO
from tests.staff import sign_in

MISSED_BIN = JOURNEYS["report-missed-bin"]
COMPLAINT = JOURNEYS["make-a-complaint"]
ONE_BIN = "one recycling bin, out on time"


class Person:
    """Somebody with a browser who answers as one of a form's examples does."""

    def __init__(self, client: Client, journey: Journey, example: str, language: str = "en") -> None:
        self.client = client
        self.journey = journey
        self.answers = filled(journey.examples[example])
        self.home = "" if language == "en" else f"/{language}"

    def address(self, slug: str) -> str:
        return f"{self.home}/forms/{self.journey.slug}/{slug}"

    def starts(self) -> Page:
        if self.journey.audience == "staff":
            sign_in(self.client)
        start = self.client.get(f"{self.home}/forms/{self.journey.slug}")
        return self.client.post(start.url)

    def goes_to(self, slug: str) -> Page:
        """Answers page after page until this one is on screen ("check-answers" for the last)."""
        page = self.starts()
        while slug not in _slug(page.url):
            page = self.answers_it(page)
            assert not page.errors, f"{page.url} does not take these answers: {page.errors}"
        return page

    def answers_it(self, page: Page) -> Page:
        """Fills in the page on screen and continues; of a list of tasks, opens the first that is not done."""
        if _slug(page.url) == "tasks":
            return self.client.get(_next_task(page))
        asked = self.journey.by_slug[_slug(page.url)]
        assert not issubclass(asked, Exit), f"{page.url} is the end"
        stored = self.answers[asked.slug]
        if not issubclass(asked, AddAnother):
            assert isinstance(stored, dict)
            return self._fills_in(page, asked, stored)
        items = asked.items(stored)
        if page.soup.find(id="another") is None and page.soup.select_one("input[name=another]") is None:
            if page.url.endswith(asked.slug):  # the list is full
                return self.client.post(page.url)
            told = len(self._listed(asked.slug))
            return self._fills_in(page, asked, items[told])
        more = len(self._listed(asked.slug)) < len(items)
        return self.client.post(page.url, {"another": "yes" if more else "no"})

    def _fills_in(self, page: Page, asked: type[forms.pages.Page], stored: Mapping[str, Json]) -> Page:
        """Types the answers of one screen and continues, its photos first: each is sent as it is chosen."""
        told: dict[str, Any] = {**typed(asked, stored)}
        for question in asked.questions:
            if question.takes_files and stored.get(question.name):
                files = [
                    (BytesIO(PHOTO), name) for name in str(question.shown(stored[question.name])).split("\n")
                ]
                sent = {**told, question.control(): files, question.control("kept"): []}
                told[question.control("kept")] = self.client.post(page.url, sent).values(
                    question.control("kept")
                )
        return self.client.post(page.url, told)

    def _listed(self, slug: str) -> list[str]:
        listed = self.client.http.get(self.address(slug))
        return re.findall(rf"{slug}/[0-9a-f]{{8}}/remove", listed.get_data(as_text=True))

    def sends(self) -> Page:
        """Goes all the way to the confirmation."""
        return self.goes_to("check-answers").click(str(self.journey.send))


def _slug(url: str) -> str:
    return url.split("/forms/")[1].split("/")[1] if url.count("/") > 2 else url


def _next_task(page: Page) -> str:
    """Where the first task that is not done begins, or where the answers are checked when all are."""
    to_do = page.soup.select_one(".govuk-task-list__item:has(.govuk-tag) a")
    way = to_do or page.soup.select_one("main a.govuk-button")
    assert way is not None, f"{page.url} leads nowhere"
    return str(way["href"])


def answers(page: Page) -> Mapping[str, Json]:
    """What the check answers page, or a confirmation, shows: {question: answer}."""
    return {
        " ".join(row.dt.get_text().split()): " ".join(row.dd.get_text().split())
        for row in page.soup.select(".govuk-summary-list__row")
        if row.dt and row.dd
    }
