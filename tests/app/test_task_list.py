"""Filling in a long form by its task list."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.journeys import JOURNEYS
from tests.app.browser import Client, Page
from tests.forms.test_task_list import LONG

TASKS = f"/forms/{LONG.slug}/tasks"


@pytest.fixture(autouse=True)
def long_form() -> Iterator[None]:
    JOURNEYS[LONG.slug] = LONG
    yield
    del JOURNEYS[LONG.slug]


def tasks(page: Page) -> dict[str, str]:
    """{task: its state} as the page shows it."""
    return {
        " ".join(item.select_one(".govuk-task-list__name-and-hint > *").get_text().split()): " ".join(  # type: ignore[union-attr]
            item.select_one(".govuk-task-list__status").get_text().split()  # type: ignore[union-attr]
        )
        for item in page.soup.select(".govuk-task-list__item")
    }


def test_a_long_form_begins_at_its_tasks(client: Client) -> None:
    page = client.get(f"/forms/{LONG.slug}").click("Start now")
    assert page.url == TASKS
    assert tasks(page) == {
        "Your home": "Not started",
        "Your pets": "Not started",
        "Your money": "Cannot start yet",
    }
    assert "You have filled in 0 of 3 parts." in page.text


def test_a_task_leads_back_to_the_list_and_goes_on_where_it_stopped(client: Client) -> None:
    page = client.get(f"/forms/{LONG.slug}").click("Start now").click("Your pets")
    assert page.h1 == "Do you have a dog?"
    assert page.click("Back").url == TASKS
    page = page.click("Continue", dog="yes")
    assert page.url == TASKS
    assert tasks(page)["Your pets"] == "In progress"
    page = page.click("Your home").click("Continue", street="Mill Lane")
    assert page.h1 == "Is there a garden?"
    page = client.get(TASKS).click("Your home")
    assert page.h1 == "Is there a garden?"


def test_when_every_task_is_done_the_answers_can_be_checked_and_sent(client: Client) -> None:
    page = client.get(f"/forms/{LONG.slug}").click("Start now").click("Your home")
    page = page.click("Continue", street="Mill Lane").click("Continue", garden="yes")
    page = page.click("Your pets").click("Continue", dog="no")
    assert "You have filled in every part." in page.text
    assert tasks(page) == {"Your home": "Completed", "Your pets": "Completed"}
    check = page.click("Check your answers")
    assert check.click("Back").url == TASKS
    assert client.get(check.url).click("Send it").h1 == "Sent"


def test_checking_too_early_leads_to_the_tasks(client: Client) -> None:
    client.get(f"/forms/{LONG.slug}").click("Start now")
    assert client.get(f"/forms/{LONG.slug}/check-answers").url == TASKS
    assert client.get(f"/forms/{LONG.slug}/dog-in-garden").url == TASKS


def test_a_form_without_tasks_has_no_list(client: Client) -> None:
    assert "/tasks" not in client.get("/forms/report-missed-bin/tasks").url
