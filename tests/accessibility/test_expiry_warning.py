"""The warning that answers will soon be deleted: seen, announced, and never in the way of typing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import Flask
from selenium.webdriver import Chrome
from selenium.webdriver.common.by import By
from sqlalchemy import update

from app.database import Database
from app.models import Draft
from forms.journeys import JOURNEYS
from tests.accessibility import chromium
from tests.accessibility.engine import everything_wrong
from tests.accessibility.walking import fill, go_on

COMPLAINT = JOURNEYS["make-a-complaint"]
# A clock that a test puts forward, and what looks at it every so often.
_CLOCK = """
const now = Date.now;
window.later = 0;
Date.now = () => now() + window.later;
window.setInterval = (look) => { window.look = look; return 1 };
"""


def begin(browser: Chrome, site: str) -> None:
    """On the second page, where there is something to type."""
    browser.get(f"{site}/forms/{COMPLAINT.slug}")
    go_on(browser)
    fill(browser, {"about": ["service"]})
    go_on(browser)


def pass_minutes(browser: Chrome, minutes: int) -> None:
    browser.execute_script("window.later = arguments[0] * 60000; window.look()", minutes)


def warnings(browser: Chrome) -> list[str]:
    return [each.text for each in browser.find_elements(By.CLASS_NAME, "council-expiry__button")]


def test_a_page_left_open_warns_when_20_minutes_are_left_and_keeps_what_is_typed(
    browser: Chrome, site: str
) -> None:
    added = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": _CLOCK})
    begin(browser, site)
    browser.find_element(By.ID, "service").send_keys("Council")
    pass_minutes(browser, 23 * 60 + 35)
    assert warnings(browser) == []
    pass_minutes(browser, 23 * 60 + 41)
    assert warnings(browser) == ["Keep my answers longer"]
    assert browser.switch_to.active_element.get_attribute("id") == "service"
    assert everything_wrong(browser) == []
    browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", added)
    chromium.press(browser, browser.find_element(By.CLASS_NAME, "council-expiry__button"))
    assert browser.find_element(By.ID, "service").get_attribute("value") == "Council"
    assert warnings(browser) == []


def test_a_page_drawn_late_warns_without_a_script(browser: Chrome, site: str, whole_app: Flask) -> None:
    begin(browser, site)
    database: Database = whole_app.extensions["database"]
    with database.writing() as session:
        soon = datetime.now(UTC) + timedelta(minutes=30)
        session.execute(update(Draft).where(Draft.journey == COMPLAINT.slug).values(expires_at=soon))
    chromium.scripts(browser, allowed=False)
    browser.refresh()
    assert warnings(browser) == ["Keep my answers longer"]
    chromium.scripts(browser, allowed=True)
    browser.refresh()
    assert everything_wrong(browser) == []
    assert browser.find_element(By.CSS_SELECTOR, ".council-expiry").get_attribute("role") == "status"
